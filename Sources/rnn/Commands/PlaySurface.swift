import Sessions
import Evaluator
import Markup
import Notebook
import Terminal
import TextUI

/// What a replay is played on: plain lines or the split screen.
protocol PlaySurface: AnyObject {
    var screen: any ReplayScreen { get }
    /// Cells are typed letter by letter, all or those that say so; the delay is in milliseconds.
    var typesAll: Bool { get set }
    var typingDelay: Int32 { get set }
    /// The next key; nil where none came within that time.
    func key(within milliseconds: Int32?) -> Key?
    /// What stands in the status line until something else does.
    func show(status parts: [String], clock: String)
    /// Takes the status line away where it would be in the way of what is written next.
    func clearStatus()
    /// Nothing at all until a key is pressed.
    func blank()
    func show(page title: String, lines: [String])
    /// Around everything that may run a cell.
    func running(_ body: () -> Void)
    /// One cell for the scratch branch; Ctrl-] ends it.
    func readCell(_ prompts: Prompts) -> CellInput
    /// While another program has the terminal.
    func outside<Result>(_ body: () -> Result) -> Result
    /// Panes and completion follow another kernel.
    func attach(_ kernel: Kernel)
    func setPolicy(_ policy: WritePolicy)
    /// The live prompt that `q` leaves to.
    func prompt(_ kernel: Kernel) -> ExitStatus
    func open<Result>(_ body: () -> Result) -> Result
}

/// Plain lines: a status line below what was written, which goes before anything else is.
final class LineSurface: PlaySurface {
    private let surroundings: Surroundings
    private let editor: LineEditor
    private let keys: KeyReader
    private let front: LineFrontEnd
    private let lines: LineReplayScreen
    private var hasStatus = false
    var typingDelay: Int32 = 30
    var screen: any ReplayScreen { lines }
    var typesAll: Bool {
        get { lines.typesAll }
        set { lines.typesAll = newValue }
    }

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        editor = LineEditor(history: nil)
        keys = KeyReader(sharing: editor)
        front = surroundings.lines(reader: editor)
        lines = LineReplayScreen(front, isColored: surroundings.isColored)
        editor.cleanPaste = { $0 }
        lines.typing = { [unowned self] in type($0) }
    }

    func open<Result>(_ body: () -> Result) -> Result {
        keys.withKeys(body)
    }

    func key(within milliseconds: Int32?) -> Key? { keys.next(within: milliseconds) }

    func show(status parts: [String], clock: String) {
        if !hasStatus { front.startLine() }
        let width = max((surroundings.terminalWidth ?? 80) - 1, 1)
        var text = ""
        for character in (parts + [clock]).joined(separator: "  ") {
            if (text + String(character)).displayWidth > width { break }
            text.append(character)
        }
        let (on, off) = surroundings.isColored ? ("\u{1B}[7m", "\u{1B}[0m") : ("", "")
        surroundings.output.write("\r\u{1B}[K\(on)\(text)\(off)")
        surroundings.output.flush()
        hasStatus = true
    }

    func clearStatus() {
        guard hasStatus else { return }
        surroundings.output.write("\r\u{1B}[K")
        surroundings.output.flush()
        hasStatus = false
    }

    func blank() { show(page: "", lines: []) }

    /// On an empty screen; the lines before come back.
    func show(page title: String, lines: [String]) {
        let text = lines.joined(separator: "\r\n")
        surroundings.output.write("\u{1B}[?1049h\u{1B}[2J\u{1B}[H\u{1B}[?25l\(text)")
        surroundings.output.flush()
        while keys.next() == nil {}
        surroundings.output.write("\u{1B}[?25h\u{1B}[?1049l")
        surroundings.output.flush()
    }

    func running(_ body: () -> Void) { body() }

    func readCell(_ prompts: Prompts) -> CellInput {
        editor.leavesAtBracket = true
        defer { editor.leavesAtBracket = false }
        return keys.withLines {
            front.startLine()
            front.flush()
            return editor.readCell(prompt: CellPrompt(prompts), needsMore: Kernel.needsMore)
        }
    }

    func outside<Result>(_ body: () -> Result) -> Result {
        front.flush()
        return keys.withLines(body)
    }

    func attach(_ kernel: Kernel) {
        editor.cleanPaste = strippingPrompts
        editor.complete = { text, cursor in
            kernel.completions(text: text, cursor: cursor).map { Completions($0) } ?? Completions([])
        }
    }

    func setPolicy(_ policy: WritePolicy) { front.mayOpen = policy.authorize }

    func prompt(_ kernel: Kernel) -> ExitStatus {
        PromptLoop(surroundings: surroundings).run(kernel: kernel, reader: editor, front: front)
    }

    /// Letter by letter; a key shows the rest at once.
    private func type(_ text: String) {
        var isEscape = false
        var isWaiting = true
        for character in text {
            front.write(String(character))
            if character == "\u{1B}" { isEscape = true }
            if isEscape {
                if character == "m" { isEscape = false }
            } else if isWaiting {
                front.flush()
                isWaiting = keys.next(within: typingDelay) == nil
            }
        }
    }
}

