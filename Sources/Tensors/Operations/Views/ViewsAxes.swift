extension Tensor {
    /// `transpose(dim0, dim1)`.
    public func transpose(_ first: Int, _ second: Int) throws -> Tensor {
        transposed(try axisIndex(first), try axisIndex(second), name: "TransposeBackward0")
    }

    /// `t()`: at most two axes, swapped.
    public func t() throws -> Tensor {
        guard rank <= 2 else {
            throw TensorError(.runtimeError, "t() expects a tensor with <= 2 dimensions, but self is \(rank)D")
        }
        return transposed(0, Swift.max(rank - 1, 0), name: "TBackward0")
    }

    /// `.mT`: the last two axes swapped.
    public func matrixTransposed() throws -> Tensor {
        guard rank != 1 else {
            throw TensorError(
                .runtimeError, "tensor.mT is only supported on matrices or batches of matrices. Got 1-D tensor.")
        }
        return rank == 0 ? self : transposed(rank - 2, rank - 1, name: "TransposeBackward0")
    }

    private func transposed(_ first: Int, _ second: Int, name: StaticString) -> Tensor {
        var shape = shape
        var strides = strides
        if first != second {
            shape.swapAt(first, second)
            strides.swapAt(first, second)
        }
        let result = view(shape: shape, strides: strides, offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded(name, from: [self]) { [$0.transposed(first, second, name: name)] }
    }

    /// `.T`: all axes in reverse.
    public func reversedAxes() throws -> Tensor {
        var axes = Shape()
        for axis in stride(from: rank - 1, through: 0, by: -1) { axes.append(axis) }
        return try permute(axes)
    }

    /// `permute(dims)`.
    public func permute(_ dims: Shape) throws -> Tensor {
        guard dims.count == rank else {
            throw TensorError(
                .runtimeError,
                "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
                    + "ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) = \(dims.count)")
        }
        var axes = Shape(repeating: 0, count: rank)
        var inverse = Shape(repeating: -1, count: rank)
        var sizes = axes
        var steps = axes
        for position in dims.indices {
            let axis = try axisIndex(dims[position])
            guard inverse[axis] == -1 else {
                throw TensorError(.runtimeError, "permute(): duplicate dims are not allowed.")
            }
            axes[position] = axis
            inverse[axis] = position
            sizes[position] = shape[axis]
            steps[position] = strides[axis]
        }
        let result = view(shape: sizes, strides: steps, offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("PermuteBackward0", from: [self]) { [inverse] in [try $0.permute(inverse)] }
    }

    /// `movedim(source, destination)`.
    public func movedim(_ source: Shape, _ destination: Shape) throws -> Tensor {
        guard source.count == destination.count else {
            throw TensorError(
                .runtimeError,
                "movedim: Invalid source or destination dims: source (\(source) dims) should contain the same number of "
                    + "dims as destination (\(destination) dims)")
        }
        if rank == 0, source.isEmpty { return alias() }
        var order = Shape(repeating: -1, count: rank)
        var isMoved = Shape(repeating: 0, count: rank)
        for position in source.indices {
            let from = try axisIndex(source[position])
            let to = try axisIndex(destination[position])
            if rank == 0 { continue }
            guard isMoved[from] == 0 else {
                throw TensorError(.runtimeError, "movedim: repeated dim in `source` (\(source))")
            }
            guard order[to] == -1 else {
                throw TensorError(.runtimeError, "movedim: repeated dim in `destination` (\(destination))")
            }
            isMoved[from] = 1
            order[to] = from
        }
        var next = 0
        for position in order.indices where order[position] == -1 {
            while isMoved[next] == 1 { next += 1 }
            order[position] = next
            next += 1
        }
        return try permute(order)
    }

    /// `movedim(source, destination)` with one axis.
    public func movedim(_ source: Int, _ destination: Int) throws -> Tensor {
        try movedim([source], [destination])
    }

    /// `squeeze()`: without the axes of size 1.
    public func squeeze() -> Tensor {
        var axes = Shape()
        for axis in shape.indices { axes.append(axis) }
        return squeezed(axes, "SqueezeBackward0")
    }

    /// `squeeze(dim)`: without that axis if its size is 1.
    public func squeeze(_ dim: Int) throws -> Tensor {
        let axis = try axisIndex(dim)
        return squeezed(rank == 0 ? [] : [axis], "SqueezeBackward1")
    }

    /// `squeeze((dim, …))`.
    public func squeeze(_ dims: Shape) throws -> Tensor {
        var axes = Shape()
        for dim in dims {
            let axis = try axisIndex(dim)
            if axes.contains(axis) { throw TensorError.repeatedDimension(axis) }
            axes.append(axis)
        }
        return squeezed(rank == 0 ? [] : axes, "SqueezeBackward2")
    }

    private func squeezed(_ axes: Shape, _ name: StaticString) -> Tensor {
        var sizes = Shape()
        var steps = Shape()
        for axis in shape.indices where shape[axis] != 1 || !axes.contains(axis) {
            sizes.append(shape[axis])
            steps.append(strides[axis])
        }
        let result = view(shape: sizes, strides: steps, offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded(name, from: [self]) { [try $0.reshape(original)] }
    }

    /// `unsqueeze(dim)`: a new axis of size 1.
    public func unsqueeze(_ dim: Int) throws -> Tensor {
        guard rank < Shape.maximumRank else { throw TensorError.tooManyAxes }
        return unsqueezed(try Shape.axisIndex(dim, of: rank + 1))
    }

    /// `unsqueeze` with an axis that is known to be good.
    func unsqueezed(_ axis: Int) -> Tensor {
        let step = axis < rank ? shape[axis] * strides[axis] : 1
        let result = view(
            shape: shape.inserting(1, at: axis), strides: strides.inserting(step, at: axis), offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("UnsqueezeBackward0", from: [self]) { [$0.squeezed([axis], "SqueezeBackward1")] }
    }

    /// `atleast_1d`.
    public func atleast1d() throws -> Tensor { rank == 0 ? try reshape([1]) : self }

    /// `atleast_2d`.
    public func atleast2d() throws -> Tensor {
        switch rank {
        case 0: try reshape([1, 1])
        case 1: try unsqueeze(0)
        default: self
        }
    }
}

extension TensorError {
    static let tooManyAxes = TensorError(
        .runtimeError, "tensors of more than \(Shape.maximumRank) dimensions are not supported")
}
