import Markup

/// The rows of a transcript that a screen shows.
public struct TranscriptWindow: Sendable {
    public let rows: [Markup]
    /// How many rows are hidden below: what was asked for, as far as there are that many.
    public let scroll: Int

    /// The last `count` rows above the lowest `scroll` ones; only the lines that are needed are wrapped.
    public init(_ lines: some BidirectionalCollection<Markup>, width: Int, count: Int, scroll: Int) {
        let count = max(0, count)
        let wanted = count + max(0, scroll)
        var reversed: [Markup] = []
        for line in lines.reversed() {
            if reversed.count >= wanted { break }
            reversed += line.wrapped(toWidth: width).reversed()
        }
        self.scroll = min(max(0, scroll), max(0, reversed.count - count))
        rows = reversed.dropFirst(self.scroll).prefix(count).reversed()
    }
}

extension Transcript {
    /// The rows that lie below a line when it stands at the top of a window of `count` rows.
    public func scroll(toShow index: Int, width: Int, count: Int) -> Int {
        let shown = shownLines
        guard shown.indices.contains(index) else { return 0 }
        let below = shown[index...].reduce(0) { $0 + $1.wrapped(toWidth: width).count }
        return max(0, below - count)
    }

    /// The nearest line that holds a text, going up from (and without) `index`; capitals do not matter in a text without.
    public func line(containing text: String, above index: Int) -> Int? {
        TextSearch(text).map { search in
            shownLines[..<max(0, min(index, shownLines.count))].lastIndex(where: search.matches)
        }
            ?? nil
    }

    /// The nearest line that holds a text, going down from (and without) `index`.
    public func line(containing text: String, below index: Int) -> Int? {
        TextSearch(text).map { search in
            shownLines[min(max(0, index + 1), shownLines.count)...].firstIndex(where: search.matches)
        } ?? nil
    }
}

/// A text that is looked for; capitals matter only where it has some.
public struct TextSearch: Sendable {
    private let wanted: [UInt8]
    private let isExact: Bool

    /// Nothing for an empty text.
    public init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        isExact = text.utf8.contains { (0x41...0x5A).contains($0) }
        wanted = Array(text.utf8)
    }

    public func matches(_ line: Markup) -> Bool {
        let bytes = line.spans.flatMap { span in
            span.text.utf8.map { !isExact && (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        }
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        for start in 0...bytes.count - wanted.count where bytes[start] == first {
            if bytes[start..<start + wanted.count].elementsEqual(wanted) { return true }
        }
        return false
    }
}
