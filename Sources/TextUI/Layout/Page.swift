import Markup

/// A text that takes the whole screen under the status line for a while: folded output, help.
public struct Page: Sendable {
    public var title: String
    public var lines: [Markup]
    /// The first row shown.
    public var top = 0
    /// What the lower edge says.
    public var footer: String

    public init(title: String, lines: [Markup], footer: String = "") {
        self.title = title
        self.lines = lines
        self.footer = footer
    }

    /// The text as rows of a frame that takes `width` columns.
    public func rows(width: Int) -> [Markup] { lines.flatMap { $0.wrapped(toWidth: max(1, width - 2)) } }

    func draw(on canvas: inout Canvas, in rect: Rect, style: DrawStyle) {
        let rows = rows(width: rect.width)
        let room = rect.inside.height
        let first = min(max(0, top), max(0, rows.count - room))
        let place = rows.count > room ? "  \(first + 1)-\(min(rows.count, first + room)) of \(rows.count)" : ""
        Frame(
            rect: rect, title: Markup(title, .heading) + Markup(place, .dim), footer: Markup(footer, .dim),
            isFocused: true
        ).draw(on: &canvas, style: style)
        canvas.fill(rect.inside)
        for (offset, row) in rows.dropFirst(first).prefix(max(0, room)).enumerated() {
            canvas.put(row, row: rect.inside.row + offset, column: rect.inside.column, limit: rect.inside.width)
        }
    }
}
