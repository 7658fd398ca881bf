import Tensors

/// The decimal digits of a finite double's magnitude: `0.d₁d₂d₃… × 10^point`, without trailing zeros.
struct FloatDigits {
    var digits: [UInt8]
    var point: Int

    /// The fewest digits that read back as the same double.
    static func shortest(_ value: Double) -> FloatDigits {
        parse(value.magnitude.pythonText)
    }

    /// Exactly rounded to `count` significant digits.
    static func significant(_ value: Double, count: Int) -> FloatDigits {
        parse(CFormat.exponent(value.magnitude, precision: max(count, 1) - 1))
    }

    /// Exactly rounded to `places` digits after the point.
    static func fixed(_ value: Double, places: Int) -> FloatDigits {
        parse(CFormat.fixed(value.magnitude, precision: places))
    }

    private static func parse(_ text: String) -> FloatDigits {
        var digits: [UInt8] = []
        var point = 0
        var seenPoint = false
        var exponent = 0
        var bytes = text.utf8.makeIterator()
        scan: while let byte = bytes.next() {
            switch byte {
            case 46: seenPoint = true
            case 101:
                var negative = false
                while let next = bytes.next() {
                    if next == 45 { negative = true } else if next != 43 { exponent = exponent * 10 + Int(next) - 48 }
                }
                if negative { exponent = -exponent }
                break scan
            default:
                if digits.isEmpty, byte == 48 {
                    if seenPoint { point -= 1 }
                } else {
                    digits.append(byte)
                    if !seenPoint { point += 1 }
                }
            }
        }
        while digits.last == 48 { digits.removeLast() }
        if digits.isEmpty { return FloatDigits(digits: [48], point: 1) }
        return FloatDigits(digits: digits, point: point + exponent)
    }
}
