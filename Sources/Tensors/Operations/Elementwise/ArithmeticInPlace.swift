import CKernels

/// In-place arithmetic. What a training loop does to its parameters under `no_grad` writes directly; everything else
/// goes through `inPlace`, which records. Any operation has an in-place form: `x.inPlace { try $0.tanh() }`.
extension Tensor {
    @discardableResult
    public func addInPlace(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
        if !inPlaceNeedsRecording(other), canUpdateRows(with: other) {
            addRows(other, factor: Float(alpha))
            return self
        }
        return try inPlace { try $0.add(other, alpha: alpha) }
    }

    @discardableResult
    public func subInPlace(_ other: Tensor, alpha: Scalar = .int(1)) throws -> Tensor {
        if !inPlaceNeedsRecording(other), canUpdateRows(with: other) {
            addRows(other, factor: -Float(alpha))
            return self
        }
        return try inPlace { try $0.sub(other, alpha: alpha) }
    }

    @discardableResult
    public func mulInPlace(_ other: Tensor) throws -> Tensor {
        if !inPlaceNeedsRecording(other), canUpdateRows(with: other) {
            let (target, source) = (pointer(as: Float.self), other.pointer(as: Float.self))
            for index in 0..<numel { target[index] *= source[index] }
            bumpVersion()
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

    private func addRows(_ other: Tensor, factor: Float) {
        let target = pointer(as: Float.self)
        ck_add_scaled_f32(numel, target, factor, other.pointer(as: Float.self), target)
        bumpVersion()
    }
}
