import Markup
import TextUI

extension SplitScreen {
    /// Does what a key asks of the screen; false where it is not one of its keys.
    ///
    /// - Parameter scrolls: whether PgUp and PgDn move the transcript.
    func take(_ key: Key, scrolls: Bool = true) -> Bool {
        if notice != nil {
            notice = nil
            isDirty = true
        }
        switch mode {
        case .search: return takeInSearch(key)
        case .page: return takeOnPage(key)
        case .pane: if takeInPane(key) { return true }
        case .input: break
        }
        return takeAnywhere(key, scrolls: scrolls)
    }

    private func takeAnywhere(_ key: Key, scrolls: Bool) -> Bool {
        switch key {
        case .function(let number):
            switch number {
            case 1: show(ScreenHelp.page)
            case 2...6: togglePane(number - 1)
            case 7: openPager()
            case 8:
                if !openPanes.isOpen { openPanes.select(openPanes.selected) }
                openPanes.isFullScreen.toggle()
            case 9: beginSearch()
            case 10:
                terminal.reportsMouse.toggle()
                notice =
                    terminal.reportsMouse
                    ? "the wheel scrolls here" : "the mouse selects text; F10 lets it scroll again"
            case 12: closePanes()
            default: return true
            }
        case .alt(let scalar):
            switch scalar {
            case "2"..."9": togglePane(Int(scalar.value) - 0x31)
            case "\t": focusPane()
            default: return false
            }
        case .shiftTab: if screenEditor.menu != nil { screenEditor.tab(by: -1) } else { focusPane() }
        case .wheelUp: move(by: 3)
        case .wheelDown: move(by: -3)
        case .pageUp where scrolls: move(by: pageRows)
        case .pageDown where scrolls: move(by: -pageRows)
        case .character("/") where scroll > 0 && screenEditor.isEmpty: beginSearch()
        case .character("n") where search.found != nil && scroll > 0 && screenEditor.isEmpty: findAgain()
        case .escape where scroll > 0: move(by: -scroll)
        case .other: return true
        default: return false
        }
        isDirty = true
        return true
    }

    private var pageRows: Int { max(1, (image?.transcriptRows ?? 10) - 1) }

    func move(by rows: Int) {
        scroll = max(0, scroll + rows)
        if scroll == 0 { search.found = nil }
        isDirty = true
    }

    // MARK: panes

    private func togglePane(_ number: Int) {
        guard PaneKind.allCases.indices.contains(number - 1) else { return }
        openPanes.toggle(PaneKind.allCases[number - 1])
        if !openPanes.isOpen, mode == .pane { mode = .input }
    }

    private func focusPane() {
        if !openPanes.isOpen { openPanes.select(openPanes.selected) }
        mode = .pane
    }

    private func takeInPane(_ key: Key) -> Bool {
        isDirty = true
        switch key {
        case .escape, .alt("\t"): mode = .input
        case .tab: openPanes.next(by: 1)
        case .shiftTab: openPanes.next(by: -1)
        case .enter: openPanes.isFullScreen.toggle()
        default:
            guard let paneKey = PaneKey(key), var pane = panes[openPanes.selected] as? any KeyedPane else {
                return Self.isTyped(key)
            }
            let answer = pane.press(paneKey)
            panes[pane.kind] = pane
            switch answer {
            case .ignored: return Self.isTyped(key)
            case .done: return true
            case .write(let suffix, let text): save(text, as: pane.kind.rawValue, suffix)
            }
        }
        return true
    }

    /// Keys that would land in the input line if the pane did not hold them back.
    private static func isTyped(_ key: Key) -> Bool {
        switch key {
        case .character, .backspace, .delete, .left, .right, .up, .down, .home, .end, .tab, .enter: true
        case .control, .alt, .shiftTab, .escape, .pageUp, .pageDown, .function, .wheelUp, .wheelDown, .other, .paste,
            .interrupt, .endOfInput:
            false
        }
    }

    private func save(_ text: String, as name: String, _ suffix: String) {
        switch NumberedFile.write(text, name: name, suffix: suffix) {
        case .written(let path): notice = "written: \(path)"
        case .failed(let reason): notice = "not written: \(reason)"
        }
    }

    // MARK: pages

