extension Tensor {
    /// `expand(sizes)`: axes of size 1 stretched without copying; -1 keeps a size.
    public func expand(_ sizes: Shape) throws -> Tensor {
        let missing = sizes.count - rank
        guard missing >= 0 else {
            throw TensorError(
                .runtimeError,
                "expand(torch.\(dtype.scalarName)Tensor{\(shape)}, size=\(sizes)): the number of sizes provided "
                    + "(\(sizes.count)) must be greater or equal to the number of dimensions in the tensor (\(rank))")
        }
        if rank == 0, sizes.contains(where: { $0 < 0 }) {
            throw TensorError.sizeOverflow
        }
        var target = sizes
        var steps = Shape(repeating: 0, count: sizes.count)
        for axis in sizes.indices.reversed() {
            let size = sizes[axis]
            let source = axis - missing
            if source < 0 {
                guard size >= 0 else {
                    guard size == -1 else { throw TensorError.sizeOverflow }
                    throw TensorError(
                        .runtimeError,
                        "The expanded size of the tensor (\(size)) isn't allowed in a leading, non-existing dimension "
                            + "\(axis)")
                }
                // A new axis lies over what follows it, as if it had size 1 before it was stretched.
                if size == 1 { steps[axis] = axis + 1 < sizes.count ? target[axis + 1] * steps[axis + 1] : 1 }
            } else if size == -1 || size == shape[source] {
                target[axis] = shape[source]
                steps[axis] = strides[source]
            } else {
                guard shape[source] != 1 || size >= 0 else { throw TensorError.sizeOverflow }
                guard shape[source] == 1 else {
                    throw TensorError(
                        .runtimeError,
                        "The expanded size of the tensor (\(size)) must match the existing size (\(shape[source])) at "
                            + "non-singleton dimension \(axis).  Target sizes: \(sizes).  Tensor sizes: \(shape)",
                        shapes: [sizes, shape])
                }
            }
        }
        guard target.countedElements != nil else { throw TensorError.sizeOverflow }
        let result = view(shape: target, strides: steps, offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("ExpandBackward0", from: [self]) { [try $0.summedOverCopies(to: original)] }
    }

    /// `expand_as`.
    public func expand(as other: Tensor) throws -> Tensor { try expand(other.shape) }

    /// `repeat(times)`: copies side by side along every axis.
    public func `repeat`(_ times: Shape) throws -> Tensor {
        guard times.count >= rank else {
            throw TensorError(
                .runtimeError,
                "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
        }
        let lead = times.count - rank
        var padded = Shape(repeating: 1, count: times.count)
        for axis in shape.indices { padded[axis + lead] = shape[axis] }
        var sizes = padded
        for axis in times.indices { sizes[axis] *= times[axis] }
        try sizes.checkAllocation(dtype)
        let result = Tensor(uninitialized: sizes, dtype: dtype)
        result.forEachTile(padded, times) { $0.write(self) }
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("RepeatBackward0", from: [self]) { gradient in
            let sum = Tensor.zeros(padded, dtype: gradient.dtype)
            gradient.forEachTile(padded, times) { sum.accumulate($0) }
            let repeated = sum.recorded("RepeatBackward0", from: [gradient]) { [try $0.repeat(times)] }
            return [try repeated.reshape(original)]
        }
    }

    /// Calls `body` with each of the blocks of size `tile` that make up this tensor.
    private func forEachTile(_ tile: Shape, _ times: Shape, _ body: (Tensor) -> Void) {
        var steps = Shape(repeating: 0, count: times.count)
        for axis in times.indices { steps[axis] = tile[axis] * strides[axis] }
        MemoryOrder(sizes: times, strides: steps).forEachOffset {
            body(Tensor(storage: storage, shape: tile, strides: strides, offset: offset + $0, dtype: dtype))
        }
    }

    /// `tile(times)`: `repeat` with missing leading counts taken as 1.
    public func tile(_ times: Shape) throws -> Tensor {
        var padded = times
        while padded.count < rank { padded.insert(1, at: 0) }
        return try `repeat`(padded)
    }

    /// `repeat_interleave(count, dim)`: every element, or every position of an axis, that many times in a row.
    public func repeatInterleave(_ count: Int, _ dim: Int? = nil) throws -> Tensor {
        guard let dim else { return try flatten().repeatInterleave(count, 0) }
        let axis = try axisIndex(dim)
        guard count >= 0 else { throw TensorError(.runtimeError, "Repeats must be non-negative") }
        guard rank > 0 else { throw TensorError.dimensionRange(1, rank: 0) }
        guard rank < Shape.maximumRank else { throw TensorError.tooManyAxes }
        try shape.replacing(axis, with: shape[axis].multipliedReportingOverflow(by: count).partialValue)
            .checkAllocation(dtype)
        let wide = try unsqueeze(axis + 1)
        return try wide.expand(wide.shape.replacing(axis + 1, with: count)).contiguous().flatten(axis, axis + 1)
    }

    /// `repeat_interleave(counts, dim)`: every position of an axis as often as its own count says.
    public func repeatInterleave(_ counts: Tensor, _ dim: Int? = nil) throws -> Tensor {
        guard let dim else { return try flatten().repeatInterleave(counts, 0) }
        let axis = try axisIndex(dim)
        guard rank > 0 else { throw TensorError.noDimensions(dim) }
        let size = shape[axis]
        let counts = counts.rank == 0 || (counts.rank == 1 && counts.numel == 1) ? try counts.expand([size]) : counts
        guard counts.rank == 1 else {
            throw TensorError(.runtimeError, "repeats must be 0-dim or 1-dim tensor")
        }
        guard counts.numel == size else {
            throw TensorError(
                .runtimeError,
                "repeats must have the same size as input along dim, but got repeats.size(0) = \(counts.numel) and "
                    + "input.size(\(dim)) = \(size)")
        }
        return try indexSelect(axis, counts.repeatedPositions())
    }

    /// `torch.repeat_interleave(counts)`: every position as often as its count says.
    public func repeatedPositions() throws -> Tensor {
        guard rank == 1 else {
            throw TensorError(.runtimeError, "repeat_interleave only accept 1D vector as repeat")
        }
        guard dtype == .int64 || dtype == .int32 else {
            throw TensorError.notImplemented("repeat_interleave_cpu", dtype)
        }
        var positions: [Int64] = []
        for (position, count) in scalars().enumerated() {
            guard count.asInt64 >= 0 else { throw TensorError(.runtimeError, "repeats can not be negative") }
            for _ in 0..<count.asInt64 { positions.append(Int64(position)) }
        }
        return try Tensor.tensor(elements: positions, [positions.count])
    }
}

extension TensorError {
    /// What PyTorch makes of negative sizes that nothing else has caught.
    static let sizeOverflow = TensorError(.runtimeError, "numel: integer multiplication overflow")
}
