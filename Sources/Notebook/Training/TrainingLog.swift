import Evaluator

/// What a program trained, step by step, in runs.
///
/// A run is what one optimiser did, however many cells it took: a program that makes a new optimiser begins a new run,
/// and two optimisers that take turns have a run each. A value: keeping a copy is enough to go back to it.
public struct TrainingLog: Hashable, Sendable {
    /// Oldest first, by their first steps.
    public private(set) var runs: [TrainingRun] = []
    /// The place of the run that the last step belongs to.
    private var current = -1
    /// Older runs are forgotten.
    static let runLimit = 100

    public init() {}

    /// The run of the last step.
    public var currentRun: TrainingRun? { runs.indices.contains(current) ? runs[current] : nil }
    /// How many steps were seen, forgotten runs not counted: it tells whether there is anything new to draw.
    public var stepCount: Int { runs.reduce(0) { $0 + $1.stepCount } }
    public var isEmpty: Bool { runs.isEmpty }

    mutating func note(_ step: TrainingStep, cell: Int) {
        if !runs.indices.contains(current) || runs[current].optimizer != step.optimizer {
            current = place(of: step, cell: cell)
        }
        runs[current].note(step)
    }

    private mutating func place(of step: TrainingStep, cell: Int) -> Int {
        if let known = runs.lastIndex(where: { $0.optimizer == step.optimizer }) { return known }
        if runs.count >= Self.runLimit { runs.removeFirst() }
        runs.append(TrainingRun(optimizer: step.optimizer, optimizerName: step.optimizerName, cell: cell))
        return runs.count - 1
    }
}
