/// Products with something added, and products of all pairs.
extension Tensor {
    /// `addmm`: beta * self + alpha * (mat1 @ mat2).
    public func addmm(_ first: Tensor, _ second: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws
        -> Tensor
    {
        guard first.rank == 2 else {
            throw TensorError(.runtimeError, "mat1 must be a matrix, got \(first.rank)-D tensor", shapes: [first.shape])
        }
        guard second.rank == 2 else {
            throw TensorError(
                .runtimeError, "mat2 must be a matrix, got \(second.rank)-D tensor", shapes: [second.shape])
        }
        guard first.shape[1] == second.shape[0] else { throw TensorError.matrixShapes(first.shape, second.shape) }
        return try scaledSum("AddmmBackward0", [first.shape[0], second.shape[1]], first, second, beta, alpha) {
            try first.mm(second)
        }
    }

    /// `addmv`: beta * self + alpha * (mat @ vec).
    public func addmv(_ matrix: Tensor, _ vector: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws
        -> Tensor
    {
        try scaledSum("AddmvBackward0", Shape(matrix.shape.prefix(1)), matrix, vector, beta, alpha) {
            try matrix.mv(vector)
        }
    }

    /// `baddbmm`: beta * self + alpha * (batch1 @ batch2).
    public func baddbmm(_ first: Tensor, _ second: Tensor, beta: Scalar = .int(1), alpha: Scalar = .int(1)) throws
        -> Tensor
    {
        guard first.rank == 3, second.rank == 3 else {
            throw TensorError(.runtimeError, "batch1 must be a 3D tensor", shapes: [first.shape, second.shape])
        }
        return try scaledSum(
            "BaddbmmBackward0", [first.shape[0], first.shape[1], second.shape[2]], first, second, beta, alpha
        ) { try first.bmm(second) }
    }

    private func scaledSum(
        _ name: StaticString, _ shape: Shape, _ first: Tensor, _ second: Tensor, _ beta: Scalar, _ alpha: Scalar,
        _ product: () throws -> Tensor
    ) throws -> Tensor {
        guard dtype == second.dtype else {
            throw TensorError(
                .runtimeError,
                "self and mat2 must have the same dtype, but got \(dtype.scalarName) and \(second.dtype.scalarName)")
        }
        let result = try ThreadState.withoutGrad {
            _ = try expand(shape)
            let product = try product()
            let scaled = alpha.asDouble == 1 ? product : try product.mul(alpha)
            if beta.isZero { return scaled }
            return try scaled.add(beta.asDouble == 1 ? self : mul(beta))
        }
        guard ThreadState.isGradEnabled else { return result }
        return result.recorded(name, from: [self, first, second], saving: [first, second]) {
            [form = (self.shape, dtype)] gradient in
            let scaled = alpha.asDouble == 1 ? gradient : try gradient.mul(alpha)
            let column = second.rank == 1
            return [
                try (beta.asDouble == 1 ? gradient : gradient.mul(beta)).matching(form.0, form.1),
                first.requiresGrad
                    ? try column ? scaled.outer(second) : scaled.matmul(second.transposedMatrix) : nil,
                second.requiresGrad ? try first.transposedMatrix.matmul(scaled) : nil,
            ]
        }
    }

    /// `outer`: the products of all pairs of two vectors `(n, m)`.
    public func outer(_ other: Tensor) throws -> Tensor {
        guard rank == 1 else {
            throw TensorError(.runtimeError, "outer: Expected 1-D argument self, but got \(rank)-D", shapes: [shape])
        }
        guard other.rank == 1 else {
            throw TensorError(
                .runtimeError, "outer: Expected 1-D argument vec2, but got \(other.rank)-D", shapes: [other.shape])
        }
        return try unsqueezedInGradient(1).mul(other)
    }

    /// `inner`: the sum of the products over the last axis of both.
    public func inner(_ other: Tensor) throws -> Tensor {
        if rank == 0 || other.rank == 0 { return try mul(other) }
        guard shape[rank - 1] == other.shape[other.rank - 1] else {
            throw TensorError(
                .runtimeError,
                "inner() the last dimension must match on both input tensors but got shapes \(shape) and \(other.shape)",
                shapes: [shape, other.shape])
        }
        return try tensordot(other, [rank - 1], [other.rank - 1])
    }

    /// `tensordot`: the sum of the products over pairs of axes.
    public func tensordot(_ other: Tensor, _ first: [Int], _ second: [Int]) throws -> Tensor {
        let firstAxes = try first.map { try axis($0) ?? 0 }
        let secondAxes = try second.map { try other.axis($0) ?? 0 }
        if rank == 0, let dim = first.first { throw TensorError.noDimensions(dim) }
        if other.rank == 0, let dim = second.first { throw TensorError.noDimensions(dim) }
        guard firstAxes.count == secondAxes.count else {
            throw TensorError(.runtimeError, "both dimension lists should have same length")
        }
        for (one, two) in Swift.zip(firstAxes, secondAxes) where shape[one] != other.shape[two] {
            throw TensorError(
                .runtimeError,
                "contracted dimensions need to match, but first has size \(shape[one]) in dim \(one) and second has size "
                    + "\(other.shape[two]) in dim \(two)", shapes: [shape, other.shape])
        }
        let letters = Array("abcdefghijklmnop")
        let left = (0..<rank).map { letters[$0] }
        var right = (0..<other.rank).map { letters[rank + $0] }
        for (one, two) in Swift.zip(firstAxes, secondAxes) { right[two] = left[one] }
        let kept = left.indices.filter { !firstAxes.contains($0) }.map { left[$0] }
        let keptRight = right.indices.filter { !secondAxes.contains($0) }.map { right[$0] }
        return try Tensor.einsum(String(left) + "," + String(right) + "->" + String(kept + keptRight), [self, other])
    }

    /// `kron`: every element of the first times all of the second.
    public func kron(_ other: Tensor) throws -> Tensor {
        let rank = Swift.max(self.rank, other.rank)
        func padded(_ tensor: Tensor, _ order: Int) throws -> (Tensor, Shape) {
            let lead = rank - tensor.rank
            var sizes = Shape()
            for axis in 0..<rank {
                let size = axis < lead ? 1 : tensor.shape[axis - lead]
                if order == 1 { sizes.append(1) }
                sizes.append(size)
                if order == 0 { sizes.append(1) }
            }
            return (try tensor.reshapedInGradient(sizes), sizes)
        }
        guard rank * 2 <= Shape.maximumRank else {
            throw TensorError(.runtimeError, "kron: at most \(Shape.maximumRank / 2) dimensions are supported")
        }
        let (left, leftSizes) = try padded(self, 0)
        let (right, rightSizes) = try padded(other, 1)
        var shape = Shape()
        for axis in 0..<rank { shape.append(leftSizes[2 * axis] * rightSizes[2 * axis + 1]) }
        return try left.mul(right).reshapedInGradient(shape)
    }

    /// `trace`: the sum of the diagonal of a matrix.
    public func trace() throws -> Tensor {
        guard rank == 2 else {
            throw TensorError(
                .runtimeError, "trace: expected a matrix, but got tensor with dim \(rank)", shapes: [shape])
        }
        let sum = try ThreadState.withoutGrad { try diagonal().sum() }
        return sum.recorded("TraceBackward0", from: [self]) { [shape = self.shape] gradient in
            [try gradient.mul(Tensor.eye(shape[0], shape[1], dtype: gradient.dtype))]
        }
    }
}
