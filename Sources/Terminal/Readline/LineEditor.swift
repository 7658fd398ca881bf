import CTerminal
@preconcurrency import CReadline

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// GNU readline in line mode: history, completion, pastes taken as one block, cells of several lines.
///
/// Readline keeps its state in C globals, so there is one editor at a time.
public final class LineEditor: CellReader {
    /// What may stand at the cursor of a text; the cursor is a UTF-8 offset.
    public var complete: (_ text: String, _ cursor: Int) -> Completions = { _, _ in Completions([]) }
    /// What a paste is cleaned with: prompts that were copied along.
    public var cleanPaste: (String) -> String = { $0 }

    let input: InputBytes
    private let history: HistoryFile?
    private var lastEntry: String?
    private var prompt = CellPrompt(first: "", continuation: "")
    /// The lines of the cell that were entered or pasted before the one being edited.
    private var entered: [String] = []
    private var isBlock = false
    private var accepted: CellInput?
    private var takesCells = true
    var candidates: [String] = []
    var nextCandidate = 0

    public init(history: HistoryFile?) {
        self.history = history
        input = InputBytes(fd: 0)
        ct_guard_terminal(0, "\u{1B}[?2004l")
        _ = ct_watch_signals()
        Self.current = self
        ReadlineSetup.run()
        for entry in history?.read() ?? [] { recallable(entry) }
    }

    deinit {
        if Self.current === self { Self.current = nil }
    }

    /// Whom readline's callbacks speak to.
    nonisolated(unsafe) weak static var current: LineEditor?

    public func readCell(prompt: CellPrompt, needsMore: (String, Bool) -> Bool) -> CellInput {
        self.prompt = prompt
        entered = []
        isBlock = false
        takesCells = true
        while true {
            switch edit(prompt: marked(entered.isEmpty ? prompt.first : prompt.continuation)) {
            case .interrupted: return .interrupted
            case .end:
                if entered.isEmpty {
                    show("\r\n")
                    return .end
                }
                return finish(entered.joined(separator: "\n") + "\n")
            case .text(let line):
                if line.utf8.contains(0x0A) { isBlock = true }
                entered.append(line)
                if isEmptyLineInsideBlock(line) { continue }
                let text = entered.joined(separator: "\n")
                if !needsMore(text, isBlock) { return finish(text) }
            }
        }
    }

    /// A terminal without bracketed pastes sends a paste as if it were typed. Nobody types blanks right after an empty
    /// line: there the block goes on.
    private func isEmptyLineInsideBlock(_ line: String) -> Bool {
        guard entered.count > 1, line.utf8.allSatisfy({ $0 == 0x20 }) else { return false }
        let next = input.peek(within: 15)
        return next == 0x20 || next == 0x09
    }

    public func readLine(prompt: String) -> CellInput {
        takesCells = false
        entered = []
        return edit(prompt: prompt)
    }

