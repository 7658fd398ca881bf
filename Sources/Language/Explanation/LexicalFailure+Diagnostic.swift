extension LexicalFailure {
    /// The failure in CPython's words and at CPython's place.
    func diagnostic(in source: SourceText) -> Diagnostic {
        Diagnostic(kind: kind, message: message(in: source), place: place(in: source))
    }

    private var kind: Diagnostic.Kind {
        switch reason {
        case .inconsistentDedent, .tooManyIndents: return .indentation
        case .inconsistentTabs: return .tab
        case .unmatchedClosing, .mismatchedClosing, .tooManyParentheses, .unterminatedString, .unterminatedTripleString,
            .invalidNumber, .invalidDigit, .leadingZeros, .invalidCharacter, .unprintableCharacter, .invalidUTF8,
            .nullByte, .strayBackslash, .endAfterBackslash, .unclosed:
            return .syntax
        }
    }

    private func message(in source: SourceText) -> String {
        func letter(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }
        switch reason {
        case .unmatchedClosing(let byte): return "unmatched '\(letter(byte))'"
        case .mismatchedClosing(let byte, let opening, let line):
            let place = line.map { " on line \($0)" } ?? ""
            return
                "closing parenthesis '\(letter(byte))' does not match opening parenthesis '\(letter(opening))'\(place)"
        case .tooManyParentheses: return "too many nested parentheses"
        case .unterminatedString(let line): return "unterminated string literal (detected at line \(line))"
        case .unterminatedTripleString(let line):
            return "unterminated triple-quoted string literal (detected at line \(line))"
        case .invalidNumber(let base): return "invalid \(base) literal"
        case .invalidDigit(let byte, let base): return "invalid digit '\(letter(byte))' in \(base) literal"
        case .leadingZeros:
            return "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
        case .invalidCharacter(let scalar): return "invalid character '\(Character(scalar))' (\(scalar.codeName))"
        case .unprintableCharacter(let scalar): return "invalid non-printable character \(scalar.codeName)"
        case .invalidUTF8(let byte):
            return
                "Non-UTF-8 code starting with '\\x\(String(byte, radix: 16))' in file \(source.name) on line "
                + "\(source.line(at: start)), but no encoding declared; see https://peps.python.org/pep-0263/ for details"
        case .nullByte: return "source code cannot contain null bytes"
        case .strayBackslash: return "unexpected character after line continuation character"
        case .endAfterBackslash: return "unexpected EOF while parsing"
        case .unclosed(let byte, _): return "'\(letter(byte))' was never closed"
        case .inconsistentDedent: return "unindent does not match any outer indentation level"
        case .inconsistentTabs: return "inconsistent use of tabs and spaces in indentation"
        case .tooManyIndents: return "too many levels of indentation"
        }
    }

    private func place(in source: SourceText) -> Place {
        let range = SourceRange(start, max(start, cursor))
        switch reason {
        case .unclosed(_, let offset):
            let position = source.position(at: offset)
            return Place(
                line: position.line, column: position.column, endLine: position.line, endColumn: 0,
                range: SourceRange(offset, offset + 1))
        case .inconsistentTabs, .tooManyIndents:
            let line = source.line(at: cursor)
            return Place(line: line, column: 1, endLine: line, endColumn: 0, range: source.lineRange(line))
        case .inconsistentDedent:
            let line = source.line(at: cursor)
            return Place(
                line: line, column: source.lineText(line).unicodeScalars.count + 1, endLine: line, endColumn: -1,
                range: source.lineRange(line))
        case .leadingZeros:
            var place = Place(range, in: source)
            place.endColumn -= 1
            return place
        case .strayBackslash:
            let position = source.position(at: start)
            return Place(
                line: position.line, column: position.column + 1, endLine: position.line, endColumn: 0, range: range)
        case .endAfterBackslash:
            let line = source.lineCount
            return Place(
                line: line, column: source.lineText(line).unicodeScalars.count + 1, endLine: line, endColumn: -1,
                range: SourceRange(source.bytes.count, source.bytes.count))
        case .nullByte:
            let line = source.line(at: start)
            return Place(line: line, column: 0, endLine: line, endColumn: 0, range: range)
        case .invalidUTF8:
            return Place(line: 0, column: 0, endLine: 0, endColumn: 0, range: range)
        case .unmatchedClosing, .mismatchedClosing, .tooManyParentheses, .unterminatedString,
            .unterminatedTripleString, .invalidNumber, .invalidDigit, .invalidCharacter, .unprintableCharacter:
            let line = source.line(at: start)
            let column = source.position(at: cursor).column - 1
            return Place(line: line, column: column, endLine: line, endColumn: column, range: range)
        }
    }
}
