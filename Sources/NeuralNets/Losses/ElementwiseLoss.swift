import Tensors

/// Losses that compare input and target element by element, each with its gradient in one C loop.
struct ElementwiseLoss {
    enum Kind: Int32 {
        case squared, absolute, smoothL1, huber, binary, binaryLogits
    }

    let kind: Kind
    /// β of smooth L1, δ of Huber.
    var parameter = 1.0
    let reduction: Reduction
    let name: StaticString

    /// Input and target of any shapes that broadcast; `positiveWeight` belongs to the binary loss of logits.
    func run(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil
    ) throws -> Tensor {
        for operand in [input, target] where operand.dtype.isComplex {
            throw TensorError(.notImplementedError, "\"mse_cpu\" not implemented for '\(operand.dtype.scalarName)'")
        }
        if input.isHalf || target.isHalf {
            let wide = try run(
                input.forKernels, target.forKernels, weight: weight?.forKernels,
                positiveWeight: positiveWeight?.forKernels)
            let dtype = resultType(input, target)
            return dtype.isNarrow ? wide.rounded(to: dtype) : wide
        }
        var shape = try Broadcasting.shape(input.shape, target.shape)
        if let weight { shape = try Broadcasting.shape(shape, weight.shape) }
        let isDouble = input.dtype == .float64 || target.dtype == .float64
        let recordsTarget = kind.rawValue <= Kind.huber.rawValue
        let inputs = recordsTarget ? [input, target] : [input]
        return isDouble
            ? run(Double.self, input, target, weight, positiveWeight, shape, inputs)
            : run(Float.self, input, target, weight, positiveWeight, shape, inputs)
    }

    private func run<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ positiveWeight: Tensor?,
        _ shape: Shape, _ inputs: [Tensor]
    ) -> Tensor {
        let x = Broadcasting.expanded(input.converted(to: T.dtype), shape)
        let t = Broadcasting.expanded(target.converted(to: T.dtype), shape)
        let w = weight.map { Broadcasting.expanded($0.converted(to: T.dtype), shape) }
        let count = shape.numel
        let isReduced = reduction != .none
        let result = Tensor(uninitialized: isReduced ? [] : shape, dtype: T.dtype)
        let losses =
            isReduced ? Scratch.product.memory(max(count, 1), as: T.self) : result.pointer(as: T.self)
        T.loss(kind.rawValue, count, x.pointer(as: T.self), t.pointer(as: T.self), T(parameter), losses)
        let p = positiveWeight.map { Broadcasting.expanded($0.converted(to: T.dtype), shape) }
        if let p {
            // (1 − t)·x − (1 + (p − 1)·t)·logsigmoid(x)
            let (x, t, p) = (x.pointer(as: T.self), t.pointer(as: T.self), p.pointer(as: T.self))
            T.activation(Int32(Activation.logSigmoid.kind), count, x, 0, 0, losses)
            for index in 0..<count {
                losses[index] = (1 - t[index]) * x[index] - ((p[index] - 1) * t[index] + 1) * losses[index]
            }
        }
        if let w {
            let weights = w.pointer(as: T.self)
            for index in 0..<count { losses[index] *= weights[index] }
        }
        switch reduction {
        case .none: break
        case .mean: result.pointer(as: T.self)[0] = T.sum(count, losses) / T(count)
        case .sum: result.pointer(as: T.self)[0] = T.sum(count, losses)
        }
        guard ThreadState.isGradEnabled, inputs.contains(where: \.requiresGrad) else { return result }
        let kind = kind
        let parameter = parameter
        let reduction = reduction
        return result.recorded(name, from: inputs, saving: [input, target]) { gradient in
            if let again = try Composed.gradients(
                gradient, of: inputs,
                {
                    try self.composed(
                        $0[0], $0.count > 1 ? $0[1] : target, weight: weight, positiveWeight: positiveWeight)
                })
            {
                return again
            }
            let gradient = gradient.packedCopy()
            let back = Tensor(uninitialized: shape, dtype: T.dtype)
            let isBinary = kind == .binary || kind == .binaryLogits
            var scale = gradient.pointer(as: T.self)[0]
            // PyTorch scales these two losses after, the others before.
            if reduction == .mean, !isBinary { scale = scale / T(count) }
            let divisor = isBinary ? (reduction == .mean ? T(count) : 1) : T(parameter)
            let x = x.pointer(as: T.self)
            let t = t.pointer(as: T.self)
            if reduction == .none {
                T.lossBack(
                    kind.rawValue, count, x, t, divisor, gradient.pointer(as: T.self), true, back.pointer(as: T.self))
            } else {
                T.lossBack(kind.rawValue, count, x, t, divisor, &scale, false, back.pointer(as: T.self))
            }
            if let p {
                // (p·t + 1 − t)·σ(x) − p·t, where the loop above gave (σ(x) − t)·g.
                let (p, target) = (p.pointer(as: T.self), back.pointer(as: T.self))
                T.sigmoid(count, x, target)
                for index in 0..<count {
                    let share = p[index] * t[index]
                    let up = reduction == .none ? gradient.pointer(as: T.self)[index] : scale
                    target[index] = ((share + 1 - t[index]) * target[index] - share) * up / divisor
                }
            }
            if let w {
                for index in 0..<count { back.pointer(as: T.self)[index] *= w.pointer(as: T.self)[index] }
            }
            let forInput = Broadcasting.reduced(T.self, back, to: input.shape).converted(to: input.dtype)
            guard inputs.count > 1 else { return [forInput] }
            guard target.requiresGrad else { return [forInput, nil] }
            let negated = Tensor(uninitialized: shape, dtype: T.dtype)
            for index in 0..<count { negated.pointer(as: T.self)[index] = -back.pointer(as: T.self)[index] }
            return [
                input.requiresGrad ? forInput : nil,
                Broadcasting.reduced(T.self, negated, to: target.shape).converted(to: target.dtype),
            ]
        }
    }
}

