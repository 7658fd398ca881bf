/// Products of vectors, matrices and batches of matrices, each with its gradient.
extension Tensor {
    /// `mm`: (n, k) times (k, m).
    public func mm(_ other: Tensor) throws -> Tensor {
        guard rank == 2 else { throw TensorError(.runtimeError, "self must be a matrix", shapes: [shape]) }
        guard other.rank == 2 else { throw TensorError(.runtimeError, "mat2 must be a matrix", shapes: [other.shape]) }
        try checkMatrices(other)
        return try Tensor.matrixProduct(self, other, batch: []).recordedProduct(self, other, "MmBackward0")
    }

    /// `bmm`: (b, n, k) times (b, k, m), without broadcasting.
    public func bmm(_ other: Tensor) throws -> Tensor {
        guard rank == 3 else { throw TensorError(.runtimeError, "batch1 must be a 3D tensor", shapes: [shape]) }
        guard other.rank == 3 else {
            throw TensorError(.runtimeError, "batch2 must be a 3D tensor", shapes: [other.shape])
        }
        try checkBatches(other)
        return try Tensor.matrixProduct(self, other, batch: [shape[0]]).recordedProduct(self, other, "BmmBackward0")
    }

    /// `mv`: (n, k) times (k,).
    public func mv(_ vector: Tensor) throws -> Tensor {
        guard rank == 2, vector.rank == 1 else {
            throw TensorError(
                .runtimeError, "vector + matrix @ vector expected, got \(vector.rank), \(rank), \(vector.rank)",
                shapes: [shape, vector.shape])
        }
        guard shape[1] == vector.shape[0] else { throw TensorError.matrixVector(shape, vector.shape) }
        guard dtype == vector.dtype else {
            throw TensorError(
                .runtimeError,
                "addmv input tensors must have the same dtype, but got \(vector.dtype.scalarName), \(dtype.scalarName), and "
                    + vector.dtype.scalarName)
        }
        if dtype == .bool { throw TensorError.noProduct("addmv_impl_cpu", dtype) }
        let column = try vector.unsqueezedInGradient(1)
        let product = try Tensor.matrixProduct(self, column, batch: [])
        let result = product.recut([shape[0]])
        return result.recorded("MvBackward0", from: [self, vector], saving: [self, vector]) { gradient in
            [
                self.requiresGrad ? try gradient.outer(vector) : nil,
                vector.requiresGrad ? try self.transposedMatrix.mv(gradient) : nil,
            ]
        }
    }

    /// `dot`: the sum of the products of two vectors.
    public func dot(_ other: Tensor) throws -> Tensor {
        guard rank == 1, other.rank == 1 else {
            throw TensorError(
                .runtimeError, "1D tensors expected, but got \(rank)D and \(other.rank)D tensors",
                shapes: [shape, other.shape])
        }
        guard dtype == other.dtype else {
            throw TensorError(
                .runtimeError,
                "dot : expected both vectors to have same dtype, but found \(dtype.scalarName) and "
                    + other.dtype.scalarName)
        }
        guard shape == other.shape else { throw TensorError.vectorLengths(shape[0], other.shape[0]) }
        if dtype == .bool { throw TensorError.noProduct("dot", dtype) }
        let product = try Tensor.matrixProduct(recut([1, numel]), other.recut([numel, 1]), batch: [])
        return product.recut([]).recorded("DotBackward0", from: [self, other], saving: [self, other]) { gradient in
            [
                self.requiresGrad ? try other.mul(gradient) : nil,
                other.requiresGrad ? try self.mul(gradient) : nil,
            ]
        }
    }

    /// `x @ y`: vectors are rows on the left and columns on the right, further axes are batches and broadcast.
    public func matmul(_ other: Tensor) throws -> Tensor {
        switch (rank, other.rank) {
        case (0, _), (_, 0):
            throw TensorError(
                .runtimeError,
                "both arguments to matmul need to be at least 1D, but they are \(rank)D and \(other.rank)D",
                shapes: [shape, other.shape])
        case (1, 1): return try dot(other)
        case (2, 1): return try mv(other)
        case (2, 2): return try mm(other)
        case (1, 2):
            let row = recut([1, numel])
            try row.checkMatrices(other)
            return try Tensor.matrixProduct(row, other, batch: []).recut([other.shape[1]])
                .recordedProduct(self, other, "SqueezeBackward4")
        default: return try batchedProduct(other)
        }
    }

    /// More than two axes on one side at least.
    private func batchedProduct(_ other: Tensor) throws -> Tensor {
        let left = rank == 1 ? recut([1, shape[0]]) : self
        let right = other.rank == 1 ? other.recut([other.shape[0], 1]) : other
        // PyTorch folds the batch into the rows where the other side has no batch, and complains accordingly.
        if other.rank == 1 {
            let rows = left.numel / Swift.max(left.shape[rank - 1], 1)
            guard shape[rank - 1] == other.shape[0] else {
                throw TensorError.matrixVector([rows, shape[rank - 1]], other.shape)
            }
        } else if other.rank == 2 {
            let rows = left.numel / Swift.max(left.shape[left.rank - 1], 1)
            guard left.shape[left.rank - 1] == right.shape[0] else {
                throw TensorError.matrixShapes([rows, left.shape[left.rank - 1]], right.shape)
            }
            guard dtype == other.dtype else { throw TensorError.matrixTypes(dtype, other.dtype) }
        }
        let batch = try Shape.broadcast(left.batchShape, right.batchShape)
        guard left.shape[left.rank - 1] == right.shape[right.rank - 2] else {
            throw TensorError.batchSizes(
                [batch.numel, left.shape[left.rank - 1]], [batch.numel, right.shape[right.rank - 2]])
        }
        guard dtype == other.dtype else { throw TensorError.scalarType(dtype, other.dtype) }
        if dtype == .bool { throw TensorError.noProduct("baddbmm_with_gemm", dtype) }
        var result = try Tensor.matrixProduct(left, right, batch: batch)
        if rank == 1 || other.rank == 1 {
            var shape = result.shape
            shape.remove(at: rank == 1 ? shape.count - 2 : shape.count - 1)
            result = result.recut(shape)
        }
        return result.recordedProduct(
            self, other, rank == 2 && other.rank > 2 ? "CloneBackward0" : "UnsafeViewBackward0")
    }

