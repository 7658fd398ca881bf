import Tensors

/// `LinearLR`: a factor that goes evenly from one number to another; `ConstantLR`: a factor that holds for some epochs.
public final class LinearLR: Scheduler {
    private let first: Double
    private let last: Double
    private let epochs: Double

    /// - Throws: ValueError for factors out of range.
    public init(_ optimizer: Optimizer, from first: Double = 1.0 / 3, to last: Double = 1, epochs: Int = 5) throws {
        self.first = first
        self.last = last
        self.epochs = Double(epochs)
        try super.init("LinearLR", optimizer)
        guard first <= 1, first > 0 else {
            throw TensorError(
                .valueError,
                "Starting multiplicative factor expected to be greater than 0 and less or equal to 1.")
        }
        guard last <= 1, last >= 0 else {
            throw TensorError(.valueError, "Ending multiplicative factor expected to be between 0 and 1.")
        }
        try start()
    }

    private init(like other: LinearLR, _ optimizer: Optimizer) {
        first = other.first
        last = other.last
        epochs = other.epochs
        super.init(like: other, optimizer)
    }

    public override func replica(for optimizer: Optimizer) -> Scheduler { LinearLR(like: self, optimizer) }

    public override func rate(of group: Int, now: Double) -> Double? {
        if lastEpoch == 0 { return now * first }
        let epoch = Double(lastEpoch)
        if epoch > epochs { return nil }
        return now * (1 + (last - first) / (epochs * first + (epoch - 1) * (last - first)))
    }
}

/// `ConstantLR`: times `factor` until `epochs` epochs have passed.
public final class ConstantLR: Scheduler {
    private let factor: Double
    private let epochs: Int

    /// - Throws: ValueError for a factor outside [0, 1].
    public init(_ optimizer: Optimizer, factor: Double = 1.0 / 3, epochs: Int = 5) throws {
        self.factor = factor
        self.epochs = epochs
        try super.init("ConstantLR", optimizer)
        guard factor <= 1, factor >= 0 else {
            throw TensorError(.valueError, "Constant multiplicative factor expected to be between 0 and 1.")
        }
        try start()
    }

    private init(like other: ConstantLR, _ optimizer: Optimizer) {
        factor = other.factor
        epochs = other.epochs
        super.init(like: other, optimizer)
    }

    public override func replica(for optimizer: Optimizer) -> Scheduler { ConstantLR(like: self, optimizer) }

    public override func rate(of group: Int, now: Double) -> Double? {
        if lastEpoch == 0 { return now * factor }
        return lastEpoch == epochs ? now * (1 / factor) : nil
    }
}
