import Tensors

extension Functional {
    /// `F.cross_entropy`: scores (N, C), (C) or (N, C, d…) against class indices (N), (), (N, d…) or against
    /// probabilities of the scores' shape.
    ///
    /// - Throws: PyTorch's errors for sizes, dtypes and class indices that do not fit.
    public static func crossEntropy(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
        reduction: Reduction = .mean, labelSmoothing: Double = 0
    ) throws -> Tensor {
        if labelSmoothing < 0 || labelSmoothing > 1 {
            throw TensorError(
                .runtimeError, "label_smoothing must be between 0.0 and 1.0. Got: \(CFormat.general(labelSmoothing))")
        }
        guard input.isFloatingPoint else {
            throw TensorError(
                .notImplementedError,
                "\"log_softmax_lastdim_kernel_impl\" not implemented for '\(input.dtype.scalarName)'")
        }
        if input.isHalf {
            return try crossEntropy(
                input.forKernels, target.forKernels, weight: weight?.forKernels, ignoreIndex: ignoreIndex,
                reduction: reduction, labelSmoothing: labelSmoothing
            ).rounded(to: input.dtype)
        }
        if input.shape == target.shape {
            return try crossEntropy(
                input, probabilities: target, weight: weight, ignoreIndex: ignoreIndex, reduction: reduction,
                labelSmoothing: labelSmoothing)
        }
        let targets = try ClassTargets(input, target, weight: weight, ignoreIndex: ignoreIndex)
        if labelSmoothing > 0 {
            return smoothed(input, target, targets, weight, reduction, labelSmoothing)
        }
        let loss = ClassLoss(targets, weight, reduction)
        switch input.dtype {
        case .float64: return loss.run(Double.self, input, target, weight, isLogits: true)
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            return loss.run(Float.self, input, target, weight, isLogits: true)
        }
    }

    /// `F.nll_loss`: log-probabilities (N, C), (C) or (N, C, d…) against class indices.
    ///
    /// - Throws: as `crossEntropy`.
    public static func nllLoss(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, ignoreIndex: Int = -100,
        reduction: Reduction = .mean
    ) throws -> Tensor {
        let targets = try ClassTargets(input, target, weight: weight, ignoreIndex: ignoreIndex)
        guard input.isFloatingPoint else {
            throw TensorError(
                .notImplementedError, "\"nll_loss_out_frame\" not implemented for '\(input.dtype.scalarName)'")
        }
        if input.isHalf {
            return try nllLoss(
                input.forKernels, target, weight: weight?.forKernels, ignoreIndex: ignoreIndex, reduction: reduction
            ).rounded(to: input.dtype)
        }
        let loss = ClassLoss(targets, weight, reduction)
        switch input.dtype {
        case .float64: return loss.run(Double.self, input, target, weight, isLogits: false)
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            return loss.run(Float.self, input, target, weight, isLogits: false)
        }
    }
}

/// Negative log-likelihood of class indices, from scores (with log_softmax) or from log-probabilities.
final class ClassLoss {
    let targets: ClassTargets
    let weight: Tensor?
    let reduction: Reduction
    /// (rows, C), kept for `backward`.
    private(set) var logProbabilities: Tensor
    /// What a mean divides by.
    private var weightTotal = 0.0

    init(_ targets: ClassTargets, _ weight: Tensor?, _ reduction: Reduction) {
        self.targets = targets
        self.weight = weight?.packedCopy()
        self.reduction = reduction
        logProbabilities = targets.scores
    }

    /// PyTorch folds all axes but the classes into two, and unfolds an unreduced loss with a view.
    private var name: StaticString {
        guard targets.isSpatial else { return "NllLossBackward0" }
        return reduction == .none && targets.inputShape.count != 4 ? "ViewBackward0" : "NllLoss2DBackward0"
    }

