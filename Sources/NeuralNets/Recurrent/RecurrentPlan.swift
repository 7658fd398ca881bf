import Tensors

/// The sizes of one run of a recurrent layer over whole sequences, and where its intermediate values lie in memory.
///
/// Everything is time-major: row `offset(t) + i` belongs to sequence i at step t. Packed sequences have fewer rows at
/// later steps; otherwise every step has `batch` rows.
struct RecurrentPlan {
    let mode: RecurrentMode
    let inputSize: Int
    let hiddenSize: Int
    /// 0 without projection.
    let projectionSize: Int
    let layers: Int
    let directions: Int
    let hasBias: Bool
    /// Between layers; 0 outside training.
    let dropout: Double

    var steps = 0
    /// Sequences at the first step.
    var batch = 0
    /// Rows over all steps.
    var rows = 0
    /// int64 (steps), for packed input; the run that has the plan keeps the memory.
    var batchSizes: UnsafePointer<Int64>?
    /// int64 (batch), where packed input was sorted by length: the sequence that stands at each row.
    var sortedIndices: UnsafePointer<Int64>?

    /// P: the size of h and of one direction's output.
    var stateSize: Int { projectionSize > 0 ? projectionSize : hiddenSize }
    var gateWidth: Int { mode.gates * hiddenSize }
    var outputWidth: Int { directions * stateSize }
    var isUniform: Bool { batchSizes == nil }

    func rows(at step: Int) -> Int {
        guard let batchSizes else { return batch }
        return Int(batchSizes[step])
    }

    func inputSize(ofLayer layer: Int) -> Int { layer == 0 ? inputSize : outputWidth }

    /// Parameters of one layer in one direction: two weights, two biases, the projection.
    var weightsPerDirection: Int { 2 + (hasBias ? 2 : 0) + (projectionSize > 0 ? 1 : 0) }

    func dropsAfter(layer: Int) -> Bool { dropout > 0 && layer < layers - 1 }
}

// Where one direction of one layer keeps what `backward` reads, in elements from the start of the workspace.
extension RecurrentPlan {
    /// LSTM: activated gates, c, tanh(c) and, with projection, h before it. GRU: activated gates and W_hn·h + b_hn.
    private var directionCount: Int {
        switch mode {
        case .tanh, .relu: 0
        case .lstm: rows * (6 + (projectionSize > 0 ? 1 : 0)) * hiddenSize
        case .gru: rows * 4 * hiddenSize
        }
    }

    private var outputCount: Int { rows * outputWidth }

    /// A layer's directions, its output, and for dropout the mask and the dropped output.
    private var layerCount: Int { directions * directionCount + outputCount * (dropout > 0 ? 3 : 1) }

    /// The last layer's output lies in the result itself.
    var workspaceCount: Int {
        layers * layerCount - outputCount * (dropout > 0 ? 3 : 1) + 2 * stateCount
    }

    /// Room for one kind of initial state, (layers·directions, batch, max(P, H)).
    var stateCount: Int { layers * directions * batch * max(stateSize, hiddenSize) }

    func hiddenStart(ofKind kind: Int) -> Int { kind * stateCount }

    func gatesStart(_ layer: Int, _ direction: Int) -> Int {
        2 * stateCount + layer * layerCount + direction * directionCount
    }

    func cellsStart(_ layer: Int, _ direction: Int) -> Int { gatesStart(layer, direction) + rows * gateWidth }

    func tanhCellsStart(_ layer: Int, _ direction: Int) -> Int {
        cellsStart(layer, direction) + rows * hiddenSize
    }

    func unprojectedStart(_ layer: Int, _ direction: Int) -> Int {
        tanhCellsStart(layer, direction) + rows * hiddenSize
    }

    func outputStart(_ layer: Int) -> Int { 2 * stateCount + layer * layerCount + directions * directionCount }
    func maskStart(_ layer: Int) -> Int { outputStart(layer) + outputCount }
    func droppedStart(_ layer: Int) -> Int { maskStart(layer) + outputCount }
}
