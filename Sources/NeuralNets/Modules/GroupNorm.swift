import Tensors

extension Functional {
    /// `F.group_norm`: groups of the channels of (N, C, …) to mean 0 and variance 1, then scaled and shifted by channel.
    ///
    /// - Throws: RuntimeError for channels that the groups do not divide.
    public static func groupNorm(
        _ input: Tensor, groups: Int, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5
    ) throws -> Tensor {
        guard input.rank >= 2 else {
            throw TensorError(
                .runtimeError, "Expected at least 2 dimensions for input tensor but received \(input.rank)",
                shapes: [input.shape])
        }
        guard groups > 0 else {
            throw TensorError(.runtimeError, "Expected num groups to be greater than 0, got \(groups)")
        }
        let channels = input.shape[1]
        guard channels % groups == 0 else {
            throw TensorError(
                .runtimeError,
                "Expected number of channels in input to be divisible by num_groups, but got input of shape "
                    + "\(input.shape) and num_groups=\(groups)",
                shapes: [input.shape])
        }
        for (name, parameter) in [("weight", weight), ("bias", bias)] {
            guard let parameter else { continue }
            guard parameter.shape == [channels] else {
                throw TensorError(
                    .runtimeError,
                    "Expected \(name) to be a vector of size equal to the number of channels in input, but got \(name) of "
                        + "shape \(parameter.shape) and input of shape \(input.shape)",
                    shapes: [input.shape, parameter.shape])
            }
            guard parameter.dtype == input.dtype else {
                throw TensorError(.runtimeError, "mixed dtype (CPU): all inputs must share same datatype.")
            }
        }
        let inputs = [input, weight, bias].compactMap(\.self)
        let (hasWeight, hasBias) = (weight != nil, bias != nil)
        let shape = input.shape
        let byChannel = Shape([1, channels] + [Int](repeating: 1, count: shape.count - 2))
        return try composed("NativeGroupNormBackward0", inputs) { inputs in
            let parts = try inputs[0].reshape([shape[0], groups, shape.numel / max(shape[0] * groups, 1)])
            let centred = try parts.sub(parts.mean(dim: -1, keepdim: true))
            let spread = try centred.mul(centred).mean(dim: -1, keepdim: true).add(.float(epsilon)).rsqrt()
            var result = try centred.mul(spread).reshape(shape)
            if hasWeight { result = try result.mul(inputs[1].reshape(byChannel)) }
            if hasBias { result = try result.add(inputs[inputs.count - 1].reshape(byChannel)) }
            return result
        }
    }
}

/// `nn.GroupNorm`
public final class GroupNorm: TensorModule {
    private let groups: Int
    private let channels: Int
    private let epsilon: Scalar
    private let isAffine: Bool

    /// - Throws: ValueError for channels that the groups do not divide.
    public init(
        _ groups: Int, _ channels: Int, epsilon: Scalar = .float(1e-5), affine: Bool = true,
        dtype: DType = ThreadState.defaultDType
    ) throws {
        self.groups = groups
        self.channels = channels
        self.epsilon = epsilon
        isAffine = affine
        super.init("GroupNorm")
        guard groups != 0, channels % groups == 0 else {
            throw TensorError(
                .valueError, "num_channels (\(channels)) must be divisible by num_groups (\(groups))")
        }
        setParameter("weight", affine ? .filledParameter([channels], 1, dtype) : nil)
        setParameter("bias", affine ? .filledParameter([channels], 0, dtype) : nil)
    }

    private init(like other: GroupNorm) {
        groups = other.groups
        channels = other.channels
        epsilon = other.epsilon
        isAffine = other.isAffine
        super.init(other.typeName)
    }

    public override func replica() -> Module { GroupNorm(like: self) }

    public override func extraRepr() -> String {
        "\(groups), \(channels), eps=\(Python.number(epsilon)), affine=\(Python.bool(isAffine)), "
            + "bias=\(Python.bool(isAffine))"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.groupNorm(
            input, groups: groups, weight: parameterTable["weight"] ?? nil, bias: parameterTable["bias"] ?? nil,
            epsilon: epsilon.asDouble)
    }
}
