/// Reads the `# ---` block on top of a file.
enum HeaderReader {
    static let fence = "# ---"

    static func begins(_ lines: [String]) -> Bool {
        guard let first = lines.first else { return false }
        return trimmed(first[...]) == fence
    }

    static func read(
        _ lines: [String], warnings: inout [SessionWarning]
    ) throws(SessionMistake) -> SessionHeader {
        var end = 1
        while end < lines.count, trimmed(lines[end][...]) != fence {
            guard lines[end].utf8.first == UInt8(ascii: "#") else { break }
            end += 1
        }
        guard end < lines.count, trimmed(lines[end][...]) == fence else {
            if end < lines.count, !isBlank(lines[end]), Mark(lines[end]) == nil,
                lines[end...].contains(where: { trimmed($0[...]) == fence })
            {
                throw SessionMistake(kind: .headerLine, line: end + 1, column: 1)
            }
            throw SessionMistake(kind: .headerNotClosed, line: 1, column: 1)
        }
        let block = Array(lines[...end])
        let isOurs = block.contains { entry($0)?.key == "rnnsession" }
        guard isOurs else { return SessionHeader(lines: block, entries: block.compactMap(entry)) }

        var entries: [SessionHeader.Entry] = []
        for (index, line) in block.enumerated().dropFirst().dropLast() {
            if trimmed(line.dropFirst()).isEmpty { continue }
            guard let entry = entry(line) else {
                throw SessionMistake(kind: .headerLine, line: index + 1, column: 1)
            }
            let keyColumn = column(of: entry.key, in: line, from: 1)
            if entries.contains(where: { $0.key == entry.key }) {
                throw SessionMistake(kind: .headerKeyTwice(entry.key), line: index + 1, column: keyColumn)
            }
            let valueColumn = column(of: entry.value, in: line, from: keyColumn + entry.key.unicodeScalars.count)
            try check(entry, line: index + 1, column: valueColumn)
            if !SessionHeader.knownKeys.contains(entry.key) {
                warnings.append(
                    SessionWarning(
                        message: "the header's '\(entry.key)' is not known here; it is kept", line: index + 1,
                        column: keyColumn))
            }
            entries.append(entry)
        }
        return SessionHeader(lines: block, entries: entries)
    }

    private static func check(
        _ entry: SessionHeader.Entry, line: Int, column: Int
    ) throws(SessionMistake) {
        switch entry.key {
        case "rnnsession" where entry.value != "1":
            throw SessionMistake(kind: .unknownVersion(entry.value), line: line, column: column)
        case "check" where CheckMode(entry.value) == nil:
            throw SessionMistake(kind: .badCheckMode(entry.value), line: line, column: column)
        case "time" where seconds(inDuration: entry.value) == nil:
            throw SessionMistake(kind: .badDuration(entry.value), line: line, column: column)
        default: break
        }
    }

    /// `# key: value  # remark`
    private static func entry(_ line: String) -> SessionHeader.Entry? {
        guard line.hasPrefix("# "), let colon = line.firstIndex(of: ":") else { return nil }
        let key = trimmed(line[..<colon].dropFirst(2))
        guard !key.isEmpty, !key.contains(" "), line.utf8.dropFirst(2).first != 0x20 else { return nil }
        var value = trimmed(line[line.index(after: colon)...])
        if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'",
            let close = value.dropFirst().firstIndex(of: quote)
        {
            value = value[value.index(after: value.startIndex)..<close]
        } else if let remark = remark(in: value) {
            value = trimmed(value[..<remark])
        }
        return SessionHeader.Entry(key: String(key), value: String(value))
    }

    /// A `#` at the beginning or after a blank begins a remark.
    private static func remark(in value: Substring) -> Substring.Index? {
        var previous: Character = " "
        for index in value.indices {
            if value[index] == "#", previous == " " || previous == "\t" { return index }
            previous = value[index]
        }
        return nil
    }

    private static func column(of text: String, in line: String, from column: Int) -> Int {
        let scalars = Array(line.unicodeScalars)
        let wanted = Array(text.unicodeScalars)
        guard !wanted.isEmpty else { return min(column + 1, scalars.count + 1) }
        var index = max(column - 1, 0)
        while index + wanted.count <= scalars.count {
            if Array(scalars[index..<(index + wanted.count)]) == wanted { return index + 1 }
            index += 1
        }
        return column
    }
}
