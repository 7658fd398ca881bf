extension Tensor {
    /// `index_select(dim, index)`: the listed positions of an axis.
    public func indexSelect(_ dim: Int, _ index: Tensor) throws -> Tensor {
        let axis = try axisIndex(dim)
        guard index.rank <= 1 else {
            throw TensorError(.indexError, "index_select(): Index is supposed to be a vector")
        }
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw TensorError(.runtimeError, "index_select(): Expected dtype int32 or int64 for index")
        }
        guard rank > 0 || index.numel == 1 else {
            throw TensorError(
                .runtimeError,
                "index_select(): Index to scalar can have only 1 value, got \(index.numel) value(s)")
        }
        let size = rank == 0 ? 1 : shape[axis]
        var isInside = true
        index.forEachInt { if $0 < 0 || $0 >= size { isInside = false } }
        guard rank <= 1 || size > 0 || index.numel == 0 else {
            throw TensorError(.runtimeError, "index_select(): self indexing axis dim should be positive")
        }
        guard isInside else { throw TensorError.outOfRange }
        let list = index.rank == 0 ? try index.reshape([1]) : index
        let positions = [Tensor?](repeating: nil, count: axis) + [list]
        let result = rank == 0 ? contiguousCopy() : try IndexPlan(Geometry(self), positions).gather(from: self)
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("IndexSelectBackward0", from: [self], saving: [index]) {
            [original.isEmpty ? $0 : try Tensor.zeros(original, dtype: $0.dtype).indexAdd(axis, list, $0)]
        }
    }

    /// `index_add(dim, index, source)`: the positions of `source` added at the listed positions.
    public func indexAdd(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let axis = try axisIndex(dim)
        guard index.rank <= 1 else {
            throw TensorError(.indexError, "index_add_(): Index is supposed to be a vector, but got dim: \(index.rank)")
        }
        guard source.dtype == dtype else {
            throw TensorError(
                .runtimeError,
                "index_add_(): self (\(dtype.scalarName)) and source (\(source.dtype.scalarName)) must have the same "
                    + "scalar type")
        }
        let length = source.rank == 0 ? 1 : axis < source.rank ? source.shape[axis] : 0
        guard index.numel == length else {
            throw TensorError(
                .runtimeError,
                "index_add_(): Number of indices (\(index.numel)) should be equal to source.size(dim): (\(length)), for "
                    + "dim: \(axis)")
        }
        let result = contiguousCopy()
        let list = index.rank == 0 ? try index.reshape([1]) : index
        let positions = [Tensor?](repeating: nil, count: axis) + [list]
        if result.numel == 0 {
            let empty = source.shape
            return result.recorded("IndexAddBackward0", from: [self, source]) {
                [$0, Tensor.zeros(empty, dtype: $0.dtype)]
            }
        }
        let plan: IndexPlan
        do {
            plan = try IndexPlan(Geometry(result), positions)
        } catch {
            throw TensorError.outOfRange
        }
        guard plan.shape == source.shape else {
            throw TensorError(
                .runtimeError,
                "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = "
                    + "\(shape) source.shape = \(source.shape)", shapes: [shape, source.shape])
        }
        plan.accumulate(source.rowMajor(), into: result)
        guard Tensor.needsRecording(self, source) else { return result }
        return result.recorded("IndexAddBackward0", from: [self, source], saving: [index]) {
            [$0, try $0.indexSelect(axis, list)]
        }
    }

    /// `gather(dim, index)`: for each entry of `index`, the element at that position of the axis.
    public func gather(_ dim: Int, _ index: Tensor) throws -> Tensor {
        let axis = try axisIndex(dim)
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw TensorError(.runtimeError, "gather(): Expected dtype int32/int64 for index")
        }
        try checkLanes(index, axis) {
            "Size does not match at dimension \($0) expected index \(index.shape) to be no larger than self \(shape) apart "
                + "from dimension \(axis)"
        } ranks: {
            "Index tensor must have the same number of dimensions as input tensor"
        }
        let result = Tensor(uninitialized: index.shape, dtype: dtype)
        let lanes = try LanePlaces(self, index, axis)
        withScalarType(dtype) { Tensor.gather($0, lanes, self, result) }
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("GatherBackward0", from: [self], saving: [index]) {
            [try Tensor.zeros(original, dtype: $0.dtype).scatterAdd(axis, index, $0)]
        }
    }

    private static func gather<Element: TensorScalar>(
        _: Element.Type, _ lanes: LanePlaces, _ tensor: Tensor, _ result: Tensor
    ) {
        let source = tensor.pointer(as: Element.self)
        let target = result.pointer(as: Element.self)
        for (entry, place) in lanes.places.enumerated() { target[entry] = source[place] }
    }

    /// `scatter(dim, index, src)`: a copy with elements of `src` written where `index` says.
    public func scatter(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let axis = try axisIndex(dim)
        let (result, lanes) = try scatterTarget(axis, index, source)
        let values = source.corner(index.shape).rowMajor()
        withScalarType(dtype) { Tensor.scatter($0, lanes, values, result) }
        guard Tensor.needsRecording(self, source) else { return result }
        let sourceShape = source.shape
        return result.recorded("ScatterBackward0", from: [self, source], saving: [index]) { gradient in
            [
                try gradient.scatter(axis, index, .int(0)),
                try gradient.gather(axis, index).filled(toCornerOf: sourceShape),
            ]
        }
    }

    private static func scatter<Element: TensorScalar>(
        _: Element.Type, _ lanes: LanePlaces, _ values: Tensor, _ result: Tensor
    ) {
        let source = values.pointer(as: Element.self)
        let target = result.pointer(as: Element.self)
        for (entry, place) in lanes.places.enumerated() { target[place] = source[entry] }
    }

    /// `scatter(dim, index, value)`: a copy with one number written where `index` says.
    public func scatter(_ dim: Int, _ index: Tensor, _ value: Scalar) throws -> Tensor {
        let axis = try axisIndex(dim)
        try checkFits(value)
        let (result, lanes) = try scatterTarget(axis, index, nil)
        for place in lanes.places { result.setScalar(value, at: place) }
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("ScatterBackward1", from: [self], saving: [index]) {
            [try $0.scatter(axis, index, .int(0))]
        }
    }

    /// `scatter_add(dim, index, src)`: a copy with elements of `src` added where `index` says.
    public func scatterAdd(_ dim: Int, _ index: Tensor, _ source: Tensor) throws -> Tensor {
        let axis = try axisIndex(dim)
        let (result, lanes) = try scatterTarget(axis, index, source)
        let values = source.corner(index.shape).rowMajor()
        withArithmeticType(dtype) { Tensor.scatterAdd($0, lanes, values, result) }
        guard Tensor.needsRecording(self, source) else { return result }
        let sourceShape = source.shape
        return result.recorded("ScatterAddBackward0", from: [self, source], saving: [index]) {
            [$0, try $0.gather(axis, index).filled(toCornerOf: sourceShape)]
        }
    }

    private static func scatterAdd<Element: ArithmeticScalar>(
        _: Element.Type, _ lanes: LanePlaces, _ values: Tensor, _ result: Tensor
    ) {
        let source = values.pointer(as: Element.self)
        let target = result.pointer(as: Element.self)
        for (entry, place) in lanes.places.enumerated() {
            target[place] = Element.adding(target[place], source[entry])
        }
    }

    /// `take(index)`: elements numbered as in the flattened tensor.
    public func take(_ index: Tensor) throws -> Tensor {
        guard index.dtype == .int64 else {
            throw TensorError(
                .runtimeError, "take(): Expected a long tensor for index, but got \(index.dtype.scalarName)")
        }
        let count = numel
        guard count > 0 || index.numel == 0 else {
            throw TensorError(.indexError, "take(): tried to take from an empty tensor")
        }
        var failure: TensorError?
        index.forEachInt {
            if $0 < -count || $0 >= count, failure == nil {
                failure = TensorError(
                    .indexError, "out of range: tried to access index \($0) on a tensor of \(count) elements.")
            }
        }
        if let failure { throw failure }
        let flat = rowMajor()
        let list = Tensor(storage: flat.storage, shape: [count], strides: [1], offset: flat.offset, dtype: dtype)
        let result = try IndexPlan(Geometry(list), [index]).gather(from: list)
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("TakeBackward0", from: [self], saving: [index]) { gradient in
            let positions = try index.reshape([-1])
            let sum = try Tensor.zeros([count], dtype: gradient.dtype)
                .indexAdd(0, Tensor.wrapped(positions, count), gradient.reshape([-1]))
            return [try sum.reshape(original)]
        }
    }

    /// Negative positions counted from the end.
    private static func wrapped(_ positions: Tensor, _ count: Int) throws -> Tensor {
        var values: [Int64] = []
        positions.forEachInt { values.append(Int64($0 < 0 ? $0 + count : $0)) }
        return try tensor(elements: values, positions.shape)
    }

    private func scatterTarget(_ axis: Int, _ index: Tensor, _ source: Tensor?) throws -> (Tensor, LanePlaces) {
        guard index.dtype == .int64 || index.dtype == .int32 else {
            throw TensorError(.runtimeError, "scatter(): Expected dtype int32/int64 for index")
        }
        if let source, source.dtype != dtype {
            throw TensorError(.runtimeError, "scatter(): Expected self.dtype to be equal to src.dtype")
        }
        var tail = ""
        if let source {
            guard Swift.max(source.rank, 1) == Swift.max(index.rank, 1) else {
                throw TensorError(
                    .runtimeError, "Index tensor must have the same number of dimensions as src tensor")
            }
            tail = " and to be no larger size than src \(source.shape)"
        }
        let message =
            "Expected index \(index.shape) to be no larger than self \(shape) apart from dimension \(axis)" + tail
        try checkLanes(index, axis) { _ in
            message
        } ranks: {
            "Index tensor must have the same number of dimensions as self tensor"
        }
        if let source {
            for axis in index.shape.indices where axis < source.rank && index.shape[axis] > source.shape[axis] {
                throw TensorError(.runtimeError, message, shapes: [index.shape, shape, source.shape])
            }
        }
        let result = contiguousCopy()
        return (result, try LanePlaces(result, index, axis))
    }

    private func checkLanes(
        _ index: Tensor, _ axis: Int, sizes: (Int) -> String, ranks: () -> String
    ) throws {
        if index.numel == 0 { return }
        guard Swift.max(index.rank, 1) == Swift.max(rank, 1) else { throw TensorError(.runtimeError, ranks()) }
        for other in index.shape.indices where other != axis && other < rank && index.shape[other] > shape[other] {
            throw TensorError(.runtimeError, sizes(other), shapes: [index.shape, shape])
        }
    }

    /// The first elements of each axis, as many as `shape` has.
    private func corner(_ shape: Shape) -> Tensor {
        rank == 0 ? self : Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
    }

    /// Zeros of `shape` with `self` in the first places of each axis.
    private func filled(toCornerOf shape: Shape) throws -> Tensor {
        if self.shape == shape { return self }
        let part = self.shape
        let whole = Tensor.zeros(shape, dtype: dtype)
        whole.corner(part).write(self)
        return whole.recorded("ConstantPadNdBackward0", from: [self]) { gradient in
            var result = gradient
            for axis in part.indices { result = result.sliced(axis, 0, part[axis], 1) }
            return [result]
        }
    }
}

extension TensorError {
    static let outOfRange = TensorError(.indexError, "index out of range in self")
}

/// For each entry of an index tensor, row-major, the place of the element that it means: its own coordinates, with the
/// entry in place of the one along `axis`.
private struct LanePlaces {
    private(set) var places: [Int] = []

    init(_ tensor: Tensor, _ index: Tensor, _ axis: Int) throws {
        let size = tensor.rank == 0 ? 1 : tensor.shape[axis]
        let stride = tensor.rank == 0 ? 0 : tensor.strides[axis]
        var steps = Shape(repeating: 0, count: index.rank)
        for other in steps.indices where other != axis && other < tensor.rank { steps[other] = tensor.strides[other] }
        places.reserveCapacity(index.numel)
        MemoryOrder(sizes: index.shape, strides: steps).forEachOffset { places.append($0) }
        var entry = 0
        var failure: TensorError?
        places.withUnsafeMutableBufferPointer { places in
            index.forEachInt { position in
                if position < 0 || position >= size {
                    if failure == nil { failure = .outOfBounds(position, axis, size: size, .runtimeError) }
                } else {
                    places[entry] += position * stride
                }
                entry += 1
            }
        }
        if let failure { throw failure }
    }
}
