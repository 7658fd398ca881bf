import Tensors

/// `nn.Sequential`: modules that run one after another.
public final class Sequential: Module {
    /// Names as given; `0`, `1`, … where nil.
    public init(_ modules: [(name: String?, module: Module)]) {
        super.init("Sequential")
        for (index, entry) in modules.enumerated() { setModule(entry.name ?? String(index), entry.module) }
    }

    public var children: [Module] { moduleTable.values.compactMap { $0 } }

    /// `append(module)`
    public func append(_ module: Module) { setModule(String(moduleTable.count), module) }

    public override func replica() -> Module { Sequential([]) }
}
