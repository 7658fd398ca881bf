/// Runs `body` with the Swift type of a dtype's elements. The compiler makes one copy of a generic function called in
/// `body` for each of the first six types, so what looks like an existential costs nothing; the other dtypes share one
/// copy that finds its arithmetic at run time, which is slow, but never in the way (see `DType.wide`).
@inline(__always)
func withScalarType<Result>(
    _ dtype: DType, _ body: (any TensorScalar.Type) throws -> Result
) rethrows -> Result {
    switch dtype {
    case .float32: try body(Float.self)
    case .float64: try body(Double.self)
    case .int64: try body(Int64.self)
    case .int32: try body(Int32.self)
    case .uint8: try body(UInt8.self)
    case .bool: try body(Bool.self)
    case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: try body(rareType(dtype))
    }
}

/// The same for operations that need arithmetic of the elements.
@inline(__always)
func withArithmeticType<Result>(
    _ dtype: DType, _ body: (any ArithmeticScalar.Type) throws -> Result
) rethrows -> Result {
    switch dtype {
    case .float32: try body(Float.self)
    case .float64: try body(Double.self)
    case .int64: try body(Int64.self)
    case .int32: try body(Int32.self)
    case .uint8: try body(UInt8.self)
    case .bool: try body(Bool.self)
    case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: try body(rareType(dtype))
    }
}

/// Out of line, so that the compiler cannot see which types there are and copy every kernel for them.
@inline(never)
@_optimize(none)
private func rareType(_ dtype: DType) -> any ArithmeticScalar.Type {
    switch dtype {
    case .int16: Int16.self
    case .int8: Int8.self
    case .float16: Half.self
    case .bfloat16: BFloat16.self
    case .complex64: Complex<Float>.self
    case .complex128: Complex<Double>.self
    case .float32: Float.self
    case .float64: Double.self
    case .int64: Int64.self
    case .int32: Int32.self
    case .uint8: UInt8.self
    case .bool: Bool.self
    }
}
