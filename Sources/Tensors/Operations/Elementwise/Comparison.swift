private enum Equal: ComparisonKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Bool {
        left == right
    }
}

private enum NotEqual: ComparisonKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Bool {
        left != right
    }
}

private enum Less: ComparisonKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Bool {
        Element.isLess(left, right)
    }
}

private enum LessOrEqual: ComparisonKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Bool {
        left == right || Element.isLess(left, right)
    }
}

private enum Greater: ComparisonKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Bool {
        Element.isLess(right, left)
    }
}

private enum GreaterOrEqual: ComparisonKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Bool {
        left == right || Element.isLess(right, left)
    }
}

/// Comparisons give bool tensors and have no gradient.
extension Tensor {
    public func eq(_ other: Tensor) throws -> Tensor { try Tensor.compare(Equal.self, self, other) }
    public func eq(_ other: Scalar) throws -> Tensor { Tensor.compare(Equal.self, self, other) }
    public func ne(_ other: Tensor) throws -> Tensor { try Tensor.compare(NotEqual.self, self, other) }
    public func ne(_ other: Scalar) throws -> Tensor { Tensor.compare(NotEqual.self, self, other) }
    public func lt(_ other: Tensor) throws -> Tensor { try Tensor.compare(Less.self, self, other) }
    public func lt(_ other: Scalar) throws -> Tensor { Tensor.compare(Less.self, self, other) }
    public func le(_ other: Tensor) throws -> Tensor { try Tensor.compare(LessOrEqual.self, self, other) }
    public func le(_ other: Scalar) throws -> Tensor { Tensor.compare(LessOrEqual.self, self, other) }
    public func gt(_ other: Tensor) throws -> Tensor { try Tensor.compare(Greater.self, self, other) }
    public func gt(_ other: Scalar) throws -> Tensor { Tensor.compare(Greater.self, self, other) }
    public func ge(_ other: Tensor) throws -> Tensor { try Tensor.compare(GreaterOrEqual.self, self, other) }
    public func ge(_ other: Scalar) throws -> Tensor { Tensor.compare(GreaterOrEqual.self, self, other) }

    /// `torch.equal`: one answer for all elements; false for tensors of different shapes.
    public func equal(_ other: Tensor) throws -> Bool {
        guard shape == other.shape else { return false }
        return try eq(other).all().isTrue
    }
}

/// Questions about one element.
extension Tensor {
    public func isnan() -> Tensor { asked { $0.isNaN } }
    public func isinf() -> Tensor { asked { $0.isInfinite } }
    public func isfinite() -> Tensor { asked { $0.isFinite } }

    @inline(__always)
    private func asked(_ question: (Double) -> Bool) -> Tensor {
        let result = Tensor.result(shape: shape, dtype: .bool, like: self)
        if dtype == .float32 {
            Tensor.map(self, into: result) { (value: Float) in question(Double(value)) }
        } else {
            Tensor.map(realPart.cast(to: .float64), into: result) { (value: Double) in question(value) }
        }
        return result
    }

    /// `torch.isclose`: |x − y| ≤ atol + rtol·|y|.
    public func isclose(_ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false) throws
        -> Tensor
    {
        guard dtype == other.dtype else { throw TensorError.dtypesDiffer(dtype, other.dtype) }
        let shape = try Shape.broadcast(self.shape, other.shape)
        let result = Tensor(uninitialized: shape, dtype: .bool)
        Tensor.zip(cast(to: .float64), other.cast(to: .float64), into: result) { (left: Double, right: Double) in
            if left == right { return true }
            if left.isNaN || right.isNaN { return equalNaN && left.isNaN && right.isNaN }
            return right.isFinite && Swift.abs(left - right) <= atol + Swift.abs(rtol * right)
        }
        return result
    }

    /// `torch.allclose`.
    public func allclose(_ other: Tensor, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false) throws
        -> Bool
    {
        try isclose(other, rtol: rtol, atol: atol, equalNaN: equalNaN).all().isTrue
    }
}

extension TensorError {
    static func dtypesDiffer(_ first: DType, _ second: DType) -> TensorError {
        TensorError(.runtimeError, "\(first.scalarName) did not match \(second.scalarName)")
    }
}
