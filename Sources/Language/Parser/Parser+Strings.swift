extension Parser {
    /// Neighbouring string tokens as one expression.
    mutating func parseStrings() throws(ParseStop) -> Expression {
        let start = start
        let first = StringToken(token, bytes)
        if !first.isFormatted, !first.isBytes, nextKind != .string {
            let text = try decode(first.content, isRaw: first.isRaw, after: index + 1)
            advance()
            height = 1
            return Expression(.string(text), range(from: start))
        }
        var count = 0
        while index + count < tokens.count, tokens[index + count].kind == .string { count += 1 }
        let after = index + count
        if first.isBytes { return try parseBytes(after, range(from: start)) }
        var parts = FormattedParts()
        var isFormatted = false
        var highest = 1
        for offset in index..<after {
            let piece = StringToken(tokens[offset], bytes)
            if piece.isBytes { throw refuseString("cannot mix bytes and nonbytes literals", after) }
            if piece.isFormatted {
                isFormatted = true
                height = 1
                var reader = FormattedReader(content: piece.content, isRaw: piece.isRaw, after: after)
                try parseFormatted(&reader, level: 0, into: &parts)
                highest = max(highest, height)
            } else {
                parts.append(try decode(piece.content, isRaw: piece.isRaw, after: after))
            }
        }
        index = after
        let range = range(from: start)
        guard isFormatted else {
            height = 1
            return Expression(.string(parts.text), range)
        }
        try raiseHeight(over: highest)
        return Expression(.formatted(parts.all), range)
    }

    /// Neighbouring bytes literals up to the token `after`.
    private mutating func parseBytes(_ after: Int, _ range: SourceRange) throws(ParseStop) -> Expression {
        var all: [UInt8] = []
        for offset in index..<after {
            let piece = StringToken(tokens[offset], bytes)
            guard piece.isBytes else { throw refuseString("cannot mix bytes and nonbytes literals", after) }
            for place in piece.content where bytes[place] >= 0x80 {
                throw refuse("bytes can only contain ASCII literal characters", tokens[offset].range)
            }
            do throws(EscapeFailure) {
                all += try EscapeDecoder.decodeBytes(bytes, piece.content, isRaw: piece.isRaw)
            } catch {
                throw refuseString(error.message, after)
            }
        }
        index = after
        height = 1
        return Expression(.bytes(all), range)
    }

    /// Decodes a piece of a string; `after` is the token CPython has read by then, where it reports trouble.
    mutating func decode(_ range: Range<Int>, isRaw: Bool, after: Int) throws(ParseStop) -> String {
        do throws(EscapeFailure) {
            return try EscapeDecoder.decode(bytes, range, isRaw: isRaw)
        } catch {
            throw refuseString(error.message, after)
        }
    }

    mutating func refuseString(_ message: String, _ after: Int) -> ParseStop {
        let token = tokens[min(after, tokens.count - 1)]
        return refuse(message, token.range)
    }
}

/// The parts of an f-string so far; text next to text becomes one part.
struct FormattedParts {
    private(set) var parts: [FormattedPart] = []
    private(set) var text = ""

    mutating func append(_ more: String) { text += more }

    mutating func append(_ field: FormattedField) {
        flush()
        parts.append(.field(field))
    }

    private mutating func flush() {
        if !text.isEmpty { parts.append(.literal(text)) }
        text = ""
    }

    var all: [FormattedPart] {
        var copy = self
        copy.flush()
        return copy.parts
    }
}
