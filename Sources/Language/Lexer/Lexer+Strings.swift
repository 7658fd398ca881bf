extension Lexer {
    /// Finds the end of a string; the parser decodes it.
    mutating func lexString(from start: Int, quoteAt: Int) throws(LexicalFailure) {
        let quote = bytes[quoteAt]
        var index = quoteAt + 1
        if peek(index) == quote, index < end {
            if peek(index + 1) == quote, index + 1 < end {
                try lexTripleString(start, quote, index + 2)
            } else {
                position = index + 1
                add(.string, start, position)
            }
            return
        }
        while index < end {
            let byte = bytes[index]
            if byte == quote {
                position = index + 1
                add(.string, start, position)
                return
            }
            if byte == UInt8(ascii: "\\") {
                index = afterLineEnd(index + 1) ?? index + 2
                continue
            }
            if byte == 0x0A || byte == 0x0D { break }
            index += 1
        }
        let line = source.line(at: max(start, min(index, end) - (index >= end && index > start ? 1 : 0)))
        throw fail(.unterminatedString(detectedLine: line), start: start, cursor: start + 1)
    }

    private mutating func lexTripleString(_ start: Int, _ quote: UInt8, _ from: Int) throws(LexicalFailure) {
        var index = from
        while index < end {
            let byte = bytes[index]
            if byte == quote, index + 2 < end, bytes[index + 1] == quote, bytes[index + 2] == quote {
                position = index + 3
                add(.string, start, position)
                return
            }
            index += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        let line = source.line(at: max(start, end - 1))
        throw fail(.unterminatedTripleString(detectedLine: line), start: start, cursor: start + 1)
    }
}
