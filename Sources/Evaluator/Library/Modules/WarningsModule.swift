extension Family {
    static let warnings = Family(
        module: "warnings",
        functions: [
            Builtin(
                "warn", "(message, category=None, stacklevel=1, source=None)",
                "Shows a warning on standard error, once."
            ) { call in
                let state = PythonState.current
                if state.ignoresWarnings { return .none }
                var category = "UserWarning"
                if let type = call[1].object(as: TypeObject.self) { category = type.name }
                if let exception = call[0].object(as: ExceptionObject.self) { category = exception.type.name }
                let text = category + ": " + (try call[0].str())
                if state.shownWarnings.insert(text).inserted { call.interpreter.host.writeError(text + "\n") }
                return .none
            },
            Builtin(
                "filterwarnings", "(action, message='', category=None, module='', lineno=0, append=False)",
                "Says which warnings are shown: 'ignore' shows none.", example: "warnings.filterwarnings('ignore')"
            ) {
                call in
                PythonState.current.ignoresWarnings = try call.string(0) == "ignore"
                return .none
            },
            Builtin(
                "simplefilter", "(action, category=None, lineno=0, append=False)",
                "Says which warnings are shown: 'ignore' shows none."
            ) {
                call in
                PythonState.current.ignoresWarnings = try call.string(0) == "ignore"
                return .none
            },
            Builtin("resetwarnings", "()", "Shows all warnings again.") { _ in
                PythonState.current.ignoresWarnings = false
                return .none
            },
        ],
        types: [
            NativeType(
                "catch_warnings", module: "warnings", "With it, filters last until the block's end.",
                construct: Builtin("catch_warnings", "(*, record=False, module=None)") { call in
                    .object(WarningFilter(type: call.type))
                })
        ])
}

/// `with warnings.catch_warnings():`
final class WarningFilter: Object {
    private var saved = false

    override func enter() throws -> Value? {
        saved = PythonState.current.ignoresWarnings
        return .list(List())
    }

    override func exit(_ raised: Raised?) throws -> Bool {
        PythonState.current.ignoresWarnings = saved
        return false
    }
}
