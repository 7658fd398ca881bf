/// Where the reading of an f-string stands.
struct FormattedReader {
    let content: Range<Int>
    let isRaw: Bool
    /// The token after the string, where CPython reports what is wrong in it.
    let after: Int
    var index: Int

    init(content: Range<Int>, isRaw: Bool, after: Int) {
        self.content = content
        self.isRaw = isRaw
        self.after = after
        index = content.lowerBound
    }

    var end: Int { content.upperBound }
}

extension Parser {
    /// Reads text and fields up to the end of the string (level 0) or the `}` of a format specification.
    mutating func parseFormatted(
        _ reader: inout FormattedReader, level: Int, into parts: inout FormattedParts
    ) throws(ParseStop) {
        var highest = height
        while true {
            try readLiteral(&reader, level: level, into: &parts)
            guard reader.index < reader.end, bytes[reader.index] == UInt8(ascii: "{") else { break }
            let field = try parseField(&reader, level: level, into: &parts)
            highest = max(highest, height)
            parts.append(field)
        }
        height = highest
        if level == 0, reader.index < reader.end {
            throw refuseString("f-string: unexpected end of string", reader.after)
        }
    }

    /// Reads up to the next brace that means something.
    private mutating func readLiteral(
        _ reader: inout FormattedReader, level: Int, into parts: inout FormattedParts
    ) throws(ParseStop) {
        var start = reader.index
        while reader.index < reader.end {
            let byte = bytes[reader.index]
            if byte == UInt8(ascii: "\\"), !reader.isRaw {
                skipEscape(&reader)
                continue
            }
            guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
                reader.index += 1
                continue
            }
            guard level == 0 else { break }
            if reader.index + 1 < reader.end, bytes[reader.index + 1] == byte {
                // A doubled brace is the brace itself.
                parts.append(try decode(start..<reader.index + 1, isRaw: reader.isRaw, after: reader.after))
                reader.index += 2
                start = reader.index
                continue
            }
            if byte == UInt8(ascii: "}") {
                throw refuseString("f-string: single '}' is not allowed", reader.after)
            }
            break
        }
        if start < reader.index {
            parts.append(try decode(start..<reader.index, isRaw: reader.isRaw, after: reader.after))
        }
    }

    /// Steps over a backslash; over what follows too, unless that is a brace. `\N{…}` is one escape.
    private func skipEscape(_ reader: inout FormattedReader) {
        reader.index += 1
        guard reader.index < reader.end else { return }
        switch bytes[reader.index] {
        case UInt8(ascii: "N"):
            reader.index += 1
            guard reader.index < reader.end, bytes[reader.index] == UInt8(ascii: "{") else { return }
            while reader.index < reader.end {
                reader.index += 1
                if bytes[reader.index - 1] == UInt8(ascii: "}") { return }
            }
        case UInt8(ascii: "{"), UInt8(ascii: "}"): return
        default: reader.index += 1
        }
    }

    /// Reads `{value=!conversion:format}`.
    private mutating func parseField(
        _ reader: inout FormattedReader, level: Int, into parts: inout FormattedParts
    ) throws(ParseStop) -> FormattedField {
        if level >= 2 { throw refuseString("f-string: expressions nested too deeply", reader.after) }
        let open = reader.index
        reader.index += 1
        let start = reader.index
        try skipFieldExpression(&reader)
        let end = reader.index
        guard reader.index < reader.end else { throw refuseString("f-string: expecting '}'", reader.after) }
        let value = try parseFieldExpression(SourceRange(start, end), reader)
        var highest = height
        var isSelfDocumenting = false
        if bytes[reader.index] == UInt8(ascii: "=") {
            isSelfDocumenting = true
            reader.index += 1
            while reader.index < reader.end, isSpace(bytes[reader.index]) { reader.index += 1 }
            guard reader.index < reader.end else { throw refuseString("f-string: expecting '}'", reader.after) }
            parts.append(try decode(start..<reader.index, isRaw: true, after: reader.after))
        }
        var conversion: FormattedField.Conversion?
        if bytes[reader.index] == UInt8(ascii: "!") { conversion = try readConversion(&reader) }
        var format: [FormattedPart]?
        guard reader.index < reader.end else { throw refuseString("f-string: expecting '}'", reader.after) }
        if bytes[reader.index] == UInt8(ascii: ":") {
            reader.index += 1
            var inner = FormattedParts()
            height = 1
            try parseFormatted(&reader, level: level + 1, into: &inner)
            highest = max(highest, height)
            format = inner.all
        }
        guard reader.index < reader.end, bytes[reader.index] == UInt8(ascii: "}") else {
            throw refuseString("f-string: expecting '}'", reader.after)
        }
        reader.index += 1
        if isSelfDocumenting, conversion == nil, format == nil { conversion = .repr }
        try raiseHeight(over: highest)
        return FormattedField(
            value: value, conversion: conversion, format: format, range: SourceRange(open, reader.index))
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    private mutating func readConversion(
        _ reader: inout FormattedReader
    ) throws(ParseStop) -> FormattedField.Conversion {
        reader.index += 1
        guard reader.index < reader.end else { throw refuseString("f-string: expecting '}'", reader.after) }
        let (scalar, length) = decodeScalar(bytes, reader.index, reader.end)
        reader.index += length
        let letter = scalar.map { String(Character($0)) } ?? "\u{FFFD}"
        guard let conversion = FormattedField.Conversion(rawValue: letter) else {
            throw refuseString(
                "f-string: invalid conversion character: expected 's', 'r', or 'a'", reader.after)
        }
        return conversion
    }

    /// Parses the bytes of a field's expression where they stand, so that ranges point into the source.
    private mutating func parseFieldExpression(
        _ range: SourceRange, _ reader: FormattedReader
    ) throws(ParseStop) -> Expression {
        let isBlank = (Int(range.start)..<Int(range.end)).allSatisfy { isSpace(bytes[$0]) }
        if isBlank {
            let next = bytes[Int(range.end)]
            if next == UInt8(ascii: "}") {
                throw refuseString("f-string: empty expression not allowed", reader.after)
            }
            let letter = Character(Unicode.Scalar(next))
            throw refuseString("f-string: expression required before '\(letter)'", reader.after)
        }
        let lexed = Lexer.lexFragment(source, range)
        try enter(30)
        let outcome = lexed.tokens.withUnsafeBufferPointer { buffer -> (Result<Expression, ParseStop>, Parser) in
            var parser = Parser(source: source, bytes: bytes, tokens: buffer)
            parser.depth = depth
            parser.sawYield = sawYield
            parser.isInFunction = isInFunction
            do throws(ParseStop) {
                return (.success(try parser.parseFragment()), parser)
            } catch {
                return (.failure(error), parser)
            }
        }
        leave(30)
        sawYield = outcome.1.sawYield
        if outcome.1.needsScopeCheck { needsScopeCheck = true }
        if awaitRange == nil {
            awaitRange = outcome.1.awaitRange
            isAwaitInFunction = outcome.1.isAwaitInFunction
        }
        switch outcome.0 {
        case .success(let value):
            height = outcome.1.height
            return value
        case .failure(.refused):
            refusal = refusal ?? outcome.1.refusal
            throw .refused
        case .failure(.unexpected):
            refusal = explainField(range, lexed)
            throw .refused
        }
    }

    /// Says what is wrong in a field, which CPython reads as a text of its own, in parentheses.
    private func explainField(_ range: SourceRange, _ lexed: LexedSource) -> Diagnostic {
        var wrapped = lexed
        wrapped.tokens.insert(Token(kind: .leftParen, start: range.start - 1, end: range.start), at: 0)
        if let last = wrapped.tokens.popLast() {
            if last.kind == .failure {
                wrapped.tokens.append(last)
            } else {
                wrapped.tokens.append(Token(kind: .rightParen, start: range.end, end: range.end + 1))
                wrapped.tokens.append(Token(kind: .newline, start: range.end + 1, end: range.end + 1))
                wrapped.tokens.append(Token(kind: .endMarker, start: range.end + 1, end: range.end + 1))
            }
        }
        return wrapped.tokens.withUnsafeBufferPointer { buffer in
            var explanation = Explanation(source: source, bytes: bytes, tokens: buffer, lexed: wrapped)
            explanation.field = range
            return explanation.diagnose(stoppedAt: 0, statement: 0)
        }
    }

    /// The expression of an f-string field, up to the end of its tokens.
    private mutating func parseFragment() throws(ParseStop) -> Expression {
        let value: Expression
        if kind == .keywordYield {
            value = try parseYield()
        } else if kind == .name, nextKind == .walrus {
            value = try parseWalrus()
        } else {
            value = try parseStarExpressions()
            if case .starred = value.kind { throw .unexpected }
        }
        try expect(.endMarker)
        return value
    }
}
