extension Tensor {
    /// `select(dim, index)`: one position of an axis, which disappears.
    public func select(_ dim: Int, _ index: Int) throws -> Tensor {
        guard rank > 0 else {
            throw TensorError(.indexError, "select() cannot be applied to a 0-dim tensor.")
        }
        let axis = try axisIndex(dim)
        let size = shape[axis]
        let position = index < 0 ? index + size : index
        guard position >= 0, position < size else {
            throw TensorError(
                .indexError,
                "select(): index \(index) out of range for tensor of size \(shape) at dimension \(axis)")
        }
        return selected(axis, position)
    }

    /// `select` with an axis and a position that are known to be good.
    @inline(__always)
    func selected(_ axis: Int, _ position: Int) -> Tensor {
        let result = view(
            shape: shape.removing(axis), strides: strides.removing(axis), offset: offset + position * strides[axis])
        guard Tensor.needsRecording(self) else { return result }
        return result.recordSelect(from: self, axis, position)
    }

    private func recordSelect(from source: Tensor, _ axis: Int, _ position: Int) -> Tensor {
        let original = source.shape
        return recorded("SelectBackward0", from: [source]) {
            [try $0.placed(in: original, "SelectBackwardBackward0") { $0.selected(axis, position) }]
        }
    }

    /// `narrow(dim, start, length)`.
    public func narrow(_ dim: Int, _ start: Int, _ length: Int) throws -> Tensor {
        guard rank > 0 else { throw TensorError(.runtimeError, "narrow() cannot be applied to a 0-dim tensor.") }
        guard length >= 0 else { throw TensorError(.runtimeError, "narrow(): length must be non-negative.") }
        let axis = try axisIndex(dim)
        let size = shape[axis]
        guard start >= -size, start <= size else {
            throw TensorError(
                .indexError,
                "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))")
        }
        let first = start < 0 ? start + size : start
        guard first + length <= size else {
            throw TensorError(
                .runtimeError, "start (\(first)) + length (\(length)) exceeds dimension size (\(size)).")
        }
        return sliced(axis, first, first + length, 1)
    }

    /// `x[start:stop:step]` along one axis, by Python's rules for missing, negative and large bounds.
    public func slice(_ dim: Int, _ start: Int? = nil, _ stop: Int? = nil, _ step: Int = 1) throws -> Tensor {
        guard rank > 0 else { throw TensorError(.runtimeError, "slice() cannot be applied to a 0-dim tensor.") }
        guard step > 0 else { throw TensorError.sliceStep }
        let axis = try axisIndex(dim)
        let (first, last) = Tensor.sliceBounds(start, stop, size: shape[axis])
        return sliced(axis, first, last, step)
    }

    @inline(__always)
    static func sliceBounds(_ start: Int?, _ stop: Int?, size: Int) -> (Int, Int) {
        var first = start ?? 0
        var last = stop ?? size
        if first < 0 { first += size }
        if last < 0 { last += size }
        first = Swift.min(Swift.max(first, 0), size)
        last = Swift.min(Swift.max(last, first), size)
        return (first, last)
    }

    /// `slice` with bounds that are known to be good: 0 <= first <= last <= size.
    @inline(__always)
    func sliced(_ axis: Int, _ first: Int, _ last: Int, _ step: Int) -> Tensor {
        let result = view(
            shape: shape.replacing(axis, with: (last - first + step - 1) / step),
            strides: strides.replacing(axis, with: strides[axis] * step), offset: offset + first * strides[axis])
        guard Tensor.needsRecording(self) else { return result }
        return result.recordSlice(from: self, axis, first, last, step)
    }

    private func recordSlice(from source: Tensor, _ axis: Int, _ first: Int, _ last: Int, _ step: Int) -> Tensor {
        let original = source.shape
        return recorded("SliceBackward0", from: [source]) {
            [try $0.placed(in: original, "SliceBackwardBackward0") { $0.sliced(axis, first, last, step) }]
        }
    }

