import Tensors

/// `nn.LSTM`: gates i, f, g, o; c' = f·c + i·g; h' = o·tanh(c'), projected by W_hr with `proj_size`.
public final class LSTM: RecurrentModule {
    /// - Throws: PyTorch's ValueErrors for sizes and options out of range.
    public override init(_ options: RecurrentOptions, dtype: DType = ThreadState.defaultDType, generator: Generator)
        throws
    {
        try super.init(options, dtype: dtype, generator: generator)
    }

    private init(like other: LSTM) { super.init(like: other) }

    public override func replica() -> Module { LSTM(like: self) }

    /// (L, N, I), (N, L, I) with `batch_first`, or (L, I); returns the output, `h_n` (D·layers, N, P) and `c_n`
    /// (D·layers, N, H).
    public func forward(
        _ input: Tensor, _ states: (hidden: Tensor, cell: Tensor)? = nil, generator: Generator
    ) throws -> RecurrentResult {
        try run(input, hidden: states?.hidden, cell: states?.cell, generator)
    }

    public func forward(
        packed input: PackedSequence, _ states: (hidden: Tensor, cell: Tensor)? = nil, generator: Generator
    ) throws -> (PackedSequence, RecurrentResult) {
        try run(input, hidden: states?.hidden, cell: states?.cell, generator)
    }
}
