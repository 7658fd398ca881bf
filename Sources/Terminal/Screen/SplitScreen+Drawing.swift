import CTerminal
import Markup
import TextUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension SplitScreen {
    /// How the window is divided now.
    var layout: ScreenLayout {
        let (width, height) = (terminal.width, terminal.height)
        let panes: ScreenLayout.Panes =
            !openPanes.isOpen ? .none : openPanes.isFullScreen ? .fullScreen : .open(stacked.count)
        return ScreenLayout(
            width: width, height: height, panes: panes, raise: options.raise, showsKeys: shownKeys != nil)
            ?? ScreenLayout(cramped: width, height: height)
    }

    private var shownKeys: Markup? { keys }

    /// The panes that stand under each other: the selected one, and those that have something to show.
    private var stacked: [PaneKind] {
        guard terminal.width >= 120 else { return [openPanes.selected] }
        let useful: [PaneKind] = [.loss, .vars, .model]
        return PaneKind.allCases.filter { $0 == openPanes.selected || useful.contains($0) }
    }

    /// Shows what has changed.
    public func draw() {
        if terminal.fit() { isDirty = true }
        guard isDirty || screenEditor.isChanged else { return }
        let start = Self.now
        let layout = layout
        let image = image(layout)
        self.image = image
        terminal.show(image.canvas, cursor: isBlank || mode == .pane ? nil : image.cursor)
        isDirty = false
        screenEditor.isChanged = false
        pacing.drew(from: start, to: Self.now)
    }

    /// Draws when that is due: at most 20 times a second, and for no more than a fiftieth of the time.
    func drawWhenDue() {
        if isDirty, pacing.isDue(at: Self.now) { draw() }
    }

    private func image(_ layout: ScreenLayout) -> Screen.Image {
        let (width, height) = (terminal.width, terminal.height)
        let stacked = stacked
        for kind in openPanes.isFullScreen ? [openPanes.selected] : stacked where openPanes.isOpen {
            refresh(kind, self)
        }
        var screen = Screen(
            status: shownStatus, panes: PaneKind.allCases.compactMap { panes[$0] }, selected: openPanes.selected,
            transcript: transcript, keys: shownKeys)
        if isBlank {
            return Screen(status: StatusLine(parts: [])).image(
                width: width, height: height, layout: ScreenLayout(cramped: width, height: height), style: style)
        }
        screen.stacked = stacked
        screen.isPaneFocused = mode == .pane
        screen.paneKeys = (panes[openPanes.selected] as? any KeyedPane)?.keys ?? "Tab next  F8 full  Esc back"
        screen.page = page
        screen.scroll = scroll
        if !isRunning { screen.input = screenEditor.view(width: layout.body.width, rows: layout.body.height) }
        let image = screen.image(width: width, height: height, layout: layout, style: style)
        scroll = page == nil ? image.scroll : scroll
        return image
    }

    private var shownStatus: StatusLine {
        var shown = status
        if let running { shown = running(secondsOfRun) }
        switch mode {
        case .search: shown.parts = ["search: \(search.text)_", "Enter finds", "Esc leaves"]
        case .input, .pane, .page:
            if let notice {
                shown.parts = [notice]
            } else if scroll > 0, page == nil {
                shown.parts = ["\(scroll) rows back", "PgUp PgDn  / search  Esc newest"] + shown.parts
            } else if mode == .input, page == nil, !isRunning, let text = hintText {
                shown = StatusLine(parts: [shown.parts.first ?? "rnn", text])
            }
        }
        return shown
    }

    private var hintText: String? {
        guard screenEditor.isEditing, screenEditor.takesCells, !screenEditor.isEmpty else { return nil }
        let (before, after) = screenEditor.aroundCursor()
        guard before.utf8.count + after.utf8.count < 1 << 13 else { return nil }
        return hint(before + after, before.utf8.count)
    }

    var secondsOfRun: Int { Int(Self.now - startOfRun) }

    /// Follows the window's size.
    func resize() {
        terminal.fit()
        isDirty = true
        draw()
    }

    /// Gives the terminal back while another program has it.
    public func outside<Result>(_ body: () -> Result) -> Result {
        let result = terminal.outside(body)
        isDirty = true
        draw()
        return result
    }

    func suspend() {
        terminal.suspend()
        isDirty = true
        draw()
    }

    /// Seconds on a clock that only goes forward.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
