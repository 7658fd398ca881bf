import CTerminal
import Markup
@preconcurrency import CReadline
import TextUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// GNU readline inside the split screen: it keeps the text and the cursor, and what it would draw is drawn by the screen.
///
/// A cell of many lines is one text here, so that all of its lines can be edited until it runs.
final class ScreenEditor: ReadlineEditor {
    private var prompt = CellPrompt(first: "", continuation: "")
    private var needsMore: (String, Bool) -> Bool = { _, _ in false }
    private(set) var isEditing = false
    /// Something changed that is not on the screen yet.
    var isChanged = true
    private(set) var menu: CompletionMenu?
    /// What to do about a resize and about Ctrl-Z.
    var onResize: () -> Void = {}
    var onSuspend: () -> Void = {}

    /// The editor whose keys readline reads now.
    static var onScreen: ScreenEditor? { current as? ScreenEditor }

    override init(history: HistoryFile?) {
        // The terminal's modes and everything that is drawn on it are the screen's.
        rl_prep_term_function = nil
        rl_deprep_term_function = nil
        rl_redisplay_function = { ScreenEditor.onScreen?.isChanged = true }
        super.init(history: history)
        rl_prep_term_function = nil
        rl_deprep_term_function = nil
        _ = rl_variable_bind("show-all-if-ambiguous", "on")
        _ = rl_variable_bind("bell-style", "none")
        rl_completion_display_matches_hook = { matches, count, _ in
            guard let matches, let editor = ScreenEditor.onScreen else { return }
            editor.offer((0...Int(max(0, count))).compactMap { matches[$0].map { String(cString: $0) } })
        }
        ScreenBindings.run()
    }

    // MARK: a cell or a line

    /// Begins to read; `needsMore` nil reads one line.
    func begin(prompt: CellPrompt, needsMore: ((String, Bool) -> Bool)?) {
        self.prompt = prompt
        self.needsMore = needsMore ?? { _, _ in false }
        takesCells = needsMore != nil
        entered = []
        isBlock = false
        accepted = nil
        menu = nil
        isEditing = true
        isChanged = true
        _ = Signals.takeInterrupt()
        rl_callback_handler_install("") { ReadlineEditor.current?.accept($0) }
    }

    /// Gives readline one byte.
    func feed() {
        if let byte = input.peek(), byte != 0x09 { menu = nil }
        isChanged = true
        // A search takes only readline's own erasing for its own.
        let isSearching = rl_readline_state & UInt(RL_STATE_ISEARCH) != 0
        if isSearching { rl_bind_key(0x7F, rl_rubout) }
        rl_callback_read_char()
        if isSearching { ReadlineSetup.bindBackspace() }
    }

    /// Takes what was read and stops reading.
    func finished() -> CellInput? {
        guard let accepted else { return nil }
        isEditing = false
        needsMore = { _, _ in false }
        self.accepted = nil
        if takesCells, case .text(let text) = accepted { return finish(text) }
        return accepted
    }

    /// Stops reading, whatever was typed.
    func cancel() {
        rl_callback_sigcleanup()
        rl_free_line_state()
        rl_callback_handler_remove()
        isEditing = false
        needsMore = { _, _ in false }
        menu = nil
        isChanged = true
    }

    var isEmpty: Bool { rl_end == 0 }
    var isSearching: Bool { rl_readline_state & UInt(RL_STATE_ISEARCH | RL_STATE_NSEARCH) != 0 }

    override func resized() { onResize() }
    override func suspend() { onSuspend() }

    // MARK: keys