    /// The newest folded output; the whole transcript where none is folded.
    private func openPager() {
        let footer = "PgUp PgDn  g top  G end  / search  n next  Esc back"
        guard let fold = transcript.folds.last else {
            var page = Page(title: "transcript", lines: Array(transcript.shownLines), footer: footer)
            page.top = Int.max
            return show(page)
        }
        var page = Page(title: fold.title, lines: fold.lines, footer: footer + "  < > other outputs")
        page.top = 0
        foldIndex = transcript.folds.count - 1
        show(page)
    }

    private func takeOnPage(_ key: Key) -> Bool {
        guard var page else {
            mode = .input
            return false
        }
        isDirty = true
        let room = max(1, layout.body.height + layout.panes.reduce(0) { $0 + $1.height } - 2)
        let last = max(0, page.rows(width: terminal.width).count - room)
        page.top = min(page.top, last)
        switch key {
        case .escape, .character("q"), .function(7), .function(1), .control("d"), .interrupt:
            self.page = nil
            mode = .input
            return true
        case .up, .character("k"): page.top -= 1
        case .down, .character("j"), .enter: page.top += 1
        case .wheelUp: page.top -= 3
        case .wheelDown: page.top += 3
        case .pageUp, .character("b"): page.top -= room
        case .pageDown, .character(" "): page.top += room
        case .home, .character("g"): page.top = 0
        case .end, .character("G"): page.top = last
        case .character("/"):
            beginSearch()
            return true
        case .character("n"): findAgain()
        case .character("<"), .left: turnPage(by: -1)
        case .character(">"), .right: turnPage(by: 1)
        default: return true
        }
        if case .character("n") = key { return true }
        if key == .character("<") || key == .character(">") || key == .left || key == .right { return true }
        page.top = min(max(0, page.top), last)
        self.page = page
        return true
    }

    private func turnPage(by step: Int) {
        guard let index = foldIndex, transcript.folds.indices.contains(index + step) else { return }
        foldIndex = index + step
        let fold = transcript.folds[index + step]
        page = Page(title: fold.title, lines: fold.lines, footer: page?.footer ?? "")
    }

    // MARK: searching

    private func beginSearch() {
        search = ScreenSearch(returnsTo: page == nil ? .input : .page)
        mode = .search
        isDirty = true
    }

    private func takeInSearch(_ key: Key) -> Bool {
        isDirty = true
        switch key {
        case .character(let scalar): search.text.unicodeScalars.append(scalar)
        case .backspace: if !search.text.isEmpty { search.text.unicodeScalars.removeLast() }
        case .enter:
            mode = search.returnsTo
            search.found = nil
            findAgain()
        case .escape, .interrupt, .control: mode = search.returnsTo
        default: break
        }
        return true
    }

    /// The next line up in the transcript, or down on the page, that holds the text.
    private func findAgain() {
        isDirty = true
        guard let wanted = TextSearch(search.text) else { return }
        if var page {
            let rows = page.rows(width: terminal.width)
            let start = min(max(0, search.found.map { $0 + 1 } ?? page.top), rows.count)
            guard let found = rows[start...].firstIndex(where: wanted.matches) ?? rows.firstIndex(where: wanted.matches)
            else { return notFound() }
            search.found = found
            page.top = found
            self.page = page
            return
        }
        let lines = transcript.shownLines
        let end = min(search.found.map { $0 - transcript.dropped } ?? lines.count, lines.count)
        guard let found = lines[..<max(0, end)].lastIndex(where: wanted.matches) else { return notFound() }
        search.found = found + transcript.dropped
        let rows = max(1, image?.transcriptRows ?? 1)
        scroll = max(1, transcript.scroll(toShow: found, width: layout.body.width, count: rows))
    }

    private func notFound() { notice = "not found: \(search.text)" }
}

extension PaneKey {
    /// Nothing for keys that panes do not know.
    init?(_ key: Key) {
        switch key {
        case .character(let scalar): self = .character(scalar)
        case .left: self = .left
        case .right: self = .right
        case .up: self = .up
        case .down: self = .down
        case .pageUp: self = .pageUp
        case .pageDown: self = .pageDown
        case .home: self = .home
        case .end: self = .end
        case .control, .alt, .enter, .tab, .shiftTab, .backspace, .delete, .escape, .function, .wheelUp, .wheelDown,
            .other, .paste, .interrupt, .endOfInput:
            return nil
        }
    }
}
