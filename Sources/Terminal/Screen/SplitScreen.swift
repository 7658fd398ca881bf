import CTerminal
import Markup
import TextUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The screen that is split into a transcript with its input line, panes, and a status line.
///
/// Whoever owns it writes to the transcript, changes panes and the status, reads cells, lines or keys, and calls `attend`
/// between two operations of a running cell. Scrolling, searching, panes, the pager, resizes and Ctrl-Z are its own.
public final class SplitScreen: CellReader {
    public struct Options: Sendable {
        /// Thick marks that can be read from the back of a room.
        public var isPresenting = false
        /// Rows at the bottom that stay empty.
        public var raise = 0
        public var isColored = true

        public init(isPresenting: Bool = false, raise: Int = 0, isColored: Bool = true) {
            self.isPresenting = isPresenting
            self.raise = raise
            self.isColored = isColored
        }
    }

    /// Readline: its completions and the cleaning of pastes are set from outside.
    public var editor: ReadlineEditor { screenEditor }
    /// The first row. What the screen itself has to say stands in its place for a while.
    public var status = StatusLine(parts: ["rnn"]) { didSet { isDirty = true } }
    /// The first row while a cell runs, given its seconds; asked for whenever the screen is drawn.
    public var running: ((_ seconds: Int) -> StatusLine)? { didSet { isDirty = true } }
    /// The last row, while a session is played.
    public var keys: Markup? { didSet { isDirty = true } }
    /// What is worth saying of the text that is being typed, at a cursor in UTF-8 bytes; it stands in the first row.
    public var hint: (_ text: String, _ cursor: Int) -> String? = { _, _ in nil }
    /// Asked for fresh content before a pane is drawn that may be stale.
    public var refresh: (PaneKind, SplitScreen) -> Void = { _, _ in }
    public internal(set) var transcript = Transcript()
    /// A screen with nothing on it.
    public var isBlank = false { didSet { isDirty = true } }

    let terminal: CursesTerminal
    let screenEditor: ScreenEditor
    let options: Options
    var panes: [PaneKind: any Pane]
    var openPanes = OpenPanes()
    var scroll = 0
    var page: Page?
    /// What is searched for: while it is typed, and afterwards.
    var search = ScreenSearch()
    var mode = Mode.input
    /// Which folded output the pager shows.
    var foldIndex: Int?
    /// Stands in the status line until the next key.
    var notice: String?
    var isDirty = true
    var pacing = FramePacing()
    var image: Screen.Image?
    private var isOpen = true
    /// Whether a running cell has the terminal: then the input line is not shown.
    var isRunning = false
    var startOfRun = 0.0
    var secondsShown = 0

    /// Who gets the keys.
    enum Mode: Hashable {
        /// The input line.
        case input
        /// The selected pane.
        case pane
        /// The page that covers the screen.
        case page
        /// The text that is searched for, in the transcript or on the page.
        case search
    }

    /// Nothing where the terminal is too small or cannot be driven.
    public init?(history: HistoryFile?, options: Options = Options()) {
        guard let size = CursesTerminal.windowSize, ScreenLayout(width: size.width, height: size.height) != nil,
            CursesTerminal.isUsable
        else { return nil }
        self.options = options
        screenEditor = ScreenEditor(history: history)
        guard let terminal = CursesTerminal(isColored: options.isColored) else { return nil }
        self.terminal = terminal
        let all: [any Pane] = [
            LossPane(), UnrolledPane(), HeatPane(), GatesPane(), GradsPane(), VarsPane(), ModelPane(), RibbonPane(),
        ]
        panes = Dictionary(all.map { ($0.kind, $0) }) { first, _ in first }
        screenEditor.onResize = { [unowned self] in resize() }
        screenEditor.onSuspend = { [unowned self] in suspend() }
    }

    deinit { close() }

