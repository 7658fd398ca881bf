import Markup

/// Everything the split screen shows, composed into one canvas.
public struct Screen: Sendable {
    public var status: StatusLine
    /// In the order of the tabs.
    public var panes: [any Pane]
    public var selected: PaneKind
    public var isPaneFocused = false
    /// Lines as they were printed; wrapped here.
    public var transcript: [Markup]
    /// Rows the transcript is scrolled up.
    public var scroll = 0
    /// The input line with its prompt, and what stands under it; wrapped here.
    public var input: [Markup]
    public var keys: Markup?

    public init(
        status: StatusLine, panes: [any Pane] = [], selected: PaneKind = .loss, transcript: [Markup] = [],
        input: [Markup] = [], keys: Markup? = nil
    ) {
        self.status = status
        self.panes = panes
        self.selected = selected
        self.transcript = transcript
        self.input = input
        self.keys = keys
    }

    /// A composed screen and where its input landed.
    public struct Image: Hashable, Sendable {
        public let canvas: Canvas
        /// The rows of the input: the cursor is placed relative to this.
        public let input: Rect
        /// How far the transcript can be scrolled up is known once this many rows are on the screen.
        public let transcriptRows: Int
    }

    /// Draws the screen; `width` and `height` are those the layout was made for.
    public func image(width: Int, height: Int, layout: ScreenLayout, style: DrawStyle) -> Image {
        var canvas = Canvas(width: width, height: height)
        status.draw(on: &canvas, in: layout.status, style: style)
        for (index, (rect, pane)) in zip(layout.panes, shownPanes).enumerated() {
            let isSelected = pane.kind == selected
            let isLowest = index == min(layout.panes.count, shownPanes.count) - 1
            var title = Markup("\(pane.kind.number) \(pane.kind.rawValue)", .heading)
            if !pane.title.isEmpty { title = title + Markup("  ") + pane.title }
            let tabs = TabsLine.text(panes.map(\.kind), selected: selected, width: rect.width - 6)
            Frame(
                rect: rect, title: title, footer: isLowest ? tabs : Markup(), isFocused: isPaneFocused && isSelected
            ).draw(on: &canvas, style: style)
            var inside = Canvas(width: rect.inside.width, height: rect.inside.height)
            pane.draw(on: &inside, style: style)
            canvas.draw(inside, row: rect.inside.row, column: rect.inside.column)
        }
        let body = layout.body
        let inputRows = Array(input.flatMap { $0.wrapped(toWidth: body.width) }.suffix(body.height))
        let rows = TranscriptRows.visible(
            transcript, width: body.width, count: body.height - inputRows.count, scroll: scroll)
        for (offset, line) in (rows + inputRows).enumerated() {
            canvas.put(line, row: body.row + offset, column: body.column, limit: body.width)
        }
        if let keys, let rect = layout.keys { canvas.put(keys, row: rect.row, column: rect.column, limit: rect.width) }
        return Image(
            canvas: canvas,
            input: Rect(
                row: body.row + rows.count, column: body.column, width: body.width, height: inputRows.count),
            transcriptRows: rows.count)
    }

    /// The selected pane first, then those after it in the order of the tabs.
    private var shownPanes: [any Pane] {
        guard let first = panes.firstIndex(where: { $0.kind == selected }) else { return panes }
        return Array(panes[first...] + panes[..<first])
    }
}
