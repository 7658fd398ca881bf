import Tensors

extension Composed {
    /// Negative log-likelihood of class indices, from scores or from log-probabilities.
    static func classLoss(
        _ input: Tensor, _ targets: ClassTargets, weight: Tensor?, reduction: Reduction, smoothing: Double = 0,
        isLogits: Bool
    ) throws -> Tensor {
        let rows = try input.rank == 1 ? input.unsqueeze(0) : input.movedim(1, -1)
        let flat = try rows.reshape([targets.rows, targets.classes])
        let logs = isLogits ? try flat.logSoftmax(dim: 1) : flat
        let target = try targets.target.reshape([targets.rows])
        let isCounted = try target.ne(.int(targets.ignored))
        let classes = try target.maskedFill(isCounted.logicalNot(), .int(0))
        var shares = isCounted.to(logs.dtype)
        if let weight { shares = try shares.mul(weight.indexSelect(0, classes)) }
        let picked = try logs.gather(1, classes.unsqueeze(1)).squeeze(1)
        let likelihood = try picked.mul(shares).neg()
        var spread: Tensor?
        if smoothing > 0 {
            let all = try weight.map { try logs.mul($0) } ?? logs
            spread = try all.sum(dim: 1).neg().mul(isCounted.to(logs.dtype))
        }
        func reduced(_ losses: Tensor) throws -> Tensor {
            switch reduction {
            case .none: try losses.reshape(targets.lossShape)
            case .sum: try losses.sum()
            case .mean: try losses.sum().div(shares.sum())
            }
        }
        guard let spread else { return try reduced(likelihood) }
        return try reduced(likelihood).mul(.float(1 - smoothing)).add(
            reduced(spread).mul(.float(smoothing / Double(targets.classes))))
    }

    /// Cross entropy against probabilities.
    static func probabilityLoss(
        _ input: Tensor, _ target: Tensor, weight: Tensor?, axis: Int, reduction: Reduction, smoothing: Double
    ) throws -> Tensor {
        let classes = input.shape[axis]
        var shares = target
        if smoothing > 0 {
            shares = try target.mul(.float(1 - smoothing)).add(.float(smoothing / Double(classes)))
        }
        if let weight {
            var shape = Shape(repeating: 1, count: input.rank)
            shape[axis] = classes
            shares = try shares.mul(weight.reshape(shape))
        }
        let losses = try input.logSoftmax(dim: axis).mul(shares).sum(dim: axis).neg()
        switch reduction {
        case .none: return losses
        case .sum: return try losses.sum()
        case .mean: return try losses.sum().div(.float(Double(max(losses.numel, 1))))
        }
    }
}

extension ElementwiseLoss {
    /// The loss made of tensor operations.
    func composed(_ x: Tensor, _ t: Tensor, weight: Tensor?, positiveWeight: Tensor?) throws -> Tensor {
        var losses: Tensor
        switch kind {
        case .squared:
            let distance = try x.sub(t)
            losses = try distance.mul(distance)
        case .absolute: losses = try x.sub(t).abs()
        case .smoothL1, .huber:
            let distance = try x.sub(t).abs()
            let square = try distance.mul(distance).mul(.float(0.5))
            let line = try distance.sub(.float(0.5 * parameter))
            losses =
                kind == .huber
                ? try Tensor.select(
                    distance.le(.float(parameter)), .tensor(square), .tensor(line.mul(.float(parameter))))
                : try Tensor.select(
                    distance.lt(.float(parameter)), .tensor(square.div(.float(parameter))), .tensor(line))
        case .binary:
            let yes = try x.log().clamp(min: .int(-100)).mul(t)
            let no = try x.rsub(.int(1)).log().clamp(min: .int(-100)).mul(t.rsub(.int(1)))
            losses = try yes.add(no).neg()
        case .binaryLogits:
            let share = try positiveWeight.map { try t.mul($0.sub(.int(1))).add(.int(1)) }
            let log = try Activation.logSigmoid.composed(x)
            losses = try t.rsub(.int(1)).mul(x).sub(share.map { try log.mul($0) } ?? log)
        }
        if let weight { losses = try losses.mul(weight) }
        switch reduction {
        case .none: return losses
        case .sum: return try losses.sum()
        case .mean: return try losses.mean()
        }
    }
}
