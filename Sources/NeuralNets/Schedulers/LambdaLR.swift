import Tensors

/// `LambdaLR` and `MultiplicativeLR`: the base rate, or the rate before, times a function of the epoch.
public final class LambdaLR: Scheduler {
    private let factors: [(Int) throws -> Double]
    private let isCumulative: Bool

    /// One function for all groups, or one for each.
    ///
    /// - Throws: ValueError for another number of functions.
    public init(
        _ optimizer: Optimizer, _ factors: [(Int) throws -> Double], isCumulative: Bool = false
    ) throws {
        self.factors = factors
        self.isCumulative = isCumulative
        try super.init(isCumulative ? "MultiplicativeLR" : "LambdaLR", optimizer)
        guard factors.count == 1 || factors.count == optimizer.groups.count else {
            throw TensorError(
                .valueError, "Expected \(optimizer.groups.count) lr_lambdas, but got \(factors.count)")
        }
        try start()
    }

    private init(like other: LambdaLR, _ optimizer: Optimizer) {
        factors = other.factors
        isCumulative = other.isCumulative
        super.init(like: other, optimizer)
    }

    public override func replica(for optimizer: Optimizer) -> Scheduler { LambdaLR(like: self, optimizer) }

    public override func rate(of group: Int, now: Double) throws -> Double? {
        let factor = factors[min(group, factors.count - 1)]
        if isCumulative { return lastEpoch > 0 ? now * (try factor(lastEpoch)) : nil }
        return baseRates[group] * (try factor(lastEpoch))
    }
}
