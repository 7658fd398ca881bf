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
    /// What CPython shows in place of the source line, for an f-string's field.
    let shownText: String?

    public enum Kind: String, CaseIterable, Sendable {
        case syntax = "SyntaxError"
        case indentation = "IndentationError"
        case tab = "TabError"
        case recursion = "RecursionError"
        case overflow = "OverflowError"
    }

    /// A diagnostic whose reported place is its range.
    public init(kind: Kind, message: String, range: SourceRange, in source: SourceText, hint: String? = nil) {
        self.init(kind: kind, message: message, place: Place(range, in: source), hint: hint)
    }

    init(kind: Kind, message: String, place: Place, hint: String? = nil, shownText: String? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
        self.shownText = shownText
        range = place.range
        line = place.line
        column = place.column
        endLine = place.endLine
        endColumn = place.endColumn
    }

    var place: Place {
        Place(line: line, column: column, endLine: endLine, endColumn: endColumn, range: range)
    }
}
