import Tensors

// Walking over a tree of modules, in PyTorch's order: a module before its submodules, each object once.
extension Module {
    /// `named_modules()`: this module under `prefix`, then its submodules.
    public final func namedModules(prefix: String = "") -> [(name: String, module: Module)] {
        var found: [(name: String, module: Module)] = []
        var seen: Set<ObjectIdentifier> = []
        collectModules(prefix, &found, &seen)
        return found
    }

    private func collectModules(
        _ prefix: String, _ found: inout [(name: String, module: Module)], _ seen: inout Set<ObjectIdentifier>
    ) {
        guard seen.insert(ObjectIdentifier(self)).inserted else { return }
        found.append((prefix, self))
        for (name, module) in zip(moduleTable.names, moduleTable.values) {
            module?.collectModules(Module.join(prefix, name), &found, &seen)
        }
    }

    static func join(_ prefix: String, _ name: String) -> String { prefix.isEmpty ? name : prefix + "." + name }

    /// `modules()`
    public final func modules() -> [Module] { namedModules().map(\.module) }

    /// `named_children()`
    public final func namedChildren() -> [(name: String, module: Module)] {
        var seen: Set<ObjectIdentifier> = []
        var found: [(name: String, module: Module)] = []
        for (name, module) in zip(moduleTable.names, moduleTable.values) {
            if let module, seen.insert(ObjectIdentifier(module)).inserted { found.append((name, module)) }
        }
        return found
    }

    /// `named_parameters()`; a parameter that stands in several places is listed once.
    public final func namedParameters(prefix: String = "", recurse: Bool = true) -> [(name: String, tensor: Tensor)] {
        named(prefix, recurse) { $0.parameterTable }
    }

    /// `named_buffers()`
    public final func namedBuffers(prefix: String = "", recurse: Bool = true) -> [(name: String, tensor: Tensor)] {
        named(prefix, recurse) { $0.bufferTable }
    }

    private func named(
        _ prefix: String, _ recurse: Bool, _ table: (Module) -> OrderedTable<Tensor?>
    ) -> [(name: String, tensor: Tensor)] {
        var found: [(name: String, tensor: Tensor)] = []
        var seen: Set<ObjectIdentifier> = []
        for (path, module) in recurse ? namedModules(prefix: prefix) : [(prefix, self)] {
            let entries = table(module)
            for (name, tensor) in zip(entries.names, entries.values) {
                guard let tensor, seen.insert(ObjectIdentifier(tensor)).inserted else { continue }
                found.append((Module.join(path, name), tensor))
            }
        }
        return found
    }

    /// `parameters()`
    public final func parameters(recurse: Bool = true) -> [Tensor] {
        namedParameters(recurse: recurse).map(\.tensor)
    }

    /// `apply(body)`: submodules first.
    public final func apply(_ body: (Module) throws -> Void) rethrows {
        for (_, child) in namedChildren() { try child.apply(body) }
        try body(self)
    }

    /// `train(mode)`
    public final func train(_ mode: Bool = true) {
        isTraining = mode
        for child in moduleTable.values { child?.train(mode) }
    }

    /// `eval()`
    public final func eval() { train(false) }

    /// `zero_grad()`: gradients become None.
    public final func zeroGrad() {
        for parameter in parameterTable.values { parameter?.grad = nil }
        for child in moduleTable.values { child?.zeroGrad() }
    }
}
