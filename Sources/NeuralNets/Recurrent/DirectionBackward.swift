import Tensors

/// The gradient of one layer in one direction: back through all steps, in the order of PyTorch's additions.
struct DirectionBackward<T: KernelScalar> {
    let plan: RecurrentPlan
    let weights: DirectionWeights<T>
    let isReversed: Bool
    let input: UnsafePointer<T>
    let inputSize: Int
    /// nil where the layer started from zeros.
    let initialHidden: UnsafePointer<T>?
    /// (batch, max(P, H)) of zeros.
    let zeros: UnsafePointer<T>
    let initialCell: UnsafePointer<T>
    let output: UnsafePointer<T>
    let gates: UnsafePointer<T>
    let cells: UnsafePointer<T>
    let tanhCells: UnsafePointer<T>
    let unprojected: UnsafePointer<T>

    /// Rows `plan.outputWidth` apart; nil where no gradient came to the output.
    let outputGradient: UnsafePointer<T>?
    /// (batch, P): the gradient of the final state in, of the initial state out.
    let hiddenCarry: UnsafeMutablePointer<T>
    /// (batch, H), LSTM only.
    let cellCarry: UnsafeMutablePointer<T>
    let needsInitialGradient: Bool
    /// (rows, gates·H), for GRU twice.
    let gateGradients: UnsafeMutablePointer<T>
    /// (batch, max(P, H)) twice.
    let temporary: UnsafeMutablePointer<T>

    let inputWeightGradient: UnsafeMutablePointer<T>?
    let hiddenWeightGradient: UnsafeMutablePointer<T>?
    let inputBiasGradient: UnsafeMutablePointer<T>?
    let hiddenBiasGradient: UnsafeMutablePointer<T>?
    let projectionGradient: UnsafeMutablePointer<T>?
    /// (rows, inputSize)
    let inputGradient: UnsafeMutablePointer<T>?
    /// The other direction has already written `inputGradient`.
    let addsInputGradient: Bool

    private var width: Int { plan.gateWidth }
    /// Gradients of the recurrent pre-activations: the GRU's differ from those of the input's.
    private var recurrentGradients: UnsafeMutablePointer<T> {
        plan.mode == .gru ? gateGradients + plan.rows * width : gateGradients
    }
    /// Where a step's share of the weight gradient is large, one product for all steps replaces one for each.
    private var sumsOverSteps: Bool { plan.isUniform && plan.batch * width * plan.stateSize > 1 << 16 }

    func run() {
        let recur = StepProduct(
            rows: plan.batch, plan.stateSize, width, weights.hiddenWeight, isTransposed: false, slot: .recurrentWeights)
        var offset = isReversed ? 0 : plan.rows
        for position in 0..<plan.steps {
            let step = isReversed ? position : plan.steps - 1 - position
            let count = plan.rows(at: step)
            if !isReversed { offset -= count }
            let isFirst = position == plan.steps - 1
            // The neighbour that this step went on from.
            let neighbour = isReversed ? step + 1 : step - 1
            let carried = isFirst ? 0 : min(count, plan.rows(at: neighbour))
            let neighbourOffset = isReversed ? offset + count : (isFirst ? 0 : offset - plan.rows(at: neighbour))
            retreat(offset, count, carried, neighbourOffset, isLast: position == 0)
            if !isFirst || needsInitialGradient { carry(offset, count, recur) }
            if isReversed { offset += count }
        }
        let rows = plan.rows
        if sumsOverSteps { addWeightGradientsOfAllSteps() }
        if let inputWeightGradient {
            Products.transposed(
                width, inputSize, rows, UnsafePointer(gateGradients), width, input, inputSize, inputWeightGradient,
                inputSize)
        }
        if let inputBiasGradient { T.columnSums(rows, width, gateGradients, width, inputBiasGradient, false) }
        if let inputGradient {
            Products.plain(
                rows, inputSize, width, UnsafePointer(gateGradients), width, weights.inputWeight, inputSize,
                inputGradient, inputSize, accumulate: addsInputGradient)
        }
    }

