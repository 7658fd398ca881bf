import Evaluator
import Figures
import Markup
import Notebook
import Terminal
import TextUI

/// Cells on the split screen.
final class ScreenFrontEnd: FrontEnd {
    let screen: SplitScreen
    /// Reads and runs cells while one is paused; true stops the paused one.
    var pause: () -> Bool = { false }
    /// Which files cells may open.
    var mayOpen: (FileAccess, String) throws -> Void = { _, _ in }
    private var isPaused = false
    /// Training steps of the cell that runs.
    private(set) var steps = 0
    /// What the last cell that trained has predicted.
    private(set) var predictions = PredictionLog()

    init(_ screen: SplitScreen) { self.screen = screen }

    /// A cell begins to run.
    func begin() {
        steps = 0
        screen.beginOutput()
        screen.beginRunning()
    }

    /// It has ended: what it printed is folded where that is much.
    func end(title: String) {
        screen.endRunning()
        let ribbon = RibbonPane(entries: steps > 0 ? predictions.entries : [])
        screen.endOutput(title: title, note: ribbon.line(width: max(0, screen.width - 30), style: screen.style))
    }

    func write(_ text: String) {
        screen.write(text)
        if steps > 0 { predictions.note(text, step: steps) }
    }

    func writeError(_ text: String) { screen.write(text) }

    func display(_ value: String, number: Int) {
        screen.startLine()
        screen.write(LineFrontEnd.result(value, number: number))
    }

    func answer(_ text: Markup) {
        guard !text.isEmpty else { return }
        screen.startLine()
        screen.write(text)
        screen.startLine()
    }

    func report(_ failure: Failure) {
        screen.startLine()
        screen.write(failure.text + Markup("\n"))
    }

    func show(_ figure: Figure) {
        screen.startLine()
        let drawing = FigureText(figure, style: screen.style)
        let width = min(max(screen.width - 1, 20), 100)
        let canvas = drawing.canvas(width: width, height: drawing.height(forWidth: width))
        for row in 0..<canvas.height { screen.write(canvas.markup(ofRow: row) + Markup("\n")) }
    }

    func open(_ pane: PaneKind?) -> Bool {
        if let pane { screen.open(pane) } else { screen.closePanes() }
        return true
    }

    func observe(_ step: TrainingStep) {
        // Drawing is left to `attend`, which is asked for 20 times a second.
        steps += 1
        if steps == 1 {
            predictions = PredictionLog()
            screen.offer(.loss)
        }
        screen.mayHaveChanged()
    }

    func readLine(prompt: String) -> String? {
        switch screen.readLine(prompt: prompt) {
        case .text(let line): line
        case .interrupted, .end: nil
        }
    }

    func attend() throws -> Bool {
        switch screen.attend(canPause: !isPaused) {
        case .none: return false
        case .pause:
            isPaused = true
            defer { isPaused = false }
            return screen.pausing(pause)
        }
    }

    func authorize(_ access: FileAccess, path: String) throws { try mayOpen(access, path) }
    var terminalWidth: Int? { screen.width }
    var drawStyle: DrawStyle { screen.style }
}
