import Tensors

/// Arrays as plain numbers, for functions that go through them one by one.
enum NumPyDoubles {
    static func read(_ tensor: Tensor) throws -> [Double] {
        let source = try tensor.to(.float64).contiguous()
        return withExtendedLifetime(source) {
            let from = source.pointer(as: Double.self)
            return (0..<source.numel).map { from[$0] }
        }
    }

    static func readInts(_ tensor: Tensor) throws -> [Int] {
        let source = try tensor.to(.int64).contiguous()
        return withExtendedLifetime(source) {
            let from = source.pointer(as: Int64.self)
            return (0..<source.numel).map { Int(from[$0]) }
        }
    }

    static func make(_ values: [Double], _ shape: [Int]? = nil, _ dtype: DType = .float64) throws -> Tensor {
        try Tensor.tensor(values.map(Scalar.float), Shape(shape ?? [values.count]), dtype: .float64).to(dtype)
    }

    static func make(ints values: [Int], _ shape: [Int]? = nil, _ dtype: DType = .int64) throws -> Tensor {
        try Tensor.tensor(values.map { .int(Int64($0)) }, Shape(shape ?? [values.count]), dtype: .int64).to(dtype)
    }

    /// Applies `body` to every line along an axis; lines become lines of `count` numbers, or single ones for nil.
    static func lines(
        _ source: Tensor, axis: Int, dtype: DType, keepdims: Bool = false, _ body: ([Double]) throws -> [Double]
    ) throws -> Tensor {
        let axis = try NumPyReduction.axis(axis, source.rank)
        var order = Array(0..<source.rank)
        order.remove(at: axis)
        let moved = try source.permute(Shape(order + [axis]))
        let numbers = try read(moved)
        let length = source.shape[axis]
        let count = moved.numel / max(length, 1)
        var results: [Double] = []
        var width = 0
        for line in 0..<count {
            let result = try body(Array(numbers[line * length..<(line + 1) * length]))
            width = result.count
            results += result
        }
        let outer = order.map { source.shape[$0] }
        let result = try make(results, outer + [width], dtype)
        var back = Array(0..<source.rank - 1)
        back.insert(source.rank - 1, at: axis)
        let placed = try result.permute(Shape(back)).contiguous()
        return keepdims ? placed : width == 1 ? try placed.squeeze(axis) : placed
    }

    /// The axes as one last one: what reductions over several axes work on. The rest keeps its order.
    static func merged(_ source: Tensor, _ axes: [Int]?) throws -> (lines: Tensor, kept: [Int], axes: [Int]) {
        let chosen = try axes.map { try $0.map { try NumPyReduction.axis($0, source.rank) } } ?? Array(0..<source.rank)
        let kept = (0..<source.rank).filter { !chosen.contains($0) }
        let moved = try source.permute(Shape(kept + chosen)).contiguous()
        let shape = kept.map { source.shape[$0] }
        let length = chosen.reduce(1) { $0 * source.shape[$1] }
        return (try moved.view(Shape(shape + [length])), shape, chosen)
    }
}

extension Arguments {
    /// A reduction whose lines are sorted numbers or the like, over `axis=` and with `keepdims=`.
    func reduced(
        _ source: Tensor, axes: [Int]?, keepdims: Bool, dtype: DType, _ body: ([Double]) throws -> Double
    ) throws -> Value {
        let (lines, _, chosen) = try NumPyDoubles.merged(source, axes)
        let numbers = try NumPyDoubles.read(lines)
        let length = lines.shape[lines.rank - 1]
        let count = numbers.count / max(length, 1)
        let results = try (0..<count).map { try body(Array(numbers[$0 * length..<($0 + 1) * length])) }
        var result = try NumPyDoubles.make(results, Array(lines.shape.array.dropLast()), dtype)
        if keepdims { for axis in chosen.sorted() { result = try result.unsqueeze(axis) } }
        return NDArray.result(result)
    }
}
