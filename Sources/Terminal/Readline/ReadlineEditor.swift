import CTerminal
import Markup
@preconcurrency import CReadline

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What every editor over GNU readline has: its bytes, its history, its completions and the rules of cells.
///
/// Readline keeps its state in C globals, so there is one editor at a time.
public class ReadlineEditor {
    /// What may stand at the cursor of a text; the cursor is a UTF-8 offset.
    public var complete: (_ text: String, _ cursor: Int) -> Completions = { _, _ in Completions([]) }
    /// What a paste is cleaned with: prompts that were copied along.
    public var cleanPaste: (String) -> String = { $0 }

    /// Ctrl-] ends the reading of cells, as Ctrl-D on an empty line does.
    public var leavesAtBracket = false

    /// What marks the words of a cell, where the editor can show that.
    public var highlight: (String) -> Markup = { Markup($0) }

    let input: InputBytes
    private let history: HistoryFile?
    private var lastEntry: String?
    /// The lines of the cell that are not in readline's buffer any more.
    var entered: [String] = []
    /// What is edited came as a whole, by a paste or out of the history.
    var isBlock = false
    var accepted: CellInput?
    var takesCells = true
    var candidates: [String] = []
    var nextCandidate = 0

    init(history: HistoryFile?) {
        self.history = history
        input = InputBytes(fd: 0)
        _ = ct_watch_signals()
        Self.current = self
        ReadlineSetup.run()
        for entry in history?.read() ?? [] { recallable(entry) }
    }

    deinit {
        if Self.current === self { Self.current = nil }
    }

    /// Whom readline's callbacks speak to.
    nonisolated(unsafe) weak static var current: ReadlineEditor?

    /// Does what resizes and Ctrl-Z ask for; true after Ctrl-C.
    func takeSignals() -> Bool {
        if Signals.takeResize() { resized() }
        if Signals.takeSuspend() { suspend() }
        return Signals.takeInterrupt()
    }

    func resized() { rl_resize_terminal() }
    func suspend() {}

    /// Ctrl-]
    func leave() {
        guard leavesAtBracket else { return }
        rl_replace_line("", 0)
        entered = []
        rl_callback_handler_remove()
        accepted = .end
    }
    func backspace() { eraseBackwards() }
    /// A bracketed paste has begun.
    func paste() {}

    func accept(_ line: UnsafeMutablePointer<CChar>?) {
        rl_callback_handler_remove()
        guard let line else {
            accepted = .end
            return
        }
        accepted = .text(String(cString: line))
        free(line)
    }

    /// Keeps a finished cell in the history.
    func finish(_ text: String) -> CellInput {
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

    /// A terminal without bracketed pastes sends a paste as if it were typed. Nobody types blanks right after an empty
    /// line: there the block goes on.
    func isEmptyLineInsideBlock(_ line: String, after count: Int) -> Bool {
        guard count > 0, line.utf8.allSatisfy({ $0 == 0x20 }) else { return false }
        let next = input.peek(within: 15)
        return next == 0x20 || next == 0x09
    }

    /// Reads a bracketed paste to its end; nil where Ctrl-C broke it off.
    func pasted() -> String? {
        guard let bytes = input.read(upTo: Array("\u{1B}[201~".utf8)) else { return nil }
        let text = pastedText(bytes)
        return takesCells ? cleanPaste(text) : String(text.prefix { $0 != "\n" })
    }

    // MARK: the buffer

    var buffer: String { rl_line_buffer.map { String(cString: $0) } ?? "" }

    func aroundCursor() -> (before: String, after: String) {
        let bytes = Array(buffer.utf8)
        let point = min(max(Int(rl_point), 0), bytes.count)
        return (String(decoding: bytes[..<point], as: UTF8.self), String(decoding: bytes[point...], as: UTF8.self))
    }

    /// One character, or a step of indentation.
    func eraseBackwards() {
        guard takesCells, rl_point > 0, let buffer = rl_line_buffer else {
            rl_rubout(1, 0x7F)
            return
        }
        let bytes = UnsafeBufferPointer(start: buffer, count: Int(rl_point)).map { UInt8(bitPattern: $0) }
        let line = bytes[((bytes.lastIndex(of: 0x0A) ?? -1) + 1)...]
        rl_rubout(Int32(max(1, backspaceWidth(before: line))), 0x7F)
    }

    /// The whole text of the cell and the cursor in it, for completion.
    func completions() -> Completions {
        let (before, after) = aroundCursor()
        let earlier = entered.isEmpty ? "" : entered.joined(separator: "\n") + "\n"
        return complete(earlier + before + after, earlier.utf8.count + before.utf8.count)
    }
}
