import Tensors

/// `nn.PReLU`: a learnt slope for negative elements.
public final class PReLU: TensorModule {
    private let count: Int

    public init(_ count: Int = 1, initial: Double = 0.25, dtype: DType = ThreadState.defaultDType) {
        self.count = count
        super.init("PReLU")
        setParameter("weight", .filledParameter([count], initial, dtype))
    }

    public override func extraRepr() -> String { "num_parameters=\(count)" }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.prelu(input, parameter("weight"))
    }
}
