import Tensors

/// `nn.MultiheadAttention`: queries (L, N, E) look at keys and values (S, N, E) with several heads.
public final class MultiheadAttention: Module {
    public let width: Int
    public let heads: Int
    public let dropout: Double
    public let isBatchFirst: Bool

    /// Draws the output projection, then the input projections.
    ///
    /// - Throws: PyTorch's ValueError and AssertionError for sizes that do not fit.
    public init(
        _ width: Int, _ heads: Int, dropout: Double = 0, bias: Bool = true, batchFirst: Bool = false,
        dtype: DType = ThreadState.defaultDType, generator: Generator
    ) throws {
        self.width = width
        self.heads = heads
        self.dropout = dropout
        isBatchFirst = batchFirst
        super.init("MultiheadAttention")
        guard width > 0, heads > 0 else {
            throw TensorError(
                .valueError,
                "embed_dim and num_heads must be greater than 0, got embed_dim=\(width) and num_heads=\(heads) instead")
        }
        guard width % heads == 0 else {
            throw TensorError(.assertionError, "embed_dim must be divisible by num_heads")
        }
        setParameter("in_proj_weight", .parameter(uninitialized: [3 * width, width], dtype: dtype))
        setParameter("in_proj_bias", bias ? .parameter(uninitialized: [3 * width], dtype: dtype) : nil)
        let output = try Linear(width, width, bias: bias, dtype: dtype, generator: generator)
        output.typeName = "NonDynamicallyQuantizableLinear"
        setModule("out_proj", output)
        try Initializers.xavierUniform(parameter("in_proj_weight"), generator: generator)
        if bias {
            try Initializers.constant(parameter("in_proj_bias"), 0)
            try Initializers.constant(output.parameter("bias"), 0)
        }
    }

    /// What may be looked at; in masks of bools True stands for "not this one".
    public struct Masks {
        /// (N, S)
        public var padding: Tensor?
        /// (L, S) or (N·heads, L, S)
        public var attention: Tensor?

        public init(padding: Tensor? = nil, attention: Tensor? = nil) {
            self.padding = padding
            self.attention = attention
        }
    }

    private init(like other: MultiheadAttention) {
        width = other.width
        heads = other.heads
        dropout = other.dropout
        isBatchFirst = other.isBatchFirst
        super.init(other.typeName)
    }

    public override func replica() -> Module { MultiheadAttention(like: self) }

    /// The output (L, N, E), and the weights (N, L, S), or (N, heads, L, S) if they are not averaged.
    public func forward(
        _ query: Tensor, _ key: Tensor, _ value: Tensor, _ masks: Masks = Masks(), averagesWeights: Bool = true,
        generator: Generator
    ) throws -> (output: Tensor, weights: Tensor) {
        let isBatched = query.rank == 3
        guard query.rank == 2 || query.rank == 3 else {
            throw TensorError(
                .assertionError,
                "query should be unbatched 2D or batched 3D tensor but received \(query.rank)-D query tensor")
        }
        let arranged = { (tensor: Tensor) -> Tensor in
            if !isBatched { return try tensor.unsqueeze(1) }
            return self.isBatchFirst ? try tensor.transpose(1, 0) : tensor
        }
        let q = try arranged(query)
        let k = key === query ? q : try arranged(key)
        let v = value === key ? k : value === query ? q : try arranged(value)
        guard q.shape[2] == width else {
            throw TensorError(
                .assertionError, "was expecting embedding dimension of \(width), but got \(q.shape[2])",
                shapes: [query.shape])
        }
        let (steps, batch, sources) = (q.shape[0], q.shape[1], k.shape[0])
        let (queries, keys, values) = try project(q, k, v)
        var scores = try split(queries, steps, batch)
            .mul(.float((1 / Double(width / heads)).squareRoot()))
            .bmm(split(keys, sources, batch).transpose(-2, -1))
        if let mask = try merged(
            masks, isBatched ? masks.padding : masks.padding?.unsqueeze(0), batch, steps, sources, scores.dtype)
        {
            scores = try scores.add(mask)
        }
        var weights = try scores.softmax(dim: -1)
        if dropout > 0 {
            weights = try Functional.dropout(weights, .float(dropout), training: isTraining, generator: generator)
        }
        let mixed = try weights.bmm(split(values, sources, batch)).transpose(0, 1).contiguous()
            .view([steps * batch, width])
        guard let layer = moduleTable["out_proj"] as? Linear else {
            throw TensorError(.attributeError, "'\(typeName)' object has no attribute 'out_proj'")
        }
        var output = try layer.forward(mixed).view([steps, batch, width])
        var shown = try weights.view([batch, heads, steps, sources])
        if averagesWeights { shown = try shown.mean(dim: 1) }
        if !isBatched {
            output = try output.squeeze(1)
            shown = try shown.squeeze(0)
        } else if isBatchFirst {
            output = try output.transpose(1, 0)
        }
        return (output, shown)
    }

    /// Queries, keys and values through their thirds of `in_proj_weight`.
    private func project(_ q: Tensor, _ k: Tensor, _ v: Tensor) throws -> (Tensor, Tensor, Tensor) {
        let weight = try parameter("in_proj_weight")
        let bias = parameterTable["in_proj_bias"] ?? nil
        if q === k, k === v {
            let parts = try Functional.linear(q, weight, bias).chunk(3, -1)
            return (parts[0], parts[1], parts[2])
        }
        let weights = try weight.chunk(3, 0)
        let biases = try bias?.chunk(3, 0)
        return (
            try Functional.linear(q, weights[0], biases?[0]), try Functional.linear(k, weights[1], biases?[1]),
            try Functional.linear(v, weights[2], biases?[2])
        )
    }

    /// (L, N, E) as (N·heads, L, E/heads).
    private func split(_ tensor: Tensor, _ steps: Int, _ batch: Int) throws -> Tensor {
        try tensor.contiguous().view([steps, batch * heads, width / heads]).transpose(0, 1)
    }

    /// Both masks as numbers to be added to the scores (N·heads, L, S).
    private func merged(
        _ masks: Masks, _ padding: Tensor?, _ batch: Int, _ steps: Int, _ sources: Int, _ dtype: DType
    ) throws -> Tensor? {
        var result: Tensor?
        if let attention = masks.attention { result = try MultiheadAttention.additive(attention, dtype) }
        if let padding {
            let spread = try MultiheadAttention.additive(padding, dtype).view([batch, 1, 1, sources])
                .expand([batch, heads, 1, sources]).reshape([batch * heads, 1, sources])
            result = try result.map { try $0.add(spread) } ?? spread
        }
        return result
    }

    private static func additive(_ mask: Tensor, _ dtype: DType) throws -> Tensor {
        guard mask.dtype == .bool else { return mask }
        return try Tensor.zeros(mask.shape, dtype: dtype).maskedFill(mask, .float(-.infinity))
    }
}
