import NeuralNets

/// `repr(module)`: PyTorch's layout, with what Python classes say of themselves.
enum ModuleText {
    static func repr(_ instance: ModuleInstance) throws -> String {
        guard let module = instance.module else {
            return "<\(instance.type.displayName) object at \(instance.address)>"
        }
        return try ReprGuard.enter(instance, recursive: "...") {
            let children = try children(of: instance, module)
            return layout(instance.type.name, extra: try extra(instance, module), children: children)
        }
    }

    private static func extra(_ instance: ModuleInstance, _ module: Module) throws -> String {
        if let method = instance.type.pythonMethod("extra_repr") {
            return try Calls.call(method, [.object(instance)]).str()
        }
        return try module.extraRepr()
    }

    /// `(name): text` of every submodule, equal neighbours of a ModuleList as one line.
    private static func children(of instance: ModuleInstance, _ module: Module) throws -> [String] {
        let texts = try zip(module.moduleTable.names, module.moduleTable.values).map { name, child in
            (name: name, text: try child.map { try Value.object(ModuleInstance.of($0)).repr() } ?? "None")
        }
        return try instance.childLines(texts)
    }

    static func layout(_ name: String, extra: String, children: [String]) -> String {
        let extraLines =
            extra.isEmpty ? [] : extra.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if children.isEmpty, extraLines.count <= 1 { return "\(name)(\(extra))" }
        return "\(name)(\n  " + (extraLines + children).joined(separator: "\n  ") + "\n)"
    }

    /// All lines but the first moved right by two columns.
    static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
    }
}
