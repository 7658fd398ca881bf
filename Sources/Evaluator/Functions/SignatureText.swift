/// Reads a row's signature: `(input, dim: int = 0, *, keepdim=False)`.
struct SignatureReader {
    private var rest: Substring

    static func read(_ text: String) -> Signature {
        var reader = SignatureReader(rest: Substring(text))
        return Signature(reader.parameters())
    }

    private mutating func parameters() -> [Signature.Parameter] {
        if rest.first == "(" { rest.removeFirst() }
        if rest.last == ")" { rest.removeLast() }
        var result: [Signature.Parameter] = []
        var isKeywordOnly = false
        for piece in SignatureReader.split(rest, at: ",") {
            let text = SignatureReader.trimmed(piece)
            if text.isEmpty { continue }
            if text == "/" {
                result = result.map {
                    Signature.Parameter(
                        name: $0.name, kind: .positionalOnly, defaultText: $0.defaultText,
                        defaultValue: $0.defaultValue, note: $0.note)
                }
            } else if text == "*" {
                isKeywordOnly = true
            } else if text.hasPrefix("**") {
                result.append(SignatureReader.parameter(text.dropFirst(2), .keywords))
            } else if text.hasPrefix("*") {
                result.append(SignatureReader.parameter(text.dropFirst(), .rest))
                isKeywordOnly = true
            } else {
                result.append(SignatureReader.parameter(text, isKeywordOnly ? .keywordOnly : .ordinary))
            }
        }
        return result
    }

    private static func parameter(_ text: Substring, _ kind: Signature.Kind) -> Signature.Parameter {
        let halves = split(text, at: "=", limit: 1)
        let defaultText = halves.count > 1 ? String(trimmed(halves[1])) : nil
        let parts = split(halves[0], at: ":", limit: 1)
        return Signature.Parameter(
            name: Symbol(String(trimmed(parts[0]))), kind: kind, defaultText: defaultText,
            defaultValue: defaultText.map { literal(Substring($0)) } ?? .unbound,
            note: parts.count > 1 ? String(trimmed(parts[1])) : nil)
    }

    /// The value of a literal default, `.unbound` for anything else.
    private static func literal(_ text: Substring) -> Value {
        switch text {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "()": return .tuple(Tuple([]))
        default: break
        }
        if let first = text.first, first == "'" || first == "\"", text.last == first, text.count >= 2 {
            return .text(
                String(text.dropFirst().dropLast()).replacing("\\n", with: "\n").replacing("\\t", with: "\t"))
        }
        if let value = Int(text) { return .int(value) }
        if text.first == "(", text.last == ")" {
            let items = split(text.dropFirst().dropLast(), at: ",").map { literal(trimmed($0)) }
            return items.contains(where: \.isUnbound) ? .unbound : .tuple(items)
        }
        if text.first?.isNumber == true || text.first == "-", let value = Double(text) { return .float(value) }
        return .unbound
    }

    /// Splits outside brackets and quotes.
    private static func split(_ text: Substring, at separator: Character, limit: Int = Int.max) -> [Substring] {
        var pieces: [Substring] = []
        var depth = 0
        var quote: Character?
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if "([{".contains(character) {
                depth += 1
            } else if ")]}".contains(character) {
                depth -= 1
            } else if character == separator, depth == 0, pieces.count < limit {
                pieces.append(text[start..<index])
                start = text.index(after: index)
            }
            index = text.index(after: index)
        }
        pieces.append(text[start...])
        return pieces
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}
