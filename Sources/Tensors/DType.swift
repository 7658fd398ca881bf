/// The element type of a tensor.
public enum DType: UInt8, Sendable, CaseIterable {
    case float32, float64, int64, int32, uint8, bool
    case int16, int8, float16, bfloat16, complex64, complex128

    /// Bytes per element.
    public var itemSize: Int {
        switch self {
        case .complex128: 16
        case .float64, .int64, .complex64: 8
        case .float32, .int32: 4
        case .int16, .float16, .bfloat16: 2
        case .uint8, .int8, .bool: 1
        }
    }

    /// Real numbers with a fraction; complex numbers do not count.
    public var isFloatingPoint: Bool {
        switch self {
        case .float32, .float64, .float16, .bfloat16: true
        case .int64, .int32, .int16, .int8, .uint8, .bool, .complex64, .complex128: false
        }
    }

    public var isComplex: Bool {
        switch self {
        case .complex64, .complex128: true
        case .float32, .float64, .float16, .bfloat16, .int64, .int32, .int16, .int8, .uint8, .bool: false
        }
    }

    /// Whole numbers, bools among them.
    public var isIntegral: Bool { !isFloatingPoint && !isComplex }

    /// The word after `torch.`: `float32`, `int64`, …
    public var name: String {
        switch self {
        case .float32: "float32"
        case .float64: "float64"
        case .int64: "int64"
        case .int32: "int32"
        case .int16: "int16"
        case .int8: "int8"
        case .uint8: "uint8"
        case .bool: "bool"
        case .float16: "float16"
        case .bfloat16: "bfloat16"
        case .complex64: "complex64"
        case .complex128: "complex128"
        }
    }

    /// The C++ scalar name that PyTorch puts into some error messages: `Float`, `Long`, …
    public var scalarName: String {
        switch self {
        case .float32: "Float"
        case .float64: "Double"
        case .int64: "Long"
        case .int32: "Int"
        case .int16: "Short"
        case .int8: "Char"
        case .uint8: "Byte"
        case .bool: "Bool"
        case .float16: "Half"
        case .bfloat16: "BFloat16"
        case .complex64: "ComplexFloat"
        case .complex128: "ComplexDouble"
        }
    }

    /// The C++ type that other messages name: `float`, `long int`, …
    public var cppName: String {
        switch self {
        case .float32: "float"
        case .float64: "double"
        case .int64: "long int"
        case .int32: "int"
        case .int16: "short int"
        case .int8: "signed char"
        case .uint8: "unsigned char"
        case .bool: "bool"
        case .float16: "c10::Half"
        case .bfloat16: "c10::BFloat16"
        case .complex64: "c10::complex<float>"
        case .complex128: "c10::complex<double>"
        }
    }
}

extension DType {
    /// Whether a result of this dtype may be written into a tensor of another: not complex into real, not float into
    /// integer, not integer into bool.
    public func canCast(to other: DType) -> Bool {
        if isComplex && !other.isComplex { return false }
        if isFloatingPoint && other.isIntegral { return false }
        return other != .bool || self == .bool
    }

    /// The dtype that operations on this one are computed in; the result is rounded or cut to this one at the end.
    ///
    /// PyTorch computes on half precision so (its "opmath"), and whole numbers that wrap at the end are the same as ones
    /// that wrap at every step. So there are kernels for six dtypes only, and narrow storage for four more.
    public var wide: DType {
        switch self {
        case .float16, .bfloat16: .float32
        case .int16, .int8: .int32
        case .float32, .float64, .int64, .int32, .uint8, .bool, .complex64, .complex128: self
        }
    }

    /// Stored in fewer bits than it is computed in.
    public var isNarrow: Bool { wide != self }

    /// The dtype of the parts of a complex number; itself for the others.
    public var real: DType {
        switch self {
        case .complex64: .float32
        case .complex128: .float64
        case .float32, .float64, .float16, .bfloat16, .int64, .int32, .int16, .int8, .uint8, .bool: self
        }
    }

    /// The values an integer dtype holds; nil for others.
    public var integerLimits: ClosedRange<Int64>? {
        switch self {
        case .float32, .float64, .float16, .bfloat16, .complex64, .complex128: nil
        case .int64: Int64.min...Int64.max
        case .int32: Int64(Int32.min)...Int64(Int32.max)
        case .int16: Int64(Int16.min)...Int64(Int16.max)
        case .int8: Int64(Int8.min)...Int64(Int8.max)
        case .uint8: 0...255
        case .bool: 0...1
        }
    }
}
