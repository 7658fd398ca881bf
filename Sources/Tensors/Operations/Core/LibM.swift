#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The C library's functions for use inside `Tensor`, whose methods have the same names.
enum LibM {
    @inline(__always) static func exp(_ value: Double) -> Double { libmExp(value) }
    @inline(__always) static func log(_ value: Double) -> Double { libmLog(value) }
    @inline(__always) static func log1p(_ value: Double) -> Double { libmLog1p(value) }
    @inline(__always) static func pow(_ base: Double, _ exponent: Double) -> Double { libmPow(base, exponent) }
    @inline(__always) static func pow(_ base: Float, _ exponent: Float) -> Float { libmPowf(base, exponent) }
}

@inline(__always) private func libmExp(_ value: Double) -> Double { exp(value) }
@inline(__always) private func libmLog(_ value: Double) -> Double { log(value) }
@inline(__always) private func libmLog1p(_ value: Double) -> Double { log1p(value) }
@inline(__always) private func libmPow(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
@inline(__always) private func libmPowf(_ base: Float, _ exponent: Float) -> Float { powf(base, exponent) }
