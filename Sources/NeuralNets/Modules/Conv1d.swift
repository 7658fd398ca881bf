import Tensors

/// `nn.Conv1d`: (N, C_in, L) or (C_in, L) with a weight (C_out, C_in/groups, K).
public final class Conv1d: TensorModule {
    /// `padding=` is a number or a word.
    public enum Padding: Equatable, Sendable {
        case amount(Int)
        /// The output is as long as the input.
        case same
        case valid
    }

    public let inChannels: Int
    public let outChannels: Int
    public let kernelSize: Int
    public let stride: Int
    public let padding: Padding
    public let dilation: Int
    public let groups: Int

    /// Draws like a Linear with fan_in = C_in/groups·K.
    ///
    /// - Throws: ValueError for channels that the groups do not divide.
    public init(
        _ inChannels: Int, _ outChannels: Int, kernelSize: Int, stride: Int = 1, padding: Padding = .amount(0),
        dilation: Int = 1, groups: Int = 1, bias: Bool = true, dtype: DType = ThreadState.defaultDType,
        generator: Generator
    ) throws {
        self.inChannels = inChannels
        self.outChannels = outChannels
        self.kernelSize = kernelSize
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.groups = groups
        super.init("Conv1d")
        guard groups > 0 else { throw TensorError(.valueError, "groups must be a positive integer") }
        guard inChannels % groups == 0 else {
            throw TensorError(.valueError, "in_channels must be divisible by groups")
        }
        guard outChannels % groups == 0 else {
            throw TensorError(.valueError, "out_channels must be divisible by groups")
        }
        if padding == .same, stride != 1 {
            throw TensorError(.valueError, "padding='same' is not supported for strided convolutions")
        }
        let width = inChannels / groups
        setParameter("weight", .parameter(uninitialized: [outChannels, width, kernelSize], dtype: dtype))
        setParameter("bias", bias ? .parameter(uninitialized: [outChannels], dtype: dtype) : nil)
        try Initializers.resetLinear(
            weight: parameter("weight"), bias: parameterTable["bias"] ?? nil, fanIn: width * kernelSize, generator)
    }

    private init(like other: Conv1d) {
        inChannels = other.inChannels
        outChannels = other.outChannels
        kernelSize = other.kernelSize
        stride = other.stride
        padding = other.padding
        dilation = other.dilation
        groups = other.groups
        super.init(other.typeName)
    }

    public override func replica() -> Module { Conv1d(like: self) }

    public override func extraRepr() -> String {
        var text = "\(inChannels), \(outChannels), kernel_size=(\(kernelSize),), stride=(\(stride),)"
        switch padding {
        case .amount(let amount): if amount != 0 { text += ", padding=(\(amount),)" }
        case .same: text += ", padding=same"
        case .valid: text += ", padding=valid"
        }
        if dilation != 1 { text += ", dilation=(\(dilation),)" }
        if groups != 1 { text += ", groups=\(groups)" }
        if (parameterTable["bias"] ?? nil) == nil { text += ", bias=False" }
        return text
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.conv1d(
            input, parameter("weight"), parameterTable["bias"] ?? nil, stride: stride, padding: padding,
            dilation: dilation, groups: groups)
    }
}
