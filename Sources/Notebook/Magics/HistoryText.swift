import Markup
import Sessions

/// `%history`: `[-n] [FIRST-LAST]`.
enum HistoryText {
    static func text(_ call: MagicCall) throws -> Markup {
        var words = call.words
        let isNumbered = words.contains("-n")
        words.removeAll { $0 == "-n" }
        guard words.count <= 1 else { throw call.usageError() }
        var range = 1...Int.max
        if let word = words.first {
            let ends = word.split(separator: "-", omittingEmptySubsequences: false)
            guard let first = Int(ends[0]), let last = Int(ends[ends.count - 1]), ends.count <= 2, first >= 1,
                first <= last
            else { throw call.usageError() }
            range = first...last
        }
        var text = Markup()
        for record in call.kernel.records where range.contains(record.number) {
            for (index, line) in splitLines(record.source).enumerated() {
                if isNumbered {
                    let number = index == 0 ? "\(record.number):" : "..."
                    text.append(String(repeating: " ", count: max(0, 5 - number.count)) + number + " ", .dim)
                }
                text.append(line + "\n")
            }
        }
        return text
    }
}
