#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Roots and reciprocals: single operations that the processor rounds correctly.
extension Tensor {
    /// The square root.
    public func sqrt() -> Tensor {
        let result = rooted({ $0.squareRoot() }, { $0.squareRoot() })
        if Tensor.needsRecording(self) {
            result.recorded("SqrtBackward0", from: [self]) { gradient, result in
                [try gradient.div(result.mul(.int(2)))]
            }
        }
        return result
    }

    /// 1 / √x.
    public func rsqrt() -> Tensor {
        // Half precision is rounded between the steps.
        let result =
            dtype.isNarrow && isFloatingPoint
            ? detach().sqrt().reciprocal() : rooted({ 1 / $0.squareRoot() }, { 1 / $0.squareRoot() })
        if Tensor.needsRecording(self) {
            result.recorded("RsqrtBackward0", from: [self]) { gradient, result in
                [try gradient.mul(.float(-0.5)).mul(result.pow(.int(3)))]
            }
        }
        return result
    }

    /// 1 / x.
    public func reciprocal() -> Tensor {
        if dtype.isComplex, let quotient = try? Tensor.scalar(.int(1), dtype: dtype).div(self) { return quotient }
        let result = rooted({ 1 / $0 }, { 1 / $0 })
        if Tensor.needsRecording(self) {
            result.recorded("ReciprocalBackward0", from: [self]) { gradient, result in
                [try gradient.neg().mul(result.mul(result))]
            }
        }
        return result
    }

    @inline(__always)
    private func rooted(_ single: (Float) -> Float, _ double: (Double) -> Double) -> Tensor {
        let input = cast(to: dtype.inFloat).realPart.widened
        let result = Tensor.result(shape: shape, dtype: input.dtype, like: input)
        if input.dtype == .float32 {
            Tensor.map(input, into: result, single)
        } else {
            Tensor.map(input, into: result, double)
        }
        return result.cast(to: dtype.inFloat)
    }
}