    // MARK: Parts

    /// The gradient of every product: dA = dC·Bᵀ and dB = Aᵀ·dC, with vectors as one-row or one-column matrices.
    private func recordedProduct(_ left: Tensor, _ right: Tensor, _ name: StaticString) -> Tensor {
        guard Tensor.needsRecording(left, right) else { return self }
        return recorded(name, from: [left, right], saving: [left, right]) { gradient in
            if left.rank > 2, right.rank == 2 {
                // One product over all rows of the batch instead of a sum of products.
                let (inner, columns) = (right.shape[0], right.shape[1])
                let flat = try gradient.reshapedInGradient([gradient.numel / Swift.max(columns, 1), columns])
                let rows = try left.reshapedInGradient([left.numel / Swift.max(inner, 1), inner])
                return [
                    left.requiresGrad
                        ? try flat.mm(right.transposedMatrix).reshapedInGradient(left.shape) : nil,
                    right.requiresGrad ? try rows.transposedMatrix.mm(flat) : nil,
                ]
            }
            let a = left.rank == 1 ? try left.unsqueezedInGradient(0) : left
            let b = right.rank == 1 ? try right.unsqueezedInGradient(1) : right
            var full = gradient
            if left.rank == 1 { full = try full.unsqueezedInGradient(full.rank - (right.rank == 1 ? 0 : 1)) }
            if right.rank == 1 { full = try full.unsqueezedInGradient(full.rank) }
            let first =
                left.requiresGrad
                ? try full.matmul(b.transposedMatrix).matching(a.shape, left.dtype).reshapedInGradient(left.shape) : nil
            let second =
                right.requiresGrad
                ? try a.transposedMatrix.matmul(full).matching(b.shape, right.dtype).reshapedInGradient(right.shape)
                : nil
            return [first, second]
        }
    }

    private var batchShape: Shape {
        var batch = shape
        batch.remove(at: rank - 1)
        batch.remove(at: rank - 2)
        return batch
    }

    /// The elements of a tensor with other sizes, out of the graph's sight.
    func recut(_ shape: Shape) -> Tensor {
        let source = rowMajor()
        return Tensor(
            storage: source.storage, shape: shape, strides: shape.contiguousStrides, offset: source.offset, dtype: dtype
        )
    }

    func checkMatrices(_ other: Tensor) throws {
        guard shape[1] == other.shape[0] else { throw TensorError.matrixShapes(shape, other.shape) }
        guard dtype == other.dtype else { throw TensorError.matrixTypes(dtype, other.dtype) }
        if dtype == .bool { throw TensorError.noProduct("addmm_impl_cpu_", dtype) }
    }

    func checkBatches(_ other: Tensor) throws {
        guard shape[0] == other.shape[0], shape[2] == other.shape[1] else {
            throw TensorError.batchSizes([shape[0], shape[2]], [other.shape[0], other.shape[1]])
        }
        guard dtype == other.dtype else { throw TensorError.scalarType(dtype, other.dtype) }
        if dtype == .bool { throw TensorError.noProduct("baddbmm_with_gemm", dtype) }
    }
}

extension TensorError {
    static func matrixShapes(_ first: Shape, _ second: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "mat1 and mat2 shapes cannot be multiplied (\(first[0])x\(first[1]) and \(second[0])x\(second[1]))",
            shapes: [first, second])
    }

    static func matrixTypes(_ first: DType, _ second: DType) -> TensorError {
        TensorError(
            .runtimeError,
            "expected m1 and m2 to have the same dtype, but got: \(first.cppName) != \(second.cppName)")
    }

    static func scalarType(_ expected: DType, _ found: DType) -> TensorError {
        TensorError(.runtimeError, "expected scalar type \(expected.scalarName) but found \(found.scalarName)")
    }

    static func matrixVector(_ matrix: Shape, _ vector: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "size mismatch, got input (\(matrix[0])), mat (\(matrix[0])x\(matrix[1])), vec (\(vector[0]))",
            shapes: [matrix, vector])
    }

    static func vectorLengths(_ first: Int, _ second: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "inconsistent tensor size, expected tensor [\(first)] and src [\(second)] to have the same number of elements, "
                + "but got \(first) and \(second) elements respectively", shapes: [[first], [second]])
    }

    static func batchSizes(_ expected: Shape, _ found: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "Expected size for first two dimensions of batch2 tensor to be: \(expected) but got: \(found).")
    }

    static func noProduct(_ kernel: String, _ dtype: DType) -> TensorError {
        TensorError(.notImplementedError, "\"\(kernel)\" not implemented for '\(dtype.scalarName)'")
    }
}
