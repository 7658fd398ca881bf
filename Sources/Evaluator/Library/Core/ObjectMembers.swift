extension Family {
    /// What every object has: what `super().__init__()` and the like find at the end of the resolution order.
    static let objectMembers = Family(
        type: "object",
        methods: [
            Builtin("__init__", "(*args, **kwargs)", "Does nothing.") { call in
                let type = call.receiver.type
                // Arguments belong to `__init__` or `__new__` of some class before this one.
                let isOverridden =
                    type.lookup(.new) != nil || type.isSubtype(of: Types.current.tuple)
                    || type.pythonMethod(.initializer) != nil
                    || type.isSubtype(of: Types.current.exception(.baseException)) || type.nativeRow?.allocate != nil
                if call.rest.count > 0 || call.keywords.count > 0 {
                    guard isOverridden else { throw Raised(.typeError, "\(type.name)() takes no arguments") }
                    if type.lookup(.new) == nil, type.pythonMethod(.initializer) != nil {
                        throw Raised(
                            .typeError,
                            "object.__init__() takes exactly one argument (the instance to initialize)")
                    }
                }
                return .none
            },
            Builtin("__repr__", "()", "The text of repr.") { call in .text(try call.receiver.plainRepr()) },
            Builtin("__str__", "()", "The text of str.") { call in .text(try call.receiver.plainStr()) },
            Builtin("__format__", "(format_spec, /)", "The text of format.") { call in
                .text(try TextFormatting.format(.str(call.receiver.asStr()), call.string(0)))
            },
            Builtin("__eq__", "(value, /)", "Equality.") { call in
                if case .object(let object) = call.receiver, let result = try object.isEqual(to: call[0]) {
                    return .bool(result)
                }
                if let plain = try call.receiver.plainEquality(call[0]) { return .bool(plain) }
                return call.receiver.isIdentical(to: call[0]) ? .bool(true) : Types.current.notImplemented
            },
            Builtin("__ne__", "(value, /)", "Inequality.") { call in
                .bool(!(try call.receiver.equals(call[0])))
            },
            Builtin("__hash__", "()", "The hash.") { call in
                guard case .object(let object) = call.receiver else { return .int(try call.receiver.hash()) }
                return .int(try object.hash() ?? object.identity)
            },
            Builtin("__getattribute__", "(name, /)", "An attribute.") { call in
                let name = Symbol(try call.string(0))
                guard let object = call.receiver.asObject else { return try call.receiver.attribute(name) }
                if let value = try Attributes.ofObject(object, call.receiver, name) { return value }
                throw Attributes.missing(call.receiver, name)
            },
            Builtin("__setattr__", "(name, value, /)", "Sets an attribute.") { call in
                guard let object = call.receiver.asObject else {
                    throw Attributes.readOnly(call.receiver, Symbol(try call.string(0)))
                }
                try Attributes.setOrdinarily(object, call.receiver, Symbol(call.string(0)), call[1])
                return .none
            },
            Builtin("__delattr__", "(name, /)", "Deletes an attribute.") { call in
                let name = Symbol(try call.string(0))
                guard let object = call.receiver.asObject, try object.deleteAttribute(name) || object.removeField(name)
                else { throw Attributes.missing(call.receiver, name) }
                return .none
            },
            Builtin("__dir__", "()", "The names it has.") { call in
                .items(try call.receiver.allAttributeNames().sorted().map { .text($0) })
            },
        ],
        properties: [
            Property("__class__", "The type.") { .object($0.type) },
            Property("__doc__", "What it says about itself.") { value in
                value.type.row.map { .text($0.summary) } ?? Value.none
            },
        ])
}

extension Value {
    /// `repr` as `object` has it, whatever a class says: what `super().__repr__()` means.
    func plainRepr() throws -> String {
        switch self {
        case .object(let object): try object.repr()
        case .list(let list): "[" + (try Value.joined(list.items)) + "]"
        case .dict(let dict): try dict.displayAsDict()
        case .tuple(let tuple): try Value.tuple(Tuple(tuple.items)).repr()
        case .unbound, .none, .bool, .int, .float, .str, .tensor: try repr()
        }
    }

    func plainStr() throws -> String {
        if case .object(let object) = self, let text = try object.str() { return text }
        return try repr()
    }
}
