import Markup
import TextUI

/// The words that could stand at the cursor, shown in columns under the input.
struct CompletionMenu {
    let candidates: [String]
    /// Where the word begins, in bytes of the text.
    let start: Int
    private(set) var selected: Int?

    init(candidates: [String], start: Int) {
        self.candidates = candidates
        self.start = start
    }

    /// Selects the next or the previous one: what is to stand there, and from where on.
    mutating func turn(by step: Int) -> (start: Int, text: String)? {
        guard !candidates.isEmpty else { return nil }
        let next = selected.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
        let index = (next % candidates.count + candidates.count) % candidates.count
        selected = index
        return (start, candidates[index])
    }

    /// At most five rows, those of the selected one among them.
    func lines(width: Int) -> [Markup] {
        let widest = candidates.reduce(1) { max($0, $1.displayWidth) } + 2
        let columns = max(1, (width - 2) / widest)
        let rows = (candidates.count + columns - 1) / columns
        let most = 5
        let shown = min(rows, most)
        let first = min(max(0, (selected ?? 0) % max(1, rows) - most + 1), max(0, rows - most))
        var lines: [Markup] = []
        for row in first..<first + shown {
            var line = Markup("  ")
            for column in 0..<columns {
                let index = column * rows + row
                guard index < candidates.count else { continue }
                let text = candidates[index]
                line.append(text, index == selected ? .heading : .dim)
                line.append(String(repeating: " ", count: max(0, widest - text.displayWidth)))
            }
            lines.append(line)
        }
        if rows > most { lines[lines.count - 1].append("… \(candidates.count) names", .dim) }
        return lines
    }
}
