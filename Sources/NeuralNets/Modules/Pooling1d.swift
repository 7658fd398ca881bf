import Tensors

/// `nn.MaxPool1d`
public final class MaxPool1d: TensorModule {
    private let kernelSize: Int
    private let stride: Int
    private let padding: Int
    private let dilation: Int
    private let ceilMode: Bool

    public init(kernelSize: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1, ceilMode: Bool = false) {
        self.kernelSize = kernelSize
        self.stride = stride ?? kernelSize
        self.padding = padding
        self.dilation = dilation
        self.ceilMode = ceilMode
        super.init("MaxPool1d")
    }

    private init(like other: MaxPool1d) {
        kernelSize = other.kernelSize
        stride = other.stride
        padding = other.padding
        dilation = other.dilation
        ceilMode = other.ceilMode
        super.init(other.typeName)
    }

    public override func replica() -> Module { MaxPool1d(like: self) }

    public override func extraRepr() -> String {
        "kernel_size=\(kernelSize), stride=\(stride), padding=\(padding), dilation=\(dilation), "
            + "ceil_mode=\(Python.bool(ceilMode))"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.maxPool1d(
            input, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation, ceilMode: ceilMode)
    }
}

/// `nn.AvgPool1d`
public final class AvgPool1d: TensorModule {
    private let kernelSize: Int
    private let stride: Int
    private let padding: Int

    public init(kernelSize: Int, stride: Int? = nil, padding: Int = 0) {
        self.kernelSize = kernelSize
        self.stride = stride ?? kernelSize
        self.padding = padding
        super.init("AvgPool1d")
    }

    private init(like other: AvgPool1d) {
        kernelSize = other.kernelSize
        stride = other.stride
        padding = other.padding
        super.init(other.typeName)
    }

    public override func replica() -> Module { AvgPool1d(like: self) }

    public override func extraRepr() -> String {
        "kernel_size=(\(kernelSize),), stride=(\(stride),), padding=(\(padding),)"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.avgPool1d(input, kernelSize: kernelSize, stride: stride, padding: padding)
    }
}
