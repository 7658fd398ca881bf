import Tensors

/// `nn.Bilinear`: y_o = x1ᵀ·W_o·x2 + b_o, W (out, in1, in2).
public final class Bilinear: Module {
    public let firstFeatures: Int
    public let secondFeatures: Int
    public let outFeatures: Int

    /// Draws weight and bias from U(±1/√in1).
    public init(
        _ firstFeatures: Int, _ secondFeatures: Int, _ outFeatures: Int, bias: Bool = true,
        dtype: DType = ThreadState.defaultDType, generator: Generator
    ) throws {
        self.firstFeatures = firstFeatures
        self.secondFeatures = secondFeatures
        self.outFeatures = outFeatures
        super.init("Bilinear")
        setParameter(
            "weight", .parameter(uninitialized: [outFeatures, firstFeatures, secondFeatures], dtype: dtype))
        setParameter("bias", bias ? .parameter(uninitialized: [outFeatures], dtype: dtype) : nil)
        let bound = 1 / Double(firstFeatures).squareRoot()
        for parameter in parameterTable.values {
            if let parameter { try Initializers.uniform(parameter, -bound, bound, generator) }
        }
    }

    private init(like other: Bilinear) {
        firstFeatures = other.firstFeatures
        secondFeatures = other.secondFeatures
        outFeatures = other.outFeatures
        super.init(other.typeName)
    }

    public override func replica() -> Module { Bilinear(like: self) }

    public override func extraRepr() -> String {
        "in1_features=\(firstFeatures), in2_features=\(secondFeatures), out_features=\(outFeatures), "
            + "bias=\(Python.bool((parameterTable["bias"] ?? nil) != nil))"
    }

    public func forward(_ first: Tensor, _ second: Tensor) throws -> Tensor {
        try Functional.bilinear(first, second, parameter("weight"), parameterTable["bias"] ?? nil)
    }
}
