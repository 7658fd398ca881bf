extension Lexer {
    /// Lexes a name, a keyword, or a string with a prefix.
    mutating func lexWord() throws(LexicalFailure) {
        let start = position
        var index = start
        var isASCII = true
        if let quote = prefixedQuote() {
            try lexString(from: start, quoteAt: quote)
            return
        }
        while index < end {
            let byte = bytes[index]
            if classes[Int(byte)] & ByteClass.identifierPart == 0 { break }
            if byte >= 0x80 { isASCII = false }
            index += 1
        }
        if !isASCII { try checkIdentifier(start, index) }
        position = index
        add(isASCII ? keyword(start, index - start) : .name, start, index)
    }

    /// The offset of the quote after a string prefix that starts here.
    private func prefixedQuote() -> Int? {
        var index = position
        var sawB = false
        var sawU = false
        var sawR = false
        var sawF = false
        while index < end {
            switch bytes[index] | 0x20 {
            case UInt8(ascii: "b") where !(sawB || sawU || sawF): sawB = true
            case UInt8(ascii: "u") where !(sawB || sawU || sawR || sawF): sawU = true
            case UInt8(ascii: "r") where !(sawR || sawU): sawR = true
            case UInt8(ascii: "f") where !(sawF || sawB || sawU): sawF = true
            default: return nil
            }
            index += 1
            let next = peek(index)
            if next == UInt8(ascii: "\"") || next == UInt8(ascii: "'") { return index }
        }
        return nil
    }

    /// Decodes a word that is not ASCII and throws at the first character that cannot be in an identifier.
    func checkIdentifier(_ start: Int, _ end: Int) throws(LexicalFailure) {
        var index = start
        while index < end {
            let (scalar, length) = decodeScalar(bytes, index, end)
            guard let scalar else { throw fail(.invalidUTF8(bytes[index]), start: index, cursor: index + 1) }
            let isValid =
                index == start
                ? scalar == "_" || scalar.properties.isXIDStart : scalar.properties.isXIDContinue
            if !isValid {
                let reason: LexicalFailure.Reason =
                    scalar.isPrintable ? .invalidCharacter(scalar) : .unprintableCharacter(scalar)
                throw fail(reason, start: index, cursor: index + length)
            }
            index += length
        }
    }

    @inline(__always)
    private func matches(_ start: Int, _ spelling: StaticString) -> Bool {
        let text = spelling.utf8Start
        var index = 0
        while index < spelling.utf8CodeUnitCount {
            if bytes[start + index] != text[index] { return false }
            index += 1
        }
        return true
    }

    /// The keyword of an ASCII word, or `.name`.
    private func keyword(_ start: Int, _ length: Int) -> TokenKind {
        guard length >= 2, length <= 8 else { return .name }
        func test(_ spelling: StaticString, _ kind: TokenKind) -> TokenKind {
            spelling.utf8CodeUnitCount == length && matches(start, spelling) ? kind : .name
        }
        switch bytes[start] {
        case UInt8(ascii: "F"): return test("False", .keywordFalse)
        case UInt8(ascii: "N"): return test("None", .keywordNone)
        case UInt8(ascii: "T"): return test("True", .keywordTrue)
        case UInt8(ascii: "a"):
            switch (length, bytes[start + 1]) {
            case (2, _): return test("as", .keywordAs)
            case (3, _): return test("and", .keywordAnd)
            case (5, UInt8(ascii: "s")): return test("async", .keywordAsync)
            case (5, _): return test("await", .keywordAwait)
            case (6, _): return test("assert", .keywordAssert)
            default: return .name
            }
        case UInt8(ascii: "b"): return test("break", .keywordBreak)
        case UInt8(ascii: "c"): return length == 5 ? test("class", .keywordClass) : test("continue", .keywordContinue)
        case UInt8(ascii: "d"):
            return peek(start + 2) == UInt8(ascii: "f") ? test("def", .keywordDef) : test("del", .keywordDel)
        case UInt8(ascii: "e"):
            guard length >= 4 else { return .name }
            if length == 6 { return test("except", .keywordExcept) }
            return bytes[start + 2] == UInt8(ascii: "i") ? test("elif", .keywordElif) : test("else", .keywordElse)
        case UInt8(ascii: "f"):
            switch length {
            case 3: return test("for", .keywordFor)
            case 4: return test("from", .keywordFrom)
            default: return test("finally", .keywordFinally)
            }
        case UInt8(ascii: "g"): return test("global", .keywordGlobal)
        case UInt8(ascii: "i"):
            guard length == 2 else { return test("import", .keywordImport) }
            switch bytes[start + 1] {
            case UInt8(ascii: "f"): return .keywordIf
            case UInt8(ascii: "n"): return .keywordIn
            case UInt8(ascii: "s"): return .keywordIs
            default: return .name
            }
        case UInt8(ascii: "l"): return test("lambda", .keywordLambda)
        case UInt8(ascii: "n"): return length == 3 ? test("not", .keywordNot) : test("nonlocal", .keywordNonlocal)
        case UInt8(ascii: "o"): return test("or", .keywordOr)
        case UInt8(ascii: "p"): return test("pass", .keywordPass)
        case UInt8(ascii: "r"): return length == 5 ? test("raise", .keywordRaise) : test("return", .keywordReturn)
        case UInt8(ascii: "t"): return test("try", .keywordTry)
        case UInt8(ascii: "w"): return length == 4 ? test("with", .keywordWith) : test("while", .keywordWhile)
        case UInt8(ascii: "y"): return test("yield", .keywordYield)
        default: return .name
        }
    }
}

/// The scalar at an offset and its length in bytes; nil where the bytes are not UTF-8.
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (Unicode.Scalar?, Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    let least: UInt32
    switch first {
    case 0xC2...0xDF: (length, value, least) = (2, UInt32(first & 0x1F), 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, UInt32(first & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(first & 0x07), 0x10000)
    default: return (nil, 1)
    }
    guard index + length <= end else { return (nil, 1) }
    for offset in 1..<length {
        let byte = bytes[index + offset]
        guard byte & 0xC0 == 0x80 else { return (nil, 1) }
        value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
}
