#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

private enum SinKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { sin(value) }
}

private enum CosKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { cos(value) }
}

private enum TanKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { tan(value) }
}

private enum AsinKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { asin(value) }
}

private enum AcosKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { acos(value) }
}

private enum AtanKernel: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { atan(value) }
}

extension Tensor {
    /// The sine.
    public func sin() -> Tensor {
        let result = Tensor.transform(SinKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("SinBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.cos())]
            }
        }
        return result
    }

    /// The cosine.
    public func cos() -> Tensor {
        let result = Tensor.transform(CosKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("CosBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.sin().neg())]
            }
        }
        return result
    }

    /// The tangent.
    public func tan() -> Tensor {
        let result = Tensor.transform(TanKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("TanBackward0", from: [self]) { gradient, result in
                [try gradient.mul(result.square().add(.int(1)))]
            }
        }
        return result
    }

    /// The inverse sine.
    public func asin() -> Tensor {
        let result = Tensor.transform(AsinKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("AsinBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.square().rsub(.int(1)).rsqrt())]
            }
        }
        return result
    }

    /// The inverse cosine.
    public func acos() -> Tensor {
        let result = Tensor.transform(AcosKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("AcosBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.square().rsub(.int(1)).rsqrt().neg())]
            }
        }
        return result
    }

    /// The inverse tangent.
    public func atan() -> Tensor {
        let result = Tensor.transform(AtanKernel.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("AtanBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.div(self.square().add(.int(1)))]
            }
        }
        return result
    }
}
