/// `exit()` and `quit()`.
extension Family {
    static let leaving = Family(
        module: "builtins",
        functions: ["exit", "quit"].map { name in
            Builtin(name, "(code=None)", "Ends the program with a status, 0 where none is given.") { call in
                throw Raised(ExceptionObject(Types.current.exception(.systemExit), call.has(0) ? [call[0]] : []))
            }
        })
}
