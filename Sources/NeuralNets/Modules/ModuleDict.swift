/// `nn.ModuleDict`: named modules.
public final class ModuleDict: Module {
    public init(_ modules: [(name: String, module: Module)] = []) {
        super.init("ModuleDict")
        for (name, module) in modules { setModule(name, module) }
    }

    public override func replica() -> Module { ModuleDict() }
}
