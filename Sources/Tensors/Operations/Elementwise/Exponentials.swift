import CKernels

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

private enum ExpKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { exp(value) }
}

private enum Exp2Kernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { exp2(value) }
}

private enum Expm1Kernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { expm1(value) }
}

private enum LogKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { log(value) }
}

private enum Log2Kernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { log2(value) }
}

private enum Log10Kernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { log10(value) }
}

private enum Log1pKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { log1p(value) }
}

extension Tensor {
    /// eˣ.
    public func exp() -> Tensor {
        let result: Tensor
        if isPlainFloat {
            result = Tensor(uninitialized: shape, dtype: .float32)
            ck_exp_f32(numel, pointer(as: Float.self), result.pointer(as: Float.self))
        } else {
            result = Tensor.transform(ExpKernel.self, self)
        }
        if Tensor.needsRecording(self) {
            result.recorded("ExpBackward0", from: [self]) { gradient, result in
                [try gradient.mul(result)]
            }
        }
        return result
    }

    /// 2ˣ.
    public func exp2() -> Tensor {
        let result = Tensor.transform(Exp2Kernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("Exp2Backward0", from: [self]) { gradient, result in
                [try gradient.mul(result).mul(.float(0.6931471805599453))]
            }
        }
        return result
    }

    /// eˣ − 1, exact near 0.
    public func expm1() -> Tensor {
        let result = Tensor.transform(Expm1Kernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("Expm1Backward0", from: [self]) { gradient, result in
                [try gradient.mul(result.add(.int(1)))]
            }
        }
        return result
    }

    /// The natural logarithm.
    public func log() -> Tensor {
        let result = Tensor.transform(LogKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("LogBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.div(self)]
            }
        }
        return result
    }

    /// The logarithm to base 2.
    public func log2() -> Tensor {
        let result = Tensor.transform(Log2Kernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("Log2Backward0", from: [self], saving: [self]) { gradient in
                [try gradient.div(self.mul(.float(0.6931471805599453)))]
            }
        }
        return result
    }

    /// The logarithm to base 10.
    public func log10() -> Tensor {
        let result = Tensor.transform(Log10Kernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("Log10Backward0", from: [self], saving: [self]) { gradient in
                [try gradient.div(self.mul(.float(2.3025850929940456)))]
            }
        }
        return result
    }

    /// log(1 + x), exact near 0.
    public func log1p() -> Tensor {
        let result = Tensor.transform(Log1pKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("Log1PBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.div(self.add(.int(1)))]
            }
        }
        return result
    }
}
