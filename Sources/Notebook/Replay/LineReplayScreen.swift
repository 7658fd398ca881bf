import Evaluator
import Markup
import Sessions

/// A replay in plain lines: cells as if typed, one under the other.
public final class LineReplayScreen: ReplayScreen {
    private let front: LineFrontEnd
    private let isColored: Bool
    /// Shows code as it would be typed; nil shows it at once. Given the text, already coloured.
    public var typing: ((String) -> Void)?
    /// Types every cell, not only those that say `type`.
    public var typesAll = false

    public init(_ front: LineFrontEnd, isColored: Bool) {
        self.front = front
        self.isColored = isColored
    }

    public var output: any FrontEnd { front }

    public func show(_ cell: SessionCell, number: Int?) {
        front.startLine()
        guard let number else {
            return write(ReplayText.prose(cell, width: front.terminalWidth.map { max(20, $0 - 1) }))
        }
        let (head, code) = ReplayText.typed(cell, number: number)
        write(head)
        let text = code.rendered(colored: isColored)
        if let typing, typesAll || cell.options.type { typing(text) } else { front.write(text) }
    }

    public func ask(_ question: String) {
        front.startLine()
        write(Markup("? \(question)\n", .hint))
    }

    public func hold(_ lineCount: Int) {
        front.startLine()
        write(ReplayText.held(lineCount))
    }

    public func moved(to cell: SessionCell, place: Int, count: Int) {
        front.startLine()
        write(ReplayText.moved(place: place, count: count))
    }

    public func note(_ text: String) {
        front.startLine()
        write(Markup(text + "\n", .dim))
    }

    private func write(_ text: Markup) { front.write(text.rendered(colored: isColored)) }
}
