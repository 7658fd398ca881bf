import Markup

/// Everything the split screen shows, composed into one canvas.
public struct Screen: Sendable {
    public var status: StatusLine
    /// In the order of the tabs.
    public var panes: [any Pane]
    public var selected: PaneKind
    /// Those that stand under each other where there is room, in this order; nothing for all of them from the selected one on.
    public var stacked: [PaneKind]?
    /// The selected pane has the keys: the frame is bright, and its lower edge says which there are.
    public var isPaneFocused = false
    public var paneKeys: String?
    public var transcript: Transcript
    /// Rows the transcript is scrolled up.
    public var scroll = 0
    public var input: InputView
    public var keys: Markup?
    /// What covers all of it but the status line.
    public var page: Page?

    public init(
        status: StatusLine, panes: [any Pane] = [], selected: PaneKind = .loss, transcript: Transcript = Transcript(),
        input: InputView = InputView(), keys: Markup? = nil
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
        /// The rows of the input.
        public let input: Rect
        public let cursor: InputView.Place?
        /// The rows of the transcript, and how far it could be scrolled.
        public let transcriptRows: Int
        public let scroll: Int
    }

    /// Draws the screen; `width` and `height` are those the layout was made for.
    public func image(width: Int, height: Int, layout: ScreenLayout, style: DrawStyle) -> Image {
        var canvas = Canvas(width: width, height: height)
        status.draw(on: &canvas, in: layout.status, style: style)
        let page = page.map { (page: $0, rect: layout.underStatus) }
        if let page {
            page.page.draw(on: &canvas, in: page.rect, style: style)
            return Image(
                canvas: canvas, input: Rect(row: height, column: 0, width: 0, height: 0), cursor: nil,
                transcriptRows: 0, scroll: scroll)
        }
        drawPanes(on: &canvas, layout: layout, style: style)
        let body = layout.body
        let (inputRows, cursor) = input.rows(width: body.width, limit: body.height)
        let window = TranscriptWindow(
            transcript.shownLines, width: body.width, count: body.height - inputRows.count, scroll: scroll)
        for (offset, line) in (window.rows + inputRows).enumerated() {
            canvas.put(line, row: body.row + offset, column: body.column, limit: body.width)
        }
        if let keys, let rect = layout.keys { canvas.put(keys, row: rect.row, column: rect.column, limit: rect.width) }
        let first = body.row + window.rows.count
        return Image(
            canvas: canvas,
            input: Rect(row: first, column: body.column, width: body.width, height: inputRows.count),
            cursor: cursor.map { InputView.Place(row: first + $0.row, column: body.column + $0.column) },
            transcriptRows: window.rows.count, scroll: window.scroll)
    }

    private func drawPanes(on canvas: inout Canvas, layout: ScreenLayout, style: DrawStyle) {
        let shown = shownPanes(layout.panes.count)
        for (index, (rect, pane)) in zip(layout.panes, shown).enumerated() {
            let isSelected = pane.kind == selected
            let isLowest = index == min(layout.panes.count, shown.count) - 1
            var title = Markup("\(pane.kind.number) \(pane.kind.rawValue)", .heading)
            if !pane.title.isEmpty { title = title + Markup("  ") + pane.title }
            var footer =
                isLowest ? TabsLine.text(panes.map(\.kind), selected: selected, width: rect.width - 6) : Markup()
            if isPaneFocused, isSelected, let paneKeys { footer = Markup(paneKeys) }
            Frame(rect: rect, title: title, footer: footer, isFocused: isPaneFocused && isSelected)
                .draw(on: &canvas, style: style)
            var inside = Canvas(width: rect.inside.width, height: rect.inside.height)
            pane.draw(on: &inside, style: style)
            canvas.draw(inside, row: rect.inside.row, column: rect.inside.column)
        }
    }

    private func shownPanes(_ count: Int) -> [any Pane] {
        guard let first = panes.firstIndex(where: { $0.kind == selected }) else { return panes }
        guard let stacked, count > 1 else { return Array(panes[first...] + panes[..<first]) }
        let kinds = stacked.prefix(count).contains(selected) ? Array(stacked.prefix(count)) : [selected] + stacked
        return kinds.compactMap { kind in panes.first { $0.kind == kind } }
    }
}
