/// An element-wise function of two numbers of one type, for every element type.
protocol BinaryKernel {
    static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element
}

/// A question about two numbers.
protocol ComparisonKernel {
    static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Bool
}

extension Tensor {
    /// The kernel over two tensors, cast to their common dtype (or `dtype`) and broadcast. Not recorded.
    ///
    /// A narrow dtype is computed in its wide one and rounded at the end, unless the kernel rounds at every step.
    @inline(__always)
    static func combine<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Tensor, dtype: DType? = nil, isStepwise: Bool = false
    ) throws -> Tensor {
        if first.dtype == .float32, second.dtype == .float32, first.shape == second.shape, first.isContiguous,
            second.isContiguous
        {
            return combineRows(kernel, first, second)
        }
        if second.repeatsOver(first) { return combineRepeated(kernel, first, second) }
        return try combineGeneral(kernel, first, second, dtype: dtype, isStepwise: isStepwise)
    }

    /// The commonest case: float32, the same shape, row-major.
    @inline(never)
    private static func combineRows<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Tensor
    ) -> Tensor {
        let result = Tensor(uninitialized: first.shape, dtype: .float32)
        let (left, right, target) = (
            first.pointer(as: Float.self), second.pointer(as: Float.self), result.pointer(as: Float.self)
        )
        for index in 0..<result.numel { target[index] = Kernel.apply(left[index], right[index]) }
        return result
    }

    /// A bias or a number for every row of the same length.
    @inline(never)
    private static func combineRepeated<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Tensor
    ) -> Tensor {
        let result = Tensor(uninitialized: first.shape, dtype: .float32)
        let right = second.pointer(as: Float.self)
        var (left, target) = (first.pointer(as: Float.self), result.pointer(as: Float.self))
        let (count, width) = (result.numel, second.numel)
        if width == 1 {
            let constant = right[0]
            for index in 0..<count { target[index] = Kernel.apply(left[index], constant) }
            return result
        }
        for _ in 0..<(width == 0 ? 0 : count / width) {
            for index in 0..<width { target[index] = Kernel.apply(left[index], right[index]) }
            left += width
            target += width
        }
        return result
    }

    /// Whether this tensor's shape is the end of the other's, both being row-major float32.
    private func repeatsOver(_ other: Tensor) -> Bool {
        guard isPlainFloat, other.isPlainFloat, rank <= other.rank else { return false }
        let lead = other.rank - rank
        for axis in shape.indices where shape[axis] != other.shape[axis + lead] { return false }
        return true
    }

    @inline(never)
    private static func combineGeneral<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Tensor, dtype: DType?, isStepwise: Bool
    ) throws -> Tensor {
        let dtype = dtype ?? Promotion.dtype(first, second)
        let shape = try Shape.broadcast(first.shape, second.shape)
        let computed = isStepwise ? dtype : dtype.wide
        let (first, second) =
            isStepwise
            ? (first.cast(to: dtype), second.cast(to: dtype)) : (first.operand(in: dtype), second.operand(in: dtype))
        let result = Tensor.result(shape: shape, dtype: computed, like: first, second)
        withArithmeticType(computed) { combineTyped($0, kernel, first, second, result) }
        return result.cast(to: dtype)
    }

    @inline(never)
    private static func combineTyped<Element: ArithmeticScalar, Kernel: BinaryKernel>(
        _ type: Element.Type, _ kernel: Kernel.Type, _ first: Tensor, _ second: Tensor, _ result: Tensor
    ) {
        zip(first, second, into: result) { (left: Element, right: Element) in Kernel.apply(left, right) }
    }

    /// The kernel over a tensor and a number, in `dtype` (that of `torch.result_type` unless given). Not recorded.
    @inline(__always)
    static func combine<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Scalar, dtype: DType? = nil, reversed: Bool = false,
        isStepwise: Bool = false
    ) -> Tensor {
        let dtype = dtype ?? Promotion.dtype(first, second)
        if dtype == .float32, first.dtype == .float32, first.isContiguous, !reversed {
            return combineRow(kernel, first, Float(second))
        }
        return combineGeneral(kernel, first, second, dtype: dtype, reversed: reversed, isStepwise: isStepwise)
    }

    @inline(never)
    private static func combineRow<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Float
    ) -> Tensor {
        let result = Tensor(uninitialized: first.shape, dtype: .float32)
        let (left, target) = (first.pointer(as: Float.self), result.pointer(as: Float.self))
        for index in 0..<result.numel { target[index] = Kernel.apply(left[index], second) }
        return result
    }

    @inline(never)
    private static func combineGeneral<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Scalar, dtype: DType, reversed: Bool, isStepwise: Bool
    ) -> Tensor {
        let computed = isStepwise ? dtype : dtype.wide
        let second = dtype.isIntegral ? second.stored(as: dtype) : second
        let first = isStepwise ? first.cast(to: dtype) : first.operand(in: dtype)
        let result = Tensor.result(shape: first.shape, dtype: computed, like: first)
        withArithmeticType(computed) { combineTyped($0, kernel, first, second, result, reversed: reversed) }
        return result.cast(to: dtype)
    }

    @inline(never)
    private static func combineTyped<Element: ArithmeticScalar, Kernel: BinaryKernel>(
        _ type: Element.Type, _ kernel: Kernel.Type, _ first: Tensor, _ second: Scalar, _ result: Tensor, reversed: Bool
    ) {
        let constant = Element(second)
        if reversed {
            map(first, into: result) { (value: Element) in Kernel.apply(constant, value) }
        } else {
            map(first, into: result) { (value: Element) in Kernel.apply(value, constant) }
        }
    }

    /// One side of an operation whose result has `dtype`, in the dtype it is computed in. A 0-dim tensor is not rounded
    /// to half precision first, as a Python number is not.
    func operand(in dtype: DType) -> Tensor {
        let isExact = rank == 0 && dtype.isFloatingPoint
        return dtype.isNarrow ? (isExact ? self : cast(to: dtype)).cast(to: dtype.wide) : cast(to: dtype)
    }

    /// A comparison of two tensors in their common dtype: a bool tensor.
    @inline(never)
    static func compare<Kernel: ComparisonKernel>(
        _ kernel: Kernel.Type, _ first: Tensor, _ second: Tensor
    ) throws -> Tensor {
        let dtype = Promotion.dtype(first, second)
        let shape = try Shape.broadcast(first.shape, second.shape)
        let (first, second) = (first.cast(to: dtype).widened, second.cast(to: dtype).widened)
        let result = Tensor.result(shape: shape, dtype: .bool, like: first, second)
        withArithmeticType(dtype.wide) { compareTyped($0, kernel, first, second, result) }
        return result
    }

    @inline(never)
    private static func compareTyped<Element: ArithmeticScalar, Kernel: ComparisonKernel>(
        _ type: Element.Type, _ kernel: Kernel.Type, _ first: Tensor, _ second: Tensor, _ result: Tensor
    ) {
        zip(first, second, into: result) { (left: Element, right: Element) in Kernel.apply(left, right) }
    }

    @inline(never)
    static func compare<Kernel: ComparisonKernel>(_ kernel: Kernel.Type, _ first: Tensor, _ second: Scalar) -> Tensor {
        let dtype = Promotion.dtype(first, second)
        let second = second.stored(as: dtype)
        let first = first.cast(to: dtype).widened
        let result = Tensor.result(shape: first.shape, dtype: .bool, like: first)
        withArithmeticType(dtype.wide) { compareTyped($0, kernel, first, second, result) }
        return result
    }

    @inline(never)
    private static func compareTyped<Element: ArithmeticScalar, Kernel: ComparisonKernel>(
        _ type: Element.Type, _ kernel: Kernel.Type, _ first: Tensor, _ second: Scalar, _ result: Tensor
    ) {
        let constant = Element(second)
        map(first, into: result) { (value: Element) in Kernel.apply(value, constant) }
    }
}
