extension Tensor {
    /// `flip(dims)`: those axes backwards.
    public func flip(_ dims: Shape) throws -> Tensor {
        var axes = Shape()
        var steps = strides
        var start = offset
        for dim in dims {
            let axis = try axisIndex(dim)
            if axes.contains(axis) { throw TensorError.repeatedDimension(axis) }
            axes.append(axis)
            if rank == 0 { continue }
            start += Swift.max(shape[axis] - 1, 0) * strides[axis]
            steps[axis] = -strides[axis]
        }
        let result = Tensor.result(shape: shape, dtype: dtype, like: self)
        result.write(Tensor(storage: storage, shape: shape, strides: steps, offset: start, dtype: dtype))
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("FlipBackward0", from: [self]) { [axes] in [try $0.flip(axes)] }
    }

    /// `roll(shifts, dims)`: along each axis, what falls off one end comes in at the other; without axes the flattened
    /// tensor is rolled.
    public func roll(_ shifts: Shape, _ dims: Shape = []) throws -> Tensor {
        guard !shifts.isEmpty else { throw TensorError(.runtimeError, "`shifts` required") }
        let isFlat = dims.isEmpty && shifts.count == 1
        guard isFlat || shifts.count == dims.count else {
            throw TensorError(
                .runtimeError, "shifts and dimensions must align. shifts: \(shifts.count), dims:\(dims.count)")
        }
        var current = self
        if isFlat {
            let flat = contiguousCopy()
            let count = numel
            current = Tensor(storage: flat.storage, shape: [count], strides: [1], offset: 0, dtype: dtype)
                .rolled(0, by: shifts[0])
            current.shape = shape
            current.strides = shape.contiguousStrides
        } else if numel > 0 {
            for position in dims.indices {
                let axis = try axisIndex(dims[position])
                guard rank > 0 else { throw TensorError.noDimensions(dims[position]) }
                current = current.rolled(axis, by: shifts[position])
            }
        }
        let result = current === self ? contiguousCopy() : current
        guard Tensor.needsRecording(self) else { return result }
        var back = shifts
        for position in shifts.indices { back[position] = -shifts[position] }
        return result.recorded("RollBackward0", from: [self]) { [back] in [try $0.roll(back, dims)] }
    }

    private func rolled(_ axis: Int, by shift: Int) -> Tensor {
        let result = Tensor(uninitialized: shape, dtype: dtype)
        let size = shape[axis]
        guard size > 0 else { return result }
        let start = ((shift % size) + size) % size
        func part(of tensor: Tensor, _ first: Int, _ last: Int) -> Tensor {
            Tensor(
                storage: tensor.storage, shape: shape.replacing(axis, with: last - first), strides: tensor.strides,
                offset: tensor.offset + first * tensor.strides[axis], dtype: dtype)
        }
        part(of: result, start, size).write(part(of: self, 0, size - start))
        part(of: result, 0, start).write(part(of: self, size - start, size))
        return result
    }

    /// `tril(diagonal)`: zeros above the diagonal of the last two axes.
    public func tril(_ diagonal: Int = 0) throws -> Tensor {
        let result = try triangle("tril") { row in (0, row + diagonal + 1) }
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("TrilBackward0", from: [self]) { [try $0.tril(diagonal)] }
    }

    /// `triu(diagonal)`: zeros below the diagonal of the last two axes.
    public func triu(_ diagonal: Int = 0) throws -> Tensor {
        let result = try triangle("triu") { row in (row + diagonal, Int.max) }
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("TriuBackward0", from: [self]) { [try $0.triu(diagonal)] }
    }

