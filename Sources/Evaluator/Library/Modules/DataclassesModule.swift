extension Family {
    static let dataclasses = Family(
        module: "dataclasses",
        functions: [
            Builtin(
                "dataclass",
                "(cls=None, /, *, init: bool = True, repr: bool = True, eq: bool = True, order: bool = False, unsafe_hash=False, frozen: bool = False, kw_only: bool = False, slots=False, match_args=True)",
                "Gives a class `__init__`, `__repr__` and `__eq__` made from its annotations.",
                example: "@dataclasses.dataclass\nclass P:\n    x: int\n    y: int = 0\nP(1)\n#> P(x=1, y=0)",
                voice: .python
            ) { call in
                let options = Dataclasses.Options(
                    hasInitializer: try call.bool(1), hasRepr: try call.bool(2), hasEquality: try call.bool(3),
                    hasOrder: try call.bool(4), isFrozen: try call.bool(6))
                if let type = call[0].object(as: TypeObject.self) {
                    try Dataclasses.complete(type, options)
                    return call[0]
                }
                return .object(
                    NativeClosure("wrap") { arguments in
                        guard let type = arguments.first?.object(as: TypeObject.self) else {
                            throw Raised(.typeError, "dataclass() should be called with a class")
                        }
                        try Dataclasses.complete(type, options)
                        return .object(type)
                    })
            },
            Builtin(
                "field",
                "(*, default=..., default_factory=..., init: bool = True, repr: bool = True, hash=None, compare: bool = True, metadata=None, kw_only=False)",
                "Says more about a field of a dataclass.", voice: .python
            ) { call in
                if !call[0].isUnbound, !call[1].isUnbound {
                    throw Raised(.valueError, "cannot specify both default and default_factory")
                }
                return .object(
                    FieldObject(
                        "", value: call[0], factory: call[1], isArgument: try call.bool(2), isShown: try call.bool(3),
                        isCompared: try call.bool(5)))
            },
            Builtin("fields", "(class_or_instance)", "The fields of a dataclass.", voice: .python) { call in
                .tuple(try Dataclasses.fields(of: call[0], "fields").map { .object($0) })
            },
            Builtin("asdict", "(obj, *, dict_factory=None)", "The fields as a dict.", voice: .python) { call in
                _ = try Dataclasses.fields(of: call[0], "asdict")
                return try Dataclasses.plain(call[0], asTuple: false)
            },
            Builtin("astuple", "(obj, *, tuple_factory=None)", "The fields as a tuple.", voice: .python) { call in
                _ = try Dataclasses.fields(of: call[0], "astuple")
                return try Dataclasses.plain(call[0], asTuple: true)
            },
            Builtin("replace", "(obj, /, **changes)", "A copy with other values in some fields.", voice: .python) {
                call in
                var names: ContiguousArray<Symbol> = []
                var values: ContiguousArray<Value> = []
                for field in try Dataclasses.fields(of: call[0], "replace") where field.isArgument {
                    names.append(Symbol(field.name))
                    values.append(try call.keywords.get(field.name) ?? call[0].attribute(Symbol(field.name)))
                }
                return try Calls.call(.object(call[0].type), [], names: names, values: values)
            },
            Builtin("is_dataclass", "(obj)", "Whether it is a dataclass or one's instance.", voice: .python) { call in
                .bool((try? Dataclasses.fields(of: call[0], "")) != nil)
            },
        ],
        types: [
            NativeType(
                "FrozenInstanceError", module: "dataclasses", bases: ["AttributeError"],
                "A frozen dataclass was to be changed.")
        ])
}

/// A field of a dataclass.
final class FieldObject: Object {
    let name: String
    /// `.unbound` where it has none.
    let value: Value
    let factory: Value
    let isArgument: Bool
    let isShown: Bool
    let isCompared: Bool

    init(_ name: String, value: Value, factory: Value, isArgument: Bool, isShown: Bool, isCompared: Bool) {
        self.name = name
        self.value = value
        self.factory = factory
        self.isArgument = isArgument
        self.isShown = isShown
        self.isCompared = isCompared
        super.init(type: Types.current.iterator("dataclasses.Field"))
    }

