/// Which dtype an operation on several operands computes in (`torch.result_type`) and which shape it has.
///
/// Operands with axes decide over 0-dim tensors, and those over Python numbers, unless the lesser is of a higher kind:
/// bool < integer < float.
struct Promotion {
    private var dimensioned: DType?
    private var zeroDim: DType?
    private var number: DType?

    mutating func add(_ tensor: Tensor) {
        if tensor.rank > 0 {
            dimensioned = DType.promoting(dimensioned, tensor.dtype)
        } else {
            zeroDim = DType.promoting(zeroDim, tensor.dtype)
        }
    }

    mutating func add(_ scalar: Scalar) { number = DType.promoting(number, scalar.dtype) }

    var dtype: DType {
        let tensors = Promotion.combine(dimensioned, over: zeroDim)
        return Promotion.combine(tensors, over: number) ?? ThreadState.defaultDType
    }

    private static func combine(_ higher: DType?, over lower: DType?) -> DType? {
        guard let higher, let lower else { return higher ?? lower }
        if higher.isComplex || higher.isFloatingPoint && !lower.isComplex { return higher }
        if higher.isFloatingPoint { return higher == .float64 ? .complex128 : .complex64 }
        if higher == .bool || !lower.isIntegral { return DType.promoting(higher, lower) }
        return higher
    }

    static func dtype(_ first: Tensor, _ second: Tensor) -> DType {
        if first.dtype == second.dtype { return first.dtype }
        var promotion = Promotion()
        promotion.add(first)
        promotion.add(second)
        return promotion.dtype
    }

    static func dtype(_ tensor: Tensor, _ scalar: Scalar) -> DType {
        if tensor.dtype.isFloatingPoint, !scalar.isComplex { return tensor.dtype }
        var promotion = Promotion()
        promotion.add(tensor)
        promotion.add(scalar)
        return promotion.dtype
    }
}

extension Scalar {
    /// What a Python number counts as.
    var dtype: DType {
        switch self {
        case .bool: .bool
        case .int: .int64
        case .float: ThreadState.defaultDType
        case .complex: ThreadState.defaultDType == .float64 ? .complex128 : .complex64
        }
    }

    var isComplex: Bool {
        if case .complex = self { return true }
        return false
    }

    /// The number as a tensor of `dtype` holds it.
    func stored(as dtype: DType) -> Scalar { dtype.isNarrow ? Tensor.scalar(self, dtype: dtype).scalar(at: 0) : self }
}

extension DType {
    /// The smallest dtype that holds both.
    static func promoting(_ first: DType?, _ second: DType?) -> DType? {
        guard let first, let second else { return first ?? second }
        let (low, high) = first.promotionRank <= second.promotionRank ? (first, second) : (second, first)
        switch (low, high) {
        case (.uint8, .int8): return .int16
        case (.float16, .bfloat16): return .float32
        case (.float64, .complex64): return .complex128
        default: return high
        }
    }

    private var promotionRank: Int {
        switch self {
        case .bool: 0
        case .uint8: 1
        case .int8: 2
        case .int16: 3
        case .int32: 4
        case .int64: 5
        case .float16: 6
        case .bfloat16: 7
        case .float32: 8
        case .float64: 9
        case .complex64: 10
        case .complex128: 11
        }
    }

    /// The dtype of a quotient or a sine of this dtype: integers become the default float.
    var inFloat: DType { isFloatingPoint || isComplex ? self : ThreadState.defaultDType }
}

/// `torch.result_type`.
public func resultType(_ first: Tensor, _ second: Tensor) -> DType { Promotion.dtype(first, second) }
public func resultType(_ tensor: Tensor, _ scalar: Scalar) -> DType { Promotion.dtype(tensor, scalar) }

extension Shape {
    /// The shape both broadcast to.
    ///
    /// - Throws: PyTorch's error naming the first axis from the right where the sizes differ.
    public static func broadcast(_ first: Shape, _ second: Shape) throws -> Shape {
        if first == second { return first }
        let rank = Swift.max(first.count, second.count)
        var result = Shape(repeating: 1, count: rank)
        var axis = rank - 1
        while axis >= 0 {
            let (firstAxis, secondAxis) = (axis - rank + first.count, axis - rank + second.count)
            let one = firstAxis >= 0 ? first[firstAxis] : 1
            let two = secondAxis >= 0 ? second[secondAxis] : 1
            guard one == two || one == 1 || two == 1 else {
                throw TensorError.sizesDiffer(first, second, one, two, axis: axis)
            }
            result[axis] = one == 1 ? two : one
            axis -= 1
        }
        try result.checkAllocation(.float32)
        return result
    }
}

extension TensorError {
    static func sizesDiffer(_ first: Shape, _ second: Shape, _ one: Int, _ two: Int, axis: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "The size of tensor a (\(one)) must match the size of tensor b (\(two)) at non-singleton dimension \(axis)",
            shapes: [first, second])
    }
}
