/// One item between the brackets of `x[…]`.
public enum Index {
    case integer(Int)
    /// Bounds as Python has them: missing, negative, beyond the end.
    case slice(start: Int?, stop: Int?, step: Int)
    /// `None`.
    case newAxis
    /// `...`.
    case ellipsis
    /// Positions (int64 or int32), or a mask (bool or uint8).
    case tensor(Tensor)
    /// `True` or `False`.
    case bool(Bool)
}

extension Tensor {
    /// `x[index]`.
    ///
    /// Throws PyTorch's IndexErrors.
    public func get(_ index: Index) throws -> Tensor {
        switch index {
        case .integer(let index):
            guard rank > 0 else { throw TensorError.indexOfZeroDim }
            return selected(0, try Tensor.position(index, 0, size: shape[0]))
        case .slice(let start, let stop, let step):
            guard rank > 0 else { throw TensorError(.indexError, "slice() cannot be applied to a 0-dim tensor.") }
            try Tensor.checkStep(step)
            let (first, last) = Tensor.sliceBounds(start, stop, size: shape[0])
            return sliced(0, first, last, step)
        case .newAxis: return try unsqueeze(0)
        case .ellipsis: return alias()
        case .tensor(let tensor) where tensor.rank > 0: return try self.index([tensor])
        case .tensor, .bool: return try get([index])
        }
    }

    /// `x[index, …]`: a view where only integers, slices, `None` and `...` are used, else a copy.
    ///
    /// Throws PyTorch's IndexErrors.
    public func get(_ indices: [Index]) throws -> Tensor {
        let (part, advanced) = try basicPart(indices)
        if advanced.isEmpty { return part === self ? alias() : part }
        return try part.index(advanced)
    }

    /// The view that the basic items give (this tensor itself if they take all of it), and for its axes the tensors that
    /// index them.
    func basicPart(_ indices: [Index]) throws -> (Tensor, [Tensor?]) {
        let advanced: [Tensor?]
        if Tensor.needsRecording(self) {
            var target = RecordedPart(tensor: self)
            advanced = try Tensor.walk(indices, rank: rank, &target)
            return (target.tensor, advanced)
        }
        var target = PartGeometry(shape: shape, strides: strides, offset: offset)
        advanced = try Tensor.walk(indices, rank: rank, &target)
        if target.isWhole { return (self, advanced) }
        return (view(shape: target.shape, strides: target.strides, offset: target.offset), advanced)
    }

    /// Where the basic items lead, if there are no others.
    func basicGeometry(_ indices: [Index]) throws -> Geometry? {
        for index in indices {
            switch index {
            case .integer, .slice, .newAxis, .ellipsis: break
            case .tensor, .bool: return nil
            }
        }
        var target = PartGeometry(shape: shape, strides: strides, offset: offset)
        _ = try Tensor.walk(indices, rank: rank, &target)
        return Geometry(shape: target.shape, strides: target.strides, offset: target.offset)
    }

    /// Applies the basic items to `target` and collects the others.
    private static func walk<Target: IndexTarget>(_ indices: [Index], rank: Int, _ target: inout Target) throws
        -> [Tensor?]
    {
        var specified = 0
        for index in indices {
            switch index {
            case .integer, .slice: specified += 1
            case .tensor(let tensor): specified += tensor.dtype.isMask ? tensor.rank : 1
            case .newAxis, .ellipsis, .bool: break
            }
        }
        guard specified <= rank else { throw TensorError.tooManyIndices(rank) }
        var advanced: [Tensor?] = []
        var axis = 0
        // A mask stands for as many axes as it has.
        var covered = 0
        func record(_ tensor: Tensor) {
            while covered < axis {
                advanced.append(nil)
                covered += 1
            }
            advanced.append(tensor)
            axis += tensor.dtype.isMask ? tensor.rank : 1
            covered = axis
        }
        for (place, index) in indices.enumerated() {
            switch index {
            case .integer(let index):
                guard axis < target.shape.count else { throw TensorError.tooManyIndices(rank) }
                target.select(axis, try position(index, place, size: target.shape[axis]))
            case .slice(let start, let stop, let step):
                guard axis < target.shape.count else { throw TensorError.tooManyIndices(rank) }
                try checkStep(step)
                let size = target.shape[axis]
                // As written, not as computed: PyTorch leaves `x[:, -3:]` of three a slice.
                if start ?? 0 != 0 || stop ?? size < size || step != 1 {
                    let (first, last) = sliceBounds(start, stop, size: size)
                    target.slice(axis, first, last, step)
                }
                axis += 1
            case .newAxis:
                guard target.shape.count < Shape.maximumRank else { throw TensorError.tooManyAxes }
                target.insertAxis(axis)
                axis += 1
            case .ellipsis: axis += rank - specified
            case .bool(let value):
                target.insertAxis(axis)
                record(Tensor.zeros([value ? 1 : 0], dtype: .int64))
            case .tensor(let tensor) where tensor.rank == 0 && !tensor.dtype.isFloatingPoint:
                let value = tensor.scalar(at: 0)
                if tensor.dtype.isMask {
                    target.insertAxis(axis)
                    record(Tensor.zeros([value.isZero ? 0 : 1], dtype: .int64))
                } else {
                    guard axis < target.shape.count else { throw TensorError.tooManyIndices(rank) }
                    target.select(axis, try position(Int(value.asInt64), place, size: target.shape[axis]))
                }
            case .tensor(let tensor): record(tensor)
            }
        }
        return advanced
    }

