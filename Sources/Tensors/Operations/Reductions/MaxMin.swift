/// The two results of `x.max(dim)`, `x.min(dim)`, `x.median(dim)`.
public struct ValuesAndIndices {
    public let values: Tensor
    public let indices: Tensor

    public init(values: Tensor, indices: Tensor) {
        self.values = values
        self.indices = indices
    }
}

private enum Extreme {
    case largest, smallest

    /// Whether `candidate` takes the place of `best`: the first of equals stays, a nan beats everything.
    @inline(__always)
    func prefers<Element: ArithmeticScalar>(_ candidate: Element, to best: Element) -> Bool {
        if Element.isNaN(best) { return false }
        if Element.isNaN(candidate) { return true }
        switch self {
        case .largest: return Element.isLess(best, candidate)
        case .smallest: return Element.isLess(candidate, best)
        }
    }
}

extension Tensor {
    /// `x.max()`.
    public func max() throws -> Tensor { try extreme(.largest, "max", "MaxBackward1") }

    /// `x.min()`.
    public func min() throws -> Tensor { try extreme(.smallest, "min", "MinBackward1") }

    /// `x.max(dim)`: the largest along an axis and where they are.
    public func max(dim: Int, keepdim: Bool = false) throws -> ValuesAndIndices {
        try extremes(.largest, dim, keepdim, "max", "MaxBackward0")
    }

    /// `x.min(dim)`.
    public func min(dim: Int, keepdim: Bool = false) throws -> ValuesAndIndices {
        try extremes(.smallest, dim, keepdim, "min", "MinBackward0")
    }

    /// `x.argmax()`: the place of the largest in the flattened tensor.
    public func argmax(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
        try place(.largest, dim, keepdim, "argmax")
    }

    public func argmin(dim: Int? = nil, keepdim: Bool = false) throws -> Tensor {
        try place(.smallest, dim, keepdim, "argmin")
    }

    /// `x.amax(dim)`: ties share the gradient.
    public func amax(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try sharedExtreme(.largest, dims, keepdim, "amax", "AmaxBackward0")
    }

    public func amin(dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        try sharedExtreme(.smallest, dims, keepdim, "amin", "AminBackward0")
    }

    private func extreme(_ kind: Extreme, _ function: String, _ name: StaticString) throws -> Tensor {
        if numel == 0 { throw TensorError.emptyReduction(function) }
        let axes = DimSet(all: rank)
        let result = extremeValues(kind, axes, Shape())
        return result.recordTies(of: self, axes, keepdim: false, name)
    }

    private func sharedExtreme(
        _ kind: Extreme, _ dims: [Int]?, _ keepdim: Bool, _ function: String, _ name: StaticString
    ) throws -> Tensor {
        let axes = try DimSet(dims, of: self)
        if numel == 0 { try checkNotEmpty(dims, axes, function) }
        let result = extremeValues(kind, axes, axes.removed(from: shape, keepdim: keepdim))
        return result.recordTies(of: self, axes, keepdim: keepdim, name)
    }

    /// Each element that equals the extreme gets the same part of its gradient.
    private func recordTies(of input: Tensor, _ axes: DimSet, keepdim: Bool, _ name: StaticString) -> Tensor {
        if !Tensor.needsRecording(input) { return self }
        let dims = input.shape.indices.filter(axes.contains)
        return recorded(name, from: [input], saving: [input]) { gradient, result in
            let mask = try input.eq(result.restored(axes, keepdim, rank: input.rank))
            let count = dims.isEmpty ? try mask.sum() : try mask.sum(dims: dims, keepdim: true)
            let share = try gradient.restored(axes, keepdim, rank: input.rank).div(count)
            return [try mask.cast(to: input.dtype).mul(share)]
        }
    }

    private func extremeValues(_ kind: Extreme, _ axes: DimSet, _ shape: Shape) -> Tensor {
        let rows = Rows(widened, axes)
        let result = Tensor(uninitialized: shape, dtype: dtype.wide)
        withArithmeticType(dtype.wide) { Tensor.findValues($0, kind, rows, result) }
        return result.cast(to: dtype)
    }

    @inline(never)
    private static func findValues<Element: ArithmeticScalar>(
        _ type: Element.Type, _ kind: Extreme, _ rows: Rows, _ result: Tensor
    ) {
        rows.reduce(into: result) { (row: UnsafePointer<Element>, count) in
            var best = row[0]
            for index in 1..<Swift.max(count, 1) where kind.prefers(row[index], to: best) { best = row[index] }
            return best
        }
    }

