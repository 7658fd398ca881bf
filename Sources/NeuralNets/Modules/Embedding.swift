import Tensors

/// `nn.Embedding`: a table (V, E) looked up by integers.
public final class Embedding: TensorModule {
    public let count: Int
    public let dimension: Int
    public let options: EmbeddingOptions
    public var paddingIndex: Int? { options.paddingIndex }

    /// Draws the table from N(0, 1), then zeroes the row `paddingIndex` (negative: from the end).
    ///
    /// - Throws: AssertionError for a `paddingIndex` outside.
    public init(
        _ count: Int, _ dimension: Int, paddingIndex: Int? = nil, options: EmbeddingOptions = EmbeddingOptions(),
        dtype: DType = ThreadState.defaultDType, generator: Generator
    ) throws {
        self.count = count
        self.dimension = dimension
        var options = options
        options.paddingIndex = try Embedding.resolve(paddingIndex, count)
        self.options = options
        super.init("Embedding")
        setParameter("weight", .parameter(uninitialized: [count, dimension], dtype: dtype))
        try resetParameters(generator)
    }

    /// `Embedding.from_pretrained`: the given table (V, E), frozen unless said otherwise.
    public init(
        pretrained table: Tensor, freeze: Bool = true, paddingIndex: Int? = nil,
        options: EmbeddingOptions = EmbeddingOptions()
    ) throws {
        guard table.rank == 2 else {
            throw TensorError(.assertionError, "Embeddings parameter is expected to be 2-dimensional")
        }
        count = table.shape[0]
        dimension = table.shape[1]
        var options = options
        options.paddingIndex = try Embedding.resolve(paddingIndex, count)
        self.options = options
        super.init("Embedding")
        setParameter("weight", try .parameter(table, requiresGrad: !freeze))
    }

    private static func resolve(_ index: Int?, _ count: Int) throws -> Int? {
        guard let index else { return nil }
        guard index < count, index >= -count else {
            throw TensorError(.assertionError, "Padding_idx must be within num_embeddings")
        }
        return index < 0 ? index + count : index
    }

    /// `reset_parameters()`
    public func resetParameters(_ generator: Generator) throws {
        let weight = try parameter("weight")
        try ThreadState.withoutGrad { _ = try weight.fillNormal(0, 1, generator: generator) }
        guard let paddingIndex else { return }
        let size = dimension * weight.dtype.itemSize
        (weight.storage.bytes + paddingIndex * size).initializeMemory(as: UInt8.self, repeating: 0, count: size)
    }

    private init(like other: Embedding) {
        count = other.count
        dimension = other.dimension
        options = other.options
        super.init(other.typeName)
    }

    public override func replica() -> Module { Embedding(like: self) }

    public override func extraRepr() -> String {
        "\(count), \(dimension)" + options.text
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        try Functional.embedding(input, parameter("weight"), options)
    }
}