/// The split screen: the status in its first row, panes beside the transcript.
final class ScreenSurface: PlaySurface {
    private let surroundings: Surroundings
    private let split: SplitScreen
    private let front: ScreenFrontEnd
    private let replay: SplitReplayScreen
    var typingDelay: Int32 = 30 { didSet { replay.typingDelay = typingDelay } }
    var screen: any ReplayScreen { replay }
    var typesAll: Bool {
        get { replay.typesAll }
        set { replay.typesAll = newValue }
    }

    init(_ surroundings: Surroundings, _ split: SplitScreen) {
        self.surroundings = surroundings
        self.split = split
        front = ScreenFrontEnd(split)
        replay = SplitReplayScreen(split, front)
    }

    func open<Result>(_ body: () -> Result) -> Result { body() }
    func key(within milliseconds: Int32?) -> Key? { split.readKey(within: milliseconds) }

    func show(status parts: [String], clock: String) { split.status = StatusLine(parts: parts, clock: clock) }
    func clearStatus() {}

    func blank() {
        split.isBlank = true
        while split.readKey() == nil {}
        split.isBlank = false
    }

    func show(page title: String, lines: [String]) {
        split.show(Page(title: title, lines: lines.map { Markup($0) }, footer: "q leaves"))
    }

    func running(_ body: () -> Void) {
        split.beginRunning()
        defer { split.endRunning() }
        body()
    }

    func readCell(_ prompts: Prompts) -> CellInput {
        split.editor.leavesAtBracket = true
        defer { split.editor.leavesAtBracket = false }
        split.startLine()
        return split.readCell(prompt: CellPrompt(prompts), needsMore: Kernel.needsMore)
    }

    func outside<Result>(_ body: () -> Result) -> Result { split.outside(body) }

    func attach(_ kernel: Kernel) {
        split.editor.cleanPaste = strippingPrompts
        split.editor.complete = { text, cursor in
            kernel.completions(text: text, cursor: cursor).map { Completions($0) } ?? Completions([])
        }
        split.refresh = { [front] kind, screen in
            kernel.refresh(kind, on: screen, predictions: kind == .ribbon ? front.predictions.entries : [])
        }
    }

    func setPolicy(_ policy: WritePolicy) { front.mayOpen = policy.authorize }

    func prompt(_ kernel: Kernel) -> ExitStatus {
        ScreenLoop(surroundings, screen: split, front: front, kernel: kernel).run()
    }
}

/// A replay on the split screen.
final class SplitReplayScreen: ReplayScreen {
    private let split: SplitScreen
    private let front: ScreenFrontEnd
    var typesAll = false
    var typingDelay: Int32 = 30

    init(_ split: SplitScreen, _ front: ScreenFrontEnd) {
        self.split = split
        self.front = front
    }

    var output: any FrontEnd { front }

    func show(_ cell: SessionCell, number: Int?) {
        split.startLine()
        guard let number else { return split.write(ReplayText.prose(cell, width: split.width)) }
        if let name = cell.options.pane, let kind = PaneKind.allCases.first(where: { "\($0)" == name }) {
            split.open(kind)
        }
        let (head, code) = ReplayText.typed(cell, number: number)
        split.write(head)
        guard typesAll || cell.options.type else { return split.write(code) }
        var isWaiting = true
        for span in code.spans {
            for character in span.text {
                split.write(Markup(String(character), span.role))
                if isWaiting { isWaiting = split.readKey(within: typingDelay) == nil }
            }
        }
    }

    func ask(_ question: String) {
        split.startLine()
        split.write(Markup("? \(question)\n", .hint))
    }

    func hold(_ lineCount: Int) {
        split.startLine()
        split.write(ReplayText.held(lineCount))
    }

    func moved(to cell: SessionCell, place: Int, count: Int) {
        split.startLine()
        split.write(ReplayText.moved(place: place, count: count))
    }

    func note(_ text: String) {
        split.startLine()
        split.write(Markup(text + "\n", .dim))
    }
}
