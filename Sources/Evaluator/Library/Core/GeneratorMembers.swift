extension Family {
    /// What generators have.
    static let generatorMembers = Family(
        type: "generator",
        methods: [
            Builtin("send", "(value, /)", "Goes on with a value for `yield`.") { call in
                let generator = try call.receiver.native(GeneratorIterator.self)
                return try generator.orStop(generator.send(call[0]))
            },
            Builtin("throw", "(type, value=None, traceback=None, /)", "Raises an exception where it stands.") { call in
                let generator = try call.receiver.native(GeneratorIterator.self)
                var value = call[0]
                if call.has(1) {
                    value = call[1].object(as: ExceptionObject.self) != nil ? call[1] : try Calls.call(value, [call[1]])
                }
                let exception = try ExceptionMatching.instance(
                    value, "exceptions must be classes or instances deriving from BaseException, not \(value.typeName)")
                return try generator.orStop(generator.raise(exception))
            },
            Builtin("close", "()", "Ends it where it stands.") { call in
                try call.receiver.native(GeneratorIterator.self).close()
                return .none
            },
        ])
}

extension GeneratorIterator {
    /// At the end StopIteration with the returned value.
    fileprivate func orStop(_ value: Value) throws -> Value {
        if value.isUnbound { throw Raised.stop(returned) }
        return value
    }
}
