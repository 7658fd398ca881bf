import Evaluator
import Figures
import Markup
import TextUI
import TextUI

/// Shows cells as lines of text: the prompt without a split screen, and a session played straight through.
public final class LineFrontEnd: FrontEnd {
    private let output: (String) -> Void
    private let errors: (String) -> Void
    private let input: (String) -> String?
    private let flushing: () -> Void
    private let isColored: Bool
    public let terminalWidth: Int?
    public let drawStyle: DrawStyle
    /// Which files cells may open.
    public var mayOpen: (FileAccess, String) throws -> Void = { _, _ in }
    /// Whether the program has left the cursor in the middle of a line.
    public private(set) var isMidLine = false

    public init(
        isColored: Bool, terminalWidth: Int? = nil, marks: DrawStyle.Marks = .braille,
        output: @escaping (String) -> Void,
        errors: @escaping (String) -> Void, input: @escaping (String) -> String? = { _ in nil },
        flush: @escaping () -> Void = {}
    ) {
        self.isColored = isColored
        self.terminalWidth = terminalWidth
        drawStyle = DrawStyle(marks, isColored: isColored)
        self.output = output
        self.errors = errors
        self.input = input
        flushing = flush
    }

    public func write(_ text: String) {
        guard let last = text.utf8.last else { return }
        output(text)
        isMidLine = last != 0x0A
    }

    public func writeError(_ text: String) {
        flushing()
        errors(text)
    }

    public func display(_ value: String, number: Int) {
        startLine()
        write(Self.result(value, number: number).rendered(colored: isColored))
    }

    /// `Out[n]: value`
    public static func result(_ value: String, number: Int) -> Markup {
        var text = Markup("Out[\(number)]:", .resultPrompt)
        // Rows of a tensor must stand under each other.
        text.append(value.utf8.contains(0x0A) ? "\n" : " ")
        text.append(value + "\n")
        return text
    }

    public func answer(_ text: Markup) {
        guard !text.isEmpty else { return }
        startLine()
        let plain = text.rendered(colored: isColored)
        write(plain.utf8.last == 0x0A ? plain : plain + "\n")
    }

    public func report(_ failure: Failure) {
        startLine()
        flushing()
        errors(failure.text.rendered(colored: isColored) + "\n")
    }

    public func show(_ figure: Figure) {
        guard let terminalWidth else { return }
        startLine()
        let drawing = FigureText(figure, style: DrawStyle(isColored: isColored))
        let width = min(max(terminalWidth - 1, 20), 100)
        let canvas = drawing.canvas(width: width, height: drawing.height(forWidth: width))
        write((isColored ? canvas.ansiLines : canvas.plainLines).map { $0 + "\n" }.joined())
    }

    public func readLine(prompt: String) -> String? {
        flushing()
        isMidLine = false
        return input(prompt)
    }

    public func flush() { flushing() }
    public func authorize(_ access: FileAccess, path: String) throws { try mayOpen(access, path) }

    /// Begins a new line where the program has not.
    public func startLine() {
        if isMidLine { write("\n") }
    }
}
