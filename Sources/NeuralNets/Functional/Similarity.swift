import Tensors

extension Functional {
    /// `F.normalize`: x divided by its norm along an axis, which is at least ε.
    public static func normalize(
        _ input: Tensor, order: Double = 2, dim: Int = 1, epsilon: Double = 1e-12
    ) throws -> Tensor {
        let norm = try input.norm(order, dims: [dim], keepdim: true).clamp(min: .float(epsilon))
        return try input.div(norm.expand(as: input))
    }

    /// `F.cosine_similarity`: x·y / (max(‖x‖, ε)·max(‖y‖, ε)) along an axis.
    public static func cosineSimilarity(
        _ first: Tensor, _ second: Tensor, dim: Int = 1, epsilon: Double = 1e-8
    ) throws -> Tensor {
        let a = try first.div(first.norm(2, dims: [dim], keepdim: true).clamp(min: .float(epsilon)))
        let b = try second.div(second.norm(2, dims: [dim], keepdim: true).clamp(min: .float(epsilon)))
        return try a.mul(b).sum(dim: dim)
    }

    /// `F.pairwise_distance`: ‖x − y + ε‖ over the last axis.
    public static func pairwiseDistance(
        _ first: Tensor, _ second: Tensor, order: Double = 2, epsilon: Double = 1e-6, keepdim: Bool = false
    ) throws -> Tensor {
        try first.sub(second).add(.float(epsilon)).norm(order, dims: [-1], keepdim: keepdim)
    }

    /// `F.scaled_dot_product_attention`: softmax(q·kᵀ·scale + mask)·v over (…, L, E), (…, S, E), (…, S, V).
    public static func attention(
        _ query: Tensor, _ key: Tensor, _ value: Tensor, mask: Tensor? = nil, dropout: Double = 0,
        isCausal: Bool = false, scale: Double? = nil, generator: Generator
    ) throws -> Tensor {
        var weights = try attentionWeights(query, key, mask: mask, isCausal: isCausal, scale: scale)
        if dropout > 0 { weights = try self.dropout(weights, .float(dropout), generator: generator) }
        return try weights.matmul(value)
    }

    /// softmax(q·kᵀ·scale + mask)
    public static func attentionWeights(
        _ query: Tensor, _ key: Tensor, mask: Tensor? = nil, isCausal: Bool = false, scale: Double? = nil
    ) throws -> Tensor {
        let width = query.shape.last ?? 1
        let factor = scale ?? 1 / Double(width).squareRoot()
        var scores = try query.mul(.float(factor)).matmul(key.transpose(-2, -1))
        let steps = query.rank > 1 ? query.shape[query.rank - 2] : 1
        let sources = key.rank > 1 ? key.shape[key.rank - 2] : 1
        if isCausal {
            let allowed = try Tensor.ones([steps, sources], dtype: .bool).tril()
            scores = try scores.maskedFill(allowed.eq(.int(0)), .float(-.infinity))
        }
        if let mask {
            scores =
                mask.dtype == .bool
                ? try scores.maskedFill(mask.eq(.int(0)), .float(-.infinity)) : try scores.add(mask)
        }
        return try scores.softmax(dim: -1)
    }
}
