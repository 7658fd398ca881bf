import Tensors

extension Functional {
    /// `F.kl_div`: t·(log t − x), or exp(t)·(t − x) with `logTarget`; `batchmean` divides by the batch.
    ///
    /// - Throws: ValueError for an unknown reduction.
    public static func klDiv(
        _ input: Tensor, _ target: Tensor, reduction: String = "mean", logTarget: Bool = false
    ) throws -> Tensor {
        if reduction == "mean" {
            Warnings.emit(
                "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides "
                    + "only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave "
                    + "the same as 'batchmean' in the next major release.")
        }
        let each: Tensor
        if logTarget {
            each = try target.exp().mul(target.sub(input))
        } else {
            // 0·log 0 counts as 0.
            let entropy = try Tensor.select(
                target.eq(.int(0)), .number(.float(0)), .tensor(target.mul(target.log())))
            each = try entropy.sub(target.mul(input))
        }
        if reduction == "batchmean" {
            return try each.sum().div(.int(Int64(input.rank > 0 ? input.shape[0] : 1)))
        }
        return try reduce(each, Reduction(named: reduction))
    }

    /// `F.cosine_embedding_loss`: 1 − cos for targets 1, max(0, cos − margin) for targets −1.
    ///
    /// - Throws: the errors of broadcasting.
    public static func cosineEmbeddingLoss(
        _ first: Tensor, _ second: Tensor, _ target: Tensor, margin: Double = 0, reduction: Reduction = .mean
    ) throws -> Tensor {
        let epsilon = Scalar.float(1e-12)
        let product = try first.mul(second).sum(dim: -1)
        let sizes = try first.mul(first).sum(dim: -1).add(epsilon)
            .mul(second.mul(second).sum(dim: -1).add(epsilon)).sqrt()
        let cosine = try product.div(sizes)
        let zeros = Operand.number(.float(0))
        let same = try Tensor.select(target.eq(.int(1)), .tensor(cosine.rsub(.int(1))), zeros)
        let apart = try Tensor.select(
            target.eq(.int(-1)), .tensor(cosine.sub(.float(margin)).clamp(min: .int(0))), zeros)
        return try reduce(same.add(apart), reduction)
    }

    private static func reduce(_ each: Tensor, _ reduction: Reduction) throws -> Tensor {
        switch reduction {
        case .none: each
        case .mean: try each.mean()
        case .sum: try each.sum()
        }
    }
}
