import Markup
import Sessions

/// Cells of a session as lines of text.
public enum ReplayText {
    /// Prose in lines no wider than `width`; as it stands in the file where that is nil.
    public static func prose(_ cell: SessionCell, width: Int? = nil) -> Markup {
        var text = Markup()
        if !cell.title.isEmpty { text.append(cell.title + "\n", .heading) }
        if !cell.prose.isEmpty {
            text.append((width.map { flowing(cell.prose, width: $0) } ?? cell.prose) + "\n")
        }
        text.append("\n")
        return text
    }

    /// Paragraphs filled anew; lists, tables, quotes and indented lines keep their lines.
    static func flowing(_ prose: String, width: Int) -> String {
        var lines: [String] = []
        var paragraph: [Substring] = []
        func finish() {
            var line = ""
            for word in paragraph {
                if !line.isEmpty, line.displayWidth + 1 + word.displayWidth > width {
                    lines.append(line)
                    line = ""
                }
                line += line.isEmpty ? String(word) : " " + word
            }
            if !line.isEmpty { lines.append(line) }
            paragraph = []
        }
        for line in splitLines(prose) {
            let first = line.first
            let isPlain = first.map { !" \t-*>|#0123456789`".contains($0) } ?? false
            if line.isEmpty || !isPlain {
                finish()
                lines.append(line)
            } else {
                paragraph += line.split(separator: " ")
            }
        }
        finish()
        return lines.joined(separator: "\n")
    }

    /// The title, and the code behind its prompts.
    public static func typed(_ cell: SessionCell, number: Int) -> (head: Markup, code: Markup) {
        let prompt = Prompts(number: number)
        var head = Markup()
        if !cell.title.isEmpty { head.append("# \(cell.title)\n", .comment) }
        var code = Markup()
        for (index, line) in splitLines(cell.source).enumerated() {
            code.append(index == 0 ? prompt.first : prompt.continuation, .prompt)
            code.append(line + "\n")
        }
        return (head, code)
    }

    public static func held(_ lineCount: Int) -> Markup {
        let (lines, them) = lineCount == 1 ? ("line", "it") : ("lines", "them")
        return Markup("… \(lineCount) more \(lines): r shows \(them)\n", .dim)
    }

    public static func moved(place: Int, count: Int) -> Markup {
        Markup("──── \(place + 1) of \(count) ────\n", .dim)
    }
}