    func named(_ name: String) -> FieldObject {
        FieldObject(
            name, value: value, factory: factory, isArgument: isArgument, isShown: isShown, isCompared: isCompared)
    }

    var isOptional: Bool { !value.isUnbound || !factory.isUnbound }

    override func attribute(_ name: Symbol) throws -> Value? {
        switch name.name {
        case "name": .text(self.name)
        case "default": value
        default: nil
        }
    }
}

/// What `@dataclass` does.
enum Dataclasses {
    struct Options {
        var hasInitializer: Bool
        var hasRepr: Bool
        var hasEquality: Bool
        var hasOrder: Bool
        var isFrozen: Bool
    }

    /// Values that a row keeps; rows are made on the interpreter's thread and never leave it.
    private struct Kept: @unchecked Sendable { let fields: [FieldObject] }

    private static let marker = Symbol("__dataclass_fields__")

    static func fields(of value: Value, _ function: String) throws -> [FieldObject] {
        let type = value.object(as: TypeObject.self) ?? value.type
        guard case .tuple(let tuple)? = type.lookup(marker) else {
            throw Raised(.typeError, "\(function)() should be called on dataclass instances")
        }
        return tuple.items.compactMap { $0.object(as: FieldObject.self) }
    }

    static func complete(_ type: TypeObject, _ options: Options) throws {
        var fields: [FieldObject] = []
        if case .tuple(let inherited)? = type.lookup(marker) {
            fields = inherited.items.compactMap { $0.object(as: FieldObject.self) }
        }
        if case .dict(let annotations)? = type.ownMember(.annotations) {
            for (key, annotation) in annotations.pairs {
                let name = try key.str()
                if try annotation.str().contains("ClassVar") { continue }
                let field = try makeField(name, type)
                if let place = fields.firstIndex(where: { $0.name == name }) {
                    fields[place] = field
                } else {
                    fields.append(field)
                }
            }
        }
        var sawDefault = false
        for field in fields where field.isArgument {
            if field.isOptional {
                sawDefault = true
            } else if sawDefault {
                throw Raised(.typeError, "non-default argument '\(field.name)' follows default argument")
            }
        }
        type.setMember(marker, .tuple(fields.map { .object($0) }))
        let kept = Kept(fields: fields)
        func add(_ row: Builtin) {
            if type.ownMember(Symbol(row.name)) == nil {
                type.setMember(
                    Symbol(row.name),
                    .object(SynthesizedMethod(row, owner: type)))
            }
        }
        if options.hasInitializer { add(initializer(kept, options)) }
        if options.hasRepr { add(repr(kept)) }
        if options.hasEquality { add(equality(kept)) }
        if options.isFrozen || !options.hasEquality {
            add(hash(kept))
        } else if type.ownMember(.hash) == nil {
            type.setMember(.hash, .none)
        }
        if options.hasOrder {
            for (name, order) in [
                ("__lt__", OrderOperator.less), ("__le__", .lessOrEqual), ("__gt__", .greater),
                ("__ge__", .greaterOrEqual),
            ] {
                add(ordering(kept, name, order))
            }
        }
        if options.isFrozen { freeze(add) }
    }

    private static func makeField(_ name: String, _ type: TypeObject) throws -> FieldObject {
        guard let value = type.ownMember(Symbol(name)) else {
            return FieldObject(
                name, value: .unbound, factory: .unbound, isArgument: true, isShown: true, isCompared: true)
        }
        if let field = value.object(as: FieldObject.self) {
            type.removeMember(Symbol(name))
            if !field.value.isUnbound { type.setMember(Symbol(name), field.value) }
            return field.named(name)
        }
        switch value {
        case .list, .dict: throw mutable(value, name)
        case .object(let object) where object is SetObject: throw mutable(value, name)
        default: break
        }
        return FieldObject(name, value: value, factory: .unbound, isArgument: true, isShown: true, isCompared: true)
    }

    private static func mutable(_ value: Value, _ name: String) -> Raised {
        Raised(
            .valueError,
            "mutable default <class '\(value.typeName)'> for field \(name) is not allowed: use default_factory")
    }

