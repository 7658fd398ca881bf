extension Tensor {
    /// `index_fill(dim, index, value)`: a copy with the listed positions of an axis set to a number.
    public func indexFill(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
        let axis = try axisIndex(dim)
        guard index.rank <= 1 else { throw TensorError(.runtimeError, "Index has to be a vector/scalar") }
        guard index.dtype == .int64 else {
            throw TensorError(.indexError, "index_fill_(): Expected dtype int64 for index.")
        }
        try checkFits(value)
        let result = Tensor.result(shape: shape, dtype: dtype, like: self)
        result.write(self)
        if rank == 0 {
            result.fill(with: value)
        } else if numel > 0 {
            try result.plan(axis, index).fill(value, into: result)
        }
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("IndexFillBackward0", from: [self], saving: [index]) {
            [try $0.indexFill(axis, index, .int(0))]
        }
    }

    /// `index_copy(dim, index, source)`: a copy with the listed positions of an axis taken from `source`.
    public func indexCopy(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let axis = try axisIndex(dim)
        guard index.rank <= 1 else {
            throw TensorError(
                .indexError, "index_copy_(): Index should have dimension 1 or 0 (got \(index.rank))")
        }
        guard index.dtype == .int64 else {
            throw TensorError(
                .runtimeError, "index_copy_(): Expected a long tensor for index, but got \(index.dtype.scalarName)")
        }
        guard source.dtype == dtype else {
            throw TensorError(
                .runtimeError,
                "index_copy_(): self and source expected to have the same dtype, but got (self) \(dtype.scalarName) and "
                    + "(source) \(source.dtype.scalarName)")
        }
        let length = source.rank == 0 ? 1 : axis < source.rank ? source.shape[axis] : 0
        guard index.numel == length else {
            throw TensorError(
                .indexError,
                "index_copy_(): Number of indices (\(index.numel)) should be equal to source.size(dim) (\(length))")
        }
        let result = contiguousCopy()
        let size = rank == 0 ? 1 : shape[axis]
        var failure: TensorError?
        index.forEachInt {
            if $0 < 0 || $0 >= size, failure == nil {
                failure = TensorError(
                    .indexError,
                    "index_copy_(): index \($0) is out of bounds for dimension \(axis) with size \(size)")
            }
        }
        if let failure { throw failure }
        if rank == 0 {
            result.write(source)
        } else {
            let plan = try result.plan(axis, index)
            guard plan.shape == source.shape else {
                throw TensorError(
                    .indexError,
                    "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: "
                        + "\(shape.removing(axis)) at dimension \(axis) and source slice shape: "
                        + "\(source.rank > axis ? source.shape.removing(axis) : []) at dimension 0.",
                    shapes: [shape, source.shape])
            }
            plan.put(source.rowMajor(), into: result)
        }
        guard Tensor.needsRecording(self, source) else { return result }
        let sourceShape = source.shape
        return result.recorded("IndexCopyBackward0", from: [self, source], saving: [index]) {
            [
                try $0.indexFill(axis, index, .int(0)),
                try $0.indexSelect(axis, index).reshape(sourceShape),
            ]
        }
    }

    /// `take_along_dim(indices, dim)`: `gather` whose other axes broadcast; without an axis of the flattened tensor.
    public func takeAlongDim(_ index: Tensor, _ dim: Int? = nil) throws -> Tensor {
        guard let dim else { return try flatten().gather(0, index.flatten()) }
        guard rank == index.rank else {
            throw TensorError(
                .runtimeError,
                "torch.take_along_dim(): input and indices should have the same number of dimensions, but got \(rank) "
                    + "dimensions for input, and \(index.rank) dimensions for indices")
        }
        let axis = try axisIndex(dim)
        if rank == 0 { return try gather(dim, index) }
        let own = shape.replacing(axis, with: 1)
        let others = index.shape.replacing(axis, with: 1)
        let shared = try Shape.broadcast(own, others)
        return try expand(shared.replacing(axis, with: shape[axis]))
            .gather(axis, index.expand(shared.replacing(axis, with: index.shape[axis])))
    }

    /// The places of listed positions of one axis.
    private func plan(_ axis: Int, _ index: Tensor) throws -> IndexPlan {
        let list = index.rank == 0 ? try index.reshape([1]) : index
        return try IndexPlan(
            Geometry(self), [Tensor?](repeating: nil, count: axis) + [list], errorsNameAxes: true)
    }
}
