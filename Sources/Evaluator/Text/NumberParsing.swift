/// Texts as numbers, as Python's `int(text)` and `float(text)` read them.
public enum NumberParsing {
    public enum IntegerFailure: Error, Hashable, Sendable {
        case invalid
        case overflow
        /// A base outside 0 and 2...36.
        case base
    }

    /// `int(text, base)`; base 0 reads the prefix.
    public static func integer(_ text: Str, base requestedBase: Int = 10) throws(IntegerFailure) -> Int {
        var base = requestedBase
        if base != 0 && !(2...36).contains(base) { throw .base }
        let digits = asciiDigits(text)
        var position = 0
        var isNegative = false
        if let sign = digits.first, sign == 43 || sign == 45 {
            isNegative = sign == 45
            position = 1
        }
        var underscoreAllowed = false
        var mustBeZero = false
        if position + 1 < digits.count, digits[position] == 48 {
            let prefixBase: Int? =
                switch digits[position + 1] | 32 {
                case 120: 16
                case 111: 8
                case 98: 2
                default: nil
                }
            if let prefixBase, base == 0 || base == prefixBase {
                base = prefixBase
                position += 2
                underscoreAllowed = true
            } else if base == 0 {
                base = 10
                mustBeZero = true
            }
        }
        if base == 0 { base = 10 }
        guard position < digits.count else { throw .invalid }
        var magnitude: UInt = 0
        var overflows = false
        var endedWithDigit = false
        for byte in digits[position...] {
            if byte == 95 {
                if !underscoreAllowed { throw .invalid }
                underscoreAllowed = false
                endedWithDigit = false
                continue
            }
            guard let digit = digitValue(byte), digit < base else { throw .invalid }
            let (scaled, first) = magnitude.multipliedReportingOverflow(by: UInt(base))
            let (sum, second) = scaled.addingReportingOverflow(UInt(digit))
            overflows = overflows || first || second
            magnitude = sum
            underscoreAllowed = true
            endedWithDigit = true
        }
        if !endedWithDigit || (mustBeZero && (magnitude != 0 || overflows)) { throw .invalid }
        if overflows || magnitude > UInt(Int.max) + (isNegative ? 1 : 0) { throw .overflow }
        return isNegative ? Int(truncatingIfNeeded: 0 &- magnitude) : Int(magnitude)
    }

    /// `float(text)`, correctly rounded; nil when it is no number.
    public static func float(_ text: Str) -> Double? {
        var bytes = asciiDigits(text)
        guard let first = bytes.first else { return nil }
        var isNegative = false
        if first == 43 || first == 45 {
            isNegative = first == 45
            bytes.removeFirst()
        }
        guard let head = bytes.first else { return nil }
        if digitValue(head) == nil || head > 57, head != 46 {
            switch String(decoding: bytes.map { $0 | 32 }, as: UTF8.self) {
            case "inf", "infinity": return isNegative ? -.infinity : .infinity
            case "nan": return .nan
            default: return nil
            }
        }
        guard let plain = plainDecimal(bytes), let value = Double(plain) else { return nil }
        return isNegative ? -value : value
    }

    /// Checks `digits[.digits][e[sign]digits]` with underscores between digits, and drops them.
    private static func plainDecimal(_ bytes: [UInt8]) -> String? {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        var digits = 0
        var seenPoint = false
        var seenExponent = false
        func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
        for byte in bytes {
            switch byte {
            case 48...57: digits += 1
            case 95:
                if !isDigit(previous) { return nil }
                previous = byte
                continue
            case 46:
                if seenPoint || seenExponent || previous == 95 { return nil }
                seenPoint = true
            case 101, 69:
                if seenExponent || digits == 0 || previous == 95 { return nil }
                seenExponent = true
                digits = 0
            case 43, 45:
                if previous | 32 != 101 { return nil }
            default: return nil
            }
            if previous == 95, !isDigit(byte) { return nil }
            result.append(byte)
            previous = byte
        }
        return digits > 0 && previous != 95 ? String(decoding: result, as: UTF8.self) : nil
    }

    static func digitValue(_ byte: UInt8) -> Int? {
        switch byte {
        case 48...57: Int(byte) - 48
        case 97...122: Int(byte) - 87
        case 65...90: Int(byte) - 55
        default: nil
        }
    }

    /// The stripped text with every script's decimal digits as ASCII; what is neither becomes `?`.
    private static func asciiDigits(_ text: Str) -> [UInt8] {
        text.stripped().value.unicodeScalars.map { scalar in
            if scalar.value < 128 { return UInt8(scalar.value) }
            return scalar.decimalDigit.map { UInt8(48 + $0) } ?? 63
        }
    }
}
