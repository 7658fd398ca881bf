/// What gradients need to get back to the shapes of the inputs; all of it can be differentiated again.
extension Tensor {
    /// A gradient of a broadcast result as the gradient of one operand: summed over the repeated axes, in the operand's
    /// dtype.
    func matching(_ shape: Shape, _ dtype: DType) throws -> Tensor {
        var gradient = self
        if self.shape != shape {
            let lead = rank - shape.count
            var repeated: [Int] = Array(0..<lead)
            for axis in shape.indices where shape[axis] == 1 && self.shape[axis + lead] != 1 {
                repeated.append(axis + lead)
            }
            if !repeated.isEmpty { gradient = try gradient.sum(dims: repeated, keepdim: true) }
            if lead > 0 { gradient = try gradient.reshapedInGradient(shape) }
        }
        return gradient.dtype == dtype ? gradient : gradient.castInGradient(dtype)
    }

    @inline(__always)
    func matching(_ operand: Tensor) throws -> Tensor {
        shape == operand.shape && dtype == operand.dtype ? self : try matching(operand.shape, operand.dtype)
    }

    /// Repeats axes of size 1.
    func expandedInGradient(_ shape: Shape) throws -> Tensor {
        if self.shape == shape { return self }
        let (old, type) = (self.shape, dtype)
        return view(shape: shape, strides: strides(broadcastTo: shape), offset: offset)
            .recorded("ExpandBackward0", from: [self]) { gradient in [try gradient.matching(old, type)] }
    }

    func reshapedInGradient(_ shape: Shape) throws -> Tensor {
        if self.shape == shape { return self }
        let old = self.shape
        let source = rowMajor()
        let result = source.view(shape: shape, strides: shape.contiguousStrides, offset: source.offset)
        if source !== self { result.viewBase = nil }
        return result.recorded("ViewBackward0", from: [self]) { gradient in [try gradient.reshapedInGradient(old)] }
    }

    func transposedInGradient(_ first: Int, _ second: Int) -> Tensor {
        var (sizes, steps) = (shape, strides)
        sizes.swapAt(first, second)
        steps.swapAt(first, second)
        return view(shape: sizes, strides: steps, offset: offset)
            .recorded("TransposeBackward0", from: [self]) { gradient in
                [gradient.transposedInGradient(first, second)]
            }
    }

    /// The two last axes swapped.
    var transposedMatrix: Tensor { transposedInGradient(rank - 2, rank - 1) }

    func castInGradient(_ target: DType) -> Tensor {
        if dtype == target { return self }
        let old = dtype
        return cast(to: target).recorded("ToCopyBackward0", from: [self]) { gradient in
            [gradient.castInGradient(old)]
        }
    }

    /// A new axis of size 1.
    func unsqueezedInGradient(_ axis: Int) throws -> Tensor {
        var sizes = shape
        sizes.insert(1, at: axis)
        var steps = strides
        steps.insert(axis < rank ? shape[axis] * strides[axis] : 1, at: axis)
        let old = shape
        return view(shape: sizes, strides: steps, offset: offset)
            .recorded("UnsqueezeBackward0", from: [self]) { gradient in [try gradient.reshapedInGradient(old)] }
    }

    /// The gradient of a reduction over `dims` repeated over them again; the result had those axes removed unless
    /// `keepdim`.
    func spread(over shape: Shape, dims: DimSet, keepdim: Bool) throws -> Tensor {
        try restored(dims, keepdim, rank: shape.count).expandedInGradient(shape)
    }

    /// The axes that a reduction has removed, back as axes of size 1.
    func restored(_ dims: DimSet, _ keepdim: Bool, rank: Int) throws -> Tensor {
        if keepdim || rank == 0 { return self }
        var sizes = shape
        for axis in 0..<rank where dims.contains(axis) { sizes.insert(1, at: axis) }
        return try reshapedInGradient(sizes)
    }
}

extension Tensor {
    /// A 0-dim tensor.
    static func scalar(_ value: Scalar, dtype: DType) -> Tensor {
        let tensor = Tensor(uninitialized: Shape(), dtype: dtype)
        tensor.fill(with: value)
        return tensor
    }

    static func filled(_ shape: Shape, _ value: Scalar, dtype: DType) -> Tensor {
        let tensor = Tensor(uninitialized: shape, dtype: dtype)
        tensor.fill(with: value)
        return tensor
    }

    static func filled(like other: Tensor, _ value: Scalar) -> Tensor { filled(other.shape, value, dtype: other.dtype) }
}
