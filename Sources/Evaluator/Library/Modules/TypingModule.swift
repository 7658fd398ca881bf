extension Family {
    /// Accepted, so that annotated programs run; nothing is checked.
    static let typing = Family(
        module: "typing",
        functions: [
            Builtin("cast", "(typ, val)", "The value itself.", example: "typing.cast(int, 'a')\n#> 'a'", voice: .python)
            { call in call[1] },
            Builtin("overload", "(func)", "Accepted.", voice: .python) { call in call[0] },
            Builtin("final", "(f)", "Accepted.", voice: .python) { call in call[0] },
            Builtin("no_type_check", "(arg)", "Accepted.", voice: .python) { call in call[0] },
            Builtin("get_type_hints", "(obj, *args)", "The annotations.", voice: .python) { call in
                try call[0].optionalAttribute(.annotations) ?? .dict(Dict())
            },
            Builtin(
                "TypeVar", "(name, *constraints, bound=None, covariant=False, contravariant=False)",
                "A name for a type.", voice: .python
            ) {
                call in .object(TypeForm("~" + (try call.string(0))))
            },
            Builtin("NewType", "(name, tp)", "A name for a type.", voice: .python) { call in call[1] },
            Builtin("NamedTuple", "(typename, fields=())", "A tuple type whose items have names.", voice: .python) {
                call in
                let fields = try call.array(1).map { try $0.item(at: .int(0)).str() }
                return .object(
                    NamedTuples.makeType(try call.string(0), module: "__main__", fields: fields, defaults: []))
            },
        ],
        constants: [
            "Any", "Union", "Optional", "List", "Dict", "Tuple", "Set", "FrozenSet", "Callable", "Iterable", "Iterator",
            "Sequence", "Mapping", "MutableMapping", "MutableSequence", "Generator", "Type", "Literal", "Final",
            "ClassVar", "NoReturn", "Text", "AnyStr", "Hashable", "Sized", "Collection", "Counter", "DefaultDict",
            "Deque", "OrderedDict", "Annotated", "TypeAlias", "Self", "Never", "IO", "TextIO", "Pattern", "Match",
            "SupportsFloat", "SupportsInt", "NamedTupleMeta",
        ].map { name in Constant(name, "Accepted in annotations.") { .object(TypeForm("typing." + name)) } } + [
            Constant("TYPE_CHECKING", "False: nothing checks types here.") { .bool(false) }
        ],
        types: [
            NativeType("Generic", module: "typing", "Accepted as a base.", allocate: { Object(type: $0) }),
            NativeType("Protocol", module: "typing", "Accepted as a base.", allocate: { Object(type: $0) }),
        ])
}

/// Something of `typing`: it can be subscripted, called and printed, no more.
final class TypeForm: Object {
    private let text: String

    init(_ text: String) {
        self.text = text
        super.init(type: Types.current.iterator("typing._SpecialForm"))
    }

    override func repr() throws -> String { text }

    override func item(at index: Value) throws -> Value? {
        let items = if case .tuple(let tuple) = index { Array(tuple.items) } else { [index] }
        return .object(TypeForm(text + "[" + (try items.map(TypeForm.name).joined(separator: ", ")) + "]"))
    }

    private static func name(_ value: Value) throws -> String {
        if let type = value.object(as: TypeObject.self) { return type.displayName }
        if case .list(let list) = value { return "[" + (try list.items.map(name).joined(separator: ", ")) + "]" }
        if value.isNone { return "NoneType" }
        return try value.repr()
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard operation == .bitOr else { return nil }
        let (left, right) = isReflected ? (other, Value.object(self)) : (.object(self), other)
        return .object(TypeForm("typing.Union[\(try TypeForm.name(left)), \(try TypeForm.name(right))]"))
    }

    override func isEqual(to other: Value) throws -> Bool? { other.object(as: TypeForm.self).map { $0.text == text } }
    override func hash() throws -> Int? { Str(text).hash }
}
