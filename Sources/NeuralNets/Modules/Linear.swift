import Tensors

/// `nn.Linear`: y = x·Wᵀ + b, (…, in) to (…, out).
public final class Linear: TensorModule {
    public let inFeatures: Int
    public let outFeatures: Int
    private let hasBias: Bool

    /// Draws the weight, then the bias.
    public init(
        _ inFeatures: Int, _ outFeatures: Int, bias: Bool = true, dtype: DType = ThreadState.defaultDType,
        generator: Generator
    ) throws {
        self.inFeatures = inFeatures
        self.outFeatures = outFeatures
        hasBias = bias
        super.init("Linear")
        setParameter("weight", .parameter(uninitialized: [outFeatures, inFeatures], dtype: dtype))
        setParameter("bias", bias ? .parameter(uninitialized: [outFeatures], dtype: dtype) : nil)
        try resetParameters(generator)
    }

    /// `reset_parameters()`
    public func resetParameters(_ generator: Generator) throws {
        try Initializers.resetLinear(
            weight: parameter("weight"), bias: parameterTable["bias"] ?? nil, fanIn: inFeatures, generator)
    }

    private init(like other: Linear) {
        inFeatures = other.inFeatures
        outFeatures = other.outFeatures
        hasBias = other.hasBias
        super.init(other.typeName)
    }

    public override func replica() -> Module { Linear(like: self) }

    public override func extraRepr() -> String {
        "in_features=\(inFeatures), out_features=\(outFeatures), bias=\(Python.bool(hasBias && (parameterTable["bias"] ?? nil) != nil))"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.linear(input, parameter("weight"), parameterTable["bias"] ?? nil)
    }
}
