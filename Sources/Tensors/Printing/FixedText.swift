/// `%.{precision}f` by whole-number arithmetic, for the sizes that are printed all day.
enum FixedText {
    private static let powers: [UInt64] = (0...18).map { exponent in
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    /// The exact value rounded half to even; nil where 64 bits do not hold it and C's routine is asked.
    static func text(_ value: Double, precision: Int) -> String? {
        guard value.isFinite, (0..<powers.count).contains(precision), let scaled = scaled(value, powers[precision])
        else {
            return nil
        }
        var digits = (0 as UInt64, 0 as UInt64, 0 as UInt64)
        return withUnsafeMutableBytes(of: &digits) { buffer in
            // 20 digits at most, filled from the right.
            var place = buffer.count
            var rest = scaled
            var written = 0
            repeat {
                place -= 1
                buffer[place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
                rest /= 10
                written += 1
            } while rest > 0 || written <= precision
            let isNegative = value.sign == .minus
            let length = (isNegative ? 1 : 0) + written + (precision > 0 ? 1 : 0)
            return String(unsafeUninitializedCapacity: length) { output in
                var index = 0
                if isNegative {
                    output[0] = 45
                    index = 1
                }
                for digit in 0..<written {
                    if digit == written - precision {
                        output[index] = 46
                        index += 1
                    }
                    output[index] = buffer[place + digit]
                    index += 1
                }
                return index
            }
        }
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
