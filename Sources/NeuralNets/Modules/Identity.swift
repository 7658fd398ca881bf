import Tensors

/// `nn.Identity`: returns its input.
public final class Identity: TensorModule {
    public init() { super.init("Identity") }

    public override func replica() -> Module { Identity() }
}
