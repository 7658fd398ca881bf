import Tensors

/// `nn.ModuleList`: numbered modules.
public final class ModuleList: Module {
    public init(_ modules: [Module] = []) {
        super.init("ModuleList")
        modules.forEach(append)
    }

    public var children: [Module] { moduleTable.values.compactMap { $0 } }

    public func append(_ module: Module) { setModule(String(moduleTable.count), module) }

    /// Puts a module in front of the one at `index`.
    public func insert(_ module: Module, at index: Int) {
        var modules = children
        modules.insert(module, at: min(max(index, 0), modules.count))
        removeAllModules()
        modules.forEach(append)
    }

    /// Equal neighbours stand in one line: `(0-2): 3 x Linear(…)`.
    public override func repr() throws -> String {
        var runs: [(first: Int, count: Int, text: String)] = []
        for (index, module) in children.enumerated() {
            let text = try module.repr()
            if let last = runs.last, last.text == text {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((index, 1, text))
            }
        }
        if runs.isEmpty { return "\(typeName)()" }
        let lines = runs.map { run in
            run.count == 1
                ? "(\(run.first)): " + Module.indented(run.text)
                : "(\(run.first)-\(run.first + run.count - 1)): \(run.count) x " + Module.indented(run.text)
        }
        return Module.repr(typeName, extra: "", children: lines)
    }

    public override func replica() -> Module { ModuleList() }
}
