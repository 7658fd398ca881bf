import Tensors

extension RecurrentRun {
    /// The whole run made of tensor operations: output, h_n and, for LSTM, c_n, laid out as `forward` lays them out.
    func composed(_ input: Tensor, hidden: Tensor?, cell: Tensor?, weights: [Tensor]) throws -> [Tensor] {
        var rows =
            try input
            .movedim(layout == .batchFirst ? 1 : 0, 0).reshape([plan.rows, plan.inputSize])
        var finals: (hidden: [Tensor], cell: [Tensor]) = ([], [])
        let starts = try (inRowOrder(hidden, plan.stateSize), inRowOrder(cell, plan.hiddenSize))
        for layer in 0..<plan.layers {
            var outputs: [Tensor] = []
            for direction in 0..<plan.directions {
                let state = layer * plan.directions + direction
                let first = state * plan.weightsPerDirection
                let step = ComposedStep(
                    mode: plan.mode, weights: Array(weights[first..<first + plan.weightsPerDirection]),
                    hasBias: plan.hasBias)
                let run = try composed(
                    step, rows, isReversed: direction == 1,
                    from: (starts.0.select(0, state), starts.1.select(0, state)))
                outputs.append(run.output)
                finals.hidden.append(run.hidden)
                finals.cell.append(run.cell)
            }
            rows = try Tensor.cat(outputs, 1)
            if plan.dropsAfter(layer: layer), let mask = mask(ofLayer: layer) { rows = try rows.mul(mask) }
        }
        let output: Tensor
        switch layout {
        case .timeMajor: output = try rows.reshape([plan.steps, plan.batch, plan.outputWidth])
        case .batchFirst: output = try rows.reshape([plan.steps, plan.batch, plan.outputWidth]).transpose(0, 1)
        case .unbatched, .packed, .cell: output = rows
        case .unbatchedCell: output = try rows.squeeze(0)
        }
        var results = [output, try inCallersOrder(finals.hidden)]
        if plan.mode.hasCell { results.append(try inCallersOrder(finals.cell)) }
        return results
    }

    /// One layer in one direction; rows of later steps may be fewer, as `plan` says.
    private func composed(
        _ step: ComposedStep, _ rows: Tensor, isReversed: Bool, from start: (hidden: Tensor, cell: Tensor)
    ) throws -> (output: Tensor, hidden: Tensor, cell: Tensor) {
        let projected = try step.projected(rows)
        var offsets: [Int] = []
        var offset = 0
        for position in 0..<plan.steps {
            offsets.append(offset)
            offset += plan.rows(at: position)
        }
        var outputs: [Tensor] = []
        // Those of sequences that have ended, shortest first.
        var ended: [(hidden: Tensor, cell: Tensor)] = []
        var (hidden, cell) = try (start.hidden.narrow(0, 0, 0), start.cell.narrow(0, 0, 0))
        for position in isReversed ? (0..<plan.steps).reversed() : Array(0..<plan.steps) {
            let count = plan.rows(at: position)
            let known = hidden.shape[0]
            if count < known {
                ended.append((try hidden.narrow(0, count, known - count), try cell.narrow(0, count, known - count)))
                (hidden, cell) = try (hidden.narrow(0, 0, count), cell.narrow(0, 0, count))
            } else if count > known {
                hidden = try Tensor.cat([hidden, start.hidden.narrow(0, known, count - known)])
                cell = try Tensor.cat([cell, start.cell.narrow(0, known, count - known)])
            }
            (hidden, cell) = try step.advance(projected.narrow(0, offsets[position], count), hidden, cell)
            outputs.append(hidden)
        }
        if isReversed { outputs.reverse() }
        ended.append((hidden, cell))
        ended.reverse()
        return (try Tensor.cat(outputs), try Tensor.cat(ended.map(\.hidden)), try Tensor.cat(ended.map(\.cell)))
    }

    /// Initial states as (layers·directions, batch, width) with the sequences in the order of the rows.
    private func inRowOrder(_ state: Tensor?, _ width: Int) throws -> Tensor {
        let shape: Shape = [plan.layers * plan.directions, plan.batch, width]
        guard let state else { return .zeros(shape, dtype: input.dtype) }
        let states = try state.reshape(shape)
        guard let order else { return states }
        return try states.indexSelect(1, order)
    }

    private func inCallersOrder(_ states: [Tensor]) throws -> Tensor {
        var all = try Tensor.stack(states)
        if let order { all = try all.indexSelect(1, order.argsort()) }
        switch layout {
        case .timeMajor, .batchFirst, .packed: return all
        case .unbatched: return try all.squeeze(1)
        case .cell: return try all.squeeze(0)
        case .unbatchedCell: return try all.squeeze(0).squeeze(0)
        }
    }

    /// The dropout mask that `forward` drew after a layer.
    private func mask(ofLayer layer: Int) -> Tensor? {
        guard let workspace else { return nil }
        return Tensor(
            storage: workspace, shape: [plan.rows, plan.outputWidth], strides: [plan.outputWidth, 1],
            offset: plan.maskStart(layer), dtype: input.dtype)
    }
}

/// One step of a recurrence over rows of a batch.
private struct ComposedStep {
    let mode: RecurrentMode
    /// weight_ih, weight_hh, the biases, the projection.
    let weights: [Tensor]
    let hasBias: Bool

    func projected(_ rows: Tensor) throws -> Tensor {
        try Composed.linear(rows, weights[0], hasBias ? weights[2] : nil)
    }

    func advance(_ projected: Tensor, _ hidden: Tensor, _ cell: Tensor) throws -> (hidden: Tensor, cell: Tensor) {
        let remembered = try Composed.linear(hidden, weights[1], hasBias ? weights[3] : nil)
        switch mode {
        case .tanh: return (try projected.add(remembered).tanh(), cell)
        case .relu: return (try projected.add(remembered).relu(), cell)
        case .gru:
            let (inputs, states) = try (projected.chunk(3, 1), remembered.chunk(3, 1))
            let reset = try inputs[0].add(states[0]).sigmoid()
            let update = try inputs[1].add(states[1]).sigmoid()
            let new = try inputs[2].add(reset.mul(states[2])).tanh()
            return (try hidden.sub(new).mul(update).add(new), cell)
        case .lstm:
            let gates = try projected.add(remembered).chunk(4, 1)
            let kept = try gates[1].sigmoid().mul(cell)
            let next = try kept.add(gates[0].sigmoid().mul(gates[2].tanh()))
            let shown = try gates[3].sigmoid().mul(next.tanh())
            let isProjected = weights.count > (hasBias ? 4 : 2)
            return (isProjected ? try shown.matmul(weights[weights.count - 1].t()) : shown, next)
        }
    }
}
