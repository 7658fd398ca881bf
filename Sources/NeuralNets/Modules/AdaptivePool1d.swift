import Tensors

/// `nn.AdaptiveAvgPool1d`: (N, C, L) to (N, C, size).
public final class AdaptiveAvgPool1d: TensorModule {
    private let size: Int
    /// The size as it was given: `1` or `(1,)`.
    private let shown: String

    public init(_ size: Int, shown: String? = nil) {
        self.size = size
        self.shown = shown ?? String(size)
        super.init("AdaptiveAvgPool1d")
    }

    public override func replica() -> Module { AdaptiveAvgPool1d(size, shown: shown) }
    public override func extraRepr() -> String { "output_size=\(shown)" }
    public override func forward(_ input: Tensor) throws -> Tensor { try Functional.adaptiveAvgPool1d(input, size) }
}

/// `nn.AdaptiveMaxPool1d`
public final class AdaptiveMaxPool1d: TensorModule {
    private let size: Int
    private let shown: String

    public init(_ size: Int, shown: String? = nil) {
        self.size = size
        self.shown = shown ?? String(size)
        super.init("AdaptiveMaxPool1d")
    }

    public override func replica() -> Module { AdaptiveMaxPool1d(size, shown: shown) }
    public override func extraRepr() -> String { "output_size=\(shown)" }
    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.adaptiveMaxPool1d(input, size).values
    }
}
