import Markup

extension Canvas {
    /// Neighbouring cells of one look, for a front end that draws text with attributes.
    public struct Span: Hashable, Sendable {
        public let column: Int
        public let text: String
        public let role: Role
        public let isReversed: Bool
    }

    public func spans(inRow row: Int) -> [Span] {
        var spans: [Span] = []
        var text = ""
        var start = 0
        var look = Cell()
        for (column, cell) in cells(inRow: row).enumerated() {
            if !text.isEmpty, cell.role != look.role || cell.isReversed != look.isReversed {
                spans.append(Span(column: start, text: text, role: look.role, isReversed: look.isReversed))
                text = ""
            }
            if text.isEmpty {
                start = column
                look = cell
            }
            text += cell.text
        }
        if !text.isEmpty {
            spans.append(Span(column: start, text: text, role: look.role, isReversed: look.isReversed))
        }
        return spans
    }

    /// A row as text with roles, without spaces at its end.
    public func markup(ofRow row: Int) -> Markup {
        var spans = spans(inRow: row)
        if let last = spans.popLast() {
            spans.append(
                Span(
                    column: last.column, text: last.text.withoutTrailingSpaces, role: last.role,
                    isReversed: last.isReversed))
        }
        return spans.reduce(into: Markup()) { $0.append($1.text, $1.role) }
    }

    /// The rows as text without spaces at their ends.
    public var plainLines: [String] {
        (0..<height).map { row in
            cells(inRow: row).map(\.text).joined().withoutTrailingSpaces
        }
    }

    /// The rows with ANSI colours; spaces at the end of a row that no attribute makes visible are left out.
    public var ansiLines: [String] {
        (0..<height).map { row in
            var spans = spans(inRow: row)
            if let last = spans.last, !last.isReversed {
                spans[spans.count - 1] = Span(
                    column: last.column, text: last.text.withoutTrailingSpaces, role: last.role, isReversed: false)
            }
            return spans.map(\.ansi).joined()
        }
    }
}

extension Canvas.Span {
    /// The parameters of the ANSI sequence that switches this look on; empty for none.
    public var ansiCodes: String {
        guard isReversed else { return role.ansiCodes }
        return role.ansiCodes.isEmpty ? "7" : role.ansiCodes + ";7"
    }

    fileprivate var ansi: String {
        let codes = ansiCodes
        return codes.isEmpty || text.isEmpty ? text : "\u{1B}[\(codes)m\(text)\u{1B}[0m"
    }
}

extension String {
    var withoutTrailingSpaces: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
        return String(self[..<end])
    }
}
