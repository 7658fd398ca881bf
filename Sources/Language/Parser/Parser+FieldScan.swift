extension Parser {
    /// Finds the end of a field's expression: the first `=`, `!`, `:` or `}` that is not inside brackets or a string.
    mutating func skipFieldExpression(_ reader: inout FormattedReader) throws(ParseStop) {
        var open: [UInt8] = []
        var quote: UInt8 = 0
        var isTriple = false
        while reader.index < reader.end {
            let byte = bytes[reader.index]
            if byte == UInt8(ascii: "\\") {
                throw refuseString("f-string expression part cannot include a backslash", reader.after)
            }
            if quote != 0 {
                if byte == quote, !isTriple || isRepeated(byte, reader) {
                    if isTriple { reader.index += 2 }
                    quote = 0
                }
                reader.index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                isTriple = isRepeated(byte, reader)
                if isTriple { reader.index += 2 }
                quote = byte
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("):
                if open.count >= Lexer.maximumBrackets {
                    throw refuseString("f-string: too many nested parenthesis", reader.after)
                }
                open.append(byte)
            case UInt8(ascii: "#"):
                throw refuseString("f-string expression part cannot include '#'", reader.after)
            case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"),
                UInt8(ascii: "}"):
                guard open.isEmpty else {
                    if byte == UInt8(ascii: "}") { try close(byte, &open, reader) }
                    break
                }
                if isComparison(byte, &reader) { continue }
                if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") { break }
                return
            case UInt8(ascii: "]"), UInt8(ascii: ")"):
                try close(byte, &open, reader)
            default: break
            }
            reader.index += 1
        }
        if quote != 0 { throw refuseString("f-string: unterminated string", reader.after) }
        if let last = open.last {
            throw refuseString("f-string: unmatched '\(Character(Unicode.Scalar(last)))'", reader.after)
        }
    }

    private func isRepeated(_ byte: UInt8, _ reader: FormattedReader) -> Bool {
        reader.index + 2 < reader.end && bytes[reader.index + 1] == byte && bytes[reader.index + 2] == byte
    }

    /// Steps over `==`, `!=`, `<=`, `>=`, which end no expression.
    private func isComparison(_ byte: UInt8, _ reader: inout FormattedReader) -> Bool {
        guard reader.index + 1 < reader.end, bytes[reader.index + 1] == UInt8(ascii: "=") else { return false }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"):
            reader.index += 2
            return true
        default: return false
        }
    }

    private mutating func close(_ byte: UInt8, _ open: inout [UInt8], _ reader: FormattedReader) throws(ParseStop) {
        guard let opening = open.popLast() else {
            throw refuseString("f-string: unmatched '\(Character(Unicode.Scalar(byte)))'", reader.after)
        }
        let pairs: [UInt8: UInt8] = [
            UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]"),
            UInt8(ascii: "{"): UInt8(ascii: "}"),
        ]
        guard pairs[opening] == byte else {
            let closing = Character(Unicode.Scalar(byte))
            let opened = Character(Unicode.Scalar(opening))
            throw refuseString(
                "f-string: closing parenthesis '\(closing)' does not match opening parenthesis '\(opened)'",
                reader.after)
        }
    }
}
