import Tensors

extension Functional {
    /// `F.mse_loss`: (x − t)².
    public static func mseLoss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws -> Tensor {
        warnOfSizes(input, target)
        guard input.isFloatingPoint || target.isFloatingPoint else {
            throw TensorError(
                .notImplementedError, "\"mse_cpu\" not implemented for '\(input.dtype.scalarName)'")
        }
        return try ElementwiseLoss(kind: .squared, reduction: reduction, name: "MseLossBackward0").run(input, target)
    }

    /// `F.l1_loss`: |x − t|.
    public static func l1Loss(_ input: Tensor, _ target: Tensor, reduction: Reduction = .mean) throws -> Tensor {
        warnOfSizes(input, target)
        guard input.isFloatingPoint || target.isFloatingPoint else {
            throw TensorError(
                .runtimeError,
                "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. "
                    + "Got: \(input.dtype.scalarName)")
        }
        let name: StaticString
        switch reduction {
        case .none: name = "AbsBackward0"
        case .mean: name = "MeanBackward0"
        case .sum: name = "SumBackward0"
        }
        return try ElementwiseLoss(kind: .absolute, reduction: reduction, name: name).run(input, target)
    }

    /// `F.smooth_l1_loss`: d²/(2β) below β, |d| − β/2 above.
    ///
    /// - Throws: RuntimeError for a negative β.
    public static func smoothL1Loss(
        _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, beta: Double = 1
    ) throws -> Tensor {
        warnOfSizes(input, target)
        guard beta >= 0 else {
            throw TensorError(.runtimeError, "smooth_l1_loss does not support negative values for beta.")
        }
        if beta == 0 { return try l1Loss(input, target, reduction: reduction) }
        return try ElementwiseLoss(
            kind: .smoothL1, parameter: beta, reduction: reduction, name: "SmoothL1LossBackward0"
        ).run(input, target)
    }

    /// `F.huber_loss`: d²/2 below δ, δ·(|d| − δ/2) above.
    ///
    /// - Throws: RuntimeError for a δ that is not positive.
    public static func huberLoss(
        _ input: Tensor, _ target: Tensor, reduction: Reduction = .mean, delta: Double = 1
    ) throws -> Tensor {
        warnOfSizes(input, target)
        guard delta > 0 else {
            throw TensorError(.runtimeError, "huber_loss does not support non-positive values for delta.")
        }
        return try ElementwiseLoss(
            kind: .huber, parameter: delta, reduction: reduction, name: "HuberLossBackward0"
        ).run(input, target)
    }

    private static func warnOfSizes(_ input: Tensor, _ target: Tensor) {
        guard input.shape != target.shape else { return }
        Warnings.emit(
            "Using a target size (\(target.shape.pythonText)) that is different to the input size "
                + "(\(input.shape.pythonText)). This will likely lead to incorrect results due to broadcasting. Please "
                + "ensure they have the same size.")
    }
}
