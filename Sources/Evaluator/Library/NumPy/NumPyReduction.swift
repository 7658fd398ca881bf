import Tensors

/// Sums in NumPy's order: pairs of halves along contiguous memory, row after row across it.
enum NumPyReduction {
    /// The sum over axes (nil for all), integers in int64.
    static func sum(_ source: Tensor, _ axes: [Int]?, keepdims: Bool) throws -> Tensor {
        let dtype: DType = source.isFloatingPoint ? source.dtype : .int64
        if dtype.isNarrow { return try sum(source.to(.float32), axes, keepdims: keepdims).to(dtype) }
        let input = source.to(dtype)
        return try reduce(input, axes, keepdims: keepdims) { tensor, axis in try sum(tensor, along: axis) }
    }

    static func mean(_ source: Tensor, _ axes: [Int]?, keepdims: Bool) throws -> Tensor {
        if source.dtype == .float16 { return try mean(source.to(.float32), axes, keepdims: keepdims).to(.float16) }
        let input = source.isFloatingPoint ? source : source.to(.float64)
        let total = try sum(input, axes, keepdims: keepdims)
        let count = try reducedCount(input, axes)
        if count == 0 { Warnings.warn(.runtimeWarning, "Mean of empty slice.") }
        return try total.div(.int(Int64(count)))
    }

    static func variance(_ source: Tensor, _ axes: [Int]?, ddof: Int, keepdims: Bool) throws -> Tensor {
        if source.dtype == .float16 {
            return try variance(source.to(.float32), axes, ddof: ddof, keepdims: keepdims).to(.float16)
        }
        let input = source.isFloatingPoint ? source : source.to(.float64)
        let centre = try mean(input, axes ?? Array(0..<input.rank), keepdims: true)
        let deviation = try input.sub(centre)
        let squares = try sum(deviation.mul(deviation), axes, keepdims: keepdims)
        return try squares.div(.int(Int64(max(reducedCount(input, axes) - ddof, 0))))
    }

    /// Reduces axis after axis, the last first; all axes of contiguous memory at once.
    static func reduce(
        _ source: Tensor, _ axes: [Int]?, keepdims: Bool, _ body: (Tensor, Int) throws -> Tensor
    ) throws -> Tensor {
        let rank = source.rank
        let chosen = try axes.map { try $0.map { try axis($0, rank) } } ?? Array(0..<rank)
        var result = source
        if chosen.count == rank, rank > 0 {
            result = try body(source.contiguous().view([-1]), 0)
        } else {
            for axis in chosen.sorted(by: >) { result = try body(result, axis) }
        }
        if keepdims {
            for axis in chosen.sorted() { result = try result.unsqueeze(axis) }
        }
        return result
    }

    static func axis(_ axis: Int, _ rank: Int) throws -> Int {
        guard axis >= -rank, axis < rank else {
            throw Raised(AxisErrorType.make("axis \(axis) is out of bounds for array of dimension \(rank)"))
        }
        return axis < 0 ? axis + rank : axis
    }

    private static func reducedCount(_ source: Tensor, _ axes: [Int]?) throws -> Int {
        guard let axes else { return source.numel }
        return try axes.reduce(1) { try $0 * source.shape[axis($1, source.rank)] }
    }

    private static func sum(_ tensor: Tensor, along axis: Int) throws -> Tensor {
        var shape = tensor.shape
        let count = shape.remove(at: axis)
        let result = Tensor.zeros(shape, dtype: tensor.dtype)
        if result.numel == 0 || count == 0 { return result }
        let isLast = axis == tensor.rank - 1
        let source = try tensor.contiguous()
        defer { withExtendedLifetime(source) {} }
        let inner = isLast ? 1 : source.strides[axis]
        switch tensor.dtype {
        case .float32: accumulate(Float.self, source, count, inner, isLast, result)
        case .float64: accumulate(Double.self, source, count, inner, isLast, result)
        case .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64, .complex128:
            return try tensor.sum(dim: axis)
        case .int64:
            let (from, to) = (source.pointer(as: Int64.self), result.pointer(as: Int64.self))
            for place in 0..<result.numel {
                let start = place / inner * inner * count + place % inner
                for k in 0..<count { to[place] &+= from[start + k * inner] }
            }
        }
        return result
    }

    private static func accumulate<T: BinaryFloatingPoint & TensorScalar>(
        _: T.Type, _ source: Tensor, _ count: Int, _ inner: Int, _ isLast: Bool, _ result: Tensor
    ) {
        let (from, to) = (source.pointer(as: T.self), result.pointer(as: T.self))
        if isLast {
            for place in 0..<result.numel { to[place] = pairwise(from + place * count, count) }
            return
        }
        for block in 0..<(result.numel / inner) {
            let row = to + block * inner
            row.update(from: from + block * inner * count, count: inner)
            for k in 1..<max(count, 1) {
                let next = from + (block * count + k) * inner
                for column in 0..<inner { row[column] += next[column] }
            }
        }
    }

    /// Eight sums side by side over blocks of 128, halves of anything longer.
    private static func pairwise<T: BinaryFloatingPoint>(_ values: UnsafePointer<T>, _ count: Int) -> T {
        if count < 8 {
            var sum: T = -0.0
            for k in 0..<count { sum += values[k] }
            return sum
        }
        if count <= 128 {
            var (a, b, c, d) = (values[0], values[1], values[2], values[3])
            var (e, f, g, h) = (values[4], values[5], values[6], values[7])
            var k = 8
            while k + 8 <= count {
                a += values[k]
                b += values[k + 1]
                c += values[k + 2]
                d += values[k + 3]
                e += values[k + 4]
                f += values[k + 5]
                g += values[k + 6]
                h += values[k + 7]
                k += 8
            }
            var sum = ((a + b) + (c + d)) + ((e + f) + (g + h))
            while k < count {
                sum += values[k]
                k += 1
            }
            return sum
        }
        var half = count / 2
        half -= half % 8
        return pairwise(values, half) + pairwise(values + half, count - half)
    }
}

/// `numpy.exceptions.AxisError`, which is both a ValueError and an IndexError.
enum AxisErrorType {
    static func make(_ message: String) -> ExceptionObject {
        let types = Types.current
        let type =
            types.named("numpy.exceptions.AxisError")
            ?? types.exception(.valueError)
        return ExceptionObject(type, [.text(message)])
    }
}