    /// The loss as one recorded operation.
    func run<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ target: Tensor, _ given: Tensor?, isLogits: Bool
    ) -> Tensor {
        if isLogits { logProbabilities = ClassLoss.logSoftmax(targets, T.self) }
        let result = reduce(T.self)
        guard input.requiresGrad, ThreadState.isGradEnabled else { return result }
        return result.recorded(
            name, from: [input],
            saving: given.map { [input, target, $0] } ?? [input, target]
        ) { [self] gradient in
            if let again = try Composed.gradients(
                gradient, of: [input],
                {
                    try Composed.classLoss(
                        $0[0], targets, weight: weight, reduction: reduction, isLogits: isLogits)
                })
            {
                return again
            }
            return [isLogits ? backwardToScores(T.self, gradient) : backward(T.self, gradient)]
        }.standing(for: isLogits ? .lossOfScores : .plain)
    }

    static func logSoftmax<T: KernelScalar>(_ targets: ClassTargets, _ type: T.Type) -> Tensor {
        let result = Tensor(uninitialized: [targets.rows, targets.classes], dtype: T.dtype)
        T.logSoftmax(
            targets.rows, targets.classes, targets.scores.pointer(as: T.self), result.pointer(as: T.self),
            Scratch.product.memory(targets.rows * targets.classes, as: T.self))
        return result
    }

    func reduce<T: KernelScalar>(_ type: T.Type) -> Tensor {
        let values = logProbabilities.pointer(as: T.self)
        let classes = targets.target.pointer(as: Int64.self)
        let weights = weight?.pointer(as: T.self)
        switch reduction {
        case .none:
            let result = Tensor(uninitialized: targets.lossShape, dtype: T.dtype)
            let losses = result.pointer(as: T.self)
            for row in 0..<targets.rows {
                let place = Int(classes[row])
                if classes[row] == targets.ignored {
                    losses[row] = 0
                } else {
                    losses[row] = -values[row * targets.classes + place] * (weights?[place] ?? 1)
                }
            }
            return result
        case .mean, .sum:
            var total: T = 0
            var divisor: T = 0
            T.nllTotal(
                targets.rows, targets.classes, values, classes, targets.ignored, UnsafePointer(weights), &total,
                &divisor)
            weightTotal = Double(divisor)
            let result = Tensor(uninitialized: [], dtype: T.dtype)
            result.pointer(as: T.self)[0] = reduction == .mean ? total / divisor : total
            return result
        }
    }

    /// What one unit of −w·log p is worth: one number for all rows, or one each.
    private func scale<T: KernelScalar>(_ gradient: Tensor, _ body: (UnsafePointer<T>, Bool) -> Void) {
        switch reduction {
        case .none:
            let each = gradient.packedCopy()
            body(UnsafePointer(each.pointer(as: T.self)), true)
        case .mean:
            var one = gradient.pointer(as: T.self)[0] / T(weightTotal)
            body(&one, false)
        case .sum:
            var one = gradient.pointer(as: T.self)[0]
            body(&one, false)
        }
    }

    /// Through nll and log_softmax: (softmax − onehot)·scale.
    func backwardToScores<T: KernelScalar>(_ type: T.Type, _ gradient: Tensor) -> Tensor {
        let result = targets.gradientTensor()
        scale(gradient) { (scale: UnsafePointer<T>, isEach) in
            T.crossEntropyBack(
                targets.rows, targets.classes, logProbabilities.pointer(as: T.self),
                targets.target.pointer(as: Int64.self), targets.ignored,
                weight.map { UnsafePointer($0.pointer(as: T.self)) },
                scale, isEach, result.pointer(as: T.self))
        }
        return result
    }

    /// Through nll alone: −w·scale at the target.
    func backward<T: KernelScalar>(_ type: T.Type, _ gradient: Tensor) -> Tensor {
        let result = targets.gradientTensor()
        let target = result.pointer(as: T.self)
        target.update(repeating: 0, count: targets.rows * targets.classes)
        let classes = targets.target.pointer(as: Int64.self)
        let weights = weight?.pointer(as: T.self)
        scale(gradient) { (scale: UnsafePointer<T>, isEach) in
            for row in 0..<targets.rows where classes[row] != targets.ignored {
                let place = Int(classes[row])
                target[row * targets.classes + place] = -scale[isEach ? row : 0] * (weights?[place] ?? 1)
            }
        }
        return result
    }
}
