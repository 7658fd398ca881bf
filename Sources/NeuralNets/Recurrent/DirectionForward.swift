import Tensors

/// One layer in one direction over all steps.
struct DirectionForward<T: KernelScalar> {
    let plan: RecurrentPlan
    let weights: DirectionWeights<T>
    let isReversed: Bool
    /// (rows, inputSize)
    let input: UnsafePointer<T>
    let inputSize: Int
    /// (batch, P) and (batch, H)
    let initialHidden: UnsafePointer<T>
    let initialCell: UnsafePointer<T>
    /// Rows `plan.outputWidth` apart.
    let output: UnsafeMutablePointer<T>
    /// (rows, gates·H): input projections in, activated gates out.
    let gates: UnsafeMutablePointer<T>
    /// LSTM: c (rows, H). GRU: the recurrent part of the new gate.
    let cells: UnsafeMutablePointer<T>
    let tanhCells: UnsafeMutablePointer<T>
    let unprojected: UnsafeMutablePointer<T>
    /// (batch, P) and (batch, H)
    let finalHidden: UnsafeMutablePointer<T>
    let finalCell: UnsafeMutablePointer<T>?

    private struct Step {
        /// From the state before to the recurrent part of the gates.
        let recur: StepProduct<T>
        /// Where that part stands.
        let product: UnsafeMutablePointer<T>
    }

    func run() {
        let width = plan.gateWidth
        Products.linear(
            plan.rows, width, inputSize, input, inputSize, weights.inputWeight, weights.inputBias, gates, width,
            slot: .weights)
        let step = Step(
            recur: StepProduct(
                rows: plan.batch, width, plan.stateSize, weights.hiddenWeight, isTransposed: true,
                slot: .recurrentWeights),
            product: Scratch.product.memory(plan.batch * width, as: T.self))

        var previousOffset = 0
        var previousCount = 0
        var offset = isReversed ? plan.rows : 0
        for position in 0..<plan.steps {
            let count = plan.rows(at: isReversed ? plan.steps - 1 - position : position)
            if isReversed { offset -= count }
            // Sequences that are under way go on from the neighbouring step, the others start here.
            let carried = min(count, previousCount)
            if carried > 0 {
                advance(
                    offset, carried, step, hidden: UnsafePointer(output + previousOffset * plan.outputWidth),
                    plan.outputWidth, cell: UnsafePointer(cells + previousOffset * plan.hiddenSize))
            }
            if count > carried {
                advance(
                    offset + carried, count - carried, step, hidden: initialHidden + carried * plan.stateSize,
                    plan.stateSize, cell: initialCell + carried * plan.hiddenSize)
            }
            if previousCount > count { finish(count..<previousCount, at: previousOffset) }
            previousOffset = offset
            previousCount = count
            if !isReversed { offset += count }
        }
        finish(0..<previousCount, at: previousOffset)
    }

    /// One step for `count` rows from `row` on, whose states before it are given (rows of h `stride` apart).
    @inline(__always)
    private func advance(
        _ row: Int, _ count: Int, _ step: Step, hidden: UnsafePointer<T>, _ stride: Int, cell: UnsafePointer<T>
    ) {
        let size = plan.hiddenSize
        let width = plan.gateWidth
        step.recur(count, hidden, stride, step.product, width)
        let target = output + row * plan.outputWidth
        switch plan.mode {
        case .tanh, .relu:
            T.rnnStep(
                count, size, step.product, weights.hiddenBias, gates + row * size, target, plan.outputWidth,
                plan.mode == .relu)
        case .gru:
            T.gruStep(
                count, size, step.product, weights.hiddenBias, gates + row * width, cells + row * size, hidden,
                stride, target, plan.outputWidth)
        case .lstm:
            guard let projection = weights.projection else {
                T.lstmStep(
                    count, size, step.product, weights.hiddenBias, gates + row * width, cell, cells + row * size,
                    tanhCells + row * size, target, plan.outputWidth)
                return
            }
            let full = unprojected + row * size
            T.lstmStep(
                count, size, step.product, weights.hiddenBias, gates + row * width, cell, cells + row * size,
                tanhCells + row * size, full, size)
            Products.linear(
                count, plan.projectionSize, size, full, size, projection, nil, target, plan.outputWidth, slot: .other)
        }
    }

    /// The states after a sequence's last step become its final states.
    private func finish(_ sequences: Range<Int>, at offset: Int) {
        for sequence in sequences {
            let row = offset + sequence
            (finalHidden + sequence * plan.stateSize).update(
                from: output + row * plan.outputWidth, count: plan.stateSize)
            if let finalCell {
                (finalCell + sequence * plan.hiddenSize).update(
                    from: cells + row * plan.hiddenSize, count: plan.hiddenSize)
            }
        }
    }
}
