/// A set of axes.
struct DimSet {
    private var bits: UInt32

    /// Every axis of a tensor of that rank.
    init(all rank: Int) { bits = (1 << UInt32(rank)) - 1 }

    /// The axes that the `dim` argument of a reduction names: all of them for nil and for an empty list.
    ///
    /// - Throws: PyTorch's errors for an axis that is not there or is named twice.
    init(_ dims: [Int]?, of tensor: Tensor) throws {
        guard let dims, !dims.isEmpty else {
            bits = (1 << UInt32(tensor.rank)) - 1
            return
        }
        bits = 0
        for dim in dims {
            let axis = try tensor.axis(dim) ?? 0
            if contains(axis) { throw TensorError.repeatedDim(axis) }
            bits |= 1 << UInt32(axis)
        }
    }

    func contains(_ axis: Int) -> Bool { bits & (1 << UInt32(axis)) != 0 }

    /// The shape without these axes, or with them as axes of size 1.
    func removed(from shape: Shape, keepdim: Bool) -> Shape {
        var result = Shape()
        for axis in shape.indices {
            if !contains(axis) { result.append(shape[axis]) } else if keepdim { result.append(1) }
        }
        return result
    }

    /// If these axes follow each other and have elements to add: how many elements lie before, in and behind them.
    func run(in shape: Shape) -> (outer: Int, size: Int, inner: Int)? {
        var (outer, size, inner) = (1, 1, 1)
        var (hasBegun, hasEnded) = (false, false)
        for axis in shape.indices {
            if !contains(axis) {
                if hasBegun {
                    inner *= shape[axis]
                    hasEnded = true
                } else {
                    outer *= shape[axis]
                }
            } else if hasEnded {
                return nil
            } else {
                size *= shape[axis]
                hasBegun = true
            }
        }
        return size > 1 ? (outer, size, inner) : nil
    }

    /// How many elements of `shape` one result is made of.
    func count(in shape: Shape) -> Int {
        var product = 1
        for axis in shape.indices where contains(axis) { product *= shape[axis] }
        return product
    }
}

extension TensorError {
    static func repeatedDim(_ dim: Int) -> TensorError {
        TensorError(.runtimeError, "dim \(dim) appears multiple times in the list of dims")
    }
}
