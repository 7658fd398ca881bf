import Tensors

/// `ReduceLROnPlateau`: times `factor` when a number has stopped improving for more than `patience` epochs.
public final class ReduceLROnPlateau {
    /// `mode=` and `threshold_mode=`.
    public struct Options: Sendable {
        public var wantsMinimum = true
        public var factor = 0.1
        public var patience = 10
        public var threshold = 1e-4
        public var isRelative = true
        public var cooldown = 0
        public var minimum = 0.0
        public var epsilon = 1e-8

        public init() {}
    }

    public let optimizer: Optimizer
    private let options: Options
    /// The best number so far.
    public private(set) var best: Double
    public private(set) var badEpochs = 0
    private var cooling = 0
    public private(set) var lastEpoch = 0

    /// - Throws: ValueError for a factor of one or more.
    public init(_ optimizer: Optimizer, _ options: Options = Options()) throws {
        guard options.factor < 1 else { throw TensorError(.valueError, "Factor should be < 1.0.") }
        self.optimizer = optimizer
        self.options = options
        best = options.wantsMinimum ? .infinity : -.infinity
    }

    /// The same state for a copy of its optimiser.
    public init(copyOf other: ReduceLROnPlateau, _ optimizer: Optimizer) {
        self.optimizer = optimizer
        options = other.options
        best = other.best
        restore(other)
    }

    /// Takes over the progress of another one.
    public func restore(_ other: ReduceLROnPlateau) {
        best = other.best
        badEpochs = other.badEpochs
        cooling = other.cooling
        lastEpoch = other.lastEpoch
    }

    /// `step(metric)`
    public func step(_ metric: Double) {
        lastEpoch += 1
        if isBetter(metric) {
            best = metric
            badEpochs = 0
        } else {
            badEpochs += 1
        }
        if cooling > 0 {
            cooling -= 1
            badEpochs = 0
        }
        guard badEpochs > options.patience else { return }
        for group in optimizer.groups {
            let old = group.learningRate
            let new = max(old * options.factor, options.minimum)
            if old - new > options.epsilon { group.learningRate = new }
        }
        cooling = options.cooldown
        badEpochs = 0
    }

    /// `get_last_lr()`
    public var lastRates: [Double] { optimizer.groups.map(\.learningRate) }

    private func isBetter(_ metric: Double) -> Bool {
        switch (options.wantsMinimum, options.isRelative) {
        case (true, true): metric < best * (1 - options.threshold)
        case (true, false): metric < best - options.threshold
        case (false, true): metric > best * (options.threshold + 1)
        case (false, false): metric > best + options.threshold
        }
    }
}
