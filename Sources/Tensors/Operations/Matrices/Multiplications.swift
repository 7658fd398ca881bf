/// The products of PyTorch that take operands of one rank each.
extension Tensor {
    /// `mm`: (n, k) · (k, m).
    ///
    /// - Throws: PyTorch's errors for ranks, shapes and dtypes that do not fit.
    public func mm(_ other: Tensor) throws -> Tensor {
        guard rank == 2 else { throw TensorError(.runtimeError, "self must be a matrix", shapes: [shape]) }
        guard other.rank == 2 else { throw TensorError(.runtimeError, "mat2 must be a matrix", shapes: [other.shape]) }
        try checkProduct(other)
        return recordProduct("MmBackward0", MatrixProduct.batched(self, other), other)
    }

    /// `bmm`: (b, n, k) · (b, k, m).
    public func bmm(_ other: Tensor) throws -> Tensor {
        try checkBatches(other)
        return recordProduct("BmmBackward0", MatrixProduct.batched(self, other), other)
    }

    /// `mv`: (n, k) · (k).
    public func mv(_ vector: Tensor) throws -> Tensor {
        guard rank == 2, vector.rank == 1 else {
            throw TensorError(
                .runtimeError, "vector + matrix @ vector expected, got \(1), \(rank), \(vector.rank)",
                shapes: [shape, vector.shape])
        }
        guard shape[1] == vector.shape[0] else { throw TensorError.vectorSize(self, vector) }
        guard dtype == vector.dtype else { throw TensorError.vectorDType(self, vector) }
        try checkMultiplies("addmv_impl_cpu")
        let result = MatrixProduct.batched(self, vector.detach().asColumn)
        result.flatten(to: Shape([shape[0]]))
        if Tensor.needsRecording(self, vector) {
            let (one, two) = (requiresGrad, vector.requiresGrad)
            result.recorded("MvBackward0", from: [self, vector], saving: [self, vector]) { gradient in
                [
                    one ? try gradient.outer(vector) : nil,
                    two ? try self.transposedMatrix.mv(gradient) : nil,
                ]
            }
        }
        return result
    }

