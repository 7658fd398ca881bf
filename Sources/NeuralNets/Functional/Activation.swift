import CKernels
import Tensors

/// An activation function of one or two parameters, with its gradient in one C loop.
public struct Activation: Sendable {
    let kind: UInt32
    let name: StaticString
    var first = 0.0
    var second = 0.0

    private init(_ kind: ck_activation, _ name: StaticString, _ first: Double = 0, _ second: Double = 0) {
        self.kind = kind.rawValue
        self.name = name
        self.first = first
        self.second = second
    }

    /// `F.leaky_relu`
    public static func leakyReLU(_ slope: Double = 0.01) -> Activation {
        Activation(CK_LEAKY_RELU, "LeakyReluBackward0", slope)
    }
    /// `F.elu`
    public static func elu(_ alpha: Double = 1) -> Activation { Activation(CK_ELU, "EluBackward0", alpha, 1) }
    /// `F.celu`
    public static func celu(_ alpha: Double = 1) -> Activation { Activation(CK_CELU, "CeluBackward0", alpha) }
    /// `F.selu`
    public static let selu = Activation(CK_ELU, "EluBackward0", 1.6732632423543772, 1.0507009873554805)
    /// `F.gelu`
    public static let gelu = Activation(CK_GELU, "GeluBackward0")
    /// `F.gelu(…, approximate='tanh')`
    public static let geluTanh = Activation(CK_GELU_TANH, "GeluBackward0")
    /// `F.silu`
    public static let silu = Activation(CK_SILU, "SiluBackward0")
    /// `F.softplus`
    public static func softplus(_ beta: Double = 1, _ threshold: Double = 20) -> Activation {
        Activation(CK_SOFTPLUS, "SoftplusBackward0", beta, threshold)
    }
    /// `F.logsigmoid`
    public static let logSigmoid = Activation(CK_LOG_SIGMOID, "LogSigmoidBackward0")
    /// `F.hardtanh`
    public static func hardtanh(_ low: Double = -1, _ high: Double = 1) -> Activation {
        Activation(CK_HARDTANH, "HardtanhBackward0", low, high)
    }
    /// `F.relu6`
    public static let relu6 = hardtanh(0, 6)
    /// `F.hardsigmoid`
    public static let hardsigmoid = Activation(CK_HARDSIGMOID, "HardsigmoidBackward0")
    /// `F.hardswish`
    public static let hardswish = Activation(CK_HARDSWISH, "HardswishBackward0")
    /// `F.mish`
    public static let mish = Activation(CK_MISH, "MishBackward0")
    /// `F.threshold`
    public static func threshold(_ threshold: Double, _ value: Double) -> Activation {
        Activation(CK_THRESHOLD, "ThresholdBackward0", threshold, value)
    }
    /// `F.softshrink`
    public static func softshrink(_ bound: Double = 0.5) -> Activation {
        Activation(CK_SOFTSHRINK, "SoftshrinkBackward0", bound)
    }
    /// `F.hardshrink`
    public static func hardshrink(_ bound: Double = 0.5) -> Activation {
        Activation(CK_HARDSHRINK, "HardshrinkBackward0", bound)
    }
    /// `F.softsign`
    public static let softsign = Activation(CK_SOFTSIGN, "DivBackward0")
    /// `F.tanhshrink`
    public static let tanhshrink = Activation(CK_TANHSHRINK, "SubBackward0")
}

extension Functional {
    /// Applies an activation to every element.
    ///
    /// - Throws: NotImplementedError for tensors of integers.
    public static func activate(_ input: Tensor, _ activation: Activation) throws -> Tensor {
        guard input.isFloatingPoint else {
            throw TensorError(
                .notImplementedError, "\"\(activation.kernelName)\" not implemented for '\(input.dtype.scalarName)'")
        }
        if input.isHalf { return try activate(input.forKernels, activation).rounded(to: input.dtype) }
        return input.dtype == .float64
            ? activate(Double.self, input, activation) : activate(Float.self, input, activation)
    }

    private static func activate<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ activation: Activation
    ) -> Tensor {
        let source = input.packedCopy()
        let result = Tensor(uninitialized: input.shape, dtype: T.dtype)
        let first = T(activation.first)
        let second = T(activation.second)
        let kind = Int32(activation.kind)
        T.activation(kind, input.numel, source.pointer(as: T.self), first, second, result.pointer(as: T.self))
        return result.recorded(activation.name, from: [input], saving: [input]) { gradient in
            if let again = try Composed.gradients(gradient, of: [input], { try activation.composed($0[0]) }) {
                return try again.map { try activation.refusingAnother($0, input) }
            }
            let back = Tensor(uninitialized: source.shape, dtype: T.dtype)
            let upstream = gradient.packedCopy()
            T.activationBack(
                kind, back.numel, source.pointer(as: T.self), upstream.pointer(as: T.self), first, second,
                back.pointer(as: T.self))
            return [back]
        }
    }
}

extension Activation {
    /// The name that PyTorch's "not implemented" message uses.
    fileprivate var kernelName: String {
        switch ck_activation(rawValue: kind) {
        case CK_LEAKY_RELU: "leaky_relu_cpu"
        case CK_ELU, CK_CELU: "elu_cpu"
        case CK_GELU, CK_GELU_TANH: "GeluKernelImpl"
        case CK_SILU: "silu_cpu"
        case CK_SOFTPLUS: "softplus_cpu"
        case CK_LOG_SIGMOID: "log_sigmoid_cpu"
        case CK_HARDSIGMOID: "hardsigmoid_cpu"
        case CK_HARDSWISH: "hardswish_cpu"
        case CK_MISH: "mish_cpu"
        case CK_SOFTSHRINK: "softshrink_cpu"
        case CK_HARDSHRINK: "hardshrink_cpu"
        case CK_THRESHOLD: "threshold_cpu"
        default: "clamp_cpu"
        }
    }
}
