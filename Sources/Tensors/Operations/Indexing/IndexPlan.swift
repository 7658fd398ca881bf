/// Where the elements lie that tensors between brackets pick: blocks of `after`, one for each position of the axes
/// before the indexed ones and each entry of the index tensors.
struct IndexPlan {
    /// The sizes of the result: before, entries, after; entries first if the indexed axes are not neighbours.
    let shape: Shape
    private let before: MemoryOrder
    /// The place of each entry.
    private let entries: [Int]
    private let after: MemoryOrder
    private let blockCount: Int
    /// The places within a block, nil if they follow each other.
    private let blockPlaces: [Int]?

    /// The shape that index tensors broadcast to.
    private static func shared(_ indices: [Tensor?]) throws -> Shape {
        var entryShape: Shape?
        let picked = indices.compactMap(\.self)
        for index in picked {
            guard let shape = entryShape else {
                entryShape = index.shape
                continue
            }
            guard let shared = try? Shape.broadcast(shape, index.shape) else {
                let shapes = picked.map(\.shape.description).joined(separator: ", ")
                throw TensorError(
                    .indexError,
                    "shape mismatch: indexing tensors could not be broadcast together with shapes \(shapes)",
                    shapes: picked.map(\.shape))
            }
            entryShape = shared
        }
        return entryShape ?? Shape()
    }

    /// `indices` has one entry for each axis of `geometry`, nil where it is not indexed, and holds no masks any more.
    ///
    /// `check` may refuse the shape before the positions themselves are looked at.
    init(
        _ geometry: Geometry, _ indices: [Tensor?], errorsNameAxes: Bool = false,
        check: (Shape) throws -> Void = { _ in }
    ) throws {
        let shared = try IndexPlan.shared(indices)
        var places = [Int](repeating: 0, count: shared.numel)
        var first = geometry.shape.count
        var last = -1
        for (axis, index) in indices.enumerated() {
            if index != nil {
                first = Swift.min(first, axis)
                last = axis
            }
        }
        let areNeighbours = first > last || indices[first...last].allSatisfy { $0 != nil }
        var result = Shape()
        var beforeSizes = Shape()
        var beforeSteps = Shape()
        var afterSizes = Shape()
        var afterSteps = Shape()
        for axis in geometry.shape.indices where axis >= indices.count || indices[axis] == nil {
            if areNeighbours, axis < first {
                beforeSizes.append(geometry.shape[axis])
                beforeSteps.append(geometry.strides[axis])
            } else {
                afterSizes.append(geometry.shape[axis])
                afterSteps.append(geometry.strides[axis])
            }
        }
        guard beforeSizes.count + shared.count + afterSizes.count <= Shape.maximumRank else {
            throw TensorError.tooManyAxes
        }
        for part in [beforeSizes, shared, afterSizes] { for size in part { result.append(size) } }
        try check(result)
        try result.checkAllocation(.float32)
        // Where another axis is empty, nothing is picked and PyTorch does not look at the positions.
        let isLooked = beforeSizes.numel > 0 && afterSizes.numel > 0
        // PyTorch's errors of x[…] count the indices, not the axes; an index without axes selects: its axis is named.
        var ordinal = -1
        for (axis, index) in indices.enumerated() {
            guard let index else { continue }
            if !index.shape.isEmpty { ordinal += 1 }
            let size = geometry.shape[axis]
            if size == 0, !places.isEmpty {
                throw TensorError(.indexError, "index is out of bounds for dimension with size 0")
            }
            if isLooked {
                try IndexPlan.add(
                    index, shared, ordinal: errorsNameAxes || index.shape.isEmpty ? axis : ordinal, size: size,
                    stride: geometry.strides[axis], to: &places)
            }
        }
        shape = result
        before = MemoryOrder(sizes: beforeSizes, strides: beforeSteps)
        after = MemoryOrder(sizes: afterSizes, strides: afterSteps)
        entries = places
        blockCount = afterSizes.numel
        if blockCount == 1 || afterSteps == afterSizes.contiguousStrides {
            blockPlaces = nil
        } else {
            var offsets: [Int] = []
            after.forEachOffset { offsets.append($0) }
            blockPlaces = offsets
        }
    }

