import Evaluator

/// What may stand at the cursor: names, attributes, keyword arguments, magics, modules.
extension Kernel {
    /// - Returns: words that begin with what is typed, best first; nil where file names are asked for.
    public func completions(text: String, cursor: Int) -> [String]? {
        switch CompletionContext(text: text, cursor: cursor) {
        case .string: return nil
        case .nothing: return []
        case .magic(let prefix): return Magic.all.map(\.name).filter { $0.hasPrefix(prefix) }.sorted()
        case .magicArgument(let magic, let prefix):
            switch magic {
            case "save", "run": return nil
            case "help": return names(prefix) + Magic.all.map(\.name).filter { $0.hasPrefix(prefix) }
            default: return names(prefix)
            }
        case .module(let prefix): return interpreter.moduleNames.filter { $0.hasPrefix(prefix) }
        case .moduleMember(let module, let prefix):
            guard let found = (try? interpreter.module(module)) ?? nil else { return [] }
            return members(of: .object(found), prefix)
        case .attribute(let chain, let prefix):
            guard let value = lookUp(chain) else { return [] }
            return members(of: value, prefix)
        case .name(let prefix, let callee, let given):
            return keywords(of: callee, prefix, given) + names(prefix)
        }
    }

    /// `dim=`, for the parameters of the function that is being called.
    private func keywords(of callee: [String]?, _ prefix: String, _ given: Set<String>) -> [String] {
        guard let callee, let signature = lookUp(callee).flatMap(parameters) else { return [] }
        return signature.parameters.compactMap { parameter in
            let name = parameter.name.name
            return parameter.isNamed && name.hasPrefix(prefix) && !given.contains(name) ? name + "=" : nil
        }
    }

    /// What a callable takes; a module of a network takes what its `forward` takes.
    private func parameters(of value: Value) -> Signature? {
        if let signature = interpreter.signature(of: value), signature.parameters.contains(where: \.isNamed) {
            return signature
        }
        return value.quietAttribute("forward").flatMap(interpreter.signature)
    }

    /// Private names are offered when an underscore is typed.
    private func members(of value: Value, _ prefix: String) -> [String] {
        interpreter.attributes(of: value).filter { $0.hasPrefix(prefix) && (!prefix.isEmpty || !$0.hasPrefix("_")) }
    }

    private func names(_ prefix: String) -> [String] {
        // Without a letter, only what the user has made is worth a list.
        var names = Set(variableNames)
        if !prefix.isEmpty {
            names.formUnion(interpreter.globals.names.map(\.name))
            names.formUnion(interpreter.builtinNames)
            names.formUnion(Self.keywords)
        }
        return names.filter { $0.hasPrefix(prefix) && (prefix.hasPrefix("_") || !$0.hasPrefix("_")) }.sorted()
    }

    private static let keywords = [
        "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield",
    ]
}

extension Signature.Parameter {
    fileprivate var isNamed: Bool {
        switch kind {
        case .ordinary, .keywordOnly: true
        case .positionalOnly, .rest, .keywords: false
        }
    }
}
