extension Lexer {
    /// Measures a line's indentation and adds its indents and dedents.
    ///
    /// - Returns: true where the line holds nothing but blanks and a comment; it has been passed over.
    mutating func skipIndentation() throws(LexicalFailure) -> Bool {
        var column: Int32 = 0
        var narrow: Int32 = 0
        let lineStart = position
        scan: while position < end {
            switch bytes[position] {
            case UInt8(ascii: " "):
                column += 1
                narrow += 1
            case UInt8(ascii: "\t"):
                column = (column / 8 + 1) * 8
                narrow += 1
            case 0x0C:
                column = 0
                narrow = 0
            case UInt8(ascii: "\\"):
                guard let after = afterLineEnd(position + 1), after < end else { break scan }
                // The indentation of a line split by a backslash is that of its first part.
                position = after
                skipBlanks()
                break scan
            default:
                break scan
            }
            position += 1
        }
        guard position < end else { return true }
        // What is wrong with a backslash is said before what is wrong with the indentation.
        if bytes[position] == UInt8(ascii: "\\") { return false }
        if bytes[position] == UInt8(ascii: "#") { skipComment() }
        if position >= end { return true }
        if let after = afterLineEnd(position) {
            position = after
            return true
        }
        try indent(to: column, narrow, lineStart)
        return false
    }

    private mutating func skipBlanks() {
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: position += 1
            default: return
            }
        }
    }

    private mutating func indent(to column: Int32, _ narrow: Int32, _ lineStart: Int) throws(LexicalFailure) {
        guard let current = columns.last, let currentNarrow = narrowColumns.last else { return }
        if column == current {
            if narrow != currentNarrow { throw fail(.inconsistentTabs, start: lineStart, cursor: position) }
        } else if column > current {
            if columns.count >= Lexer.maximumIndents {
                throw fail(.tooManyIndents, start: lineStart, cursor: position)
            }
            if narrow <= currentNarrow { throw fail(.inconsistentTabs, start: lineStart, cursor: position) }
            columns.append(column)
            narrowColumns.append(narrow)
            add(.indent, position, position)
        } else {
            var count = 0
            while let last = columns.last, column < last {
                columns.removeLast()
                narrowColumns.removeLast()
                count += 1
            }
            if column != columns.last { throw fail(.inconsistentDedent, start: lineStart, cursor: position) }
            if narrow != narrowColumns.last { throw fail(.inconsistentTabs, start: lineStart, cursor: position) }
            for _ in 0..<count { add(.dedent, position, position) }
        }
    }
}
