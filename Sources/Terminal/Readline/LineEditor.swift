import CTerminal
@preconcurrency import CReadline

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// GNU readline in line mode: history, completion, pastes taken as one block, cells of several lines.
public final class LineEditor: ReadlineEditor, CellReader {
    private var prompt = CellPrompt(first: "", continuation: "")

    public override init(history: HistoryFile?) {
        ct_guard_terminal(0, "\u{1B}[?2004l")
        super.init(history: history)
    }

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
                if isEmptyLineInsideBlock(line, after: entered.count - 1) { continue }
                let text = entered.joined(separator: "\n")
                if !needsMore(text, isBlock) { return finish(text) }
            }
        }
    }

    public func readLine(prompt: String) -> CellInput {
        takesCells = false
        entered = []
        return edit(prompt: prompt)
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
            case .signal, .timeout: break
            }
            if takeSignals() {
                dropLine()
                return .interrupted
            }
        }
    }

    /// Leaves searches and half-typed keys, and the line with a `^C` behind it.
    private func dropLine() {
        rl_callback_sigcleanup()
        rl_point = rl_end
        rl_redisplay()
        show("^C\r\n")
        rl_free_line_state()
    }

    override func suspend() {
        rl_deprep_terminal()
        ct_stop()
        // Here again after `fg`.
        rl_prep_terminal(1)
        rl_on_new_line()
        rl_redisplay()
    }

    // MARK: pastes

    /// Takes a bracketed paste: all its lines but the last are entered, the last one is left to be edited.
    override func paste() {
        // A paste that Ctrl-C broke off is dropped with the line.
        guard let clean = pasted() else { return }
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
}
