/// A line, split once for being compared many times.
struct ComparableLine {
    let text: String
    let pieces: [LinePiece]
    /// The text around every `[..]`.
    let parts: [String]

    init(_ text: String) {
        self.text = text
        pieces = Sessions.pieces(of: text)
        parts = split(text, at: "[..]")
    }
}

extension CheckMode {
    /// True where `actual` is what `expected` allows; `[..]` in `expected` stands for any text within the line.
    func matches(_ expected: ComparableLine, _ actual: ComparableLine) -> Bool {
        if expected.text == actual.text || self == .none { return true }
        guard expected.parts.count > 1 else { return agree(expected, actual) }
        guard let first = expected.parts.first, let last = expected.parts.last else { return false }
        // Elided lines are compared by their fixed text, character for character, with runs of blanks equal.
        var rest = squeezingBlanks(actual.text)[...]
        guard rest.hasPrefix(squeezingBlanks(first)) else { return false }
        rest = rest.dropFirst(squeezingBlanks(first).count)
        for part in expected.parts.dropFirst().dropLast() {
            let wanted = squeezingBlanks(part)
            guard let found = range(of: wanted, in: rest) else { return false }
            rest = rest[found...].dropFirst(wanted.count)
        }
        return rest.hasSuffix(squeezingBlanks(last))
    }

    private func agree(_ expected: ComparableLine, _ actual: ComparableLine) -> Bool {
        switch self {
        case .exact: false
        case .none: true
        case .digits, .shape:
            expected.pieces.count == actual.pieces.count && zip(expected.pieces, actual.pieces).allSatisfy(agree)
        }
    }

    private func agree(_ expected: LinePiece, _ actual: LinePiece) -> Bool {
        switch (expected, actual) {
        case (.text(let first), .text(let second)): first == second
        case (.number(let first), .number(let second)): agree(first, second)
        case (.text, .number), (.number, .text): false
        }
    }

    private func agree(_ expected: WrittenNumber, _ actual: WrittenNumber) -> Bool {
        switch self {
        case .exact: expected.text == actual.text
        case .digits(let places): expected.agrees(with: actual, atMost: places)
        case .shape: expected.isDecimal && actual.isDecimal || expected.agrees(with: actual, atMost: nil)
        case .none: true
        }
    }

    /// The first number of two lines that does not agree; nil where the difference is in the text.
    func firstDifferingNumber(_ expected: ComparableLine, _ actual: ComparableLine) -> (String, String)? {
        for pair in zip(expected.pieces, actual.pieces) where !agree(pair.0, pair.1) {
            if case (.number(let first), .number(let second)) = pair { return (first.text, second.text) }
            return nil
        }
        return nil
    }
}

private func squeezingBlanks(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
        let isBlank = byte == 0x20 || byte == 0x09
        if isBlank, result.last == 0x20 { continue }
        result.append(isBlank ? 0x20 : byte)
    }
    return String(decoding: result, as: UTF8.self)
}

private func split(_ text: String, at separator: String) -> [String] {
    var parts: [String] = []
    var rest = text[...]
    while let found = range(of: separator, in: rest) {
        parts.append(String(rest[..<found]))
        rest = rest[found...].dropFirst(separator.count)
    }
    parts.append(String(rest))
    return parts
}

private func range(of wanted: String, in text: Substring) -> Substring.Index? {
    guard !wanted.isEmpty else { return text.startIndex }
    let bytes = text.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
        if bytes[index...].starts(with: wanted.utf8) { return index }
        index = bytes.index(after: index)
    }
    return nil
}