    /// `x[...]`: the whole as a view.
    public func alias() -> Tensor {
        let result = view(shape: shape, strides: strides, offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("AliasBackward0", from: [self]) { [$0] }
    }

    /// `diagonal(offset, dim1, dim2)`: the diagonal of two axes as a new last axis.
    public func diagonal(_ shift: Int = 0, _ first: Int = 0, _ second: Int = 1) throws -> Tensor {
        let row = try axisIndex(first)
        let column = try axisIndex(second)
        guard row != column else {
            throw TensorError(.runtimeError, "diagonal dimensions cannot be identical \(first), \(second)")
        }
        let length = Swift.max(
            shift >= 0 ? Swift.min(shape[row], shape[column] - shift) : Swift.min(shape[row] + shift, shape[column]), 0)
        var sizes = Shape()
        var steps = Shape()
        for axis in shape.indices where axis != row && axis != column {
            sizes.append(shape[axis])
            steps.append(strides[axis])
        }
        sizes.append(length)
        steps.append(strides[row] + strides[column])
        let start = length == 0 ? 0 : shift >= 0 ? shift * strides[column] : -shift * strides[row]
        let result = view(shape: sizes, strides: steps, offset: offset + start)
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("DiagonalBackward0", from: [self]) {
            [try $0.placed(in: original, "DiagonalBackwardBackward0") { try $0.diagonal(shift, row, column) }]
        }
    }

    /// `unfold(dim, size, step)`: windows over an axis, as a new last axis.
    public func unfold(_ dim: Int, _ size: Int, _ step: Int) throws -> Tensor {
        let axis = try axisIndex(dim)
        let length = rank == 0 ? 1 : shape[axis]
        guard size >= 0 else { throw TensorError(.runtimeError, "size is \(size) but must be >= 0") }
        guard size <= length else {
            throw TensorError(
                .runtimeError, "maximum size for tensor at dimension \(axis) is \(length) but size is \(size)")
        }
        guard step > 0 else { throw TensorError(.runtimeError, "step is \(step) but must be > 0") }
        guard rank < Shape.maximumRank else { throw TensorError.tooManyAxes }
        if rank == 0 {
            let result = view(shape: [size], strides: [1], offset: offset)
            return result.recorded("UnfoldBackward0", from: [self]) { [try $0.summedOverCopies(to: [])] }
        }
        var sizes = shape.replacing(axis, with: (length - size) / step + 1)
        var steps = strides.replacing(axis, with: strides[axis] * step)
        sizes.append(size)
        steps.append(strides[axis])
        let result = view(shape: sizes, strides: steps, offset: offset)
        guard Tensor.needsRecording(self) else { return result }
        let whole = Geometry(
            shape: shape, strides: shape.contiguousStrides, offset: 0)
        var partSteps = whole.strides.replacing(axis, with: whole.strides[axis] * step)
        partSteps.append(whole.strides[axis])
        let part = Geometry(shape: sizes, strides: partSteps, offset: 0)
        return result.recorded("UnfoldBackward0", from: [self]) { [try $0.scattered(into: whole, at: part)] }
    }

    /// `as_strided(size, stride, storage_offset)`.
    public func asStrided(_ sizes: Shape, _ steps: Shape, _ start: Int? = nil) throws -> Tensor {
        guard sizes.count == steps.count else {
            throw TensorError(.runtimeError, "mismatch in length of strides and shape")
        }
        guard !steps.contains(where: { $0 < 0 }) else {
            throw TensorError(
                .runtimeError,
                "as_strided: Negative strides are not supported at the moment, got strides: \(steps)")
        }
        guard !sizes.contains(where: { $0 < 0 }) else {
            throw TensorError(
                .runtimeError, "Storage size calculation overflowed with sizes=\(sizes) and strides=\(steps)")
        }
        let start = start ?? offset
        guard start >= 0 else { throw TensorError(.runtimeError, "Tensor: invalid storage offset \(start)") }
        let part = Geometry(shape: sizes, strides: steps, offset: start)
        let needed = part.extent == 0 ? 0 : (start + part.extent) * dtype.itemSize
        guard needed <= storage.byteCount else {
            throw TensorError(
                .runtimeError,
                "setStorage: sizes \(sizes), strides \(steps), storage offset \(start), and itemsize \(dtype.itemSize) "
                    + "requiring a storage size of \(needed) are out of bounds for storage of size \(storage.byteCount)"
            )
        }
        let result = view(shape: sizes, strides: steps, offset: start)
        guard Tensor.needsRecording(self) else { return result }
        let whole = Geometry(self)
        return result.recorded("AsStridedBackward0", from: [self]) { [$0.moved(from: part, to: whole)] }
    }

    /// Adds this tensor to empty memory at the place of `source`, and reads that memory at the place of `target`.
    private func moved(from source: Geometry, to target: Geometry) -> Tensor {
        let start = Swift.min(source.offset, target.offset)
        let end = Swift.max(source.offset + source.extent, target.offset + target.extent)
        let memory = Tensor.zeros([end - start], dtype: dtype)
        func part(_ place: Geometry) -> Tensor {
            Tensor(
                storage: memory.storage, shape: place.shape, strides: place.strides, offset: place.offset - start,
                dtype: dtype)
        }
        part(source).accumulate(self)
        return part(target).contiguousCopy().recorded("AsStridedBackward0", from: [self]) {
            [$0.moved(from: target, to: source)]
        }
    }
}

extension TensorError {
    static let sliceStep = TensorError(.valueError, "slice step must be positive")
}
