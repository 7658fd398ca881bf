/// Truth and bits: nothing here has a gradient.
extension Tensor {
    public func logicalAnd(_ other: Tensor) throws -> Tensor { try truth(other) { $0 && $1 } }
    public func logicalOr(_ other: Tensor) throws -> Tensor { try truth(other) { $0 || $1 } }
    public func logicalXor(_ other: Tensor) throws -> Tensor { try truth(other) { $0 != $1 } }

    public func logicalNot() -> Tensor {
        let truth = cast(to: .bool)
        let result = Tensor.result(shape: shape, dtype: .bool, like: self)
        Tensor.map(truth, into: result) { (value: Bool) in !value }
        return result
    }

    @inline(__always)
    private func truth(_ other: Tensor, _ combine: (Bool, Bool) -> Bool) throws -> Tensor {
        let shape = try Shape.broadcast(self.shape, other.shape)
        let (first, second) = (cast(to: .bool), other.cast(to: .bool))
        let result = Tensor.result(shape: shape, dtype: .bool, like: first, second)
        Tensor.zip(first, second, into: result, combine)
        return result
    }

    /// `x & y` on bools and integers.
    public func bitwiseAnd(_ other: Operand) throws -> Tensor { try bits(other, "bitwise_and_cpu") { $0 & $1 } }
    public func bitwiseOr(_ other: Operand) throws -> Tensor { try bits(other, "bitwise_or_cpu") { $0 | $1 } }
    public func bitwiseXor(_ other: Operand) throws -> Tensor { try bits(other, "bitwise_xor_cpu") { $0 ^ $1 } }
    public func bitwiseLeftShift(_ other: Operand) throws -> Tensor { try bits(other, "lshift_cpu") { $0 << $1 } }
    public func bitwiseRightShift(_ other: Operand) throws -> Tensor { try bits(other, "rshift_cpu") { $0 >> $1 } }

    /// `~x`.
    public func bitwiseNot() throws -> Tensor {
        if dtype == .bool { return logicalNot() }
        if !dtype.isIntegral { throw TensorError.floatInversion }
        return try bits(.number(.int(-1)), "bitwise_not_cpu") { $0 ^ $1 }
    }

    private func bits(
        _ other: Operand, _ loop: String, _ combine: (Int64, Int64) -> Int64
    ) throws -> Tensor {
        let dtype: DType
        let second: Tensor
        switch other {
        case .tensor(let tensor):
            dtype = Promotion.dtype(self, tensor)
            second = tensor
        case .number(let number):
            dtype = Promotion.dtype(self, number)
            second = Tensor.scalar(number, dtype: dtype)
        }
        if !dtype.isIntegral { throw TensorError.notImplemented(loop, dtype) }
        let shape = try Shape.broadcast(self.shape, second.shape)
        let wide = Tensor.result(shape: shape, dtype: .int64, like: self, second)
        Tensor.zip(cast(to: .int64), second.cast(to: .int64), into: wide, combine)
        return wide.cast(to: dtype)
    }
}

extension TensorError {
    static let floatInversion = TensorError(
        .typeError, "~ (operator.invert) is only implemented on integer and Boolean-type tensors")
}
