import Evaluator
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
    private var hasTrained = false

    init(_ screen: SplitScreen) { self.screen = screen }

    func write(_ text: String) { screen.write(text) }
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

    func observe(_ step: TrainingStep) {
        // Drawing is left to `attend`, which is asked for 20 times a second.
        if !hasTrained {
            hasTrained = true
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