    private static func initializer(_ kept: Kept, _ options: Options) -> Builtin {
        let parameters = kept.fields.filter(\.isArgument).map { $0.isOptional ? $0.name + "=..." : $0.name }
        return Builtin("__init__", "(" + parameters.joined(separator: ", ") + ")", "Sets the fields.") { call in
            guard let object = call.receiver.asObject else { return .none }
            var index = 0
            for field in kept.fields {
                var value = Value.unbound
                if field.isArgument {
                    value = call[index]
                    index += 1
                }
                if value.isUnbound { value = field.factory.isUnbound ? field.value : try Calls.call(field.factory, []) }
                if value.isUnbound { continue }
                if options.isFrozen {
                    object.setField(Symbol(field.name), value)
                } else {
                    try call.receiver.setAttribute(Symbol(field.name), value)
                }
            }
            if let method = try call.receiver.optionalAttribute("__post_init__") { _ = try Calls.call(method, []) }
            return .none
        }
    }

    private static func repr(_ kept: Kept) -> Builtin {
        Builtin("__repr__", "()") { call in
            guard let object = call.receiver.asObject else { return .none }
            return .text(
                try ReprGuard.enter(object, recursive: "...") {
                    let parts = try kept.fields.filter(\.isShown).map {
                        "\($0.name)=\(try call.receiver.attribute(Symbol($0.name)).repr())"
                    }
                    return "\(object.type.qualifiedName)(\(parts.joined(separator: ", ")))"
                })
        }
    }

    private static func values(_ kept: Kept, _ value: Value) throws -> ContiguousArray<Value> {
        ContiguousArray(try kept.fields.filter(\.isCompared).map { try value.attribute(Symbol($0.name)) })
    }

    private static func equality(_ kept: Kept) -> Builtin {
        Builtin("__eq__", "(other)") { call in
            guard call[0].type === call.receiver.type else { return Types.current.notImplemented }
            return .bool(try Value.sameItems(values(kept, call.receiver), values(kept, call[0])))
        }
    }

    private static func hash(_ kept: Kept) -> Builtin {
        Builtin("__hash__", "()") { call in .int(try Value.tuple(values(kept, call.receiver)).hash()) }
    }

    private static func ordering(_ kept: Kept, _ name: String, _ order: OrderOperator) -> Builtin {
        Builtin(name, "(other)") { call in
            guard call[0].type === call.receiver.type else { return Types.current.notImplemented }
            return try Operators.order(order, .tuple(values(kept, call.receiver)), .tuple(values(kept, call[0])))
        }
    }

    private static func freeze(_ add: (Builtin) -> Void) {
        @Sendable func refusal(_ verb: String, _ name: String) -> Raised {
            let type =
                Types.current.named("dataclasses.FrozenInstanceError") ?? Types.current.exception(.attributeError)
            return Raised(ExceptionObject(type, [.text("cannot \(verb) field '\(name)'")]))
        }
        add(Builtin("__setattr__", "(name, value)") { call in throw refusal("assign to", try call[0].str()) })
        add(Builtin("__delattr__", "(name)") { call in throw refusal("delete", try call[0].str()) })
    }

    /// Dataclasses in a value as dicts or tuples.
    static func plain(_ value: Value, asTuple: Bool) throws -> Value {
        switch value {
        case .list(let list): return .list(List(try list.items.map { try plain($0, asTuple: asTuple) }))
        case .tuple(let tuple):
            return .tuple(
                Tuple(ContiguousArray(try tuple.items.map { try plain($0, asTuple: asTuple) }), type: tuple.type))
        case .dict(let dict):
            return .dict(try Dict(dict.pairs.map { ($0.key, try plain($0.value, asTuple: asTuple)) }))
        case .object(let object):
            guard !(object is TypeObject), let fields = try? fields(of: value, "") else {
                return try DeepCopy().copy(value)
            }
            let parts = try fields.map { ($0.name, try plain(value.attribute(Symbol($0.name)), asTuple: asTuple)) }
            if asTuple { return .tuple(parts.map(\.1)) }
            let result = Dict()
            for (name, part) in parts { result.set(name, part) }
            return .dict(result)
        case .unbound, .none, .bool, .int, .float, .str, .tensor: return try DeepCopy().copy(value)
        }
    }
}