    /// Gradients of the gates at one step, and the step's share of the recurrent weights' gradients.
    @inline(__always)
    private func retreat(_ row: Int, _ count: Int, _ carried: Int, _ neighbour: Int, isLast: Bool) {
        let size = plan.hiddenSize
        let stride = plan.outputWidth
        if let projection = weights.projection {
            unproject(row, count, projection, isLast: isLast)
        }
        // Rows that went on from the neighbour, then rows that started here.
        for part in 0..<2 {
            let first = part == 0 ? 0 : carried
            let rows = part == 0 ? carried : count - carried
            guard rows > 0 else { continue }
            let at = row + first
            let hidden =
                part == 0
                ? output + neighbour * stride : (initialHidden.map { $0 + first * plan.stateSize } ?? zeros)
            let hiddenStride = part == 0 ? stride : plan.stateSize
            let gradient = outputGradient.map { $0 + at * stride }
            switch plan.mode {
            case .tanh, .relu:
                T.rnnStepBack(
                    rows, size, gradient, stride, hiddenCarry + first * size, output + at * stride, stride,
                    gateGradients + at * width, plan.mode == .relu)
            case .gru:
                T.gruStepBack(
                    rows, size, gradient, stride, hiddenCarry + first * size, gates + at * width, cells + at * size,
                    hidden, hiddenStride, gateGradients + at * width, recurrentGradients + at * width)
            case .lstm:
                let cell = part == 0 ? cells + neighbour * size : initialCell + first * size
                let isProjected = weights.projection != nil
                T.lstmStepBack(
                    rows, size, isProjected ? nil : gradient, stride,
                    isProjected ? temporary + first * size : hiddenCarry + first * size,
                    cellCarry + first * size, gates + at * width, tanhCells + at * size, cell,
                    gateGradients + at * width)
            }
            guard !sumsOverSteps, let hiddenWeightGradient, part == 0 || initialHidden != nil || isLast else {
                continue
            }
            Products.transposed(
                width, plan.stateSize, rows, UnsafePointer(recurrentGradients + at * width), width, hidden,
                hiddenStride, hiddenWeightGradient, plan.stateSize, accumulate: !(isLast && first == 0))
        }
        if !sumsOverSteps, let hiddenBiasGradient {
            T.columnSums(count, width, recurrentGradients + row * width, width, hiddenBiasGradient, !isLast)
        }
    }

    /// What flows to the state before this step.
    @inline(__always)
    private func carry(_ row: Int, _ count: Int, _ recur: StepProduct<T>) {
        recur(
            count, UnsafePointer(recurrentGradients + row * width), width, hiddenCarry, plan.stateSize,
            accumulate: plan.mode == .gru)
    }

    /// Through h = W_hr·h': `temporary` becomes the gradient of h'.
    private func unproject(_ row: Int, _ count: Int, _ projection: UnsafePointer<T>, isLast: Bool) {
        let size = plan.hiddenSize
        let projected = plan.projectionSize
        let total = temporary + plan.batch * size
        for i in 0..<count {
            for j in 0..<projected {
                let carried = hiddenCarry[i * projected + j]
                total[i * projected + j] =
                    outputGradient.map { $0[(row + i) * plan.outputWidth + j] + carried } ?? carried
            }
        }
        Products.plain(count, size, projected, UnsafePointer(total), projected, projection, size, temporary, size)
        if let projectionGradient {
            Products.transposed(
                projected, size, count, UnsafePointer(total), projected, unprojected + row * size, size,
                projectionGradient, size, accumulate: !isLast)
        }
    }

    private func addWeightGradientsOfAllSteps() {
        let rows = plan.rows
        let batch = plan.batch
        if let hiddenWeightGradient {
            let gradients = UnsafePointer(recurrentGradients)
            let started = isReversed ? gradients + (rows - batch) * width : gradients
            let hasStart = initialHidden != nil || rows == batch
            if hasStart {
                Products.transposed(
                    width, plan.stateSize, batch, started, width, initialHidden ?? zeros, plan.stateSize,
                    hiddenWeightGradient, plan.stateSize)
            }
            if rows > batch {
                Products.transposed(
                    width, plan.stateSize, rows - batch, isReversed ? gradients : gradients + batch * width, width,
                    isReversed ? output + batch * plan.outputWidth : output, plan.outputWidth, hiddenWeightGradient,
                    plan.stateSize, accumulate: hasStart)
            }
        }
        if let hiddenBiasGradient {
            T.columnSums(rows, width, recurrentGradients, width, hiddenBiasGradient, false)
        }
    }
}