    /// Gives the terminal back, with the transcript on it.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        ct_tick(0)
        terminal.close()
    }

    public var style: DrawStyle {
        DrawStyle(
            !terminal.isUTF8 ? .ascii : options.isPresenting ? .blocks : .braille, isColored: terminal.isColored)
    }

    /// Columns of the transcript.
    public var width: Int { layout.body.width }

    // MARK: the transcript

    /// What a program prints.
    public func write(_ text: String, _ role: Role = .plain) { write(Markup(text, role)) }

    public func write(_ text: Markup) {
        let before = scroll > 0 ? transcript.dropped + transcript.lines.count : 0
        transcript.append(text)
        let kept = terminal.isColored ? text.ansi : text.plain
        var bytes = kept
        bytes.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { ct_keep($0.baseAddress, $0.count) }
        }
        // What is looked at stays where it is.
        if scroll > 0 {
            let added = transcript.lines.suffix(max(0, transcript.dropped + transcript.lines.count - before))
            let width = layout.body.width
            scroll += added.reduce(0) { $0 + $1.wrapped(toWidth: width).count }
        }
        isDirty = true
    }

    /// Begins a new line where the last one has something on it.
    public func startLine() { if transcript.isMidLine { write("\n") } }

    /// What is written until `endOutput` can be folded as one.
    public func beginOutput() { transcript.beginOutput() }

    /// Folds a long output; `note` stands behind the number of folded lines.
    public func endOutput(title: String, note: Markup = Markup()) {
        transcript.foldOutput(title: title, limit: max(30, 2 * layout.body.height), note: note)
        isDirty = true
    }

    // MARK: panes

    /// Puts new content into a pane.
    public func update(_ pane: any Pane) {
        panes[pane.kind] = pane
        isDirty = true
    }

    /// Changes a pane where it is; what its reader has chosen stays as it is.
    public func change<P: Pane>(_ kind: PaneKind, as type: P.Type, _ body: (inout P) -> Void) {
        guard var pane = panes[kind] as? P else { return }
        body(&pane)
        update(pane)
    }

    /// Opens a pane and shows it.
    public func open(_ kind: PaneKind) {
        openPanes.select(kind)
        isDirty = true
    }

    /// Opens a pane where none is open and nobody has closed it.
    public func offer(_ kind: PaneKind) {
        if openPanes.offer(kind) { isDirty = true }
    }

    public func closePanes() {
        openPanes.close()
        if mode == .pane { mode = .input }
        isDirty = true
    }

    /// Something that a pane shows has changed: it is drawn anew when that is due.
    @inline(__always)
    public func mayHaveChanged() { isDirty = true }

    /// Shows a text over everything until it is left with `q` or Escape.
    public func show(_ page: Page) {
        self.page = page
        mode = .page
        isDirty = true
    }
}

/// Which panes are on the screen.
struct OpenPanes {
    private(set) var selected = PaneKind.loss
    private(set) var isOpen = false
    var isFullScreen = false
    private var wasClosed = false

    mutating func select(_ kind: PaneKind) {
        selected = kind
        isOpen = true
    }

    /// False where there is nothing to change.
    mutating func offer(_ kind: PaneKind) -> Bool {
        guard !isOpen, !wasClosed else { return false }
        select(kind)
        return true
    }

    mutating func close() {
        isOpen = false
        isFullScreen = false
        wasClosed = true
    }

    /// The same key opens a pane and, when it is shown, closes it.
    mutating func toggle(_ kind: PaneKind) {
        if isOpen, selected == kind { close() } else { select(kind) }
    }

    mutating func next(by step: Int) {
        let all = PaneKind.allCases
        let index = (all.firstIndex(of: selected) ?? 0) + step
        select(all[(index % all.count + all.count) % all.count])
    }
}

/// A text that is looked for, upwards from what is shown.
struct ScreenSearch {
    var text = ""
    /// Where the keys go back to.
    var returnsTo = SplitScreen.Mode.input
    /// The line that was found last.
    var found: Int?
}
