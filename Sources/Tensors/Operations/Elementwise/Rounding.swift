#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

private enum Floor: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { value.rounded(.down) }
}

private enum Ceil: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { value.rounded(.up) }
}

private enum Truncate: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { value.rounded(.towardZero) }
}

private enum Round: FloatKernel {
    @inline(__always) static func apply(_ value: Double) -> Double { value.rounded(.toNearestOrEven) }
}

/// Integers are returned as they are.
extension Tensor {
    public func floor() throws -> Tensor { try stepped(Floor.self, "FloorBackward0", "floor_vml_cpu") }

    public func ceil() throws -> Tensor { try stepped(Ceil.self, "CeilBackward0", "ceil_vml_cpu") }

    public func trunc() throws -> Tensor { try stepped(Truncate.self, "TruncBackward0", "trunc_vml_cpu") }

    /// To the nearest integer, halves to the even one; or to so many decimal places.
    public func round(decimals: Int = 0) throws -> Tensor {
        if decimals == 0 || !dtype.isFloatingPoint { return try stepped(Round.self, "RoundBackward0", "round_vml_cpu") }
        let scale = LibM.pow(10.0, Double(Swift.abs(decimals)))
        let input = detach()
        let wide = input.widened
        let scaled = decimals > 0 ? try wide.mul(.float(scale)) : try wide.div(.float(scale))
        let rounded = Tensor.transform(Round.self, scaled)
        let unscaled = decimals > 0 ? try rounded.div(.float(scale)) : try rounded.mul(.float(scale))
        let result = unscaled.cast(to: dtype)
        if Tensor.needsRecording(self) { result.recordStep(of: self, "RoundBackward1") }
        return result
    }

    /// What is behind the decimal point, with the number's sign.
    public func frac() throws -> Tensor {
        let result = try detach().sub(detach().trunc())
        if Tensor.needsRecording(self) { result.recorded("FracBackward0", from: [self]) { gradient in [gradient] } }
        return result
    }

    private func stepped<Kernel: FloatKernel>(
        _ kernel: Kernel.Type, _ name: StaticString, _ loop: String
    ) throws -> Tensor {
        if dtype == .bool { throw TensorError.notImplemented(loop, .bool) }
        if !dtype.isFloatingPoint {
            let copy = Tensor.result(shape: shape, dtype: dtype, like: self)
            copy.write(self)
            return copy
        }
        let result = Tensor.transform(kernel, self)
        if Tensor.needsRecording(self) { result.recordStep(of: self, name) }
        return result
    }
}
