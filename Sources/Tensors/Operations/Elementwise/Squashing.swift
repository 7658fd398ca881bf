import CKernels

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

private enum TanhKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { tanh(value) }
}

/// `g · (1 − y²)` with one rounding in the bracket, as PyTorch's loop has it.
private enum TanhGradient: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ gradient: Element, _ result: Element) -> Element {
        Element.multiplying(gradient, Element.addingProduct(.one, Element.negating(result), result))
    }
}

private enum SigmoidGradient: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ gradient: Element, _ result: Element) -> Element {
        Element.multiplying(Element.multiplying(gradient, Element.subtracting(.one, result)), result)
    }
}

private enum Relu: UnaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ value: Element) -> Element {
        Element.isLess(value, .zero) ? .zero : value
    }
}

private enum ReluGradient: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ gradient: Element, _ result: Element) -> Element {
        Element.isLess(.zero, result) || Element.isNaN(result) ? gradient : .zero
    }
}

extension Tensor {
    /// Row-major float32: what the C loops take.
    @inline(__always)
    var isPlainFloat: Bool { dtype == .float32 && isContiguous }
}

/// The functions that keep a hidden state in bounds. Their gradients are computed from their results.
extension Tensor {
    /// The hyperbolic tangent.
    public func tanh() -> Tensor {
        let result: Tensor
        if dtype == .float32, isContiguous {
            result = Tensor(uninitialized: shape, dtype: .float32)
            ck_tanh_f32(numel, pointer(as: Float.self), result.pointer(as: Float.self))
        } else {
            result = Tensor.transform(TanhKernel.self, self)
        }
        if Tensor.needsRecording(self) {
            result.recorded("TanhBackward0", from: [self]) { gradient, result in
                if Tensor.needsRecording(gradient, result) {
                    return [try gradient.mul(result.square().rsub(.int(1)))]
                }
                if gradient.isPlainFloat, result.isPlainFloat {
                    let slope = Tensor(uninitialized: result.shape, dtype: .float32)
                    ck_tanh_gradient_f32(
                        slope.numel, gradient.pointer(as: Float.self), result.pointer(as: Float.self),
                        slope.pointer(as: Float.self))
                    return [slope]
                }
                return [try Tensor.combine(TanhGradient.self, gradient, result)]
            }
        }
        return result
    }

    /// The logistic function 1 / (1 + e⁻ˣ).
    public func sigmoid() -> Tensor {
        let input = cast(to: dtype.inFloat).realPart.widened
        let computed = Tensor.result(shape: shape, dtype: input.dtype, like: input)
        if input.isPlainFloat {
            ck_sigmoid_f32(numel, input.pointer(as: Float.self), computed.pointer(as: Float.self))
        } else if input.dtype == .float32 {
            Tensor.map(input, into: computed) { (value: Float) in 1 / (1 + Float(LibM.exp(-Double(value)))) }
        } else {
            Tensor.map(input, into: computed) { (value: Double) in 1 / (1 + LibM.exp(-value)) }
        }
        let result = computed.cast(to: dtype.inFloat)
        if Tensor.needsRecording(self) {
            result.recorded("SigmoidBackward0", from: [self]) { gradient, result in
                if Tensor.needsRecording(gradient, result) {
                    return [try gradient.mul(result.rsub(.int(1))).mul(result)]
                }
                return [try Tensor.combine(SigmoidGradient.self, gradient, result)]
            }
        }
        return result
    }

    /// max(0, x).
    public func relu() throws -> Tensor {
        if dtype == .bool { throw TensorError.boolRelu }
        let result = Tensor.transform(Relu.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("ReluBackward0", from: [self]) { gradient, result in
                if ThreadState.isGradEnabled {
                    let mask = try result.gt(.int(0))
                    // Also recorded where only `result` has a history, whose slope here is zero.
                    return [
                        try ThreadState.withoutGrad { try gradient.mul(mask) }
                            .recorded("ThresholdBackwardBackward0", from: [gradient, result]) { again in
                                [try again.mul(mask), again.zerosLike()]
                            }
                    ]
                }
                return [try Tensor.combine(ReluGradient.self, gradient, result)]
            }
        }
        return result
    }
}

extension TensorError {
    static let boolRelu = TensorError(.runtimeError, "Boolean inputs not supported for relu")
}
