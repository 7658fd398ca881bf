/// The replacement of `re.sub`: text with `\1`, `\g<1>` and `\g<name>` in it.
public struct RegexTemplate {
    public enum Piece {
        case literal(String)
        case group(Int)
    }

    public private(set) var pieces: [Piece] = []

    public init(_ text: Str, _ program: RegexProgram) throws(RegexTemplateError) {
        let source = text.scalars
        var literal = String.UnicodeScalarView()
        var position = 0
        func error(_ message: String, at place: Int) -> RegexTemplateError {
            .pattern(RegexError(text: message, position: place, pattern: text.value))
        }
        func slice(_ range: Range<Int>) -> String { Str(scalars: source[range]).value }
        func isDigit(_ place: Int, _ top: UInt32 = 57) -> Bool {
            place < source.count && (48...top).contains(source[place].value)
        }
        func flush(_ pieces: inout [Piece]) {
            if !literal.isEmpty { pieces.append(.literal(String(literal))) }
            literal = String.UnicodeScalarView()
        }
        while position < source.count {
            let start = position
            guard source[position] == "\\" else {
                literal.append(source[position])
                position += 1
                continue
            }
            position += 1
            guard position < source.count else { throw error("bad escape (end of pattern)", at: start) }
            let scalar = source[position]
            position += 1
            switch scalar {
            case "g":
                guard position < source.count, source[position] == "<" else { throw error("missing <", at: position) }
                position += 1
                let nameStart = position
                while position < source.count, source[position] != ">" { position += 1 }
                guard position < source.count else {
                    throw error(
                        nameStart == position ? "missing group name" : "missing >, unterminated name", at: nameStart)
                }
                let name = slice(nameStart..<position)
                position += 1
                if name.isEmpty { throw error("missing group name", at: nameStart) }
                if let index = FormatTemplate.index(name) {
                    guard index <= program.groupCount else {
                        throw error("invalid group reference \(index)", at: nameStart)
                    }
                    flush(&pieces)
                    pieces.append(.group(index))
                } else {
                    guard Str(name).isIdentifier else {
                        throw error("bad character in group name \(Str.repr(name))", at: nameStart)
                    }
                    guard let index = program.groupNames.first(where: { $0.name == name })?.index else {
                        throw .unknownName(name)
                    }
                    flush(&pieces)
                    pieces.append(.group(index))
                }
            case "0":
                while position < start + 4, isDigit(position, 55) { position += 1 }
                literal.append(
                    Unicode.Scalar(UInt8(truncatingIfNeeded: Int(slice(start + 1..<position), radix: 8) ?? 0)))
            case "1"..."9":
                if isDigit(position) {
                    position += 1
                    if (48...55).contains(scalar.value), isDigit(position - 1, 55), isDigit(position, 55) {
                        position += 1
                        let value = Int(slice(start + 1..<position), radix: 8) ?? 0
                        if value > 0o377 {
                            let shown = slice(start..<position)
                            throw error("octal escape value \(shown) outside of range 0-0o377", at: start)
                        }
                        literal.append(Unicode.Scalar(UInt8(value)))
                        continue
                    }
                }
                let index = Int(slice(start + 1..<position)) ?? 0
                guard index <= program.groupCount else {
                    throw error("invalid group reference \(index)", at: start + 1)
                }
                flush(&pieces)
                pieces.append(.group(index))
            case "n": literal.append("\n")
            case "r": literal.append("\r")
            case "t": literal.append("\t")
            case "a": literal.append("\u{7}")
            case "b": literal.append("\u{8}")
            case "f": literal.append("\u{c}")
            case "v": literal.append("\u{b}")
            case "\\": literal.append("\\")
            default:
                if scalar.value < 128, scalar.isPythonAlpha { throw error("bad escape \\\(scalar)", at: start) }
                literal.append("\\")
                literal.append(scalar)
            }
        }
        flush(&pieces)
    }

    /// The replacement for one match.
    public func expand(_ match: RegexMatcher.Match, in text: Str) -> String {
        pieces.map { piece in
            switch piece {
            case .literal(let literal): literal
            case .group(let group): match.range(group).map { text.substring($0).value } ?? ""
            }
        }.joined()
    }
}

/// What a replacement can have wrong: an `re.error`, or an IndexError about a name.
public enum RegexTemplateError: Error, Sendable {
    case pattern(RegexError)
    case unknownName(String)
}
