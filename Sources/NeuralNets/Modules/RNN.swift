import Tensors

/// `nn.RNN`: h' = tanh(W_ih·x + b_ih + W_hh·h + b_hh), or relu.
public final class RNN: RecurrentModule {
    /// - Throws: PyTorch's ValueErrors for sizes and options out of range.
    public override init(_ options: RecurrentOptions, dtype: DType = ThreadState.defaultDType, generator: Generator)
        throws
    {
        try super.init(options, dtype: dtype, generator: generator)
    }

    private init(like other: RNN) { super.init(like: other) }

    public override func replica() -> Module { RNN(like: self) }

    /// The mode that `nonlinearity=` names.
    public static func mode(nonlinearity: String) throws -> RecurrentMode {
        switch nonlinearity {
        case "tanh": return .tanh
        case "relu": return .relu
        default:
            throw TensorError(
                .valueError, "Unknown nonlinearity '\(nonlinearity)'. Select from 'tanh' or 'relu'.")
        }
    }

    /// (L, N, I), (N, L, I) with `batch_first`, or (L, I); returns the output and `h_n` (D·layers, N, H).
    public func forward(_ input: Tensor, _ hidden: Tensor? = nil, generator: Generator) throws -> RecurrentResult {
        try run(input, hidden: hidden, cell: nil, generator)
    }

    public func forward(
        packed input: PackedSequence, _ hidden: Tensor? = nil, generator: Generator
    ) throws -> (PackedSequence, RecurrentResult) {
        try run(input, hidden: hidden, cell: nil, generator)
    }
}
