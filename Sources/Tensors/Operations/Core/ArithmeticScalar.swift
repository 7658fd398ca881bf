#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Arithmetic as tensors do it: integers wrap, bools are a lattice, nothing traps.
protocol ArithmeticScalar: TensorScalar {
    static func adding(_ left: Self, _ right: Self) -> Self
    static func subtracting(_ left: Self, _ right: Self) -> Self
    static func multiplying(_ left: Self, _ right: Self) -> Self
    /// `x + alpha * y`, with one rounding for floats.
    static func addingProduct(_ addend: Self, _ left: Self, _ right: Self) -> Self
    /// Division of floats; integers are cast before they come here.
    static func dividing(_ left: Self, _ right: Self) -> Self
    /// Division rounded down; integers must not be divided by zero.
    static func floorDividing(_ left: Self, _ right: Self) -> Self
    /// The rest of that division, with the sign of the divisor.
    static func remainder(_ left: Self, _ right: Self) -> Self
    /// The rest of C's division, with the sign of the dividend.
    static func fmod(_ left: Self, _ right: Self) -> Self
    /// Division rounded towards zero.
    static func truncatedDividing(_ left: Self, _ right: Self) -> Self
    static func power(_ base: Self, _ exponent: Self) -> Self
    static func negating(_ value: Self) -> Self
    static func magnitude(_ value: Self) -> Self
    static func sign(_ value: Self) -> Self
    static func isLess(_ left: Self, _ right: Self) -> Bool
    /// True for a nan.
    static func isNaN(_ value: Self) -> Bool
    static var lowest: Self { get }
    static var highest: Self { get }
}

/// The two floating point types.
protocol FloatScalar: ArithmeticScalar, BinaryFloatingPoint {}

extension Float: FloatScalar {}
extension Double: FloatScalar {}

extension ArithmeticScalar where Self: BinaryFloatingPoint {
    @inline(__always) static func adding(_ left: Self, _ right: Self) -> Self { left + right }
    @inline(__always) static func subtracting(_ left: Self, _ right: Self) -> Self { left - right }
    @inline(__always) static func multiplying(_ left: Self, _ right: Self) -> Self { left * right }
    @inline(__always) static func dividing(_ left: Self, _ right: Self) -> Self { left / right }
    @inline(__always) static func addingProduct(_ addend: Self, _ left: Self, _ right: Self) -> Self {
        addend.addingProduct(left, right)
    }
    @inline(__always) static func fmod(_ left: Self, _ right: Self) -> Self {
        left.truncatingRemainder(dividingBy: right)
    }
    @inline(__always) static func remainder(_ left: Self, _ right: Self) -> Self {
        let rest = left.truncatingRemainder(dividingBy: right)
        return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest
    }
    @inline(__always) static func floorDividing(_ left: Self, _ right: Self) -> Self {
        if right == 0 { return left / right }
        let rest = left.truncatingRemainder(dividingBy: right)
        var quotient = (left - rest) / right
        if rest != 0 && (right < 0) != (rest < 0) { quotient -= 1 }
        if quotient == 0 { return (left / right).sign == .minus ? -0.0 : 0 }
        let rounded = quotient.rounded(.down)
        return quotient - rounded > 0.5 ? rounded + 1 : rounded
    }
    @inline(__always) static func truncatedDividing(_ left: Self, _ right: Self) -> Self {
        (left / right).rounded(.towardZero)
    }
    @inline(__always) static func negating(_ value: Self) -> Self { -value }
    @inline(__always) static func magnitude(_ value: Self) -> Self { abs(value) }
    @inline(__always) static func sign(_ value: Self) -> Self { value > 0 ? 1 : value < 0 ? -1 : 0 }
    @inline(__always) static func isLess(_ left: Self, _ right: Self) -> Bool { left < right }
    @inline(__always) static func isNaN(_ value: Self) -> Bool { value.isNaN }
    static var lowest: Self { -.infinity }
    static var highest: Self { .infinity }
}

extension Float: ArithmeticScalar {
    @inline(__always) static func power(_ base: Float, _ exponent: Float) -> Float {
        Float(pow(Double(base), Double(exponent)))
    }
}

