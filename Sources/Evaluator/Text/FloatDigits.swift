#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The decimal digits of a finite double's magnitude: `0.d₁d₂d₃… × 10^point`, without trailing zeros.
struct FloatDigits {
    var digits: [UInt8]
    var point: Int

    /// The fewest digits that read back as the same double.
    static func shortest(_ value: Double) -> FloatDigits {
        parse(value.magnitude.description)
    }

    /// Exactly rounded to `count` significant digits.
    static func significant(_ value: Double, count: Int) -> FloatDigits {
        parse(cFormat("%.*e", precision: max(count, 1) - 1, value.magnitude))
    }

    /// Exactly rounded to `places` digits after the point.
    static func fixed(_ value: Double, places: Int) -> FloatDigits {
        parse(cFormat("%.*f", precision: places, value.magnitude))
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

    private static func cFormat(_ format: String, precision: Int, _ value: Double) -> String {
        withVaList([CInt(clamping: precision), value]) { arguments in
            var buffer = [CChar](repeating: 0, count: precision + 330)
            let length = vsnprintf(&buffer, buffer.count, format, arguments)
            return String(decoding: buffer.prefix(max(Int(length), 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
