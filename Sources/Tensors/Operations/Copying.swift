extension Tensor {
    /// `contiguous()`: this tensor if it is row-major already, else a copy that is.
    public func contiguous() throws -> Tensor {
        if isContiguous { return self }
        try shape.checkAllocation(dtype)
        let copy = contiguousCopy()
        guard Tensor.needsRecording(self) else { return copy }
        return copy.recorded("CloneBackward0", from: [self]) { [$0] }
    }

    /// `clone()`: a copy with the same order of axes in memory.
    public func clone() -> Tensor {
        let copy = Tensor.result(shape: shape, dtype: dtype, like: self)
        copy.write(self)
        guard Tensor.needsRecording(self) else { return copy }
        return copy.recorded("CloneBackward0", from: [self]) { [$0] }
    }

    /// `to(dtype)`, `.float()`, `.long()`, …: this tensor if it has that dtype already.
    public func to(_ target: DType) -> Tensor {
        if dtype == target { return self }
        if dtype.isComplex, !target.isComplex {
            Warnings.emit("Casting complex values to real discards the imaginary part")
        }
        let result = cast(to: target)
        guard target.isFloatingPoint, Tensor.needsRecording(self) else { return result }
        let original = dtype
        return result.recorded("ToCopyBackward0", from: [self]) { [$0.to(original)] }
    }

    /// `copy_(source)`: the elements of `source`, repeated to this shape and cast to this dtype.
    @discardableResult
    public func copy(from source: Tensor) throws -> Tensor {
        try checkInPlace()
        let shared = try Shape.broadcast(shape, source.shape)
        guard shared == shape else { throw TensorError.inPlaceShape(shape, result: shared) }
        if source.storage === storage, overlapsPartly(source) { throw TensorError.partialOverlap }
        try mutate("CopyBackwards", with: [source]) {
            $0.write(source)
        } gradients: { gradient in
            let old = Tensor.zeros(gradient.shape, dtype: gradient.dtype)
            return [old, try gradient.summedOverCopies(to: source.shape).to(source.dtype)]
        }
        return self
    }

    /// `fill_(value)`.
    @discardableResult
    public func fill(_ value: Scalar) throws -> Tensor {
        try checkFits(value)
        try mutate("FillBackward2", with: []) {
            $0.fill(with: value)
        } gradients: {
            [Tensor.zeros($0.shape, dtype: $0.dtype)]
        }
        return self
    }

    /// `fill_(value)` with a 0-dim tensor.
    @discardableResult
    public func fill(_ value: Tensor) throws -> Tensor {
        guard value.rank == 0 else {
            throw TensorError(
                .runtimeError,
                "fill_ only supports 0-dimension value tensor but got tensor with \(value.rank) dimensions.")
        }
        let value = value.storage === storage ? value.clone() : value
        try mutate("FillBackward3", with: [value]) {
            $0.write(value)
        } gradients: {
            [Tensor.zeros($0.shape, dtype: $0.dtype), try $0.summedOverCopies(to: []).to(value.dtype)]
        }
        return self
    }

    /// `zero_()`.
    @discardableResult
    public func zero() throws -> Tensor {
        try mutate("ZeroBackward0", with: []) {
            $0.writeZeros()
        } gradients: {
            [Tensor.zeros($0.shape, dtype: $0.dtype)]
        }
        return self
    }

    /// Changes elements in place by `change`; `gradients` gives the gradient for what was there before and for `sources`.
    func mutate(
        _ name: StaticString, with sources: [Tensor], _ change: (Tensor) throws -> Void,
        gradients: @escaping (Tensor) throws -> [Tensor?]
    ) throws {
        try checkInPlace()
        try checkNoRepetition()
        guard dtype.isFloatingPoint, inPlaceNeedsRecording(sources.first) else {
            try change(self)
            return bumpVersion()
        }
        let before = graphlessAlias()
        if case .node(let node, let output)? = gradientEdge { before.attach(node, output: output) }
        try change(self)
        bumpVersion()
        let result = graphlessAlias()
        result.recorded(name, from: [before] + sources, backward: gradients)
        adoptHistory(of: result)
    }

    /// Throws when elements of this tensor lie in the same place, as in an expanded one.
    func checkNoRepetition() throws {
        for axis in shape.indices where strides[axis] == 0 && shape[axis] > 1 { throw TensorError.internalOverlap }
    }

    /// Whether two dense tensors over the same storage share some elements, but not all in the same order.
    private func overlapsPartly(_ other: Tensor) -> Bool {
        guard isDense, other.isDense, numel > 0, other.numel > 0 else { return false }
        if offset == other.offset, numel == other.numel { return strides != other.strides }
        return offset < other.offset + other.numel && other.offset < offset + numel
    }
}

extension TensorError {
    static let internalOverlap = TensorError(
        .runtimeError,
        "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please "
            + "clone() the tensor before performing the operation.")
    static let partialOverlap = TensorError(
        .runtimeError,
        "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
            + "location. Please clone() the tensor before performing the operation.")
}
