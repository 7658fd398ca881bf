import Evaluator
import TextUI

/// The steps of one optimiser: a loss, a learning rate and a gradient norm each.
///
/// The memory of a run is bounded: when `capacity` steps are kept, every second one is dropped, and from then on only
/// every second one is noted. `last`, `best` and `stepCount` stay exact.
public struct TrainingRun: Hashable, Sendable {
    /// The optimiser's number in its program, and its class.
    public let optimizer: Int
    public let optimizerName: String
    /// The cell of the first step.
    public let cell: Int
    public private(set) var stepCount = 0
    public private(set) var last: TrainingStep?
    /// The smallest finite loss and its step, counted from 1.
    public private(set) var best: (value: Double, step: Int)? {
        get { bestStep > 0 ? (bestLoss, bestStep) : nil }
        set { (bestLoss, bestStep) = newValue ?? (.infinity, 0) }
    }
    /// Steps from one kept number to the next.
    public private(set) var stride = 1
    /// `losses[i]` belongs to step `1 + i * stride`, and so on.
    public private(set) var losses: [Double] = []
    public private(set) var gradientNorms: [Double] = []
    public private(set) var learningRates: [Double] = []

    private var bestLoss = Double.infinity
    private var bestStep = 0
    static let capacity = 1 << 17

    init(optimizer: Int, optimizerName: String, cell: Int) {
        self.optimizer = optimizer
        self.optimizerName = optimizerName
        self.cell = cell
    }

    /// What a legend says: the optimiser, and the cell where its training began.
    public var name: String { "\(optimizerName) [\(cell)]" }

    mutating func note(_ step: TrainingStep) {
        let index = stepCount
        stepCount += 1
        last = step
        if step.loss < bestLoss, step.loss > -.infinity {
            bestLoss = step.loss
            bestStep = stepCount
        }
        guard stride == 1 || index % stride == 0 else { return }
        if losses.count >= Self.capacity {
            thinOut()
            guard index % stride == 0 else { return }
        }
        losses.append(step.loss)
        gradientNorms.append(step.gradientNorm)
        learningRates.append(step.learningRate)
    }

    private mutating func thinOut() {
        func half(_ values: [Double]) -> [Double] { Swift.stride(from: 0, to: values.count, by: 2).map { values[$0] } }
        losses = half(losses)
        gradientNorms = half(gradientNorms)
        learningRates = half(learningRates)
        stride *= 2
    }

    /// The curve of one quantity, for a plot.
    public func curve(_ quantity: TrainingQuantity) -> PlotRun {
        let values =
            switch quantity {
            case .loss: losses
            case .gradientNorm: gradientNorms
            case .learningRate: learningRates
            }
        let best = quantity == .loss ? best.map { PlotRun.Best(value: $0.value, step: $0.step) } : nil
        return PlotRun(name: name, values: values, stride: stride, knownBest: best)
    }

    public static func == (left: TrainingRun, right: TrainingRun) -> Bool {
        left.optimizer == right.optimizer && left.cell == right.cell && left.stepCount == right.stepCount
            && left.losses == right.losses
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(optimizer)
        hasher.combine(stepCount)
    }
}

/// What is known of every step.
public enum TrainingQuantity: String, CaseIterable, Sendable {
    case loss
    case gradientNorm = "gradient norm"
    case learningRate = "learning rate"
}
