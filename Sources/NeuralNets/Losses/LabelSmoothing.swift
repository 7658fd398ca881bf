import Tensors

extension Functional {
    /// Cross entropy with label smoothing ε: (1 − ε)·nll + ε/C·mean(−Σ log p).
    static func smoothed(
        _ input: Tensor, _ target: Tensor, _ targets: ClassTargets, _ weight: Tensor?, _ reduction: Reduction,
        _ smoothing: Double
    ) -> Tensor {
        switch input.dtype {
        case .float64: smoothed(Double.self, input, target, targets, weight, reduction, smoothing)
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            smoothed(Float.self, input, target, targets, weight, reduction, smoothing)
        }
    }

    private static func smoothed<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ target: Tensor, _ targets: ClassTargets, _ weight: Tensor?,
        _ reduction: Reduction, _ smoothing: Double
    ) -> Tensor {
        let rows = targets.rows
        let classes = targets.classes
        let logProbabilities = ClassLoss.logSoftmax(targets, T.self)
        let values = logProbabilities.pointer(as: T.self)
        let indices = targets.target.pointer(as: Int64.self)
        let packedWeight = weight?.packedCopy()
        let weights = packedWeight?.pointer(as: T.self)

        var likelihood = [T](repeating: 0, count: rows)
        var spread = [T](repeating: 0, count: rows)
        var row = [T](repeating: 0, count: classes)
        for index in 0..<rows where indices[index] != targets.ignored {
            let place = Int(indices[index])
            likelihood[index] = -values[index * classes + place] * (weights?[place] ?? 1)
            for j in 0..<classes { row[j] = values[index * classes + j] * (weights?[j] ?? 1) }
            spread[index] = -T.sum(classes, row)
        }
        let own = 1 - smoothing
        let shared = smoothing / Double(classes)
        var divisor: T = 1
        let result: Tensor
        switch reduction {
        case .none:
            result = Tensor(uninitialized: targets.lossShape, dtype: T.dtype)
            let losses = result.pointer(as: T.self)
            for index in 0..<rows { losses[index] = likelihood[index] * T(own) + spread[index] * T(shared) }
        case .mean, .sum:
            var total: T = 0
            T.nllTotal(rows, classes, values, indices, targets.ignored, UnsafePointer(weights), &total, &divisor)
            if reduction == .sum { divisor = 1 }
            result = Tensor(uninitialized: [], dtype: T.dtype)
            result.pointer(as: T.self)[0] = total / divisor * T(own) + T.sum(rows, spread) / divisor * T(shared)
        }
        let scale = divisor
        return result.recorded("AddBackward0", from: [input], saving: [input, target]) { gradient in
            if let again = try Composed.gradients(
                gradient, of: [input],
                {
                    try Composed.classLoss(
                        $0[0], targets, weight: packedWeight, reduction: reduction, smoothing: smoothing,
                        isLogits: true)
                })
            {
                return again
            }
            let gradient = gradient.packedCopy()
            let upstream = gradient.pointer(as: T.self)
            let back = targets.gradientTensor()
            var direct = [T](repeating: 0, count: rows * classes)
            for index in 0..<rows where targets.target.pointer(as: Int64.self)[index] != targets.ignored {
                let unit = reduction == .none ? upstream[index] : upstream[0] / scale
                let weights = packedWeight?.pointer(as: T.self)
                for j in 0..<classes { direct[index * classes + j] = -unit * T(shared) * (weights?[j] ?? 1) }
                let place = Int(targets.target.pointer(as: Int64.self)[index])
                direct[index * classes + place] -= unit * T(own) * (weights?[place] ?? 1)
            }
            T.logSoftmaxBack(
                rows, classes, logProbabilities.pointer(as: T.self), direct, back.pointer(as: T.self))
            return [back]
        }
    }

    /// Cross entropy against probabilities: −Σ t·log p, a mean over samples.
    static func crossEntropy(
        _ input: Tensor, probabilities target: Tensor, weight: Tensor?, ignoreIndex: Int, reduction: Reduction,
        labelSmoothing: Double
    ) throws -> Tensor {
        guard target.isFloatingPoint else {
            throw TensorError(
                .runtimeError,
                "Expected floating point type for target with class probabilities, got \(target.dtype.scalarName)")
        }
        guard ignoreIndex < 0 else {
            throw TensorError(.runtimeError, "ignore_index is not supported for floating point target")
        }
        let classes = input.shape[input.rank == 1 ? 0 : 1]
        if let weight, weight.rank != 1 || weight.numel != classes {
            throw TensorError(
                .runtimeError,
                "cross_entropy: weight tensor should be defined either for all \(classes) classes or no classes but got "
                    + "weight tensor of shape: \(weight.shape)")
        }
        let dtype: DType = target.dtype == .float64 ? .float64 : input.dtype
        let axis = input.rank == 1 ? 0 : 1
        let smoothing = ProbabilityLoss(
            input: input, target: target.converted(to: dtype), weight: weight?.converted(to: dtype), axis: axis,
            reduction: reduction, smoothing: labelSmoothing)
        switch dtype {
        case .float64: return smoothing.run(Double.self)
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            return smoothing.run(Float.self)
        }
    }
}

