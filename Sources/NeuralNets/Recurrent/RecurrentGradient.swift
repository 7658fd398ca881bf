import Tensors

/// Which inputs of a run need a gradient.
struct RecurrentNeeds {
    let input: Bool
    let hidden: Bool
    let cell: Bool
    let weights: WeightNeeds
}

/// Which weights need a gradient: a bit for each of the first 63, the rest count as needing one.
struct WeightNeeds {
    private var bits: UInt64 = 0

    init(_ weights: [Tensor]) {
        for (index, weight) in weights.enumerated() where index < 63 && weight.requiresGrad { bits |= 1 << index }
    }

    subscript(index: Int) -> Bool { index >= 63 || bits & (1 << index) != 0 }
}

/// Gradients in the order of a run's inputs.
struct RecurrentGradients {
    var input: Tensor?
    var hidden: Tensor?
    var cell: Tensor?
    var weights: [Tensor?]
}

extension RecurrentRun {
    /// The gradients of input, initial states and parameters from those of `output`, `h_n` and `c_n`.
    func backward<T: KernelScalar>(
        _ type: T.Type, output outputGradient: Tensor?, hidden: Tensor?, cell: Tensor?, needs: RecurrentNeeds
    ) -> RecurrentGradients {
        guard let workspace else { return RecurrentGradients(weights: weights.map { _ in nil }) }
        let base = workspace.bytes.assumingMemoryBound(to: T.self)
        let intact = intactOutput(base)
        let zeros = self.zeros(T.self)
        var result = RecurrentGradients(weights: [])
        result.weights.reserveCapacity(weights.count)
        for (index, weight) in weights.enumerated() {
            result.weights.append(needs.weights[index] ? Tensor(uninitialized: weight.shape, dtype: weight.dtype) : nil)
        }
        if needs.input {
            result.input = sequenceTensor(
                Storage(byteCount: plan.rows * plan.inputSize * MemoryLayout<T>.stride), plan.inputSize)
        }
        let states = plan.layers * plan.directions
        let stateCount = plan.batch * plan.stateSize
        let cellCount = plan.batch * plan.hiddenSize
        let outputCount = plan.rows * plan.outputWidth
        let large = plan.batch * max(plan.stateSize, plan.hiddenSize)

        // Carries of all directions, two temporaries, gradients of two layers' outputs.
        let carries = Scratch.carry.memory(states * (stateCount + cellCount) + 2 * large + 2 * outputCount, as: T.self)
        let cellCarries = carries + states * stateCount
        let temporary = cellCarries + states * cellCount
        let layerGradients = temporary + 2 * large
        fill(carries, from: hidden, plan.stateSize)
        if plan.mode.hasCell { fill(cellCarries, from: cell, plan.hiddenSize) }
        let gates = Scratch.gradients.memory(
            plan.rows * plan.gateWidth * (plan.mode == .gru ? 2 : 1), as: T.self)

        let outer = outputGradient.map { layout == .batchFirst ? RecurrentRun.timeMajor($0) : $0.packedCopy() }
        var above: UnsafePointer<T>? = outer.map { UnsafePointer($0.pointer(as: T.self)) }
        let startHidden = startState(initialHidden, base + plan.hiddenStart(ofKind: 0))
        let startCell = startState(initialCell, base + plan.hiddenStart(ofKind: 1))

        for layer in (0..<plan.layers).reversed() {
            let layerOutput = layer == plan.layers - 1 ? intact : UnsafePointer(base + plan.outputStart(layer))
            let below: UnsafeMutablePointer<T>? =
                layer > 0 ? layerGradients + (layer & 1) * outputCount : result.input?.pointer(as: T.self)
            for direction in 0..<plan.directions {
                let state = layer * plan.directions + direction
                let first = state * plan.weightsPerDirection
                func gradient(_ place: Int) -> UnsafeMutablePointer<T>? { result.weights[first + place]?.pointer() }
                DirectionBackward(
                    plan: plan, weights: DirectionWeights(weights, plan: plan, layer: layer, direction: direction),
                    isReversed: direction == 1, input: inputOfLayer(layer, base),
                    inputSize: plan.inputSize(ofLayer: layer),
                    initialHidden: startHidden.map { $0 + state * stateCount }, zeros: zeros,
                    initialCell: startCell.map { $0 + state * cellCount } ?? zeros,
                    output: layerOutput + direction * plan.stateSize,
                    gates: base + plan.gatesStart(layer, direction), cells: base + plan.cellsStart(layer, direction),
                    tanhCells: base + plan.tanhCellsStart(layer, direction),
                    unprojected: base + plan.unprojectedStart(layer, direction),
                    outputGradient: above.map { $0 + direction * plan.stateSize },
                    hiddenCarry: carries + state * stateCount, cellCarry: cellCarries + state * cellCount,
                    needsInitialGradient: needs.hidden, gateGradients: gates, temporary: temporary,
                    inputWeightGradient: gradient(0), hiddenWeightGradient: gradient(1),
                    inputBiasGradient: plan.hasBias ? gradient(2) : nil,
                    hiddenBiasGradient: plan.hasBias ? gradient(3) : nil,
                    projectionGradient: plan.projectionSize > 0 ? gradient(plan.weightsPerDirection - 1) : nil,
                    inputGradient: below, addsInputGradient: direction == 1
                ).run()
            }
            if layer > 0, let below {
                if plan.dropsAfter(layer: layer - 1) {
                    let mask = base + plan.maskStart(layer - 1)
                    for i in 0..<outputCount { below[i] *= mask[i] }
                }
                above = UnsafePointer(below)
            }
        }
        if needs.hidden { result.hidden = stateGradient(carries, plan.stateSize) }
        if needs.cell { result.cell = stateGradient(cellCarries, plan.hiddenSize) }
        return result
    }

    /// Initial states in the order of the rows, as the forward pass left them.
    private func startState<T: KernelScalar>(_ given: Tensor?, _ sorted: UnsafeMutablePointer<T>) -> UnsafePointer<T>? {
        guard let given else { return nil }
        return UnsafePointer(plan.sortedIndices == nil ? given.pointer(as: T.self) : sorted)
    }

    /// Gradients of final states in the order of the rows; zeros where none arrived.
    private func fill<T: KernelScalar>(_ carries: UnsafeMutablePointer<T>, from gradient: Tensor?, _ width: Int) {
        let count = plan.layers * plan.directions * plan.batch * width
        guard let gradient = gradient?.packedCopy() else {
            carries.update(repeating: 0, count: count)
            return
        }
        let source = gradient.pointer(as: T.self)
        guard let indices = plan.sortedIndices else {
            carries.update(from: source, count: count)
            return
        }
        for state in 0..<(plan.layers * plan.directions) {
            for row in 0..<plan.batch {
                (carries + (state * plan.batch + row) * width).update(
                    from: source + (state * plan.batch + Int(indices[row])) * width, count: width)
            }
        }
    }

    private func stateGradient<T: KernelScalar>(_ carries: UnsafePointer<T>, _ width: Int) -> Tensor {
        let tensor = stateTensor(width)
        if plan.sortedIndices == nil {
            tensor.pointer(as: T.self).update(from: carries, count: tensor.numel)
        } else {
            unsort(carries, width, into: tensor.pointer(as: T.self))
        }
        return tensor
    }
}
