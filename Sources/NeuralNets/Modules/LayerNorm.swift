import Tensors

/// `nn.LayerNorm`: each sample's last axes to mean 0 and variance 1, then scaled and shifted.
public final class LayerNorm: TensorModule {
    public let normalizedShape: Shape
    public let epsilon: Scalar
    private let isAffine: Bool

    public init(
        _ normalizedShape: Shape, epsilon: Scalar = .float(1e-5), affine: Bool = true, bias: Bool = true,
        dtype: DType = ThreadState.defaultDType
    ) {
        self.normalizedShape = normalizedShape
        self.epsilon = epsilon
        isAffine = affine
        super.init("LayerNorm")
        setParameter("weight", affine ? .filledParameter(normalizedShape, 1, dtype) : nil)
        setParameter("bias", affine && bias ? .filledParameter(normalizedShape, 0, dtype) : nil)
    }

    private init(like other: LayerNorm) {
        normalizedShape = other.normalizedShape
        epsilon = other.epsilon
        isAffine = other.isAffine
        super.init(other.typeName)
    }

    public override func replica() -> Module { LayerNorm(like: self) }

    public override func extraRepr() -> String {
        let hasBias = (parameterTable["bias"] ?? nil) != nil
        return "\(normalizedShape.tupleText), eps=\(Python.number(epsilon)), "
            + "elementwise_affine=\(Python.bool(isAffine)), bias=\(Python.bool(hasBias))"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.layerNorm(
            input, normalizedShape, weight: parameterTable["weight"] ?? nil, bias: parameterTable["bias"] ?? nil,
            epsilon: epsilon.asDouble)
    }
}

extension Tensor {
    /// A parameter whose elements are all the same.
    static func filledParameter(_ shape: Shape, _ value: Double, _ dtype: DType) -> Tensor {
        let parameter = Tensor.parameter(uninitialized: shape, dtype: dtype)
        parameter.fillAll(value)
        return parameter
    }
}
