import Language
import Markup

/// The line of a place, with carets under it.
enum Excerpt {
    /// A line without its indentation, four blanks before it, and carets from one column to another.
    ///
    /// - Parameters:
    ///   - column: 1-based, in code points.
    ///   - endColumn: exclusive; up to the end of the line where it is nil.
    static func lines(_ source: SourceText, line: Int, column: Int, endColumn: Int?) -> Markup {
        let text = Array(source.lineText(line).unicodeScalars)
        let indent = text.prefix { $0 == " " || $0 == "\t" || $0 == "\u{C}" }.count
        var end = text.count
        while end > indent, text[end - 1] == " " || text[end - 1] == "\t" { end -= 1 }
        var block = Markup("    ")
        guard end > indent else { return Markup() }
        append(text[indent..<end], to: &block, .plain)
        let first = min(max(column - 1, indent), end)
        let last = min(max(endColumn.map { $0 - 1 } ?? end, first + 1), max(end, first + 1))
        block.append("\n    ")
        var blanks = ""
        for scalar in text[indent..<first] { blanks += scalar == "\t" ? "\t" : spaces(scalar.displayWidth) }
        block.append(blanks)
        let width = text[first..<min(last, end)].reduce(0) { $0 + $1.displayWidth }
        block.append(String(repeating: "^", count: max(width, 1)) + "\n", .caret)
        return block
    }

    /// The first line of a range.
    static func lines(_ source: SourceText, _ range: SourceRange) -> Markup {
        let start = source.position(at: Int(range.start))
        let end = source.position(at: Int(range.end))
        return lines(
            source, line: start.line, column: start.column, endColumn: end.line == start.line ? end.column : nil)
    }

    private static func append(_ scalars: ArraySlice<Unicode.Scalar>, to block: inout Markup, _ role: Role) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        block.append(String(view), role)
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}
