import Tensors

/// What `nn.Embedding` and `F.embedding` take beside the table.
public struct EmbeddingOptions {
    /// This row gets no gradient.
    public var paddingIndex: Int?
    /// Rows that are looked up are made no longer than this, in place.
    public var maxNorm: Scalar?
    public var normType = Scalar.float(2)
    /// Gradients are divided by how often the index occurs in the batch.
    public var scalesByFrequency = false
    /// Shown only: gradients are dense here.
    public var isSparse = false

    public init(paddingIndex: Int? = nil) { self.paddingIndex = paddingIndex }

    /// `, max_norm=1.0, norm_type=1.0` and so on: what differs from the defaults.
    var text: String {
        var text = paddingIndex.map { ", padding_idx=\($0)" } ?? ""
        if let maxNorm { text += ", max_norm=\(Python.number(maxNorm))" }
        if normType.asDouble != 2 { text += ", norm_type=\(Python.number(normType))" }
        if scalesByFrequency { text += ", scale_grad_by_freq=True" }
        if isSparse { text += ", sparse=True" }
        return text
    }
}

extension Functional {
    /// `F.embedding` with its options.
    ///
    /// - Throws: IndexError for an index outside, RuntimeError for indices that are not integers.
    public static func embedding(_ indices: Tensor, _ weight: Tensor, _ options: EmbeddingOptions) throws -> Tensor {
        if let maxNorm = options.maxNorm, weight.rank == 2 {
            try shortenRows(
                of: weight, Set(indices.int64Values()).sorted(), maxNorm.asDouble, options.normType.asDouble)
        }
        return try embedding(
            indices, weight, paddingIndex: options.paddingIndex, scalesByFrequency: options.scalesByFrequency)
    }

    /// Makes rows no longer than `limit` in place, out of sight of the graph.
    private static func shortenRows(of weight: Tensor, _ rows: [Int], _ limit: Double, _ order: Double) throws {
        try ThreadState.withoutGrad {
            for row in rows where row >= 0 && row < weight.shape[0] {
                let values = try weight.data.select(0, row)
                let norm = try values.norm(order).item().asDouble
                if norm > limit { _ = try values.mulInPlace(.float(limit / (norm + 1e-7))) }
            }
            weight.bumpVersion()
        }
    }
}
