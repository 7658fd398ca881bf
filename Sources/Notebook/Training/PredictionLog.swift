import TextUI

/// How the text that a training loop predicts changes, found in what the loop prints.
///
/// Lines of one kind agree but for their numbers and one stretch of text; where that stretch has always the same length,
/// it is taken for the prediction: `30 ihello 0.62`, `predicted string: ihello, epoch: 30`.
public struct PredictionLog: Sendable {
    private var line = ""
    private var kinds: [String: Kind] = [:]
    /// The kind of line whose text changed last.
    private var newest: String?
    private static let lineLimit = 1000

    public init() {}

    public var entries: [RibbonPane.Entry] { newest.flatMap { kinds[$0]?.entries } ?? [] }

    /// Takes printed text; `step` is the number of the training step that was made last.
    public mutating func note(_ text: String, step: Int) {
        for (index, piece) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if index > 0 {
                finish(step: step)
                line = ""
            }
            if line.utf8.count < 4096 { line += String(Substring(piece)) }
        }
    }

    private mutating func finish(step: Int) {
        let tokens = Self.tokens(of: line)
        guard tokens.count < 200, let first = tokens.first, let last = tokens.last else { return }
        let key = first + " " + (last == Self.number ? last : "") + (tokens.count < 4 ? String(tokens.count) : "")
        guard kinds.count < 50 || kinds[key] != nil else { return }
        if kinds[key, default: Kind()].note(tokens, step: step, limit: Self.lineLimit) { newest = key }
    }

    private static let number = "#"

    /// Words without the punctuation at their ends; whatever has a digit counts as a number.
    private static func tokens(of line: String) -> [String] {
        line.split(separator: " ").map { word in
            if word.utf8.contains(where: { (0x30...0x39).contains($0) }) { return number }
            var word = word
            while let last = word.utf8.last, last == 0x2C || last == 0x3A { word = word.dropLast() }
            return String(word)
        }
    }

    /// Lines of one form.
    private struct Kind: Sendable {
        private var lines: [(step: Int, tokens: [String])] = []
        /// How many tokens all of them begin and end with.
        private var prefix = Int.max
        private var suffix = Int.max

        /// True where the line shows another text than the one before it.
        mutating func note(_ tokens: [String], step: Int, limit: Int) -> Bool {
            guard lines.last.map({ $0.tokens != tokens }) ?? true, lines.count < limit else { return false }
            if let first = lines.first?.tokens {
                prefix = min(prefix, zip(first, tokens).prefix { $0 == $1 }.count)
                suffix = min(suffix, zip(first.reversed(), tokens.reversed()).prefix { $0 == $1 }.count)
            }
            lines.append((step, tokens))
            return lines.count > 1
        }

        /// Empty where the lines do not differ in a text of one length.
        var entries: [RibbonPane.Entry] {
            guard lines.count > 1, let shortest = lines.map(\.tokens.count).min() else { return [] }
            let end = min(suffix, max(0, shortest - prefix - 1))
            let texts = lines.map {
                $0.tokens[min(prefix, $0.tokens.count)..<max(min(prefix, $0.tokens.count), $0.tokens.count - end)]
            }
            guard let length = texts.first.map(Self.length), length > 1,
                texts.allSatisfy({ Self.length($0) == length && !$0.contains(PredictionLog.number) })
            else { return [] }
            return zip(lines, texts).map { .init(epoch: $0.step, text: $1.joined(separator: " ")) }
        }

        private static func length(_ tokens: ArraySlice<String>) -> Int {
            tokens.reduce(tokens.count - 1) { $0 + $1.unicodeScalars.count }
        }
    }
}