/// Cross entropy against probabilities.
private struct ProbabilityLoss {
    let input: Tensor
    let target: Tensor
    let weight: Tensor?
    /// Of the classes.
    let axis: Int
    let reduction: Reduction
    let smoothing: Double

    func run<T: KernelScalar>(_ type: T.Type) -> Tensor {
        let classes = input.shape[axis]
        let rows = classes > 0 ? input.numel / classes : 0
        let rowsLast = { (tensor: Tensor) in tensor.rank > 2 ? ClassTargets.classesLast(tensor) : tensor }
        let scores = rowsLast(input.converted(to: T.dtype)).packedCopy()
        let wanted = rowsLast(target).packedCopy()
        let logProbabilities = Tensor(uninitialized: [rows, classes], dtype: T.dtype)
        let values = logProbabilities.pointer(as: T.self)
        let count = rows * classes
        T.logSoftmax(
            rows, classes, scores.pointer(as: T.self), values, Scratch.product.memory(count, as: T.self))
        // The factor of every log-probability, and their products.
        let factors = Tensor(uninitialized: [rows, classes], dtype: T.dtype)
        let factor = factors.pointer(as: T.self)
        let weights = weight?.packedCopy()
        for index in 0..<count {
            var share = wanted.pointer(as: T.self)[index]
            if smoothing > 0 { share = share * T(1 - smoothing) + T(smoothing / Double(classes)) }
            factor[index] = share
        }
        var products = [T](repeating: 0, count: count)
        for index in 0..<count {
            products[index] = values[index] * factor[index]
            if let weights {
                products[index] *= weights.pointer(as: T.self)[index % classes]
                factor[index] *= weights.pointer(as: T.self)[index % classes]
            }
        }
        let result: Tensor
        switch reduction {
        case .none:
            var shape = input.shape
            shape.remove(at: axis)
            result = Tensor(uninitialized: shape, dtype: T.dtype)
            products.withUnsafeBufferPointer { products in
                guard let base = products.baseAddress else { return }
                for row in 0..<rows { result.pointer(as: T.self)[row] = -T.sum(classes, base + row * classes) }
            }
        case .mean, .sum:
            result = Tensor(uninitialized: [], dtype: T.dtype)
            let total = T.sum(count, products)
            result.pointer(as: T.self)[0] = reduction == .sum ? -total : -(total / T(rows))
        }
        let reduction = reduction
        let isSpatial = input.rank > 2
        let shape = input.shape
        let inputDType = input.dtype
        return result.recorded(
            reduction == .mean ? "DivBackward1" : "NegBackward0", from: [input], saving: [input, target]
        ) { gradient in
            if let again = try Composed.gradients(
                gradient, of: [input],
                {
                    try Composed.probabilityLoss(
                        $0[0], target, weight: weight, axis: axis, reduction: reduction, smoothing: smoothing)
                })
            {
                return again
            }
            let gradient = gradient.packedCopy()
            let upstream = gradient.pointer(as: T.self)
            var direct = [T](repeating: 0, count: count)
            for index in 0..<count {
                let unit =
                    reduction == .none
                    ? upstream[index / classes] : reduction == .mean ? upstream[0] / T(rows) : upstream[0]
                direct[index] = -unit * factors.pointer(as: T.self)[index]
            }
            let back = Tensor(uninitialized: isSpatial ? scores.shape : shape, dtype: T.dtype)
            T.logSoftmaxBack(
                rows, classes, logProbabilities.pointer(as: T.self), direct, back.pointer(as: T.self))
            guard isSpatial else { return [back.converted(to: inputDType)] }
            var strides = back.strides
            strides.insert(strides.remove(at: strides.count - 1), at: 1)
            let moved = Tensor(storage: back.storage, shape: shape, strides: strides, offset: 0, dtype: T.dtype)
            return [moved.converted(to: inputDType)]
        }
    }
}
