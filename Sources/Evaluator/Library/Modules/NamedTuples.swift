extension Family {
    static let namedTuple = Builtin(
        "namedtuple", "(typename, field_names, *, rename: bool = False, defaults=None, module=None)",
        "A tuple type whose items have names.",
        example: "P = namedtuple('P', 'x y')\nP(1, y=2)\n#> P(x=1, y=2)\nP(1, 2).x\n#> 1", voice: .python
    ) { call in
        var fields: [String]
        if case .str(let text) = call[1] {
            fields = text.replacing(Str(","), with: Str(" ")).splitAtWhitespace().map(\.value)
        } else {
            fields = try call.array(1).map { try $0.str() }
        }
        let isRenaming = try call.bool(2)
        var seen: Set<String> = []
        for (index, name) in fields.enumerated() {
            let complaint: String? =
                if !Str(name).isIdentifier {
                    "Type names and field names must be valid identifiers: \(Str.repr(name))"
                } else if name.hasPrefix("_") {
                    "Field names cannot start with an underscore: \(Str.repr(name))"
                } else if seen.contains(name) {
                    "Encountered duplicate field name: \(Str.repr(name))"
                } else {
                    nil
                }
            if let complaint {
                if !isRenaming { throw Raised(.valueError, complaint) }
                fields[index] = "_\(index)"
            }
            seen.insert(fields[index])
        }
        let defaults = call.has(3) ? try call.array(3) : []
        if defaults.count > fields.count { throw Raised(.typeError, "Got more default values than field names") }
        return .object(
            NamedTuples.makeType(
                try call.string(0), module: "__main__", fields: fields, defaults: Array(defaults)))
    }
}

/// Types of tuples with named items.
enum NamedTuples {
    /// Values that a row keeps; rows are made on the interpreter's thread and never leave it.
    private struct Kept: @unchecked Sendable { let values: [Value] }

    static func makeType(_ name: String, module: String, fields: [String], defaults: [Value]) -> TypeObject {
        let types = Types.current
        let firstDefault = fields.count - defaults.count
        let kept = Kept(values: defaults)
        let parameters = fields.enumerated().map { $0.offset < firstDefault ? $0.element : $0.element + "=..." }
        let construct = Builtin(name + ".__new__", "(" + parameters.joined(separator: ", ") + ")", voice: .python) {
            call in
            var items: ContiguousArray<Value> = []
            for index in fields.indices {
                items.append(call[index].isUnbound ? kept.values[index - firstDefault] : call[index])
            }
            return .tuple(Tuple(items, type: call.type))
        }
        let row = NativeType(
            name, module: module, "\(name)(\(fields.joined(separator: ", ")))", construct: construct,
            isSubclassable: true,
            methods: methods(fields),
            properties: fields.enumerated().map { index, field in
                Property(field, "Field number \(index).") { value in
                    guard case .tuple(let tuple) = value, index < tuple.count else { return .none }
                    return tuple.items[index]
                }
            },
            constants: [
                Constant("_fields", "The names.") { .tuple(fields.map { .text($0) }) },
                Constant("_field_defaults", "The defaults by name.") {
                    let result = Dict()
                    for (field, value) in zip(fields[firstDefault...], kept.values) { result.set(field, value) }
                    return .dict(result)
                },
            ])
        let type = TypeObject(name, module: module, bases: [types.tuple], row: row, metatype: types.metatype)
        type.addRows(row.rows)
        types.keep(type)
        return type
    }

    private static func methods(_ fields: [String]) -> [Builtin] {
        [
            Builtin("__repr__", "()") { call in
                guard case .tuple(let tuple) = call.receiver else { return .none }
                let parts = try zip(fields, tuple.items).map { "\($0.0)=\(try $0.1.repr())" }
                return .text("\(tuple.type.name)(\(parts.joined(separator: ", ")))")
            },
            Builtin("_asdict", "()", "The fields as a dict.") { call in
                let result = Dict()
                if case .tuple(let tuple) = call.receiver {
                    for (field, value) in zip(fields, tuple.items) { result.set(field, value) }
                }
                return .dict(result)
            },
            Builtin("_replace", "(**kwargs)", "A copy with other values in some fields.") { call in
                guard case .tuple(let tuple) = call.receiver else { return .none }
                var items = tuple.items
                var unknown: [String] = []
                for (key, value) in call.keywords.pairs {
                    if let index = fields.firstIndex(of: try key.str()) {
                        items[index] = value
                    } else {
                        unknown.append(try key.repr())
                    }
                }
                if !unknown.isEmpty {
                    throw Raised(.valueError, "Got unexpected field names: [\(unknown.joined(separator: ", "))]")
                }
                return .tuple(Tuple(items, type: tuple.type))
            },
            Builtin("_make", "(iterable, /)", "One of an iterable's items.", kind: .classMethod) { call in
                guard let type = call.receiver.object(as: TypeObject.self) else { return .none }
                let items = try call.array(0)
                if items.count != fields.count {
                    throw Raised(.typeError, "Expected \(fields.count) arguments, got \(items.count)")
                }
                return .tuple(Tuple(items, type: type))
            },
        ]
    }
}
