import CKernels

private enum Add: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.adding(left, right)
    }
}

private enum Subtract: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.subtracting(left, right)
    }
}

extension Tensor {
    /// `x + y`.
    public func add(_ other: Tensor) throws -> Tensor {
        let result = try Tensor.combine(Add.self, self, other)
        if Tensor.needsRecording(self, other) { result.recordSum(self, other, "AddBackward0", alpha: nil) }
        return result
    }

    /// `torch.add(x, y, alpha=a)`: `x + a·y`, with one rounding.
    public func add(_ other: Tensor, alpha: Scalar) throws -> Tensor {
        if alpha == .int(1) { return try add(other) }
        let result = try addScaled(other, alpha)
        if Tensor.needsRecording(self, other) { result.recordSum(self, other, "AddBackward0", alpha: alpha) }
        return result
    }

    public func add(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
        let result = Tensor.combine(Add.self, self, try other.scaled(by: alpha, for: self))
        if Tensor.needsRecording(self) { result.recordShift(of: self, "AddBackward0", sign: 1) }
        return result
    }

    /// `x - y`.
    public func sub(_ other: Tensor) throws -> Tensor {
        try checkSubtraction(dtype == .bool, other.dtype == .bool)
        let result = try Tensor.combine(Subtract.self, self, other)
        if Tensor.needsRecording(self, other) { result.recordSum(self, other, "SubBackward0", alpha: .int(-1)) }
        return result
    }

    public func sub(_ other: Tensor, alpha: Scalar) throws -> Tensor {
        if alpha == .int(1) { return try sub(other) }
        try checkSubtraction(dtype == .bool, other.dtype == .bool)
        let result = try addScaled(other, alpha.negated)
        if Tensor.needsRecording(self, other) { result.recordSum(self, other, "SubBackward0", alpha: alpha.negated) }
        return result
    }

    public func sub(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
        try checkSubtraction(dtype == .bool, other.isBool)
        let result = Tensor.combine(Subtract.self, self, try other.scaled(by: alpha, for: self))
        if Tensor.needsRecording(self) { result.recordShift(of: self, "SubBackward0", sign: 1) }
        return result
    }

    /// `1 - x`.
    public func rsub(_ other: Scalar) throws -> Tensor {
        try checkSubtraction(dtype == .bool, other.isBool)
        let result = Tensor.combine(Subtract.self, self, other, reversed: true)
        if Tensor.needsRecording(self) { result.recordShift(of: self, "RsubBackward1", sign: -1) }
        return result
    }

    private func checkSubtraction(_ first: Bool, _ second: Bool) throws {
        if first && second { throw TensorError.boolSubtraction }
        if first || second { throw TensorError.boolReversedSubtraction }
    }

    private func recordSum(_ first: Tensor, _ second: Tensor, _ name: StaticString, alpha: Scalar?) {
        let (one, two) = (Form(first), Form(second))
        recorded(name, from: [first, second]) { gradient in
            [
                one.needsGrad ? try gradient.matching(one.shape, one.dtype) : nil,
                two.needsGrad
                    ? try (alpha.map { try gradient.scaled($0) } ?? gradient).matching(two.shape, two.dtype) : nil,
            ]
        }
    }

    private func recordShift(of input: Tensor, _ name: StaticString, sign: Int64) {
        let type = input.dtype
        recorded(name, from: [input]) { gradient in
            [(sign == 1 ? gradient : try gradient.neg()).castInGradient(type)]
        }
    }

    private func scaled(_ factor: Scalar) throws -> Tensor { factor == .int(-1) ? try neg() : try mul(factor) }

    private func addScaled(_ other: Tensor, _ alpha: Scalar) throws -> Tensor {
        let dtype = Promotion.dtype(self, other)
        try alpha.checkAlpha(for: dtype)
        if isPlainFloat, other.isPlainFloat, self.shape == other.shape {
            let result = Tensor(uninitialized: self.shape, dtype: .float32)
            ck_add_scaled_f32(
                numel, pointer(as: Float.self), Float(alpha), other.pointer(as: Float.self),
                result.pointer(as: Float.self))
            return result
        }
        let shape = try Shape.broadcast(self.shape, other.shape)
        let (first, second) = (operand(in: dtype), other.operand(in: dtype))
        let result = Tensor.result(shape: shape, dtype: dtype.wide, like: first, second)
        withArithmeticType(dtype.wide) { Tensor.addScaledTyped($0, first, second, alpha, result) }
        return result.cast(to: dtype)
    }

    @inline(never)
    private static func addScaledTyped<Element: ArithmeticScalar>(
        _ type: Element.Type, _ first: Tensor, _ second: Tensor, _ alpha: Scalar, _ result: Tensor
    ) {
        let factor = Element(alpha)
        zip(first, second, into: result) { (left: Element, right: Element) in
            Element.addingProduct(left, factor, right)
        }
    }
}

/// What a gradient must know of an input without holding its elements.
struct Form {
    let shape: Shape
    let dtype: DType
    let needsGrad: Bool

    init(_ tensor: Tensor) {
        shape = tensor.shape
        dtype = tensor.dtype
        needsGrad = tensor.requiresGrad
    }
}

extension Scalar {
    fileprivate var isBool: Bool {
        if case .bool = self { return true }
        return false
    }

    var negated: Scalar {
        switch self {
        case .bool(let value): .int(value ? -1 : 0)
        case .int(let value): .int(0 &- value)
        case .float(let value): .float(-value)
        case .complex(let real, let imaginary): .complex(-real, -imaginary)
        }
    }

    fileprivate func checkAlpha(for dtype: DType) throws {
        switch self {
        case .float: if dtype.isIntegral { throw TensorError.floatAlpha }
        case .complex: if !dtype.isComplex { throw TensorError.complexAlpha }
        case .bool: if dtype != .bool { throw TensorError.boolAlpha }
        case .int: break
        }
    }

    fileprivate func scaled(by alpha: Scalar, for tensor: Tensor) throws -> Scalar {
        if alpha == .int(1) { return self }
        try alpha.checkAlpha(for: Promotion.dtype(tensor, self))
        switch (self, alpha) {
        case (.float, _), (_, .float): return .float(asDouble * alpha.asDouble)
        default: return .int(asInt64 &* alpha.asInt64)
        }
    }
}

extension TensorError {
    static let boolSubtraction = TensorError(
        .runtimeError,
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator "
            + "instead.")
    static let boolReversedSubtraction = TensorError(
        .runtimeError,
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the "
            + "`~` or `logical_not()` operator instead.")
    static let floatAlpha = TensorError(
        .runtimeError, "For integral input tensors, argument alpha must not be a floating point number.")
    static let complexAlpha = TensorError(
        .runtimeError, "For non-complex input tensors, argument alpha must not be a complex number.")
    static let boolAlpha = TensorError(.runtimeError, "Boolean alpha only supported for Boolean results.")
}
