private enum Multiply: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.multiplying(left, right)
    }
}

/// Only ever applied to floats: integers are cast before they are divided.
private enum Divide: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.dividing(left, right)
    }
}

extension Tensor {
    /// `x * y`.
    public func mul(_ other: Tensor) throws -> Tensor {
        let result = try Tensor.combine(Multiply.self, self, other)
        if Tensor.needsRecording(self, other) {
            let (one, two) = (requiresGrad, other.requiresGrad)
            let saved = one && two ? [other, self] : one ? [other] : [self]
            result.recorded("MulBackward0", from: [self, other], saving: saved) {
                [left = Form(self), right = Form(other)] gradient in
                [
                    one ? try gradient.mul(saved[0]).matching(left.shape, left.dtype) : nil,
                    two ? try gradient.mul(saved[one ? 1 : 0]).matching(right.shape, right.dtype) : nil,
                ]
            }
        }
        return result
    }

    public func mul(_ other: Scalar) throws -> Tensor {
        let result = Tensor.combine(Multiply.self, self, other)
        if Tensor.needsRecording(self) {
            let type = dtype
            result.recorded("MulBackward0", from: [self]) { gradient in
                [try gradient.mul(other).castInGradient(type)]
            }.savingConstants()
        }
        return result
    }

    /// `x / y`: true division, of integers in the default float dtype.
    public func div(_ other: Tensor) throws -> Tensor {
        let dtype = Promotion.dtype(self, other).inFloat
        let result = try Tensor.combine(Divide.self, self, other, dtype: dtype)
        if Tensor.needsRecording(self, other) {
            let (left, right) = (Form(self), Form(other))
            result.recorded(
                "DivBackward0", from: [self, other], saving: right.needsGrad ? [self, other] : [other]
            ) { [numerator = right.needsGrad ? self : nil] gradient in
                let first = left.needsGrad ? try gradient.div(other).matching(left.shape, left.dtype) : nil
                let second = try numerator.map {
                    try gradient.neg().mul($0.div(other).div(other)).matching(right.shape, right.dtype)
                }
                return [first, second]
            }
        }
        return result
    }

    public func div(_ other: Scalar) throws -> Tensor {
        let dtype = Promotion.dtype(self, other).inFloat
        let result = Tensor.combine(Divide.self, self, other, dtype: dtype)
        if Tensor.needsRecording(self) {
            let type = self.dtype
            result.recorded("DivBackward0", from: [self]) { gradient in
                [try gradient.div(other).castInGradient(type)]
            }.savingConstants()
        }
        return result
    }

    /// `1 / x`, as PyTorch does it: the reciprocal, then a product.
    public func rdiv(_ other: Scalar) throws -> Tensor { try reciprocal().mul(other) }
}
