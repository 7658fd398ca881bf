extension Family {
    /// What exceptions have.
    static let exceptionMembers = Family(
        type: "BaseException",
        methods: [
            Builtin("__init__", "(*args)", "Takes the arguments.") { call in
                try call.receiver.native(ExceptionObject.self).arguments = Tuple(call.rest)
                return .none
            },
            Builtin("with_traceback", "(tb, /)", "The exception itself.") { call in call.receiver },
            Builtin("add_note", "(note, /)", "Adds a line to what is printed.") { call in
                let exception = try call.receiver.native(ExceptionObject.self)
                exception.notes.append(try call.string(0))
                return .none
            },
        ],
        properties: [
            Property(
                "args", "The arguments.",
                set: { exception, value in
                    try exception.native(ExceptionObject.self).arguments = Tuple(value.collected())
                }, get: { .tuple(try $0.native(ExceptionObject.self).arguments) }),
            Property("__cause__", "What `raise … from` named.") { value in
                try value.native(ExceptionObject.self).cause.map { .object($0) } ?? Value.none
            },
            Property("__context__", "What was being handled.") { value in
                try value.native(ExceptionObject.self).context.map { .object($0) } ?? Value.none
            },
            Property("__traceback__", "Not kept as a value.") { _ in .none },
            Property("__notes__", "The added lines.") {
                .items(try $0.native(ExceptionObject.self).notes.map { .text($0) })
            },
        ])

    static let stopIterationMembers = Family(
        type: "StopIteration",
        properties: [
            Property("value", "What the generator returned.") { try $0.native(ExceptionObject.self).firstArgument }
        ])

    static let systemExitMembers = Family(
        type: "SystemExit",
        properties: [Property("code", "The exit status.") { try $0.native(ExceptionObject.self).firstArgument }])
}

extension ExceptionObject {
    /// The first argument, None without one.
    public var firstArgument: Value { arguments.items.first ?? Value.none }
}
