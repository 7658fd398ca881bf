import Tensors

extension Functional {
    /// `F.kl_div`: t·(log t − x), with x and optionally t as logarithms of probabilities; `batchmean` divides by N.
    ///
    /// - Throws: ValueError for an unknown reduction.
    public static func klDivergence(
        _ input: Tensor, _ target: Tensor, reduction: String = "mean", logTarget: Bool = false
    ) throws -> Tensor {
        let losses: Tensor
        if logTarget {
            losses = try target.exp().mul(target.sub(input))
        } else {
            // 0·log 0 counts as 0.
            let entropy = try Tensor.select(
                target.gt(.int(0)), .tensor(target.mul(target.log())), .number(.float(0)))
            losses = try entropy.sub(target.mul(input))
        }
        if reduction == "batchmean" {
            let batch = input.rank == 0 ? 1 : input.shape[0]
            return try losses.sum().div(.int(Int64(batch)))
        }
        switch try Reduction(named: reduction) {
        case .none: return losses
        case .mean:
            Warnings.emit(
                "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides "
                    + "only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave "
                    + "the same as 'batchmean' in the next major release.")
            return try losses.mean()
        case .sum: return try losses.sum()
        }
    }
}
