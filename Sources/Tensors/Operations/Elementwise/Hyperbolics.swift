#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

private enum SinhKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { sinh(value) }
}

private enum CoshKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { cosh(value) }
}

private enum AsinhKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { asinh(value) }
}

private enum AcoshKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { acosh(value) }
}

private enum AtanhKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { atanh(value) }
}

private enum ErfKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { erf(value) }
}

private enum ErfcKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { erfc(value) }
}

extension Tensor {
    /// The hyperbolic sine.
    public func sinh() -> Tensor {
        let result = Tensor.transform(SinhKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("SinhBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.cosh())]
            }
        }
        return result
    }

    /// The hyperbolic cosine.
    public func cosh() -> Tensor {
        let result = Tensor.transform(CoshKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("CoshBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.sinh())]
            }
        }
        return result
    }

    /// The inverse hyperbolic sine.
    public func asinh() -> Tensor {
        let result = Tensor.transform(AsinhKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("AsinhBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.square().add(.int(1)).rsqrt())]
            }
        }
        return result
    }

    /// The inverse hyperbolic cosine.
    public func acosh() -> Tensor {
        let result = Tensor.transform(AcoshKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("AcoshBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.square().sub(.int(1)).rsqrt())]
            }
        }
        return result
    }

    /// The inverse hyperbolic tangent.
    public func atanh() -> Tensor {
        let result = Tensor.transform(AtanhKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("AtanhBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.div(self.square().rsub(.int(1)))]
            }
        }
        return result
    }

    /// The error function.
    public func erf() -> Tensor {
        let result = Tensor.transform(ErfKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("ErfBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.square().neg().exp()).mul(.float(1.1283791670955126))]
            }
        }
        return result
    }

    /// 1 − erf(x).
    public func erfc() -> Tensor {
        let result = Tensor.transform(ErfcKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("ErfcBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.square().neg().exp()).mul(.float(-1.1283791670955126))]
            }
        }
        return result
    }
}
