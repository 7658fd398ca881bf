extension Family {
    static let sys = Family(
        module: "sys",
        functions: [
            Builtin("exit", "(status=None, /)", "Ends the program.") { call in
                let arguments: ContiguousArray<Value> = call[0].isNone ? [] : [call[0]]
                throw Raised(ExceptionObject(Types.current.exception(.systemExit), arguments))
            },
            Builtin(
                "getrecursionlimit", "()", "How deep functions may call each other.",
                example: "sys.getrecursionlimit()\n#> 1000"
            ) {
                call in .int(call.machine.pointee.depthLimit)
            },
            Builtin("displayhook", "(object, /)", "Shows a value as the prompt does: its repr, and nothing for None.") {
                call in
                if !call[0].isNone { call.interpreter.host.write(try call[0].repr() + "\n") }
                return .none
            },
            Builtin("setrecursionlimit", "(limit, /)", "Says how deep functions may call each other.") { call in
                let limit = try call.int(0)
                if limit < 1 { throw Raised(.valueError, "recursion limit must be greater or equal than 1") }
                call.machine.pointee.depthLimit = limit
                return .none
            },
            Builtin("getsizeof", "(object, default=..., /)", "About how many bytes it takes.") { call in
                let items = (try? call[0].length()) ?? 0
                return .int(56 + 8 * items)
            },
            Builtin("intern", "(string, /)", "The text itself.") { call in .str(try call.str(0)) },
        ],
        constants: [
            Constant("argv", "The script and its arguments.") {
                .items(Machine.current.pointee.interpreter.arguments.map { .text($0) })
            },
            Constant("stdout", "Standard output.") { .object(PythonState.current.output) },
            Constant("stderr", "Standard error.") { .object(PythonState.current.errorOutput) },
            Constant("stdin", "Standard input.") { .object(PythonState.current.input) },
            Constant("maxsize", "The largest whole number.") { .int(.max) },
            Constant("version", "The language that this one follows.") { .text("3.11.7 (rnn)") },
            Constant("version_info", "The version as numbers.") {
                .tuple([.int(3), .int(11), .int(7), .text("final"), .int(0)])
            },
            Constant("platform", "The operating system.") {
                #if os(Linux)
                    .text("linux")
                #else
                    .text("darwin")
                #endif
            },
            Constant("path", "Where modules are looked for.") {
                .items(Machine.current.pointee.interpreter.searchPath.map { .text($0) })
            },
            Constant("executable", "The program that runs this.") { .text("rnn") },
            Constant("byteorder", "How numbers lie in memory.") { .text("little") },
            Constant("modules", "The modules in use.") { .dict(Dict()) },
        ])
}
