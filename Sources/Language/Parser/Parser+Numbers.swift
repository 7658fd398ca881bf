extension Parser {
    /// The value of a number token.
    mutating func number(_ token: Token) throws(ParseStop) -> Expression.Kind {
        let start = Int(token.start)
        let end = Int(token.end)
        if bytes[end - 1] | 0x20 == UInt8(ascii: "j"), !isPrefixed(start, UInt8(ascii: "x")) {
            throw refuse("complex numbers are not part of this language", token.range)
        }
        if let radix = radix(start) {
            return .integer(try integer(start + 2, end, radix: radix, token))
        }
        for index in start..<end {
            switch bytes[index] {
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return .float(float(start, end))
            default: break
            }
        }
        return .integer(try integer(start, end, radix: 10, token))
    }

    private func isPrefixed(_ start: Int, _ letter: UInt8) -> Bool {
        bytes[start] == UInt8(ascii: "0") && start + 1 < bytes.count && bytes[start + 1] | 0x20 == letter
    }

    private func radix(_ start: Int) -> UInt64? {
        if isPrefixed(start, UInt8(ascii: "x")) { return 16 }
        if isPrefixed(start, UInt8(ascii: "o")) { return 8 }
        if isPrefixed(start, UInt8(ascii: "b")) { return 2 }
        return nil
    }

    private mutating func integer(_ start: Int, _ end: Int, radix: UInt64, _ token: Token) throws(ParseStop) -> Int64 {
        guard let value = magnitude(start, end, radix: radix), let result = Int64(exactly: value) else {
            throw refuse("integer literal does not fit in 64 bits", token.range, kind: .overflow)
        }
        return result
    }

    private func magnitude(_ start: Int, _ end: Int, radix: UInt64) -> UInt64? {
        var value: UInt64 = 0
        for index in start..<end {
            let digit: UInt64
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = UInt64(bytes[index] - UInt8(ascii: "0"))
            case UInt8(ascii: "_"): continue
            default: digit = UInt64((bytes[index] | 0x20) &- UInt8(ascii: "a") &+ 10)
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: radix)
            let (sum, carry) = product.addingReportingOverflow(digit)
            if overflow || carry { return nil }
            value = sum
        }
        return value
    }

    private func float(_ start: Int, _ end: Int) -> Double {
        var text = ""
        for index in start..<end where bytes[index] != UInt8(ascii: "_") {
            text.unicodeScalars.append(Unicode.Scalar(bytes[index]))
        }
        // `1.` and `1.e5` are Python, but not Swift.
        if let dot = text.firstIndex(of: "."), !(text[text.index(after: dot)...].first?.isNumber ?? false) {
            text.insert("0", at: text.index(after: dot))
        }
        if text.hasPrefix(".") { text = "0" + text }
        return Double(text) ?? .infinity
    }

    /// Consumes `9223372036854775808` after a minus: the one literal that fits only with its sign.
    mutating func acceptLeastInteger() -> Int64? {
        let token = token
        guard token.kind == .number, token.end - token.start >= 18 else { return nil }
        switch nextKind {
        case .doubleStar, .dot, .leftParen, .leftBracket: return nil
        default: break
        }
        let start = Int(token.start)
        let digits = radix(start).map { (start + 2, $0) } ?? (start, 10)
        for index in digits.0..<Int(token.end) where digits.1 == 10 {
            let byte = bytes[index]
            if (byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9")) && byte != UInt8(ascii: "_") { return nil }
        }
        guard magnitude(digits.0, Int(token.end), radix: digits.1) == UInt64(1) << 63 else { return nil }
        advance()
        return Int64.min
    }
}
