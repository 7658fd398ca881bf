/// The shortest decimal digits that read back as the same number.
struct ShortestDigits {
    let isNegative: Bool
    /// ASCII digits without leading or trailing zeros; one zero for zero.
    let digits: [UInt8]
    /// The exponent of the first digit: 0 for 1.5.
    let exponent: Int

    /// `value` must be finite.
    init(_ value: Double) { self.init(description: value.description) }
    /// `value` must be finite.
    init(_ value: Float) { self.init(description: value.description) }

    /// Of a number in half precision: as many digits as tell it from its neighbours.
    init(half value: Double) {
        for precision in 0..<4 {
            let text = CFormat.exponent(value, precision: precision)
            if let back = Double(text), Half(converting: back).asDouble == value {
                self.init(description: text)
                return
            }
        }
        self.init(description: CFormat.exponent(value, precision: 4))
    }

    /// Swift's own description has these digits, in `123.4` or `1.234e+20` form.
    private init(description: String) {
        var digits: [UInt8] = []
        var pointAt: Int?
        var written = 0
        var isNegative = false
        var isExponentNegative = false
        var power = 0
        var inExponent = false
        for byte in description.utf8 {
            switch byte {
            case UInt8(ascii: "-"):
                if inExponent { isExponentNegative = true } else { isNegative = true }
            case UInt8(ascii: "."): pointAt = digits.count
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                inExponent = true
                written = digits.count
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if inExponent {
                    power = power * 10 + Int(byte - UInt8(ascii: "0"))
                } else {
                    digits.append(byte)
                }
            default: break
            }
        }
        if !inExponent { written = digits.count }
        var exponent = (pointAt ?? written) - 1 + (isExponentNegative ? -power : power)
        let zero = UInt8(ascii: "0")
        let leading = digits.prefix { $0 == zero }.count
        digits.removeFirst(leading)
        exponent -= leading
        while digits.last == zero { digits.removeLast() }
        if digits.isEmpty {
            digits = [zero]
            exponent = 0
        }
        self.isNegative = isNegative
        self.digits = digits
        self.exponent = exponent
    }

    /// Digits before and after the point when written without an exponent: `("12", "5")`, `("0", "")`.
    var positional: (whole: String, fraction: String) {
        let text = String(decoding: digits, as: UTF8.self)
        if exponent < 0 {
            if digits == [UInt8(ascii: "0")] { return ("0", "") }
            return ("0", String(repeating: "0", count: -exponent - 1) + text)
        }
        if digits.count <= exponent + 1 {
            if digits == [UInt8(ascii: "0")] { return ("0", "") }
            return (text + String(repeating: "0", count: exponent + 1 - digits.count), "")
        }
        return (String(text.prefix(exponent + 1)), String(text.dropFirst(exponent + 1)))
    }
}

extension ShortestDigits {
    /// As Python writes the number: with an exponent below 1e-4 and from 1e16 up.
    var pythonText: String { exponent < -4 || exponent >= 16 ? exponential : decimal }

    /// `1.5`, `3.0`.
    var decimal: String {
        let (whole, fraction) = positional
        return (isNegative ? "-" : "") + whole + "." + (fraction.isEmpty ? "0" : fraction)
    }

    /// `1.5e-07`, `1e+16`.
    var exponential: String {
        let text = String(decoding: digits, as: UTF8.self)
        let fraction = text.count > 1 ? "." + text.dropFirst() : ""
        let power = exponent.magnitude
        let mark = (exponent < 0 ? "e-" : "e+") + (power < 10 ? "0" : "")
        return (isNegative ? "-" : "") + text.prefix(1) + fraction + mark + String(power)
    }
}

extension Double {
    /// `repr(x)` and `str(x)` in Python: `0.1`, `1e-05`, `1e+16`, `inf`, `nan`.
    public var pythonText: String {
        if isNaN { return "nan" }
        if isInfinite { return self < 0 ? "-inf" : "inf" }
        return ShortestDigits(self).pythonText
    }
}

extension Scalar {
    /// `repr` of the Python number: `True`, `3`, `0.5`.
    public var pythonText: String {
        switch self {
        case .bool(let value): value ? "True" : "False"
        case .int(let value): String(value)
        case .float(let value): value.pythonText
        case .complex(let real, let imaginary): ComplexText.python(real, imaginary)
        }
    }
}
