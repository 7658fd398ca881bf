/// A float of 16 bits, which is only stored: every operation is one of `Float`, rounded once.
protocol NarrowFloat: ArithmeticScalar {
    init(_ value: Float)
    var float: Float { get }
}

/// IEEE half precision: 5 bits of exponent, 10 of fraction. (Swift's own `Float16` is missing on Intel Macs.)
struct Half: NarrowFloat {
    private let bits: UInt16

    static func == (left: Half, right: Half) -> Bool { left.float == right.float }

    static var dtype: DType { .float16 }

    /// To the nearest, ties to even.
    init(_ value: Float) {
        let pattern = value.bitPattern
        let sign = UInt16(truncatingIfNeeded: pattern >> 16) & 0x8000
        let magnitude = pattern & 0x7FFF_FFFF
        if magnitude > 0x7F80_0000 {
            bits = sign | 0x7E00
        } else if magnitude >= 0x477F_F000 {
            bits = sign | 0x7C00
        } else if magnitude < 0x3880_0000 {
            // Below 2⁻¹⁴ the steps are all 2⁻²⁴.
            let steps = (value.magnitude * 16_777_216).rounded(.toNearestOrEven)
            bits = sign | UInt16(truncatingIfNeeded: Int32(steps))
        } else {
            let shifted = magnitude - (112 << 23)
            bits = sign | UInt16(truncatingIfNeeded: (shifted + 0xFFF + ((shifted >> 13) & 1)) >> 13)
        }
    }

    var float: Float {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10) & 31
        let fraction = UInt32(bits & 0x3FF)
        if exponent == 31 { return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13) }
        if exponent == 0 { return Float(bitPattern: sign | (Float(fraction) / 16_777_216).bitPattern) }
        return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
}

/// The upper half of a `Float`: the same range with 7 bits of fraction.
struct BFloat16: NarrowFloat {
    private let bits: UInt16

    static func == (left: BFloat16, right: BFloat16) -> Bool { left.float == right.float }

    static var dtype: DType { .bfloat16 }

    /// To the nearest, ties to even.
    init(_ value: Float) {
        let pattern = value.bitPattern
        bits =
            value.isNaN ? 0x7FC0 : UInt16(truncatingIfNeeded: (pattern &+ 0x7FFF &+ ((pattern >> 16) & 1)) >> 16)
    }

    var float: Float { Float(bitPattern: UInt32(bits) << 16) }
}

extension NarrowFloat {
    static var zero: Self { Self(0) }
    static var one: Self { Self(1) }

    /// By way of `Float`, as PyTorch converts.
    init(converting value: Double) { self.init(Float(value)) }
    init(converting value: Int64) { self.init(Float(value)) }
    var asDouble: Double { Double(float) }
    var asInt64: Int64 { float.asInt64 }

    static func adding(_ left: Self, _ right: Self) -> Self { Self(left.float + right.float) }
    static func subtracting(_ left: Self, _ right: Self) -> Self { Self(left.float - right.float) }
    static func multiplying(_ left: Self, _ right: Self) -> Self { Self(left.float * right.float) }
    static func addingProduct(_ addend: Self, _ left: Self, _ right: Self) -> Self {
        Self(addend.float.addingProduct(left.float, right.float))
    }
    static func dividing(_ left: Self, _ right: Self) -> Self { Self(left.float / right.float) }
    /// Rounded after every step, as PyTorch does it.
    static func floorDividing(_ left: Self, _ right: Self) -> Self {
        if right.float == 0 { return dividing(left, right) }
        let rest = fmod(left, right)
        var quotient = dividing(subtracting(left, rest), right)
        if rest.float != 0, (right.float < 0) != (rest.float < 0) { quotient = subtracting(quotient, one) }
        if quotient.float == 0 { return Self((left.float / right.float).sign == .minus ? -0.0 : 0) }
        let rounded = quotient.float.rounded(.down)
        return Self(subtracting(quotient, Self(rounded)).float > 0.5 ? rounded + 1 : rounded)
    }
    static func remainder(_ left: Self, _ right: Self) -> Self { Self(Float.remainder(left.float, right.float)) }
    static func fmod(_ left: Self, _ right: Self) -> Self { Self(Float.fmod(left.float, right.float)) }
    static func truncatedDividing(_ left: Self, _ right: Self) -> Self {
        Self(Float.truncatedDividing(left.float, right.float))
    }
    static func power(_ base: Self, _ exponent: Self) -> Self { Self(Float.power(base.float, exponent.float)) }
    static func negating(_ value: Self) -> Self { Self(-value.float) }
    static func magnitude(_ value: Self) -> Self { Self(value.float.magnitude) }
    static func sign(_ value: Self) -> Self { Self(Float.sign(value.float)) }
    static func isLess(_ left: Self, _ right: Self) -> Bool { left.float < right.float }
    static func isNaN(_ value: Self) -> Bool { value.float.isNaN }
    static var lowest: Self { Self(-.infinity) }
    static var highest: Self { Self(.infinity) }
}
