/// `%.{precision}f` by whole-number arithmetic, for the sizes that are printed all day.
public enum FixedText {
    /// The most bytes that `write` needs.
    public static let room = 24
    private static let largestPrecision = 18

    /// The exact value rounded half to even; nil where 64 bits do not hold it and C's routine is asked.
    static func text(_ value: Double, precision: Int) -> String? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
            guard let start = buffer.baseAddress, let length = write(value, precision: precision, to: start) else {
                return nil
            }
            return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
        }
    }

    /// Writes the text at `target`, which has `room` bytes, and gives its length; nil as above.
    public static func write(_ value: Double, precision: Int, to target: UnsafeMutablePointer<UInt8>) -> Int? {
        guard value.isFinite, precision >= 0, precision <= largestPrecision,
            let scaled = scaled(value, power(precision))
        else { return nil }
        var length = 1
        var limit: UInt64 = 10
        while length < 20, scaled >= limit {
            length += 1
            limit = limit.multipliedReportingOverflow(by: 10).overflow ? UInt64.max : limit * 10
        }
        let digits = max(length, precision + 1)
        let sign = value.sign == .minus ? 1 : 0
        if sign == 1 { target[0] = 45 }
        let total = sign + digits + (precision > 0 ? 1 : 0)
        var place = target + total
        var rest = scaled
        for digit in 0..<digits {
            if digit == precision, precision > 0 {
                place -= 1
                place.pointee = 46
            }
            place -= 1
            place.pointee = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
            rest /= 10
        }
        return total
    }

    private static func power(_ exponent: Int) -> UInt64 {
        var power: UInt64 = 1
        for _ in 0..<exponent { power &*= 10 }
        return power
    }

    /// `|value| · power` rounded half to even.
    private static func scaled(_ value: Double, _ power: UInt64) -> UInt64? {
        let isNormal = value.exponentBitPattern != 0
        let mantissa = value.significandBitPattern | (isNormal ? 1 << 52 : 0)
        let exponent = (isNormal ? Int(value.exponentBitPattern) : 1) - 1075
        if exponent >= 0 {
            guard exponent <= 10 else { return nil }
            let product = (mantissa << UInt64(exponent)).multipliedReportingOverflow(by: power)
            return product.overflow ? nil : product.partialValue
        }
        let shift = -exponent
        // The product has at most 113 bits.
        if shift > 120 { return 0 }
        let product = UInt128(mantissa) * UInt128(power)
        let quotient = product >> UInt128(shift)
        guard quotient < UInt128(UInt64.max) else { return nil }
        let rest = product & ((UInt128(1) << UInt128(shift)) - 1)
        let half = UInt128(1) << UInt128(shift - 1)
        let roundsUp = rest > half || (rest == half && quotient & 1 == 1)
        return UInt64(quotient) + (roundsUp ? 1 : 0)
    }
}
