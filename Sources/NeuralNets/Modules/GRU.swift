import Tensors

/// `nn.GRU`: gates r, z, n; b_hn stands inside the product with r.
public final class GRU: RecurrentModule {
    /// - Throws: PyTorch's ValueErrors for sizes and options out of range.
    public override init(_ options: RecurrentOptions, dtype: DType = ThreadState.defaultDType, generator: Generator)
        throws
    {
        try super.init(options, dtype: dtype, generator: generator)
    }

    private init(like other: GRU) { super.init(like: other) }

    public override func replica() -> Module { GRU(like: self) }

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
