extension DType {
    /// The smallest dtype that holds both.
    static func promoting(_ first: DType?, _ second: DType?) -> DType? {
        guard let first, let second else { return first ?? second }
        return first.promotionRank >= second.promotionRank ? first : second
    }

    private var promotionRank: Int {
        switch self {
        case .bool: 0
        case .uint8: 1
        case .int32: 2
        case .int64: 3
        case .float32: 4
        case .float64: 5
        }
    }
}

extension Shape {
    /// The shape both broadcast to.
    ///
    /// Throws PyTorch's error naming the first axis from the right where the sizes differ.
    static func broadcast(_ first: Shape, _ second: Shape) throws -> Shape {
        if first == second { return first }
        let rank = Swift.max(first.count, second.count)
        var shape = Shape(repeating: 1, count: rank)
        for axis in stride(from: rank - 1, through: 0, by: -1) {
            let (left, right) = (axis - rank + first.count, axis - rank + second.count)
            let (one, other) = (left < 0 ? 1 : first[left], right < 0 ? 1 : second[right])
            guard one == other || one == 1 || other == 1 else {
                throw TensorError(
                    .runtimeError,
                    "The size of tensor a (\(one)) must match the size of tensor b (\(other)) at non-singleton dimension "
                        + "\(axis)", shapes: [first, second])
            }
            shape[axis] = one == 1 ? other : one
        }
        return shape
    }
}