    private static func add(
        _ index: Tensor, _ shape: Shape, ordinal: Int, size: Int, stride: Int, to places: inout [Int]
    ) throws {
        let wide = index.shape == shape ? index : try ThreadState.withoutGrad { try index.expand(shape) }
        var entry = 0
        var failure: TensorError?
        places.withUnsafeMutableBufferPointer { places in
            wide.forEachInt { value in
                let position = value < 0 ? value &+ size : value
                if position < 0 || position >= size {
                    if failure == nil { failure = .outOfBounds(value, ordinal, size: size) }
                } else {
                    places[entry] += position * stride
                }
                entry += 1
            }
        }
        if let failure { throw failure }
    }

    /// Calls `body` with the place of each block in the indexed tensor and its place in the row-major result.
    @inline(__always)
    private func forEachBlock(_ body: (_ source: Int, _ result: Int) -> Void) {
        var result = 0
        before.forEachOffset { start in
            for entry in entries {
                body(start + entry, result)
                result += blockCount
            }
        }
    }

    /// Calls `body` with the place of each element in the indexed tensor and its place in the row-major result.
    @inline(__always)
    private func forEachElement(_ body: (_ source: Int, _ result: Int) -> Void) {
        if let blockPlaces {
            forEachBlock { source, result in
                for index in 0..<blockCount { body(source + blockPlaces[index], result + index) }
            }
        } else {
            forEachBlock { source, result in
                for index in 0..<blockCount { body(source + index, result + index) }
            }
        }
    }

    /// The picked elements, row-major.
    func gather(from tensor: Tensor) -> Tensor {
        let result = Tensor(uninitialized: shape, dtype: tensor.dtype)
        withScalarType(tensor.dtype) { gather($0, tensor, result) }
        return result
    }

    private func gather<Element: TensorScalar>(_: Element.Type, _ tensor: Tensor, _ result: Tensor) {
        let source = tensor.pointer(as: Element.self)
        let target = result.pointer(as: Element.self)
        if blockPlaces == nil, blockCount >= 8 {
            let count = blockCount
            forEachBlock { (target + $1).update(from: source + $0, count: count) }
        } else {
            forEachElement { target[$1] = source[$0] }
        }
    }

    /// Overwrites the picked elements by `values`, which is row-major, of the plan's shape and of the tensor's dtype.
    func put(_ values: Tensor, into tensor: Tensor) {
        withScalarType(tensor.dtype) { put($0, values, tensor) }
    }

    private func put<Element: TensorScalar>(_: Element.Type, _ values: Tensor, _ tensor: Tensor) {
        let source = values.pointer(as: Element.self)
        let target = tensor.pointer(as: Element.self)
        forEachElement { target[$0] = source[$1] }
    }

    /// Overwrites the picked elements by one value.
    func fill(_ value: Scalar, into tensor: Tensor) {
        withScalarType(tensor.dtype) { fill($0, value, tensor) }
    }

    private func fill<Element: TensorScalar>(_: Element.Type, _ value: Scalar, _ tensor: Tensor) {
        let constant = Element(value)
        let target = tensor.pointer(as: Element.self)
        forEachElement { place, _ in target[place] = constant }
    }

    /// Adds `values`, one after the other, to the picked elements.
    func accumulate(_ values: Tensor, into tensor: Tensor) {
        withArithmeticType(tensor.dtype) { accumulate($0, values, tensor) }
    }

    private func accumulate<Element: ArithmeticScalar>(_: Element.Type, _ values: Tensor, _ tensor: Tensor) {
        let source = values.pointer(as: Element.self)
        let target = tensor.pointer(as: Element.self)
        forEachElement { target[$0] = Element.adding(target[$0], source[$1]) }
    }
}

extension Tensor {
    /// Every element of an index tensor, row-major.
    @inline(__always)
    func forEachInt(_ body: (Int) -> Void) {
        if dtype == .int32 {
            forEach(Int32.self) { body(Int($0)) }
        } else if dtype != .int64 {
            cast(to: .int64).forEachInt(body)
        } else {
            forEach(Int64.self) { body(Int($0)) }
        }
    }
}
