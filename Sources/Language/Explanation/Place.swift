/// A place as CPython reports it, with its oddities at the ends of lines and texts.
struct Place {
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
    var range: SourceRange

    /// From the first byte of a range to its last.
    init(_ range: SourceRange, in source: SourceText) {
        let first = source.position(at: Int(range.start))
        let last = source.position(at: Int(range.end))
        self.init(
            line: first.line, column: first.column, endLine: last.line, endColumn: last.column, range: range)
    }

    init(line: Int, column: Int, endLine: Int, endColumn: Int, range: SourceRange) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.range = range
    }

    /// The place of the token that was read last. Tokens without text of their own stand where the reader stood.
    static func latest(_ token: Token, in source: SourceText) -> Place {
        guard token.hasNoText else { return Place(token.range, in: source) }
        let (line, column) = readerPosition(token, in: source)
        return Place(line: line, column: column, endLine: line, endColumn: -1, range: token.range)
    }

    /// The place of a known token; those without text have no column.
    static func known(_ token: Token, in source: SourceText) -> Place {
        guard token.hasNoText else { return Place(token.range, in: source) }
        let (line, _) = readerPosition(token, in: source)
        return Place(line: line, column: 0, endLine: line, endColumn: 0, range: token.range)
    }

    /// The line and the count of characters before the reader; at the end of the text it has passed the last newline.
    private static func readerPosition(_ token: Token, in source: SourceText) -> (line: Int, column: Int) {
        let offset = Int(token.start)
        guard offset >= source.bytes.count else {
            let position = source.position(at: offset)
            return (position.line, position.column - 1)
        }
        let line = source.lineCount
        return (line, source.lineText(line).unicodeScalars.count + 1)
    }
}

extension Token {
    /// True for tokens that CPython gives no column.
    var hasNoText: Bool {
        kind == .indent || kind == .dedent || kind == .endMarker
    }
}
