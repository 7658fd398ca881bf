/// In-place arithmetic. What a training loop does to its parameters under `no_grad` writes directly; everything else
/// goes through `inPlace`, which records. Any operation has an in-place form: `x.inPlace { try $0.tanh() }`.
extension Tensor {
    @discardableResult
    public func addInPlace(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
        if !inPlaceNeedsRecording(other), canUpdateRows(with: other) {
            updateRows(other, factor: Float(alpha)) { $0.addingProduct($2, $1) }
            return self
        }
        return try inPlace { try $0.add(other, alpha: alpha) }
    }

    @discardableResult
    public func subInPlace(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
        if !inPlaceNeedsRecording(other), canUpdateRows(with: other) {
            updateRows(other, factor: -Float(alpha)) { $0.addingProduct($2, $1) }
            return self
        }
        return try inPlace { try $0.sub(other, alpha: alpha) }
    }

    @discardableResult
    public func mulInPlace(_ other: Tensor) throws -> Tensor {
        if !inPlaceNeedsRecording(other), canUpdateRows(with: other) {
            updateRows(other, factor: 1) { left, right, _ in left * right }
            return self
        }
        return try inPlace { try $0.mul(other) }
    }

    @discardableResult
    public func divInPlace(_ other: Tensor) throws -> Tensor { try inPlace { try $0.div(other) } }

    @discardableResult
    public func addInPlace(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
        try inPlace { try $0.add(other, alpha: alpha) }
    }

    @discardableResult
    public func subInPlace(_ other: Scalar, alpha: Scalar = .int(1)) throws -> Tensor {
        try inPlace { try $0.sub(other, alpha: alpha) }
    }

    @discardableResult
    public func mulInPlace(_ other: Scalar) throws -> Tensor { try inPlace { try $0.mul(other) } }

    @discardableResult
    public func divInPlace(_ other: Scalar) throws -> Tensor { try inPlace { try $0.div(other) } }

    private func canUpdateRows(with other: Tensor) -> Bool {
        dtype == .float32 && other.dtype == .float32 && shape == other.shape && isContiguous && other.isContiguous
    }

    @inline(__always)
    private func updateRows(_ other: Tensor, factor: Float, _ update: (Float, Float, Float) -> Float) {
        let (target, source) = (pointer(as: Float.self), other.pointer(as: Float.self))
        for index in 0..<numel { target[index] = update(target[index], source[index], factor) }
        bumpVersion()
    }
}