/// Shapes that stretch to each other.
enum Broadcasting {
    /// - Throws: PyTorch's error for sizes that do not match.
    static func shape(_ first: Shape, _ second: Shape) throws -> Shape {
        if first == second { return first }
        let rank = max(first.count, second.count)
        var result = Shape(repeating: 1, count: rank)
        var axis = rank - 1
        while axis >= 0 {
            let a = axis - (rank - first.count)
            let b = axis - (rank - second.count)
            let sizeA = a >= 0 ? first[a] : 1
            let sizeB = b >= 0 ? second[b] : 1
            guard sizeA == sizeB || sizeA == 1 || sizeB == 1 else {
                throw TensorError(
                    .runtimeError,
                    "The size of tensor a (\(sizeA)) must match the size of tensor b (\(sizeB)) at non-singleton "
                        + "dimension \(axis)",
                    shapes: [first, second])
            }
            result[axis] = sizeA == 1 ? sizeB : sizeA
            axis -= 1
        }
        return result
    }

    /// Strides with which a tensor is read as if it had `shape`.
    private static func strides(_ tensor: Tensor, _ shape: Shape) -> Shape {
        var strides = Shape(repeating: 0, count: shape.count)
        let missing = shape.count - tensor.rank
        for axis in 0..<tensor.rank where tensor.shape[axis] != 1 { strides[axis + missing] = tensor.strides[axis] }
        return strides
    }

    /// A contiguous tensor of `shape`; the same one if it has it.
    static func expanded(_ tensor: Tensor, _ shape: Shape) -> Tensor {
        if tensor.shape == shape { return tensor.packedCopy() }
        return Tensor(
            storage: tensor.storage, shape: shape, strides: strides(tensor, shape), offset: tensor.offset,
            dtype: tensor.dtype
        ).packedCopy()
    }

    /// The sum over what broadcasting repeated.
    static func reduced<T: KernelScalar>(_ type: T.Type, _ gradient: Tensor, to shape: Shape) -> Tensor {
        if gradient.shape == shape { return gradient }
        let result = Tensor(uninitialized: shape, dtype: T.dtype)
        result.clear()
        let targetStrides = strides(result, gradient.shape)
        var index = Shape(repeating: 0, count: gradient.rank)
        let source = gradient.pointer(as: T.self)
        let target = result.pointer(as: T.self)
        for position in 0..<gradient.numel {
            var place = 0
            for axis in 0..<gradient.rank { place += index[axis] * targetStrides[axis] }
            target[place] += source[position]
            var axis = gradient.rank - 1
            while axis >= 0 {
                index[axis] += 1
                if index[axis] < gradient.shape[axis] { break }
                index[axis] = 0
                axis -= 1
            }
        }
        return result
    }
}
