/// What stands behind `# %%`: `[markdown]`, a title, `{#id}`.
struct CellHeading {
    var isProse = false
    var title = ""
    var id: String?
    /// The 1-based column of the id in its line.
    var idColumn = 1

    init() {}

    init(_ text: String, raw: String, line: Int) throws(SessionMistake) {
        var rest = trimmed(text[...])
        for word in ["[markdown]", "[md]"] where rest.hasPrefix(word) {
            isProse = true
            rest = trimmed(rest.dropFirst(word.count))
        }
        if let brace = rest.utf8.lastIndex(of: UInt8(ascii: "{")), rest[brace...].hasPrefix("{#") {
            let inner = rest[brace...].dropFirst(2)
            idColumn = raw.unicodeScalars.count - trimmedEnd(raw, of: rest, from: brace) + 3
            guard inner.hasSuffix("}"), inner.count > 1, inner.dropLast().unicodeScalars.allSatisfy(Self.isIDScalar)
            else { throw SessionMistake(kind: .badID, line: line, column: max(1, idColumn - 2)) }
            id = String(inner.dropLast())
            rest = trimmed(rest[..<brace])
        }
        title = String(rest)
    }

    private static func isIDScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "-_.".unicodeScalars.contains(scalar)
    }
}

/// How many code points of `raw` stand from `brace` to its end, with the blanks that were trimmed.
private func trimmedEnd(_ raw: String, of rest: Substring, from brace: String.Index) -> Int {
    let blanks = raw.unicodeScalars.reversed().prefix { $0 == " " || $0 == "\t" }.count
    return rest[brace...].unicodeScalars.count + blanks
}

func trimmed(_ text: Substring) -> Substring {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
        let last = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 })
    else { return text[text.endIndex...] }
    return text[first...last]
}
