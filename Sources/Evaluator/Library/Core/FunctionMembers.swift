extension Family {
    /// What functions written in the language know of themselves.
    static let functionMembers = Family(
        type: "function",
        properties: [
            Property(
                "__name__", "The name.",
                set: { function, name in try function.native(FunctionObject.self).name = name.str() },
                get: { .text(try $0.native(FunctionObject.self).name) }),
            Property(
                "__qualname__", "The name with what it stands in.",
                set: { function, name in try function.native(FunctionObject.self).qualifiedName = name.str() },
                get: { .text(try $0.native(FunctionObject.self).qualifiedName) }),
            Property(
                "__doc__", "The text at its beginning.",
                set: { function, text in try function.native(FunctionObject.self).documentation = text },
                get: { value in
                    let function = try value.native(FunctionObject.self)
                    return function.documentation ?? function.code.documentation.map { .text($0) } ?? .none
                }),
            Property("__module__", "Where it was defined.") {
                .text(try $0.native(FunctionObject.self).code.moduleName)
            },
            Property("__annotations__", "The notes on its parameters.") {
                .dict(try $0.native(FunctionObject.self).annotations ?? Dict())
            },
            Property("__defaults__", "The defaults of its positional parameters.") { value in
                let function = try value.native(FunctionObject.self)
                let values = function.defaults.prefix(function.code.positionalCount).filter { !$0.isUnbound }
                return values.isEmpty ? .none : .tuple(values)
            },
        ])
}
