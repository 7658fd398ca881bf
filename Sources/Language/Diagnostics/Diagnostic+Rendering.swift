import Markup

extension Diagnostic {
    /// The last line of a report: `SyntaxError: invalid syntax`.
    public var summary: String { "\(kind.rawValue): \(message)" }

    /// What Python writes to standard error: file and line, the source line, the carets, the message; each ends in a
    /// newline.
    public func traceback(in source: SourceText) -> String { place(in: source) + summary + "\n" }

    /// The same without the message.
    public func place(in source: SourceText) -> String {
        guard line > 0 else { return "" }
        var text = "  File \"\(source.name)\", line \(line)\n"
        if kind == .syntax || kind == .indentation || kind == .tab {
            text += quotation(shownText ?? source.lineText(line))
        }
        return text
    }

    /// The source line without its indentation, and the carets under the place.
    private func quotation(_ line: String) -> String {
        let scalars = Array(line.unicodeScalars.prefix { $0 != "\n" && $0 != "\0" })
        guard !scalars.isEmpty else { return "    \n" }
        let stripped = Array(scalars.drop { $0 == " " || $0 == "\u{0C}" || $0 == "\n" })
        let spaces = scalars.count - stripped.count
        var text = "    " + string(stripped) + "\n"
        guard column - 1 - spaces >= 0 else { return text }
        var end = endColumn == 0 ? column : endColumn
        if endLine != self.line { end = scalars.count + 1 }
        if end == column || end == -1 { end = column + 1 }
        let start = column - 1 - spaces
        // Tabs and wide spaces are kept, so that the carets stay in place.
        let margin = stripped.prefix(start).map { $0.properties.isWhitespace ? $0 : " " }
        let padding = String(repeating: " ", count: max(0, start - stripped.count))
        text += "    " + string(margin) + padding + String(repeating: "^", count: max(0, end - column)) + "\n"
        return text
    }

    private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// The report for the prompt: the line with its number, carets under the place, message, and what to try.
    ///
    /// Carets are placed by display width, so they stand right under Korean text too.
    public func report(in source: SourceText) -> Markup {
        var report = Markup()
        let offset = min(Int(range.start), source.bytes.count)
        let line = source.line(at: offset)
        let number = String(line)
        let text = source.lineText(line)
        let start = min(max(offset - Int(source.lineRange(line).start), 0), text.utf8.count)
        let end = min(max(Int(range.end) - Int(source.lineRange(line).start), start), text.utf8.count)
        report.append("\(number) | ", .dim)
        report.append(highlight(text))
        report.append("\n" + String(repeating: " ", count: number.count) + " | ", .dim)
        report.append(expandedBlanks(before: start, in: text))
        report.append(String(repeating: "^", count: max(1, width(text, start, end))), .caret)
        report.append("\n")
        report.append(kind.rawValue, .error)
        report.append(": \(message)\n")
        if let hint {
            report.append("hint: ", .hint)
            report.append(hint + "\n", .hint)
        }
        return report
    }

    private func width(_ text: String, _ start: Int, _ end: Int) -> Int {
        String(decoding: Array(text.utf8)[start..<end], as: UTF8.self).displayWidth
    }

    /// As many columns of blanks as the text before the place takes; tabs stay tabs.
    private func expandedBlanks(before end: Int, in text: String) -> String {
        String(decoding: Array(text.utf8)[..<end], as: UTF8.self).unicodeScalars.reduce(into: "") { blanks, scalar in
            blanks += scalar == "\t" ? "\t" : String(repeating: " ", count: scalar.displayWidth)
        }
    }
}
