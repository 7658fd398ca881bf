import Sessions

/// A cell as typed, split into what Python runs and what only the notebook knows.
enum CellPart: Hashable {
    /// Code, and how many lines of the cell stand before it.
    case code(String, line: Int)
    /// `%name arguments`
    case magic(name: String, arguments: String)
    /// `%%name arguments` on top of a cell, and the rest of the cell.
    case cellMagic(name: String, arguments: String, body: String)
    /// `name?` or `?name`
    case question(String)

    /// Splits a cell. Magics and questions stand at the beginning of a line, outside of strings and blocks.
    static func parts(of source: String) -> [CellPart] {
        let lines = splitLines(source)
        guard lines.contains(where: { couldBeSpecial($0) }) else { return [.code(source, line: 0)] }
        if let first = lines.firstIndex(where: { !isBlank($0) }), lines[first].hasPrefix("%%"),
            let (name, arguments) = magic(lines[first].dropFirst(2))
        {
            let body = lines[(first + 1)...].joined(separator: "\n")
            return [.cellMagic(name: name, arguments: arguments, body: body)]
        }
        let strings = StringScanner(lines)
        var parts: [CellPart] = []
        var code: [String] = []
        var codeStart = 0
        func finish(before line: Int) {
            if code.contains(where: { !isBlank($0) }) {
                parts.append(.code(code.joined(separator: "\n"), line: codeStart))
            }
            code = []
            codeStart = line
        }
        for (index, line) in lines.enumerated() {
            if !strings.isInsideString(at: index), let part = special(line) {
                finish(before: index + 1)
                parts.append(part)
            } else {
                code.append(line)
            }
        }
        finish(before: lines.count)
        return parts
    }

    private static func couldBeSpecial(_ line: String) -> Bool {
        guard let first = line.utf8.first else { return false }
        return first == UInt8(ascii: "%") || first == UInt8(ascii: "?") || line.utf8.last == UInt8(ascii: "?")
            || line.utf8.last == 0x20 && line.utf8.contains(UInt8(ascii: "?"))
    }

    private static func special(_ line: String) -> CellPart? {
        if line.hasPrefix("%"), let (name, arguments) = magic(line.dropFirst()) {
            return .magic(name: name, arguments: arguments)
        }
        var text = line[...]
        while text.last == " " { text = text.dropLast() }
        if text.hasPrefix("?") {
            text = text.drop { $0 == "?" }
        } else if text.hasSuffix("?") {
            while text.last == "?" { text = text.dropLast() }
        } else {
            return nil
        }
        while text.first == " " { text = text.dropFirst() }
        let isName = text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isXIDContinue || scalar == "." || scalar == "%"
        }
        return isName ? .question(String(text)) : nil
    }

    private static func magic(_ text: Substring) -> (name: String, arguments: String)? {
        let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard let first = name.first, first.isLetter else { return nil }
        let rest = text[name.endIndex...]
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
        var arguments = rest.drop { $0 == " " || $0 == "\t" }
        while arguments.last == " " || arguments.last == "\t" { arguments = arguments.dropLast() }
        return (String(name), String(arguments))
    }
}

func isBlank(_ line: some StringProtocol) -> Bool { line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
