extension Tensor {
    /// `x @ y`: dot product of vectors, matrix times vector, vector times matrix, matrices, and batches of them with
    /// broadcast leading axes.
    ///
    /// - Throws: PyTorch's errors for shapes and dtypes that do not fit.
    public func matmul(_ other: Tensor) throws -> Tensor {
        switch (rank, other.rank) {
        case (0, _), (_, 0):
            throw TensorError(
                .runtimeError,
                "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D",
                shapes: [shape, other.shape])
        case (1, 1): return try dot(other)
        case (2, 2): return try mm(other)
        case (2, 1): return try mv(other)
        case (1, 2): return try vectorTimesMatrix(other)
        case (_, 1): return try batchTimesVector(other)
        case (_, 2): return try batchTimesMatrix(other)
        case (1, _), (2, _), (_, _): return try batchTimesBatch(other)
        }
    }

    private func vectorTimesMatrix(_ other: Tensor) throws -> Tensor {
        let row = try unsqueezedInGradient(0)
        try row.checkProduct(other)
        let result = MatrixProduct.batched(row, other)
        result.flatten(to: Shape([other.shape[1]]))
        if Tensor.needsRecording(self, other) {
            let (one, two) = (requiresGrad, other.requiresGrad)
            result.recorded("SqueezeBackward4", from: [self, other], saving: [self, other]) { gradient in
                [one ? try other.mv(gradient) : nil, two ? try self.outer(gradient) : nil]
            }
        }
        return result
    }

    private func batchTimesVector(_ other: Tensor) throws -> Tensor {
        let rows = rank == 0 ? 1 : numel / Swift.max(shape[rank - 1], 1)
        let flat = try reshapedInGradient(Shape([rows, shape[rank - 1]]))
        guard shape[rank - 1] == other.shape[0] else { throw TensorError.vectorSize(flat, other) }
        return try flat.mv(other).renamed("UnsafeViewBackward0", shape.removing(rank - 1))
    }

    private func batchTimesMatrix(_ other: Tensor) throws -> Tensor {
        var shape = shape
        let flat = try reshapedInGradient(Shape([numel / Swift.max(shape[rank - 1], 1), shape[rank - 1]]))
        try flat.checkProduct(other)
        shape[rank - 1] = other.shape[1]
        return try flat.mm(other).renamed("UnsafeViewBackward0", shape)
    }

    private func batchTimesBatch(_ other: Tensor) throws -> Tensor {
        let left = rank == 1 ? try unsqueezedInGradient(0) : self
        let right = other.rank == 1 ? try other.unsqueezedInGradient(1) : other
        let (leftBatch, rightBatch) = (left.shape.leading, right.shape.leading)
        let batch = try Shape.broadcast(leftBatch, rightBatch)
        let (rows, inner) = (left.shape[left.rank - 2], left.shape[left.rank - 1])
        let columns = right.shape[right.rank - 1]
        guard inner == right.shape[right.rank - 2] else {
            throw left.rank == 2
                ? TensorError.productShapes(
                    Shape([right.numel / Swift.max(right.shape[right.rank - 2], 1), right.shape[right.rank - 2]]),
                    Shape([inner, rows]))
                : TensorError.batchShapes(
                    Shape([batch.numel, rows, inner]), Shape([batch.numel, right.shape[right.rank - 2], columns]))
        }
        guard dtype == other.dtype else {
            throw TensorError(
                .runtimeError, "expected scalar type \(dtype.scalarName) but found \(other.dtype.scalarName)")
        }
        try checkMultiplies("baddbmm_kernel")
        let wideLeft = try left.expandedInGradient(batch.appending(rows, inner))
        let wideRight = try right.expandedInGradient(batch.appending(inner, columns))
        let result = MatrixProduct.batched(wideLeft, wideRight)
        let whole = result.shape
        if rank == 1 {
            result.flatten(to: whole.removing(whole.count - 2))
        } else if other.rank == 1 {
            result.flatten(to: whole.removing(whole.count - 1))
        }
        if Tensor.needsRecording(wideLeft, wideRight) {
            let (one, two) = (wideLeft.requiresGrad, wideRight.requiresGrad)
            let name: StaticString = rank == 2 ? "CloneBackward0" : "UnsafeViewBackward0"
            result.recorded(name, from: [wideLeft, wideRight], saving: [wideLeft, wideRight]) { gradient in
                let slope = try gradient.reshapedInGradient(whole)
                return [
                    one ? try slope.matmul(wideRight.transposedMatrix) : nil,
                    two ? try wideLeft.transposedMatrix.matmul(slope) : nil,
                ]
            }
        }
        return result
    }

    /// The same elements in another shape, under the name of the operation that makes it in PyTorch.
    func renamed(_ name: StaticString, _ shape: Shape) throws -> Tensor {
        let result = Tensor(
            storage: storage, shape: shape, strides: shape.contiguousStrides, offset: offset, dtype: dtype)
        let old = self.shape
        return result.recorded(name, from: [self]) { gradient in [try gradient.reshapedInGradient(old)] }
    }
}

extension Shape {
    /// Without the last two axes.
    fileprivate var leading: Shape {
        var copy = self
        copy.remove(at: count - 1)
        copy.remove(at: copy.count - 1)
        return copy
    }

    fileprivate func appending(_ rows: Int, _ columns: Int) -> Shape {
        var copy = self
        copy.append(rows)
        copy.append(columns)
        return copy
    }
}
