import CTerminal
import CNcurses
import Markup
import TextUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// ncurses as a place to show canvases on: it takes the terminal over, sends what changed, and gives it back.
final class CursesTerminal {
    private(set) var width = 0
    private(set) var height = 0
    let isUTF8: Bool
    let isColored: Bool
    /// What is on the screen.
    private var shown: Canvas?
    var reportsMouse = true { didSet { if reportsMouse != oldValue { send(mouse) } } }
    private var isOpen = false

    /// What the terminal is told when it is given back, whoever does it: no mouse, no marks around pastes, its own screen.
    private static let farewell =
        "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l\u{1B}[0m\u{1B}[?1l\u{1B}>\u{1B}[?25h\u{1B}[?1049l"

    /// Whether the terminal can show canvases at all.
    static var isUsable: Bool { cn_can_draw() != 0 }

    /// Nothing where the terminal cannot be taken over.
    init?(isColored: Bool) {
        setlocale(LC_CTYPE, "")
        isUTF8 = String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
        ct_catch_suspend(1)
        // Kept for ever: a handler of a crash may need it at any time.
        ct_guard_terminal(0, strdup(Self.farewell))
        guard cn_open() != 0 else {
            ct_release_terminal()
            return nil
        }
        self.isColored = cn_start_colors() != 0 && isColored
        isOpen = true
        ct_catch_suspend(1)
        send("\u{1B}[?2004h" + mouse)
        fit()
    }

    /// Gives the terminal back and shows on it what was kept.
    func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        ct_catch_suspend(0)
        ct_restore_terminal()
        ct_release_terminal()
    }

    /// Lends the terminal to the shell for a while.
    func suspend() {
        // Here again after `fg`.
        outside { ct_stop() }
    }

    /// Gives the terminal back while something else has it.
    func outside<Result>(_ body: () -> Result) -> Result {
        leave()
        defer { comeBack() }
        return body()
    }

    private func comeBack() {
        send("\u{1B}[?2004h" + mouse)
        shown = nil
        cn_redraw()
        fit()
    }

    private func leave() {
        send("\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l")
        endwin()
    }

    private var mouse: String { reportsMouse ? "\u{1B}[?1000h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1000l" }

    private func send(_ text: String) {
        fflush(nil)
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// The size of the window this process was started in; nothing where it has none.
    static var windowSize: (width: Int, height: Int)? {
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Takes over the window's size; true where it has changed.
    @discardableResult
    func fit() -> Bool {
        let size = Self.windowSize ?? (80, 24)
        guard size != (width, height) else { return false }
        (width, height) = size
        cn_resize(Int32(height), Int32(width))
        shown = nil
        return true
    }

    func redraw() {
        shown = nil
        cn_redraw()
    }

    /// Shows a canvas of the window's size, with the cursor at a place or without one.
    func show(_ canvas: Canvas, cursor: InputView.Place?) {
        let before = shown.flatMap { $0.width == canvas.width && $0.height == canvas.height ? $0 : nil }
        for row in 0..<min(height, canvas.height) {
            let cells = canvas.cells(inRow: row)
            let old = before?.cells(inRow: row)
            if let old, old == cells { continue }
            for (column, cell) in cells.enumerated() {
                if let old, old[old.startIndex + column] == cell { continue }
                put(cell, row: row, column: column)
            }
        }
        shown = canvas
        cn_show(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1))
    }

    private func blank(row: Int, column: Int) {
        let text: [wchar_t] = [0x20, 0]
        text.withUnsafeBufferPointer { cn_put(Int32(row), Int32(column), $0.baseAddress, 0, -1) }
    }

    private func put(_ cell: Cell, row: Int, column: Int) {
        // The right half of a wide character is drawn with it.
        guard !cell.text.isEmpty else { return }
        var look: Int32 = cell.isReversed ? Int32(cn_reverse) : 0
        var color: Int32 = -1
        for code in cell.role.ansiCodes.split(separator: ";") {
            switch code {
            case "1": look |= Int32(cn_bold)
            case "2": look |= Int32(cn_dim)
            default: if isColored, let number = Int32(code), (30...37).contains(number) { color = number - 30 }
            }
        }
        if !isColored, cell.role != .heading { look &= Int32(cn_reverse) }
        var wide = cell.text.unicodeScalars.prefix(5).map { wchar_t($0.value) }
        if let first = wide.first, first > 0x7E {
            // Where the terminal's tables differ from ours, the row keeps its columns.
            let columns = ct_columns(first)
            let wanted = cell.text.displayWidth
            if !isUTF8 || columns < 0 || Int(columns) > wanted { wide = Array(repeating: 0x3F, count: wanted) }
            if wanted == 2 { blank(row: row, column: column + 1) }
        }
        guard wide.allSatisfy({ $0 < 0x80 }) else {
            wide.append(0)
            wide.withUnsafeBufferPointer { cn_put(Int32(row), Int32(column), $0.baseAddress, look, color) }
            return
        }
        for (offset, character) in wide.enumerated() {
            let text = [character, 0]
            text.withUnsafeBufferPointer { cn_put(Int32(row), Int32(column + offset), $0.baseAddress, look, color) }
        }
    }
}