    private func place(_ kind: Extreme, _ dim: Int?, _ keepdim: Bool, _ function: String) throws -> Tensor {
        if dtype == .bool { throw TensorError.noBool(function) }
        let axes = try DimSet(dim.map { [$0] }, of: self)
        if numel == 0 { try checkNotEmpty(dim.map { [$0] }, axes, function, index: true) }
        let shape = axes.removed(from: self.shape, keepdim: keepdim)
        return extremePlaces(kind, axes, shape)
    }

    private func extremePlaces(_ kind: Extreme, _ axes: DimSet, _ shape: Shape) -> Tensor {
        let rows = Rows(widened, axes)
        let result = Tensor(uninitialized: shape, dtype: .int64)
        withArithmeticType(dtype.wide) { Tensor.findPlaces($0, kind, rows, result) }
        return result
    }

    @inline(never)
    private static func findPlaces<Element: ArithmeticScalar>(
        _ type: Element.Type, _ kind: Extreme, _ rows: Rows, _ result: Tensor
    ) {
        rows.reduce(into: result) { (row: UnsafePointer<Element>, count) in
            var best = 0
            for index in 1..<Swift.max(count, 1) where kind.prefers(row[index], to: row[best]) { best = index }
            return Int64(best)
        }
    }

    private func extremes(
        _ kind: Extreme, _ dim: Int, _ keepdim: Bool, _ function: String, _ name: StaticString
    ) throws -> ValuesAndIndices {
        let axis = try axis(dim)
        let axes = try DimSet([dim], of: self)
        if numel == 0 { try checkNotEmpty([dim], axes, function) }
        let shape = axes.removed(from: self.shape, keepdim: keepdim)
        let values = extremeValues(kind, axes, shape)
        let indices = extremePlaces(kind, axes, shape)
        if Tensor.needsRecording(self) {
            let whole = self.shape
            values.recorded(name, from: [self]) { gradient in
                [
                    try gradient.restored(axes, keepdim, rank: whole.count)
                        .placed(at: indices.restored(axes, keepdim, rank: whole.count), along: axis, in: whole)
                ]
            }.savingConstants()
        }
        return ValuesAndIndices(values: values, indices: indices)
    }

    /// Zeros of `shape` with this tensor's elements at `indices` along an axis; can be differentiated again.
    func placed(at indices: Tensor, along axis: Int?, in shape: Shape) throws -> Tensor {
        guard let axis else { return self }
        return unpicked(indices, along: axis, shape: shape).recorded("ValueSelectingReductionBackward0", from: [self]) {
            gradient in
            [gradient.picked(indices, along: axis)]
        }
    }

    /// The elements at `indices` along an axis.
    private func picked(_ indices: Tensor, along axis: Int) -> Tensor {
        let source = rowMajor()
        let result = Tensor(uninitialized: indices.shape, dtype: dtype)
        withScalarType(dtype) { Tensor.pick($0, source, indices.rowMajor(), result, axis) }
        let whole = shape
        return result.recorded("GatherBackward0", from: [self]) { gradient in
            [try gradient.placed(at: indices, along: axis, in: whole)]
        }
    }

    private static func pick<Element: TensorScalar>(
        _ type: Element.Type, _ source: Tensor, _ indices: Tensor, _ result: Tensor, _ axis: Int
    ) {
        let from = source.pointer(as: Element.self)
        let place = indices.pointer(as: Int64.self)
        let to = result.pointer(as: Element.self)
        var inner = 1
        for later in (axis + 1)..<Swift.max(source.rank, axis + 1) { inner *= source.shape[later] }
        let picks = indices.shape[axis]
        for index in 0..<result.numel {
            let outer = index / (inner * picks)
            to[index] = from[(outer * source.shape[axis] + Int(place[index])) * inner + index % inner]
        }
    }

    private func checkNotEmpty(_ dims: [Int]?, _ axes: DimSet, _ function: String, index: Bool = false) throws {
        guard let dims, !dims.isEmpty else { throw TensorError.emptyReduction(function, index: index) }
        for axis in shape.indices where axes.contains(axis) && shape[axis] == 0 {
            throw TensorError.emptyAxis(axis, function)
        }
    }

    /// `torch.aminmax`.
    public func aminmax() throws -> (min: Tensor, max: Tensor) { (try amin(), try amax()) }
}

extension TensorError {
    static func emptyReduction(_ function: String, index: Bool = false) -> TensorError {
        let text = "\(function)(): Expected reduction dim to be specified for input.numel() == 0."
        return index
            ? TensorError(.indexError, text)
            : TensorError(.runtimeError, text + " Specify the reduction dim with the 'dim' argument.")
    }

    static func emptyAxis(_ axis: Int, _ function: String) -> TensorError {
        TensorError(.indexError, "\(function)(): Expected reduction dim \(axis) to have non-zero size.")
    }

    static func noBool(_ function: String) -> TensorError {
        TensorError(.runtimeError, "\(function)(): does not support bool input")
    }
}
