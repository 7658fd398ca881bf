/// What is wrong with a text, and where.
public struct Diagnostic: Error, Hashable, Sendable {
    public let kind: Kind
    /// CPython 3.11's text where it has one.
    public let message: String
    public let range: SourceRange
    /// The place as CPython reports it; it can differ from `range` (a column past the line's end, or none at all).
    public let line: Int
    /// 1-based, in code points.
    public let column: Int
    public let endLine: Int
    /// 1-based and exclusive; 0 or less where CPython gives none.
    public let endColumn: Int
    /// What to try, for the prompt.
    public let hint: String?

    public enum Kind: String, CaseIterable, Sendable {
        case syntax = "SyntaxError"
        case indentation = "IndentationError"
        case tab = "TabError"
        case recursion = "RecursionError"
        case overflow = "OverflowError"
    }

    /// A diagnostic whose reported place is its range.
    public init(kind: Kind, message: String, range: SourceRange, in source: SourceText, hint: String? = nil) {
        let first = source.position(at: Int(range.start))
        let last = source.position(at: Int(range.end))
        self.init(
            kind: kind, message: message, range: range, line: first.line, column: first.column, endLine: last.line,
            endColumn: last.column, hint: hint)
    }

    init(
        kind: Kind, message: String, range: SourceRange, line: Int, column: Int, endLine: Int, endColumn: Int,
        hint: String?
    ) {
        self.kind = kind
        self.message = message
        self.range = range
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.hint = hint
    }
}
