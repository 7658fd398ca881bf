/// The arithmetic behind `round`, `sum`, `pow` and their kin.
enum Numbers {
    static func absolute(_ value: Value) throws -> Value {
        switch value {
        case .int(let number):
            if number == .min { throw Raised.overflow() }
            return .int(number < 0 ? -number : number)
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .float(let number): return .float(number.magnitude)
        case .unbound, .none, .str, .list, .tuple, .dict, .tensor, .object:
            return try Operators.unary(.absolute, value)
        }
    }

    static func text(_ value: Int, radix: Int, prefix: String) -> String {
        (value < 0 ? "-" : "") + prefix + String(value.magnitude, radix: radix)
    }

    /// `round(value, digits)`
    static func round(_ value: Value, digits: Value) throws -> Value {
        switch value {
        case .int, .bool:
            guard let number = try value.asIndex() else { return value }
            if digits.isNone { return .int(number) }
            return .int(try round(number, digits: try places(digits)))
        case .float(let number):
            if digits.isNone { return .int(try integer(number.rounded(.toNearestOrEven))) }
            return .float(round(number, digits: try places(digits)))
        case .unbound, .none, .str, .list, .tuple, .dict, .tensor, .object: break
        }
        if case .tensor = value, let method = try value.optionalAttribute("round") {
            return try Calls.call(method, [])
        }
        guard let method = try value.optionalAttribute(.round) else {
            throw Raised(.typeError, "type \(value.typeName) doesn't define __round__ method")
        }
        return try Calls.call(method, digits.isNone ? [] : [digits])
    }

    private static func places(_ value: Value) throws -> Int {
        if let places = try value.asIndex() { return places }
        throw Raised(.typeError, "'\(value.typeName)' object cannot be interpreted as an integer")
    }

    private static func round(_ value: Int, digits: Int) throws -> Int {
        if digits >= 0 { return value }
        if digits < -18 { return 0 }
        var unit = 1
        for _ in 0..<(-digits) { unit *= 10 }
        // CPython: halves go to the even multiple.
        let remainder = ((value % unit) + unit) % unit
        let (down, underflows) = value.subtractingReportingOverflow(remainder)
        if underflows { throw Raised.overflow() }
        let isOdd = (down / unit) % 2 != 0
        guard remainder > unit - remainder || (remainder == unit - remainder && isOdd) else { return down }
        let (up, overflows) = down.addingReportingOverflow(unit)
        if overflows { throw Raised.overflow() }
        return up
    }

    /// The decimal text of the exact value, rounded to even, read back: what CPython does.
    static func round(_ value: Double, digits: Int) -> Double {
        if !value.isFinite || value == 0 || digits > 323 { return value }
        if digits < -308 { return value.sign == .minus ? -0.0 : 0.0 }
        if digits >= 0 { return Double(FloatText.text(value, .fixed, precision: digits)) ?? value }
        // Left of the point: exact enough, because the quotient's digits are the value's own.
        var number = FloatDigits.fixed(value, places: 0)
        let integral = number.point
        let kept = integral + digits
        let sign = value.sign == .minus ? "-" : ""
        if kept < 0 { return value.sign == .minus ? -0.0 : 0.0 }
        let isExact = value.rounded(.towardZero) == value
        number = FloatDigits.fixed(value.rounded(.towardZero), places: 0)
        var padded = number.digits + Array(repeating: 48, count: max(0, integral - number.digits.count))
        let tail = padded[kept...]
        let isAboveHalf =
            (tail.first ?? 48) > 53
            || ((tail.first ?? 48) == 53 && (tail.dropFirst().contains { $0 != 48 } || !isExact))
        let isHalf = (tail.first ?? 48) == 53 && !isAboveHalf
        padded.replaceSubrange(kept..., with: Array(repeating: 48, count: padded.count - kept))
        let lastIsOdd = kept > 0 && (padded[kept - 1] - 48) % 2 == 1
        let base = Double(sign + String(decoding: padded.isEmpty ? [48] : padded, as: UTF8.self)) ?? value
        guard isAboveHalf || (isHalf && lastIsOdd) else { return base }
        var carry = kept - 1
        while carry >= 0, padded[carry] == 57 {
            padded[carry] = 48
            carry -= 1
        }
        if carry >= 0 { padded[carry] += 1 } else { padded.insert(49, at: 0) }
        return Double(sign + String(decoding: padded, as: UTF8.self)) ?? value
    }

