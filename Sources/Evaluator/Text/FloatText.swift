import Tensors

/// Doubles as Python writes them.
public enum FloatText {
    public enum Style: Sendable {
        /// `repr`
        case shortest
        case exponent
        case fixed
        case general
    }

    /// `repr(value)`
    public static func repr(_ value: Double) -> String {
        value.pythonText
    }

    /// What C writes just as Python does.
    /// Without `.0` where it is whole: `3`, `0.5`.
    static func brief(_ value: Double) -> String {
        let text = repr(value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func plain(
        _ value: Double, _ style: Style, _ precision: Int, _ alternate: Bool, _ uppercase: Bool,
        _ hidesNegativeZero: Bool
    ) -> String? {
        if alternate || uppercase || hidesNegativeZero { return nil }
        switch style {
        case .fixed: return CFormat.fixed(value, precision: precision)
        case .exponent: return CFormat.exponent(value, precision: precision)
        case .shortest, .general: return nil
        }
    }

    /// CPython's `PyOS_double_to_string`: `alternate` keeps the point and a general style's zeros, `addsPointZero` makes
    /// integral values end in `.0`.
    public static func text(
        _ value: Double, _ style: Style, precision: Int, alternate: Bool = false, addsPointZero: Bool = false,
        uppercase: Bool = false, hidesNegativeZero: Bool = false
    ) -> String {
        if value.isNaN { return uppercase ? "NAN" : "nan" }
        let isNegative = value.sign == .minus
        if value.isInfinite { return (isNegative ? "-" : "") + (uppercase ? "INF" : "inf") }
        if let text = plain(value, style, precision, alternate, uppercase, hidesNegativeZero) { return text }
        let precision = style == .general && precision == 0 ? 1 : precision
        let number: FloatDigits
        switch style {
        case .shortest: number = .shortest(value)
        case .exponent: number = .significant(value, count: precision + 1)
        case .fixed: number = .fixed(value, places: precision)
        case .general: number = .significant(value, count: precision)
        }
        var point = number.point
        var end = number.digits.count
        var usesExponent = false
        switch style {
        case .exponent:
            usesExponent = true
            end = precision + 1
        case .fixed: end = point + precision
        case .general:
            usesExponent = point <= -4 || point > precision - (addsPointZero ? 1 : 0)
            if alternate { end = precision }
        case .shortest: usesExponent = point <= -4 || point > 16
        }
        let exponent = point - 1
        if usesExponent { point = 1 }
        let start = point <= 0 ? point - 1 : 0
        end = max(end, !usesExponent && addsPointZero ? point + 1 : point)

        var result: [UInt8] = []
        result.reserveCapacity(end - start + 8)
        let isZero = number.digits == [48]
        if isNegative, !(hidesNegativeZero && isZero) { result.append(45) }
        for position in start..<end {
            if position == point { result.append(46) }
            result.append(position >= 0 && position < number.digits.count ? number.digits[position] : 48)
        }
        if end == point, alternate { result.append(46) }
        if usesExponent {
            result.append(uppercase ? 69 : 101)
            result.append(exponent < 0 ? 45 : 43)
            if exponent.magnitude < 10 { result.append(48) }
            result.append(contentsOf: String(exponent.magnitude).utf8)
        }
        return String(decoding: result, as: UTF8.self)
    }
}
