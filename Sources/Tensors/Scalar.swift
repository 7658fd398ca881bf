/// A Swift type that tensors store.
public protocol TensorScalar: BitwiseCopyable, Equatable, Sendable {
    static var dtype: DType { get }
    static var zero: Self { get }
    static var one: Self { get }
    /// C's conversion from a double: truncation for integers, `!= 0` for bool.
    init(converting value: Double)
    init(converting value: Int64)
    /// From a complex number: its real part, unless this type is complex itself.
    init(converting real: Double, imaginary: Double)
    var asDouble: Double { get }
    /// C's conversion to a 64-bit integer; values out of range saturate instead of trapping.
    var asInt64: Int64 { get }
}

extension TensorScalar {
    public init(converting real: Double, imaginary: Double) { self.init(converting: real) }
}

/// A tensor's number outside a tensor: what `item()` gives and what Python scalars become.
public enum Scalar: Equatable, Sendable {
    case bool(Bool)
    case int(Int64)
    case float(Double)
    case complex(Double, Double)

    /// The real part of a complex number.
    public var asDouble: Double {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .int(let value): Double(value)
        case .float(let value): value
        case .complex(let real, _): real
        }
    }

    public var asInt64: Int64 {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .int(let value): value
        case .float(let value): value.asInt64
        case .complex(let real, _): real.asInt64
        }
    }

    /// The imaginary part, 0 for all but complex numbers.
    public var imaginary: Double {
        if case .complex(_, let imaginary) = self { return imaginary }
        return 0
    }

    /// True for zero of every kind.
    public var isZero: Bool {
        switch self {
        case .bool(let value): !value
        case .int(let value): value == 0
        case .float(let value): value == 0
        case .complex(let real, let imaginary): real == 0 && imaginary == 0
        }
    }
}

extension Float: TensorScalar {
    public static var dtype: DType { .float32 }
    public static var one: Float { 1 }
    @inline(__always) public init(converting value: Double) { self = Float(value) }
    @inline(__always) public init(converting value: Int64) { self = Float(value) }
    @inline(__always) public var asDouble: Double { Double(self) }
    @inline(__always) public var asInt64: Int64 { Double(self).asInt64 }
}

extension Double: TensorScalar {
    public static var dtype: DType { .float64 }
    public static var one: Double { 1 }
    @inline(__always) public init(converting value: Double) { self = value }
    @inline(__always) public init(converting value: Int64) { self = Double(value) }
    @inline(__always) public var asDouble: Double { self }
    /// x86's conversion gives the smallest integer for what does not fit; so does this, on every machine.
    @inline(__always) public var asInt64: Int64 {
        self > -9.3e18 && self < 9.223372036854775e18 ? Int64(self) : Int64.min
    }
}

extension Int64: TensorScalar {
    public static var dtype: DType { .int64 }
    public static var one: Int64 { 1 }
    @inline(__always) public init(converting value: Double) { self = value.asInt64 }
    @inline(__always) public init(converting value: Int64) { self = value }
    @inline(__always) public var asDouble: Double { Double(self) }
    @inline(__always) public var asInt64: Int64 { self }
}

extension Int32: TensorScalar {
    public static var dtype: DType { .int32 }
    public static var one: Int32 { 1 }
    /// As x86's 32-bit conversion: the smallest integer for what does not fit.
    @inline(__always) public init(converting value: Double) {
        self = value > -2_147_483_649 && value < 2_147_483_648 ? Int32(value) : Int32.min
    }
    @inline(__always) public init(converting value: Int64) { self = Int32(truncatingIfNeeded: value) }
    @inline(__always) public var asDouble: Double { Double(self) }
    @inline(__always) public var asInt64: Int64 { Int64(self) }
}

extension Int16: TensorScalar {
    public static var dtype: DType { .int16 }
    public static var one: Int16 { 1 }
    /// C converts by way of 32 bits.
    public init(converting value: Double) { self = Int16(truncatingIfNeeded: Int32(converting: value)) }
    public init(converting value: Int64) { self = Int16(truncatingIfNeeded: value) }
    public var asDouble: Double { Double(self) }
    public var asInt64: Int64 { Int64(self) }
}

extension Int8: TensorScalar {
    public static var dtype: DType { .int8 }
    public static var one: Int8 { 1 }
    public init(converting value: Double) { self = Int8(truncatingIfNeeded: Int32(converting: value)) }
    public init(converting value: Int64) { self = Int8(truncatingIfNeeded: value) }
    public var asDouble: Double { Double(self) }
    public var asInt64: Int64 { Int64(self) }
}

extension UInt8: TensorScalar {
    public static var dtype: DType { .uint8 }
    public static var one: UInt8 { 1 }
    @inline(__always) public init(converting value: Double) { self = UInt8(truncatingIfNeeded: value.asInt64) }
    @inline(__always) public init(converting value: Int64) { self = UInt8(truncatingIfNeeded: value) }
    @inline(__always) public var asDouble: Double { Double(self) }
    @inline(__always) public var asInt64: Int64 { Int64(self) }
}

extension Bool: TensorScalar {
    public static var dtype: DType { .bool }
    public static var zero: Bool { false }
    public static var one: Bool { true }
    @inline(__always) public init(converting value: Double) { self = value != 0 }
    @inline(__always) public init(converting value: Int64) { self = value != 0 }
    @inline(__always) public var asDouble: Double { self ? 1 : 0 }
    @inline(__always) public var asInt64: Int64 { self ? 1 : 0 }
}
