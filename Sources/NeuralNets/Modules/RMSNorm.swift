import Tensors

extension Functional {
    /// `F.rms_norm`: divided by the root of the mean of squares over the last axes, which must have `shape`.
    ///
    /// - Throws: RuntimeError for an input whose last axes differ.
    public static func rmsNorm(
        _ input: Tensor, _ shape: Shape, weight: Tensor? = nil, epsilon: Double? = nil
    ) throws -> Tensor {
        guard input.rank >= shape.count, Array(input.shape.array.suffix(shape.count)) == shape.array else {
            throw TensorError(
                .runtimeError,
                "Given normalized_shape=\(shape), expected input with shape [*"
                    + shape.array.map(String.init).joined(separator: ", ") + "], but got input of size\(input.shape)",
                shapes: [input.shape, shape])
        }
        guard input.isFloatingPoint else {
            throw TensorError(.notImplementedError, "\"rms_norm\" not implemented for '\(input.dtype.scalarName)'")
        }
        let smallest = input.dtype == .float64 ? Double.ulpOfOne : Double(Float.ulpOfOne)
        let axes = Array((input.rank - shape.count)..<input.rank)
        let spread = try input.pow(.int(2)).mean(dims: axes, keepdim: true).add(.float(epsilon ?? smallest)).rsqrt()
        let result = try input.mul(spread)
        return try weight.map { try result.mul($0) } ?? result
    }
}

/// `nn.RMSNorm`
public final class RMSNorm: TensorModule {
    private let normalizedShape: Shape
    private let epsilon: Scalar?
    private let isAffine: Bool

    public init(
        _ normalizedShape: Shape, epsilon: Scalar? = nil, affine: Bool = true,
        dtype: DType = ThreadState.defaultDType
    ) {
        self.normalizedShape = normalizedShape
        self.epsilon = epsilon
        isAffine = affine
        super.init("RMSNorm")
        setParameter("weight", affine ? .filledParameter(normalizedShape, 1, dtype) : nil)
    }

    private init(like other: RMSNorm) {
        normalizedShape = other.normalizedShape
        epsilon = other.epsilon
        isAffine = other.isAffine
        super.init(other.typeName)
    }

    public override func replica() -> Module { RMSNorm(like: self) }

    public override func extraRepr() -> String {
        "\(normalizedShape.tupleText), eps=\(epsilon.map(Python.number) ?? "None"), "
            + "elementwise_affine=\(Python.bool(isAffine))"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.rmsNorm(
            input, normalizedShape, weight: parameterTable["weight"] ?? nil, epsilon: epsilon?.asDouble)
    }
}