extension Double: ArithmeticScalar {
    @inline(__always) static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
}

extension ArithmeticScalar where Self: FixedWidthInteger {
    @inline(__always) static func adding(_ left: Self, _ right: Self) -> Self { left &+ right }
    @inline(__always) static func subtracting(_ left: Self, _ right: Self) -> Self { left &- right }
    @inline(__always) static func multiplying(_ left: Self, _ right: Self) -> Self { left &* right }
    @inline(__always) static func dividing(_ left: Self, _ right: Self) -> Self { truncatedDividing(left, right) }
    @inline(__always) static func addingProduct(_ addend: Self, _ left: Self, _ right: Self) -> Self {
        addend &+ left &* right
    }
    @inline(__always) static func floorDividing(_ left: Self, _ right: Self) -> Self {
        let (quotient, overflow) = left.dividedReportingOverflow(by: right)
        if overflow { return left }
        return quotient &* right != left && (left < 0) != (right < 0) ? quotient &- 1 : quotient
    }
    @inline(__always) static func remainder(_ left: Self, _ right: Self) -> Self {
        let rest = fmod(left, right)
        return rest != 0 && (rest < 0) != (right < 0) ? rest &+ right : rest
    }
    @inline(__always) static func fmod(_ left: Self, _ right: Self) -> Self {
        let (rest, overflow) = left.remainderReportingOverflow(dividingBy: right)
        return overflow ? 0 : rest
    }
    @inline(__always) static func truncatedDividing(_ left: Self, _ right: Self) -> Self {
        let (quotient, overflow) = left.dividedReportingOverflow(by: right)
        return overflow ? left : quotient
    }
    @inline(__always) static func power(_ base: Self, _ exponent: Self) -> Self {
        if exponent < 0 { return base == 1 ? 1 : base &+ 1 == 0 ? (exponent & 1 == 0 ? 1 : base) : 0 }
        var result: Self = 1
        var factor = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = result &* factor }
            factor = factor &* factor
            rest >>= 1
        }
        return result
    }
    @inline(__always) static func negating(_ value: Self) -> Self { 0 &- value }
    @inline(__always) static func magnitude(_ value: Self) -> Self { value < 0 ? 0 &- value : value }
    @inline(__always) static func sign(_ value: Self) -> Self { value > 0 ? 1 : value == 0 ? 0 : 0 &- 1 }
    @inline(__always) static func isLess(_ left: Self, _ right: Self) -> Bool { left < right }
    @inline(__always) static func isNaN(_ value: Self) -> Bool { false }
    static var lowest: Self { .min }
    static var highest: Self { .max }
}

extension Int64: ArithmeticScalar {}
extension Int32: ArithmeticScalar {}
extension Int16: ArithmeticScalar {}
extension Int8: ArithmeticScalar {}
extension UInt8: ArithmeticScalar {}

extension Bool: ArithmeticScalar {
    static func isLess(_ left: Bool, _ right: Bool) -> Bool { !left && right }
    static func adding(_ left: Bool, _ right: Bool) -> Bool { left || right }
    static func subtracting(_ left: Bool, _ right: Bool) -> Bool { left != right }
    static func multiplying(_ left: Bool, _ right: Bool) -> Bool { left && right }
    static func addingProduct(_ addend: Bool, _ left: Bool, _ right: Bool) -> Bool { addend || (left && right) }
    static func dividing(_ left: Bool, _ right: Bool) -> Bool { left }
    static func floorDividing(_ left: Bool, _ right: Bool) -> Bool { left }
    static func remainder(_ left: Bool, _ right: Bool) -> Bool { false }
    static func fmod(_ left: Bool, _ right: Bool) -> Bool { false }
    static func truncatedDividing(_ left: Bool, _ right: Bool) -> Bool { left }
    static func power(_ base: Bool, _ exponent: Bool) -> Bool { base || !exponent }
    static func negating(_ value: Bool) -> Bool { value }
    static func magnitude(_ value: Bool) -> Bool { value }
    static func sign(_ value: Bool) -> Bool { value }
    static func isNaN(_ value: Bool) -> Bool { false }
    static var lowest: Bool { false }
    static var highest: Bool { true }
}
