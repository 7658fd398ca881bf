/// Runs `body` with the Swift type of a dtype's elements. The compiler makes one copy of a generic function called in
/// `body` for each type, so what looks like an existential costs nothing.
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
    }
}

/// The same for operations on floating point elements; the result is nil for other dtypes.
@inline(__always)
func withFloatType<Result>(
    _ dtype: DType, _ body: (any FloatScalar.Type) throws -> Result
) rethrows -> Result? {
    switch dtype {
    case .float32: try body(Float.self)
    case .float64: try body(Double.self)
    case .int64, .int32, .uint8, .bool: nil
    }
}