    /// A whole double as an int.
    static func integer(_ value: Double) throws -> Int {
        if value.isNaN { throw Raised(.valueError, "cannot convert float NaN to integer") }
        if value.isInfinite { throw Raised(.overflowError, "cannot convert float infinity to integer") }
        guard let result = Int(exactly: value.rounded(.towardZero)) else { throw Raised.overflow() }
        return result
    }

    static func divideWithRemainder(_ left: Value, _ right: Value) throws -> Value {
        switch (left, right) {
        case (.int, .int), (.int, .float), (.float, .int), (.float, .float), (.bool, .int), (.int, .bool):
            do {
                return .tuple([
                    try Operators.binary(.floorDivide, left, right), try Operators.binary(.modulo, left, right),
                ])
            } catch let raised as Raised where raised.isKind(.zeroDivisionError) {
                if case .float = left { throw Raised(.zeroDivisionError, "float divmod()") }
                if case .float = right { throw Raised(.zeroDivisionError, "float divmod()") }
                throw Raised(.zeroDivisionError, "integer division or modulo by zero")
            }
        default:
            do {
                return .tuple([
                    try Operators.binary(.floorDivide, left, right), try Operators.binary(.modulo, left, right),
                ])
            } catch let raised as Raised where raised.isKind(.typeError) {
                throw Raised(
                    .typeError,
                    "unsupported operand type(s) for divmod(): '\(left.typeName)' and '\(right.typeName)'")
            }
        }
    }

    static func modularPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws -> Value {
        guard let base = base.smallNumber, var exponent = exponent.smallNumber, let modulus = modulus.smallNumber
        else {
            throw Raised(
                .typeError, "pow() 3rd argument not allowed unless all arguments are integers")
        }
        if modulus == 0 { throw Raised(.valueError, "pow() 3rd argument cannot be 0") }
        let size = modulus.magnitude
        func reduce(_ value: Int) -> UInt {
            let remainder = value.magnitude % size
            return value < 0 && remainder != 0 ? size - remainder : remainder
        }
        func multiply(_ a: UInt, _ b: UInt) -> UInt {
            let product = a.multipliedFullWidth(by: b)
            return size.dividingFullWidth((product.high % size, product.low)).remainder
        }
        var square = reduce(base)
        if exponent < 0 {
            guard let inverse = inverse(of: square, modulo: size) else {
                throw Raised(.valueError, "base is not invertible for the given modulus")
            }
            square = inverse
            exponent = -exponent
        }
        var result = 1 % size
        while exponent > 0 {
            if exponent & 1 == 1 { result = multiply(result, square) }
            square = multiply(square, square)
            exponent >>= 1
        }
        guard let signed = Int(exactly: result) else { throw Raised.overflow() }
        return .int(modulus < 0 && signed != 0 ? signed + modulus : signed)
    }

    private static func inverse(of value: UInt, modulo size: UInt) -> UInt? {
        var (a, b) = (Int128(value), Int128(size))
        var (x, y): (Int128, Int128) = (1, 0)
        while b != 0 {
            let quotient = a / b
            (a, b) = (b, a - quotient * b)
            (x, y) = (y, x - quotient * y)
        }
        guard a == 1 else { return nil }
        let reduced = x % Int128(size)
        return UInt(reduced < 0 ? reduced + Int128(size) : reduced)
    }

    /// `sum(iterable, start)`: whole numbers exactly, floats one after the other.
    static func sum(_ iterable: Value, from start: Value) throws -> Value {
        if case .str = start { throw Raised(.typeError, "sum() can't sum strings [use ''.join(seq) instead]") }
        var total = start
        try iterable.forEach { item in
            switch (total, item) {
            case (.int(let a), .int(let b)):
                let (sum, overflows) = a.addingReportingOverflow(b)
                if overflows { throw Raised.overflow() }
                total = .int(sum)
            case (.float(let a), .float(let b)): total = .float(a + b)
            case (.float(let a), .int(let b)): total = .float(a + Double(b))
            default: total = try Operators.binary(.add, total, item)
            }
        }
        return total
    }
}
