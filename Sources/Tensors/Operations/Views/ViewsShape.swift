extension Tensor {
    /// `view`: the same memory with other sizes, one of which may be -1.
    ///
    /// Throws when the sizes do not hold the elements or the memory cannot be seen that way.
    public func view(_ sizes: Shape) throws -> Tensor {
        let shape = try inferred(sizes)
        guard let strides = viewStrides(for: shape) else { throw TensorError.viewNeedsCopy }
        return recordedView(shape, strides, "ViewBackward0")
    }

    /// `view_as`.
    public func view(as other: Tensor) throws -> Tensor { try view(other.shape) }

    /// `reshape`: a view where the memory allows it, else a copy.
    public func reshape(_ sizes: Shape) throws -> Tensor {
        let shape = try inferred(sizes)
        if let strides = viewStrides(for: shape) {
            return recordedView(shape, strides, isContiguous ? "ViewBackward0" : "ReshapeAliasBackward0")
        }
        try shape.checkAllocation(dtype)
        let copy = contiguousCopy()
        copy.shape = shape
        copy.strides = shape.contiguousStrides
        guard Tensor.needsRecording(self) else { return copy }
        let original = self.shape
        return copy.recorded("UnsafeViewBackward0", from: [self]) { [try $0.reshape(original)] }
    }

    /// `reshape_as`.
    public func reshape(as other: Tensor) throws -> Tensor { try reshape(other.shape) }

    /// `flatten`: the axes from `start` to `end` become one.
    public func flatten(_ start: Int = 0, _ end: Int = -1) throws -> Tensor {
        let first = try axisIndex(start)
        let last = try axisIndex(end)
        guard first <= last else {
            throw TensorError(.runtimeError, "flatten() has invalid args: start_dim cannot come after end_dim")
        }
        if rank == 0 { return try reshape([1]) }
        if first == last { return self }
        var sizes = Shape()
        for axis in 0..<first { sizes.append(shape[axis]) }
        sizes.append(shape.product(first..<last + 1))
        for axis in last + 1..<rank { sizes.append(shape[axis]) }
        return try reshape(sizes)
    }

    /// `ravel`: one axis, always a new tensor object.
    public func ravel() throws -> Tensor { try contiguous().view([-1]) }

    /// `unflatten`: one axis becomes several, one of which may be -1.
    public func unflatten(_ dim: Int, _ sizes: Shape) throws -> Tensor {
        let axis = try axisIndex(dim)
        guard !sizes.isEmpty else { throw TensorError(.runtimeError, "unflatten: sizes must be non-empty") }
        let size = rank == 0 ? 1 : shape[axis]
        var known = 1
        var unknown: Int?
        for position in sizes.indices {
            if sizes[position] == -1, unknown == nil { unknown = position } else { known *= sizes[position] }
        }
        guard unknown == nil ? known == size : known != 0 && size % known == 0 else {
            throw TensorError(
                .runtimeError,
                "unflatten: Provided sizes \(sizes) don't multiply up to the size of dim \(axis) (\(size)) in the input "
                    + "tensor")
        }
        guard Swift.max(rank, 1) - 1 + sizes.count <= Shape.maximumRank else { throw TensorError.tooManyAxes }
        var result = Shape()
        for position in 0..<axis { result.append(shape[position]) }
        for position in sizes.indices { result.append(position == unknown ? size / known : sizes[position]) }
        if axis + 1 < rank { for position in axis + 1..<rank { result.append(shape[position]) } }
        return try view(result)
    }

    private func recordedView(_ shape: Shape, _ strides: Shape, _ name: StaticString) -> Tensor {
        let result = view(shape: shape, strides: strides, offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        let original = self.shape
        return result.recorded(name, from: [self]) { [try $0.reshape(original)] }
    }

    /// The sizes with -1 replaced; throws where they cannot hold the elements.
    private func inferred(_ sizes: Shape) throws -> Shape {
        var known = 1
        var unknown: Int?
        for axis in sizes.indices {
            let size = sizes[axis]
            if size == -1 {
                guard unknown == nil else { throw TensorError(.runtimeError, "only one dimension can be inferred") }
                unknown = axis
            } else if size < 0 {
                throw TensorError(.runtimeError, "invalid shape dimension \(size) at index \(axis) of shape \(sizes)")
            } else {
                let (product, overflow) = known.multipliedReportingOverflow(by: size)
                guard !overflow else { throw TensorError.invalidShape(sizes, numel) }
                known = product
            }
        }
        let count = numel
        guard let unknown else {
            guard known == count else { throw TensorError.invalidShape(sizes, count) }
            return sizes
        }
        guard known > 0 else {
            guard count == 0 else { throw TensorError.invalidShape(sizes, count) }
            throw TensorError(
                .runtimeError,
                "cannot reshape tensor of 0 elements into shape \(sizes) because the unspecified dimension size -1 can be "
                    + "any value and is ambiguous")
        }
        guard count % known == 0 else { throw TensorError.invalidShape(sizes, count) }
        return sizes.replacing(unknown, with: count / known)
    }

    /// Strides that show this memory with other sizes of the same product; nil if there are none.
    func viewStrides(for target: Shape) -> Shape? {
        if isContiguous { return target.contiguousStrides }
        if shape == target { return strides }
        var result = Shape(repeating: 1, count: target.count)
        var axis = target.count - 1
        var base = strides[rank - 1]
        // Axes that follow each other in memory form a chunk; each chunk must be made of whole target axes.
        var chunk = 1
        for position in stride(from: rank - 1, through: 0, by: -1) {
            chunk *= shape[position]
            let endsChunk =
                position == 0 || (shape[position - 1] != 1 && strides[position - 1] != chunk * base)
            guard endsChunk else { continue }
            var covered = 1
            while axis >= 0, covered < chunk || target[axis] == 1 {
                result[axis] = covered * base
                covered *= target[axis]
                axis -= 1
            }
            guard covered == chunk else { return nil }
            if position > 0 { base = strides[position - 1] }
            chunk = 1
        }
        return axis == -1 ? result : nil
    }
}

extension TensorError {
    static let viewNeedsCopy = TensorError(
        .runtimeError,
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
            + "contiguous subspaces). Use .reshape(...) instead.")

    /// `view`, `reshape`: a shape that does not hold the elements.
    static func invalidShape(_ shape: Shape, _ count: Int) -> TensorError {
        TensorError(.runtimeError, "shape '\(shape)' is invalid for input of size \(count)")
    }
}