    @inline(__always)
    private static func position(_ index: Int, _ place: Int, size: Int) throws -> Int {
        let position = index < 0 ? index &+ size : index
        guard position >= 0, position < size else { throw TensorError.outOfBounds(index, place, size: size) }
        return position
    }

    private static func checkStep(_ step: Int) throws {
        if step == 0 { throw TensorError(.valueError, "slice step cannot be zero") }
        if step < 0 { throw TensorError(.valueError, "step must be greater than zero") }
    }
}

extension DType {
    /// Whether a tensor of this dtype between brackets marks elements instead of numbering them.
    var isMask: Bool {
        switch self {
        case .bool, .uint8: true
        case .float32, .float64, .int64, .int32, .int16, .int8, .float16, .bfloat16, .complex64, .complex128: false
        }
    }
}

/// What basic indexing is applied to, one item at a time.
private protocol IndexTarget {
    var shape: Shape { get }
    mutating func select(_ axis: Int, _ position: Int)
    mutating func slice(_ axis: Int, _ first: Int, _ last: Int, _ step: Int)
    mutating func insertAxis(_ axis: Int)
}

/// Sizes and strides alone: nothing is recorded, so one view at the end will do.
private struct PartGeometry: IndexTarget {
    var shape: Shape
    var strides: Shape
    var offset: Int
    var isWhole = true

    mutating func select(_ axis: Int, _ position: Int) {
        isWhole = false
        offset += position * strides[axis]
        shape.remove(at: axis)
        strides.remove(at: axis)
    }

    mutating func slice(_ axis: Int, _ first: Int, _ last: Int, _ step: Int) {
        isWhole = false
        offset += first * strides[axis]
        shape[axis] = (last - first + step - 1) / step
        strides[axis] *= step
    }

    mutating func insertAxis(_ axis: Int) {
        isWhole = false
        let step = axis < shape.count ? shape[axis] * strides[axis] : 1
        shape.insert(1, at: axis)
        strides.insert(step, at: axis)
    }
}

/// A chain of recorded views, one for each item, as PyTorch makes it.
private struct RecordedPart: IndexTarget {
    var tensor: Tensor
    var shape: Shape { tensor.shape }

    mutating func select(_ axis: Int, _ position: Int) { tensor = tensor.selected(axis, position) }

    mutating func slice(_ axis: Int, _ first: Int, _ last: Int, _ step: Int) {
        tensor = tensor.sliced(axis, first, last, step)
    }

    mutating func insertAxis(_ axis: Int) { tensor = tensor.unsqueezed(axis) }
}

extension TensorError {
    static let indexOfZeroDim = TensorError(
        .indexError,
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a 0-dim "
            + "tensor to a number")
    static let indexType = TensorError(
        .indexError, "tensors used as indices must be long, int, byte or bool tensors")

    static func tooManyIndices(_ rank: Int) -> TensorError {
        TensorError(.indexError, "too many indices for tensor of dimension \(rank)")
    }

    static func outOfBounds(_ index: Int, _ axis: Int, size: Int, _ kind: Kind = .indexError) -> TensorError {
        TensorError(kind, "index \(index) is out of bounds for dimension \(axis) with size \(size)")
    }

    /// What `x[1.5]` says; `type` is Python's name of the type.
    public static func invalidIndex(type: String) -> TensorError {
        TensorError(
            .indexError,
            "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got \(type))"
        )
    }
}