    /// `dot`: (n) · (n).
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
        guard shape[0] == other.shape[0] else { throw TensorError.dotSize(shape, other.shape) }
        try checkMultiplies("dot")
        let row = Tensor(
            storage: storage, shape: Shape([1, shape[0]]), strides: Shape([strides[0] * shape[0], strides[0]]),
            offset: offset, dtype: dtype)
        let result = MatrixProduct.batched(row, other.detach().asColumn)
        result.flatten(to: Shape())
        if Tensor.needsRecording(self, other) {
            let (one, two) = (requiresGrad, other.requiresGrad)
            result.recorded("DotBackward0", from: [self, other], saving: [self, other]) { gradient in
                [one ? try gradient.mul(other) : nil, two ? try gradient.mul(self) : nil]
            }
        }
        return result
    }

    /// `outer`: (n) · (m) to (n, m).
    public func outer(_ other: Tensor) throws -> Tensor {
        for (operand, name) in [(self, "self"), (other, "vec2")] where operand.rank != 1 {
            throw TensorError(
                .runtimeError, "outer: Expected 1-D argument \(name), but got \(operand.rank)-D",
                shapes: [shape, other.shape])
        }
        return try unsqueezedInGradient(1).mul(other)
    }

    /// `addmm`: β·x + α·(a · b), with x broadcast to the product.
    public func addmm(_ first: Tensor, _ second: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws
        -> Tensor
    {
        guard first.rank == 2 else { throw TensorError(.runtimeError, "mat1 must be a matrix") }
        guard second.rank == 2 else { throw TensorError(.runtimeError, "mat2 must be a matrix") }
        try first.checkProduct(second)
        return try addProduct("AddmmBackward0", first, second, beta, alpha)
    }

    /// `baddbmm`: the same over batches.
    public func baddbmm(_ first: Tensor, _ second: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws
        -> Tensor
    {
        try first.checkBatches(second)
        return try addProduct("BaddbmmBackward0", first, second, beta, alpha)
    }

    /// `addmv`: β·x + α·(A · v).
    public func addmv(_ matrix: Tensor, _ vector: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws
        -> Tensor
    {
        try mul(beta).add(matrix.mv(vector), alpha: alpha)
    }

    private func addProduct(
        _ name: StaticString, _ first: Tensor, _ second: Tensor, _ beta: Scalar, _ alpha: Scalar
    ) throws -> Tensor {
        guard dtype == first.dtype else {
            throw TensorError(
                .runtimeError,
                "self and mat2 must have the same dtype, but got \(dtype.scalarName) and \(second.dtype.scalarName)")
        }
        let product = MatrixProduct.batched(first, second)
        guard let shape = try? Shape.broadcast(self.shape, product.shape), shape == product.shape else {
            throw TensorError.expansion(self.shape, to: product.shape)
        }
        let result: Tensor = try ThreadState.withoutGrad {
            let scaled = alpha == .int(1) ? product : try product.mul(alpha)
            if beta.isZero { return scaled }
            return try scaled.add(beta == .int(1) ? self : mul(beta))
        }
        let forms = [Form(self), Form(first), Form(second)]
        let saved = (forms[2].needsGrad ? [first] : []) + (forms[1].needsGrad ? [second] : [])
        return result.recorded(name, from: [self, first, second], saving: saved) { gradient in
            let inner = alpha == .int(1) ? gradient : try gradient.mul(alpha)
            return [
                forms[0].needsGrad
                    ? try (beta == .int(1) ? gradient : gradient.mul(beta)).matching(forms[0].shape, forms[0].dtype)
                    : nil,
                forms[1].needsGrad ? try inner.batchedProduct(second.transposedMatrix) : nil,
                forms[2].needsGrad ? try first.transposedMatrix.batchedProduct(inner) : nil,
            ]
        }
    }

    /// The product with gradients, of matrices or batches of them that have been checked.
    private func batchedProduct(_ other: Tensor) throws -> Tensor {
        rank == 2 ? try mm(other) : try bmm(other)
    }

    private func recordProduct(_ name: StaticString, _ result: Tensor, _ other: Tensor) -> Tensor {
        if Tensor.needsRecording(self, other) {
            let (one, two) = (requiresGrad, other.requiresGrad)
            let saved = (two ? [self] : []) + (one ? [other] : [])
            result.recorded(name, from: [self, other], saving: saved) { gradient in
                [
                    one ? try gradient.batchedProduct(other.transposedMatrix) : nil,
                    two ? try self.transposedMatrix.batchedProduct(gradient) : nil,
                ]
            }
        }
        return result
    }

    /// A vector as a matrix of one column.
    private var asColumn: Tensor {
        Tensor(
            storage: storage, shape: Shape([shape[0], 1]), strides: Shape([strides[0], 1]), offset: offset, dtype: dtype
        )
    }

    /// Gives a fresh row-major result another shape.
    func flatten(to shape: Shape) {
        self.shape = shape
        strides = shape.contiguousStrides
    }

    func checkProduct(_ other: Tensor) throws {
        guard shape[1] == other.shape[0] else { throw TensorError.productShapes(shape, other.shape) }
        guard dtype == other.dtype else { throw TensorError.productDTypes(dtype, other.dtype) }
        try checkMultiplies("addmm_impl_cpu_")
    }

    func checkBatches(_ other: Tensor) throws {
        guard rank == 3 else { throw TensorError(.runtimeError, "batch1 must be a 3D tensor", shapes: [shape]) }
        guard other.rank == 3 else {
            throw TensorError(.runtimeError, "batch2 must be a 3D tensor", shapes: [other.shape])
        }
        guard shape[0] == other.shape[0], shape[2] == other.shape[1] else {
            throw TensorError.batchShapes(shape, other.shape)
        }
        guard dtype == other.dtype else {
            throw TensorError(
                .runtimeError, "expected scalar type \(dtype.scalarName) but found \(other.dtype.scalarName)")
        }
        try checkMultiplies("baddbmm_kernel")
    }

    func checkMultiplies(_ loop: String) throws {
        if dtype == .bool { throw TensorError.notImplemented(loop, .bool) }
    }
}

extension TensorError {
    static func productShapes(_ first: Shape, _ second: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "mat1 and mat2 shapes cannot be multiplied (\(first[0])x\(first[1]) and \(second[0])x\(second[1]))",
            shapes: [first, second])
    }

    static func productDTypes(_ first: DType, _ second: DType) -> TensorError {
        TensorError(
            .runtimeError, "expected m1 and m2 to have the same dtype, but got: \(first.typeName) != \(second.typeName)"
        )
    }

    static func batchShapes(_ first: Shape, _ second: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "Expected size for first two dimensions of batch2 tensor to be: [\(first[0]), \(first[2])] but got: "
                + "[\(second[0]), \(second[1])].",
            shapes: [first, second])
    }

    static func vectorSize(_ matrix: Tensor, _ vector: Tensor) -> TensorError {
        let (rows, columns) = (matrix.shape[0], matrix.shape[1])
        return TensorError(
            .runtimeError,
            "size mismatch, got input (\(rows)), mat (\(rows)x\(columns)), vec (\(vector.shape[0]))",
            shapes: [matrix.shape, vector.shape])
    }

    static func vectorDType(_ matrix: Tensor, _ vector: Tensor) -> TensorError {
        let name = vector.dtype.scalarName
        return TensorError(
            .runtimeError,
            "addmv input tensors must have the same dtype, but got \(name), \(matrix.dtype.scalarName), and \(name)")
    }

    static func dotSize(_ first: Shape, _ second: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "inconsistent tensor size, expected tensor \(first) and src \(second) to have the same number of elements, "
                + "but got \(first[0]) and \(second[0]) elements respectively",
            shapes: [first, second])
    }

    /// What broadcasting to a fixed shape says.
    static func expansion(_ shape: Shape, to target: Shape) -> TensorError {
        let lead = target.count - shape.count
        if lead < 0 {
            return TensorError(
                .runtimeError,
                "The number of sizes provided (\(target.count)) must be greater or equal to the number of dimensions in "
                    + "the tensor (\(shape.count)).  Target sizes: \(target).  Tensor sizes: \(shape)",
                shapes: [shape, target])
        }
        let axis = shape.indices.last { shape[$0] != 1 && shape[$0] != target[$0 + lead] } ?? 0
        return TensorError(
            .runtimeError,
            "The expanded size of the tensor (\(target[axis + lead])) must match the existing size (\(shape[axis])) at "
                + "non-singleton dimension \(axis + lead).  Target sizes: \(target).  Tensor sizes: \(shape)",
            shapes: [shape, target])
    }
}