    /// A copy that keeps in each row the columns from the first to before the second of the bounds, and is zero outside.
    private func triangle(_ name: String, _ bounds: (Int) -> (Int, Int)) throws -> Tensor {
        guard rank >= 2 else {
            throw TensorError(.runtimeError, "\(name): input tensor must have at least 2 dimensions")
        }
        let result = contiguousCopy()
        let rows = shape[rank - 2]
        let columns = shape[rank - 1]
        let size = dtype.itemSize
        guard rows > 0, columns > 0 else { return result }
        for index in 0..<result.numel / columns {
            let (from, to) = bounds(index % rows)
            let first = Swift.min(Swift.max(from, 0), columns)
            let last = Swift.min(Swift.max(to, first), columns)
            let row = result.storage.bytes + index * columns * size
            row.initializeMemory(as: UInt8.self, repeating: 0, count: first * size)
            (row + last * size).initializeMemory(as: UInt8.self, repeating: 0, count: (columns - last) * size)
        }
        return result
    }

    /// `torch.diag(x, offset)`: the diagonal of a matrix, or the matrix of a diagonal.
    public func diag(_ shift: Int = 0) throws -> Tensor {
        guard rank == 1 || rank == 2 else {
            throw TensorError(.runtimeError, "diag(): Supports 1D or 2D tensors. Got \(rank)D")
        }
        if rank == 1 { return try diagEmbed(shift) }
        let result = try ThreadState.withoutGrad { try diagonal(shift) }.contiguousCopy()
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("DiagonalBackward0_copy", from: [self]) {
            [try $0.placed(in: original, "DiagonalBackwardBackward0") { try $0.diagonal(shift) }]
        }
    }

    /// `torch.diag_embed(x, offset)`: matrices with the last axis on their diagonal.
    public func diagEmbed(_ shift: Int = 0) throws -> Tensor {
        guard rank > 0, rank < Shape.maximumRank else { throw TensorError.tooManyAxes }
        let size = shape[rank - 1] + Swift.abs(shift)
        var sizes = shape.replacing(rank - 1, with: size)
        sizes.append(size)
        let result = Tensor.zeros(sizes, dtype: dtype)
        let (row, column) = (rank - 1, rank)
        try ThreadState.withoutGrad { try result.diagonal(shift, row, column) }.write(self)
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("DiagEmbedBackward0", from: [self]) { [try $0.diagonal(shift, row, column)] }
    }

    /// `rot90(k, dims)`: quarter turns in the plane of two axes.
    public func rot90(_ turns: Int = 1, _ dims: Shape = [0, 1]) throws -> Tensor {
        guard dims.count == 2 else {
            throw TensorError(.runtimeError, "expected total rotation dims == 2, but got dims = \(dims.count)")
        }
        guard rank >= 2 else {
            throw TensorError(.runtimeError, "expected total dims >= 2, but got total dims = \(rank)")
        }
        let (first, second) = (try axisIndex(dims[0]), try axisIndex(dims[1]))
        guard first != second else {
            throw TensorError(
                .runtimeError, "expected rotation dims to be different, but got dim0 = \(dims[0]) and dim1 = \(dims[1])"
            )
        }
        let result = try ThreadState.withoutGrad {
            switch ((turns % 4) + 4) % 4 {
            case 1: try flip([second]).transpose(first, second)
            case 2: try flip([first, second])
            case 3: try flip([first]).transpose(first, second)
            default: contiguousCopy()
            }
        }
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("Rot90Backward0", from: [self]) { [try $0.rot90(-turns, dims)] }
    }

    /// `fill_diagonal_(value, wrap)`: the elements whose indices are all the same; with `wraps` a tall matrix's diagonal
    /// begins anew below.
    @discardableResult
    public func fillDiagonal(_ value: Scalar, wraps: Bool = false) throws -> Tensor {
        guard rank >= 2 else { throw TensorError(.runtimeError, "dimensions must larger than 1") }
        if rank > 2, shape.contains(where: { $0 != shape[0] }) {
            throw TensorError(.runtimeError, "all dimensions of input must be of equal length", shapes: [shape])
        }
        let (height, width) = (shape[0], shape[1])
        let step = strides.reduce(0, +)
        let size = Swift.min(height, width)
        try asStrided([size], [step], offset).fill(value)
        if wraps, rank == 2, height > width + 1, width > 0 {
            let rest = (numel + width) / (width + 1) - size
            try asStrided([rest], [step], offset + strides[0] * (width + 1)).fill(value)
        }
        return self
    }
}