    private func finish(_ text: String) -> CellInput {
        var entry = text[...]
        while entry.utf8.last == 0x0A { entry = entry.dropLast() }
        if !entry.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A }), String(entry) != lastEntry {
            lastEntry = String(entry)
            recallable(String(entry))
            history?.append(String(entry))
        }
        return .text(text)
    }

    /// What is too long to be edited on a screen is kept in the file only.
    private func recallable(_ entry: String) {
        if entry.utf8.count <= 1 << 14 { add_history(entry) }
    }

    private func marked(_ text: String) -> String {
        prompt.on.isEmpty ? text : "\u{1}\(prompt.on)\u{2}\(text)\u{1}\(prompt.off)\u{2}"
    }

    // MARK: one line

    private func edit(prompt text: String) -> CellInput {
        accepted = nil
        _ = Signals.takeInterrupt()
        ct_catch_suspend(1)
        rl_callback_handler_install(text) { LineEditor.current?.accept($0) }
        defer {
            rl_callback_handler_remove()
            ct_catch_suspend(0)
        }
        if takesCells, !entered.isEmpty {
            rl_insert_text(indentation(after: entered, waiting: input.peek()))
            rl_redisplay()
        }
        while true {
            if let accepted { return accepted }
            switch input.wait() {
            case .input: rl_callback_read_char()
            case .end: return rl_end > 0 ? .text(String(cString: rl_line_buffer)) : .end
            case .signal: break
            }
            if takeSignals() {
                dropLine()
                return .interrupted
            }
        }
    }

    /// Does what resizes and Ctrl-Z ask for; true after Ctrl-C.
    func takeSignals() -> Bool {
        if Signals.takeResize() { rl_resize_terminal() }
        if Signals.takeSuspend() { suspend() }
        return Signals.takeInterrupt()
    }

    /// Leaves searches and half-typed keys, and the line with a `^C` behind it.
    private func dropLine() {
        rl_callback_sigcleanup()
        rl_point = rl_end
        rl_redisplay()
        show("^C\r\n")
        rl_free_line_state()
    }

    private func accept(_ line: UnsafeMutablePointer<CChar>?) {
        rl_callback_handler_remove()
        guard let line else {
            accepted = .end
            return
        }
        accepted = .text(String(cString: line))
        free(line)
    }

    private func suspend() {
        rl_deprep_terminal()
        kill(getpid(), SIGSTOP)
        // Here again after `fg`.
        rl_prep_terminal(1)
        rl_on_new_line()
        rl_redisplay()
    }

    // MARK: pastes

    /// Takes a bracketed paste: all its lines but the last are entered, the last one is left to be edited.
    func paste() {
        // A paste that Ctrl-C broke off is dropped with the line.
        guard let bytes = input.read(upTo: Array("\u{1B}[201~".utf8)) else { return }
        let text = pastedText(bytes)
        guard takesCells else {
            rl_insert_text(String(text.prefix { $0 != "\n" }))
            return
        }
        let clean = cleanPaste(text)
        guard clean.utf8.contains(0x0A) else {
            rl_insert_text(clean)
            return
        }
        let (before, after) = aroundCursor()
        // A block that is pasted onto the blanks of an indented line brings its own.
        let head = before.utf8.allSatisfy { $0 == 0x20 } ? "" : before
        var lines = (head + clean + after).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let last = lines.removeLast()
        let rows = max(10, 2 * screenRows())
        let shown = shownLines(lines[...], atMost: rows)
        rl_replace_line(shown.first ?? "", 0)
        rl_point = rl_end
        rl_redisplay()
        var echo = "\r\n"
        for line in shown.dropFirst() { echo += "\(prompt.on)\(prompt.continuation)\(prompt.off)\(line)\r\n" }
        show(echo)
        entered += lines
        isBlock = true
        rl_set_prompt(marked(prompt.continuation))
        rl_replace_line(last, 1)
        rl_point = rl_end
        rl_on_new_line()
        rl_redisplay()
    }

    private func aroundCursor() -> (before: String, after: String) {
        let bytes = Array(String(cString: rl_line_buffer).utf8)
        let point = min(max(Int(rl_point), 0), bytes.count)
        return (String(decoding: bytes[..<point], as: UTF8.self), String(decoding: bytes[point...], as: UTF8.self))
    }

    private func screenRows() -> Int {
        var rows: Int32 = 0
        var columns: Int32 = 0
        rl_get_screen_size(&rows, &columns)
        return Int(rows)
    }

    private func show(_ text: String) {
        fflush(rl_outstream)
        fputs(text, rl_outstream)
        fflush(rl_outstream)
    }

    // MARK: keys

    func backspace() {
        guard takesCells, rl_point > 0, let buffer = rl_line_buffer else {
            rl_rubout(1, 0x7F)
            return
        }
        let before = UnsafeBufferPointer(start: buffer, count: Int(rl_point)).map { UInt8(bitPattern: $0) }
        let width = backspaceWidth(before: before)
        if width <= 1 { rl_rubout(1, 0x7F) } else { rl_rubout(Int32(width), 0x7F) }
    }

    /// The whole text of the cell and the cursor in it, for completion.
    func completions() -> Completions {
        let (before, after) = aroundCursor()
        let earlier = entered.isEmpty ? "" : entered.joined(separator: "\n") + "\n"
        return complete(earlier + before + after, earlier.utf8.count + before.utf8.count)
    }
}