    /// Runs what is complete, and else begins another line.
    func enter() {
        guard takesCells else { return newline() }
        let text = buffer
        let (before, after) = aroundCursor()
        let isBlock = isBlock || text.utf8.contains(0x0A) && where_history() < history_length
        if !isBlock, after.utf8.contains(0x0A) { return breakLine(at: before) }
        let last =
            text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).last.map { String(Substring($0)) } ?? ""
        if isEmptyLineInsideBlock(last, after: text.utf8.contains(0x0A) ? 1 : 0) { return append("\n") }
        if needsMore(text, isBlock) { breakLine(at: text) } else { newline() }
    }

    private func newline() {
        rl_point = rl_end
        rl_newline(1, 0x0D)
    }

    private func append(_ text: String) {
        rl_point = rl_end
        rl_insert_text(text)
    }

    /// Begins another line behind `before`, indented as the code asks.
    private func breakLine(at before: String) {
        rl_point = Int32(before.utf8.count)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        rl_insert_text("\n" + indentation(after: lines, waiting: input.peek()))
    }

    func breakLine() { breakLine(at: aroundCursor().before) }

    override func paste() {
        guard let text = pasted() else { return }
        let (before, _) = aroundCursor()
        if text.utf8.contains(0x0A) {
            isBlock = true
            // A block that is pasted onto the blanks of an indented line brings its own.
            let line = before.utf8.suffix(while: { $0 != 0x0A })
            if !line.isEmpty, line.allSatisfy({ $0 == 0x20 }) { rl_delete_text(rl_point - Int32(line.count), rl_point) }
            rl_point = min(rl_point, rl_end)
            let (before, _) = aroundCursor()
            rl_point = Int32(before.utf8.count)
        }
        rl_insert_text(text)
    }

    /// The previous or the next line of the cell; false where there is none.
    func moveLine(by step: Int) -> Bool {
        let bytes = Array(buffer.utf8)
        let point = min(max(0, Int(rl_point)), bytes.count)
        let start = (bytes[..<point].lastIndex(of: 0x0A) ?? -1) + 1
        let column = String(decoding: bytes[start..<point], as: UTF8.self).displayWidth
        let target: Range<Int>
        if step < 0 {
            guard start > 0 else { return false }
            target = ((bytes[..<(start - 1)].lastIndex(of: 0x0A) ?? -1) + 1)..<start - 1
        } else {
            guard let end = bytes[point...].firstIndex(of: 0x0A) else { return false }
            target = end + 1..<(bytes[(end + 1)...].firstIndex(of: 0x0A) ?? bytes.count)
        }
        var left = column
        var at = target.lowerBound
        for scalar in String(decoding: bytes[target], as: UTF8.self).unicodeScalars {
            left -= scalar.displayWidth
            if left < 0 { break }
            at += String(scalar).utf8.count
        }
        rl_point = Int32(at)
        return true
    }

    /// The ends of the line that the cursor is on.
    var lineRange: Range<Int32> {
        let (before, after) = aroundCursor()
        let start = before.utf8.count - before.utf8.suffix(while: { $0 != 0x0A }).count
        return Int32(start)..<Int32(before.utf8.count + after.utf8.prefix { $0 != 0x0A }.count)
    }

    // MARK: completion

    /// Completes; where blanks only stand before the cursor, indents; goes through an open menu.
    func tab(by step: Int = 1) {
        if let (start, text) = menu?.turn(by: step) {
            isChanged = true
            rl_delete_text(Int32(start), rl_point)
            rl_point = Int32(start)
            rl_insert_text(text)
            return
        }
        let line = aroundCursor().before.utf8.suffix(while: { $0 != 0x0A })
        if takesCells, !aroundCursor().before.isEmpty || buffer.isEmpty, line.allSatisfy({ $0 == 0x20 }) {
            rl_insert_text(String(repeating: " ", count: 4 - line.count % 4))
            return
        }
        rl_complete(1, 0x09)
    }

    /// The matches as readline lists them: what they have in common, then each.
    private func offer(_ matches: [String]) {
        guard let common = matches.first, matches.count > 1 else { return }
        menu = CompletionMenu(
            candidates: Array(matches.dropFirst()), start: Int(rl_point) - common.utf8.count)
        isChanged = true
    }

    // MARK: what is shown

    /// The lines around the cursor, with their prompts; `rows` above and below it are enough.
    func view(width: Int, rows: Int) -> InputView {
        guard isEditing else { return InputView() }
        let bytes = Array(buffer.utf8)
        let point = min(max(0, Int(rl_point)), bytes.count)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let cursorLine = bytes[..<point].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
        let shown = max(0, cursorLine - rows)..<min(lines.count, cursorLine + rows + 1)
        let searchPrompt = rl_display_prompt.map { String(cString: $0) } ?? ""
        let first = searchPrompt.isEmpty ? prompt.first : searchPrompt
        let coloured = coloured(bytes, lines: lines.count)
        var cursor: InputView.Place?
        let marked = shown.map { index -> Markup in
            let head = index == 0 ? first : prompt.continuation
            let line = lines[index]
            if index == cursorLine {
                let before = Self.visible(bytes[line.startIndex..<max(line.startIndex, point)])
                cursor = .init(row: index - shown.lowerBound, column: head.displayWidth + before.displayWidth)
            }
            return Markup(head, .prompt) + (coloured?[index] ?? Markup(Self.visible(line)))
        }
        return InputView(marked, cursor: cursor, below: menu?.lines(width: width) ?? [])
    }

    /// What was typed, as the transcript keeps it.
    func echo(of text: String) -> Markup {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while lines.count > 1, lines.last?.utf8.allSatisfy({ $0 == 0x20 }) == true { lines = lines.dropLast() }
        let shown = shownLines(lines.map(String.init)[...], atMost: 200)
        let coloured = coloured(Array(shown.joined(separator: "\n").utf8), lines: shown.count)
        var echo = Markup()
        for (index, line) in shown.enumerated() {
            echo.append(index == 0 ? prompt.first : prompt.continuation, .prompt)
            echo.append(coloured?[index] ?? Markup(Self.visible(ArraySlice(line.utf8))))
            echo.append("\n")
        }
        return echo
    }

    /// The lines of a cell with its words marked; nothing where it is too long for that.
    private func coloured(_ bytes: [UInt8], lines: Int) -> [Markup]? {
        guard takesCells, bytes.count < 1 << 13 else { return nil }
        let marked = highlight(Self.visible(bytes[...])).wrapped(toWidth: .max)
        return marked.count == lines ? marked : nil
    }

    private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        let shown = bytes.flatMap { byte -> [UInt8] in
            byte == 0x09
                ? [0x20, 0x20, 0x20, 0x20]
                : byte < 0x20 && byte != 0x0A
                    ? [UInt8(ascii: "^"), byte + 0x40] : byte == 0x7F ? [UInt8(ascii: "^"), 0x3F] : [byte]
        }
        return String(decoding: shown, as: UTF8.self)
    }
}

extension Collection where Element == UInt8 {
    /// The longest end whose bytes all pass.
    fileprivate func suffix(while passes: (UInt8) -> Bool) -> [UInt8] where Self: BidirectionalCollection {
        Array(reversed().prefix(while: passes).reversed())
    }
}
