import Evaluator
import Markup
import Notebook
import TextUI

/// Shows values by themselves, as `-e` does.
final class ValueFrontEnd: FrontEnd {
    private let lines: LineFrontEnd

    init(_ surroundings: Surroundings) {
        lines = surroundings.lines(reader: surroundings.plainReader())
    }

    func write(_ text: String) { lines.write(text) }
    func writeError(_ text: String) { lines.writeError(text) }

    func display(_ value: String, number: Int) {
        lines.startLine()
        lines.write(value + "\n")
    }

    func answer(_ text: Markup) { lines.answer(text) }
    func report(_ failure: Failure) { lines.report(failure) }
    func readLine(prompt: String) -> String? { lines.readLine(prompt: prompt) }
    func flush() { lines.flush() }
    var terminalWidth: Int? { lines.terminalWidth }
    var drawStyle: DrawStyle { lines.drawStyle }
}
