import Tensors

extension Functional {
    /// `F.prelu`: x where positive, else weight·x; one weight, or one for each channel of axis 1.
    ///
    /// - Throws: RuntimeError for another number of weights.
    public static func prelu(_ input: Tensor, _ weight: Tensor) throws -> Tensor {
        var factor = weight
        if weight.numel != 1 {
            let channels = input.rank > 1 ? input.shape[1] : 1
            guard weight.numel == channels else {
                throw TensorError(
                    .runtimeError,
                    "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(weight.numel) and "
                        + "channel size = \(channels).")
            }
            var shape = Shape(repeating: 1, count: input.rank)
            if input.rank > 1 { shape[1] = channels }
            factor = try ThreadState.withoutGrad { try weight.reshape(shape) }
        }
        let positive = try input.gt(.int(0))
        let result = try ThreadState.withoutGrad {
            try Tensor.select(positive, .tensor(input), .tensor(factor.mul(input)))
        }
        let scale = factor
        let shape = weight.shape
        let isShared = weight.numel == 1
        return result.recorded("PreluKernelBackward0", from: [input, weight], saving: [input, weight]) { gradient in
            if let again = try Composed.gradients(
                gradient, of: [input, weight],
                {
                    try Tensor.select(
                        positive, .tensor($0[0]), .tensor($0[1].reshape(isShared ? [1] : scale.shape).mul($0[0])))
                })
            {
                return again
            }
            let inputGradient = try Tensor.select(positive, .tensor(gradient), .tensor(scale.mul(gradient)))
            let parts = try Tensor.select(positive, .number(.float(0)), .tensor(input.detach().mul(gradient)))
            let axes = isShared ? Array(0..<parts.rank) : (0..<parts.rank).filter { $0 != 1 }
            let total = axes.isEmpty ? parts : try parts.sum(dims: axes)
            return [inputGradient, try total.reshape(shape)]
        }
    }
}

/// `nn.PReLU`
public final class PReLU: TensorModule {
    private let count: Int

    public init(_ count: Int = 1, initial: Double = 0.25, dtype: DType = ThreadState.defaultDType) {
        self.count = count
        super.init("PReLU")
        let weight = Tensor.parameter(uninitialized: [count], dtype: dtype)
        Initializers.constant(weight, initial)
        setParameter("weight", weight)
    }

    private init(like other: PReLU) {
        count = other.count
        super.init(other.typeName)
    }

    public override func replica() -> Module { PReLU(like: self) }

    public override func extraRepr() -> String { "num_parameters=\(count)" }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.prelu(input, parameter("weight"))
    }
}
