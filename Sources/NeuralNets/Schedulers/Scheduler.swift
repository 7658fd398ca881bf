import Tensors

/// `torch.optim.lr_scheduler`: writes the learning rates of an optimiser's groups after every epoch.
open class Scheduler {
    public let typeName: String
    public let optimizer: Optimizer
    /// The rates from which the schedule starts, one for each group.
    public let baseRates: [Double]
    public private(set) var lastEpoch = -1
    private var stepCount = 0

    /// Stores `initial_lr` in the groups and takes the schedule's first step.
    public init(_ typeName: String, _ optimizer: Optimizer) throws {
        self.typeName = typeName
        self.optimizer = optimizer
        for group in optimizer.groups { group["initial_lr"] = group["lr"] ?? .float(0) }
        baseRates = optimizer.groups.map { $0.number("initial_lr") }
    }

    init(like other: Scheduler, _ optimizer: Optimizer) {
        typeName = other.typeName
        self.optimizer = optimizer
        baseRates = other.baseRates
        lastEpoch = other.lastEpoch
        stepCount = other.stepCount
    }

    /// The same schedule at the same epoch for a copy of its optimiser. Every subclass overrides it.
    open func replica(for optimizer: Optimizer) -> Scheduler { Scheduler(like: self, optimizer) }

    /// What changes while the schedule runs.
    public final var progress: (epoch: Int, steps: Int) {
        get { (lastEpoch, stepCount) }
        set { (lastEpoch, stepCount) = newValue }
    }

    /// Every scheduler's constructor ends with this.
    final func start() throws { try advance() }

    /// `step()`
    public final func step() throws {
        if stepCount == 1, !optimizer.hasStepped {
            Warnings.emit(
                "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you "
                    + "should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure "
                    + "to do this will result in PyTorch skipping the first value of the learning rate schedule. See more "
                    + "details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate")
        }
        try advance()
    }

    private func advance() throws {
        stepCount += 1
        lastEpoch += 1
        for (index, group) in optimizer.groups.enumerated() {
            if let rate = try rate(of: index, now: group.learningRate) { group.learningRate = rate }
        }
    }

    /// `get_last_lr()`
    public final var lastRates: [Double] { optimizer.groups.map(\.learningRate) }

    /// The rate of a group for `lastEpoch`; nil if it stays as it is.
    open func rate(of group: Int, now: Double) throws -> Double? { nil }
}

/// `StepLR`: times γ every `stepSize` epochs.
public final class StepLR: Scheduler {
    private let stepSize: Int
    private let gamma: Double

    public init(_ optimizer: Optimizer, stepSize: Int, gamma: Double = 0.1) throws {
        self.stepSize = stepSize
        self.gamma = gamma
        try super.init("StepLR", optimizer)
        guard stepSize != 0 else { throw TensorError(.valueError, "integer modulo by zero") }
        try start()
    }

    private init(like other: StepLR, _ optimizer: Optimizer) {
        stepSize = other.stepSize
        gamma = other.gamma
        super.init(like: other, optimizer)
    }

    public override func replica(for optimizer: Optimizer) -> Scheduler { StepLR(like: self, optimizer) }

    public override func rate(of group: Int, now: Double) -> Double? {
        lastEpoch == 0 || lastEpoch % stepSize != 0 ? nil : now * gamma
    }
}

/// `MultiStepLR`: times γ at every milestone.
public final class MultiStepLR: Scheduler {
    private let milestones: [Int]
    private let gamma: Double

    public init(_ optimizer: Optimizer, milestones: [Int], gamma: Double = 0.1) throws {
        self.milestones = milestones
        self.gamma = gamma
        try super.init("MultiStepLR", optimizer)
        try start()
    }

    private init(like other: MultiStepLR, _ optimizer: Optimizer) {
        milestones = other.milestones
        gamma = other.gamma
        super.init(like: other, optimizer)
    }

    public override func replica(for optimizer: Optimizer) -> Scheduler { MultiStepLR(like: self, optimizer) }

    public override func rate(of group: Int, now: Double) -> Double? {
        let count = milestones.count { $0 == lastEpoch }
        return count == 0 ? nil : now * Optimizer.power(gamma, Double(count))
    }
}

/// `ExponentialLR`: times γ every epoch.
public final class ExponentialLR: Scheduler {
    private let gamma: Double

    public init(_ optimizer: Optimizer, gamma: Double) throws {
        self.gamma = gamma
        try super.init("ExponentialLR", optimizer)
        try start()
    }

    private init(like other: ExponentialLR, _ optimizer: Optimizer) {
        gamma = other.gamma
        super.init(like: other, optimizer)
    }

    public override func replica(for optimizer: Optimizer) -> Scheduler { ExponentialLR(like: self, optimizer) }

    public override func rate(of group: Int, now: Double) -> Double? { lastEpoch == 0 ? nil : now * gamma }
}
