/// Names that need no import: Python's builtins and, at the prompt, torch's.
extension Interpreter {
    /// What a name means that no variable hides; nil for none.
    func builtin(_ name: String) -> Value? {
        if let known = knownBuiltins[name] { return known.isUnbound ? nil : known }
        let value = findBuiltin(name)
        knownBuiltins[name] = value ?? .unbound
        return value
    }

    private func findBuiltin(_ name: String) -> Value? {
        if let value = try? module("builtins")?.attribute(Symbol(name)), !Interpreter.hidden.contains(name) {
            return value
        }
        if Interpreter.coreNames.contains(name), let type = types.named(name) { return .object(type) }
        switch name {
        case "NotImplemented": return types.notImplemented
        case "Ellipsis": return types.ellipsis
        case "__name__": return .text(globals.moduleName)
        case "__file__": return arguments.first.map { .text($0) }
        case "__doc__": return Value.none
        case "__debug__": return .bool(true)
        default: break
        }
        guard dialect == .session else { return nil }
        return findSessionName(name)
    }

    /// `torch`'s own names, and modules that every session has imported.
    private func findSessionName(_ name: String) -> Value? {
        if let path = Interpreter.sessionModules[name] {
            return (try? module(path)).flatMap { $0 }.map { .object($0) }
        }
        for path in ["session", "torch", "torch.nn", "torch.optim"] {
            if let module = try? module(path), let value = try? module.rowValue(Symbol(name)) { return value }
        }
        return nil
    }

    /// Where a name comes from that needs no import: `builtins`, `torch`, `torch.nn`, `torch.optim`, `session` (sample
    /// data), or `module` for one that is imported already; nil for any other name.
    public func origin(of name: String) -> String? {
        func has(_ path: String) -> Bool {
            ((try? module(path)) ?? nil)?.attributeNames().contains(Symbol(name)) == true
        }
        if has("builtins") || Interpreter.coreNames.contains(name) || name.hasPrefix("__") { return "builtins" }
        if ["NotImplemented", "Ellipsis"].contains(name) { return "builtins" }
        if Interpreter.sessionModules[name] != nil { return "module" }
        return ["session", "torch", "torch.nn", "torch.optim"].first(where: has)
    }

    static let sessionModules = [
        "torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "optim": "torch.optim", "np": "numpy",
        "plt": "matplotlib.pyplot", "math": "math", "random": "random",
    ]

    private static let hidden: Set<String> = ["__doc__", "__name__", "__file__"]

    private static let coreNames: Set<String> = Set(
        ["object", "type", "property", "staticmethod", "classmethod", "super", "range"]
            + ExceptionKind.allCases.map(\.rawValue))

    /// All names that need no import: for completion and "did you mean".
    public var builtinNames: [String] {
        var names = (try? module("builtins"))?.attributeNames().map(\.name) ?? []
        names += Interpreter.coreNames
        if dialect == .session {
            names += Interpreter.sessionModules.keys
            for path in ["session", "torch", "torch.nn", "torch.optim"] {
                names += ((try? module(path)) ?? nil)?.attributeNames().map(\.name) ?? []
            }
        }
        return Array(Set(names)).sorted()
    }
}

extension ModuleObject {
    /// A value that a library row makes, kept from then on; nil where no row has the name.
    func rowValue(_ symbol: Symbol) throws -> Value? {
        let known = field(symbol)
        if !known.isUnbound { return known }
        guard attributeNames().contains(symbol) else { return nil }
        return try attribute(symbol)
    }
}
