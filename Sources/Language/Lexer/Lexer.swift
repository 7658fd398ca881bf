/// A text as tokens: everything up to the end marker, or up to the failure.
struct LexedSource: Sendable {
    var tokens: [Token]
    var failure: LexicalFailure?
    /// The innermost bracket that was open where the lexer failed.
    var openBracket: Int?
}

/// Turns UTF-8 bytes into tokens by CPython's rules for indentation, tabs, brackets and line joining.
struct Lexer {
    let bytes: UnsafeBufferPointer<UInt8>
    let classes: UnsafePointer<UInt8>
    let source: SourceText
    let end: Int
    var position: Int
    var tokens: [Token] = []
    var brackets: [(byte: UInt8, offset: Int32)] = []
    var columns: [Int32] = [0]
    /// The columns with tabs counted as one, to notice indentation that depends on the tab width.
    var narrowColumns: [Int32] = [0]
    /// True for the expression of an f-string field: line ends mean nothing, as inside brackets.
    let isFragment: Bool

    static let maximumBrackets = 200
    static let maximumIndents = 100

    /// The tokens of a whole text.
    static func lex(_ source: SourceText) -> LexedSource {
        run(source, 0, source.bytes.count, isFragment: false)
    }

    /// The tokens of an expression between two offsets, in which line ends mean nothing.
    static func lexFragment(_ source: SourceText, _ range: SourceRange) -> LexedSource {
        run(source, Int(range.start), Int(range.end), isFragment: true)
    }

    private static func run(_ source: SourceText, _ start: Int, _ end: Int, isFragment: Bool) -> LexedSource {
        source.bytes.withUnsafeBufferPointer { bytes in
            ByteClass.table.withUnsafeBufferPointer { table in
                guard let classes = table.baseAddress else { return LexedSource(tokens: [], failure: nil) }
                var lexer = Lexer(
                    bytes: bytes, classes: classes, source: source, end: min(end, bytes.count), position: start,
                    isFragment: isFragment)
                return lexer.run()
            }
        }
    }

    private mutating func run() -> LexedSource {
        tokens.reserveCapacity((end - position) / 4 + 8)
        do throws(LexicalFailure) {
            if !isFragment { try checkEncoding() }
            if isFragment { try lexLine() } else { try lexLines() }
            add(.endMarker, end, end)
            return LexedSource(tokens: tokens, failure: nil)
        } catch {
            add(.failure, error.start, max(error.cursor, error.start))
            return LexedSource(tokens: tokens, failure: error, openBracket: brackets.last.map { Int($0.offset) })
        }
    }

    /// Refuses null bytes and bytes that are not UTF-8, wherever they are.
    private func checkEncoding() throws(LexicalFailure) {
        var index = position
        while index < end {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte == 0 { throw fail(.nullByte, start: index, cursor: index) }
                index += 1
                continue
            }
            let (scalar, length) = decodeScalar(bytes, index, end)
            if scalar == nil { throw fail(.invalidUTF8(byte), start: index, cursor: index + 1) }
            index += length
        }
    }

    @inline(__always)
    mutating func add(_ kind: TokenKind, _ start: Int, _ end: Int) {
        tokens.append(Token(kind: kind, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end)))
    }

    func fail(_ reason: LexicalFailure.Reason, start: Int, cursor: Int) -> LexicalFailure {
        LexicalFailure(reason: reason, cursor: cursor, start: start)
    }

    @inline(__always)
    func peek(_ index: Int) -> UInt8 { index < end ? bytes[index] : 0 }

    @inline(__always)
    func isClass(_ index: Int, _ flag: UInt8) -> Bool { index < end && classes[Int(bytes[index])] & flag != 0 }

    private mutating func lexLines() throws(LexicalFailure) {
        while position < end {
            if try skipIndentation() { continue }
            try lexLine()
        }
        while columns.count > 1 {
            columns.removeLast()
            narrowColumns.removeLast()
            add(.dedent, end, end)
        }
    }

    /// The offset after the line end at `index`, or nil where there is none.
    @inline(__always)
    func afterLineEnd(_ index: Int) -> Int? {
        guard index < end else { return nil }
        if bytes[index] == 0x0A { return index + 1 }
        if bytes[index] == 0x0D { return index + 1 < end && bytes[index + 1] == 0x0A ? index + 2 : index + 1 }
        return nil
    }

    /// Lexes one logical line, its newline included.
    private mutating func lexLine() throws(LexicalFailure) {
        while position < end {
            let byte = bytes[position]
            let flags = classes[Int(byte)]
            if flags & ByteClass.identifierStart != 0 {
                try lexWord()
                continue
            }
            if flags & ByteClass.digit != 0 {
                try lexNumber()
                continue
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C:
                position += 1
            case 0x0A, 0x0D:
                let after = afterLineEnd(position) ?? position + 1
                if brackets.isEmpty && !isFragment {
                    add(.newline, position, position)
                    position = after
                    return
                }
                position = after
            case UInt8(ascii: "#"):
                skipComment()
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                try lexString(from: position, quoteAt: position)
            case UInt8(ascii: "\\"):
                try joinLines()
            case UInt8(ascii: ".") where isClass(position + 1, ByteClass.digit):
                try lexNumber()
            default:
                try lexOperator(byte)
            }
        }
        if !brackets.isEmpty { throw endOfText(orElse: .endAfterBackslash) }
        // The last line need not end in a newline.
        if !isFragment, let last = tokens.last, last.kind != .newline { add(.newline, end, end) }
    }

    mutating func skipComment() {
        while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
    }

    private mutating func joinLines() throws(LexicalFailure) {
        let backslash = position
        let after = afterLineEnd(position + 1)
        if after == nil, position + 1 < end || isFragment {
            throw fail(.strayBackslash, start: backslash, cursor: backslash + 1)
        }
        guard let after, after < end else { throw endOfText(orElse: .endAfterBackslash) }
        position = after
    }

    /// The failure of a text that ends too early: that of the open bracket, if there is one.
    private func endOfText(orElse reason: LexicalFailure.Reason) -> LexicalFailure {
        guard let open = brackets.last else { return fail(reason, start: end, cursor: end) }
        return fail(.unclosed(open.byte, at: Int(open.offset)), start: end, cursor: end)
    }
}
