import Evaluator
import Figures
import Markup
import TextUI

/// Keeps what a cell shows as a session records it: printed text, the last value, `Type: message`; passes all of it on to
/// another front end where there is one.
public final class RecordingFrontEnd: FrontEnd {
    public private(set) var output = ""
    /// `Type: message`
    public private(set) var error: String?
    private let next: (any FrontEnd)?
    /// Bytes of output that are kept; more is elided.
    private let limit: Int
    private let mayOpen: (FileAccess, String) throws -> Void

    public init(
        passingTo next: (any FrontEnd)? = nil, limit: Int = .max,
        authorize: @escaping (FileAccess, String) throws -> Void = { _, _ in }
    ) {
        self.next = next
        self.limit = limit
        mayOpen = authorize
    }

    /// Forgets the last cell.
    public func begin() {
        output = ""
        error = nil
    }

    public func write(_ text: String) {
        record(text)
        next?.write(text)
    }

    public func writeError(_ text: String) { next?.writeError(text) }

    public func display(_ value: String, number: Int) {
        startLine()
        record(value + "\n")
        next?.display(value, number: number)
    }

    public func answer(_ text: Markup) { next?.answer(text) }

    public func report(_ failure: Failure) {
        error = failure.lastLine
        next?.report(failure)
    }

    public func readLine(prompt: String) -> String? { next?.readLine(prompt: prompt) }
    public func flush() { next?.flush() }
    public func show(_ figure: Figure) { next?.show(figure) }
    public func observe(_ step: TrainingStep) { next?.observe(step) }
    public func open(_ pane: PaneKind?) -> Bool { next?.open(pane) ?? false }
    public func attend() throws -> Bool { try next?.attend() ?? false }

    public func authorize(_ access: FileAccess, path: String) throws {
        try mayOpen(access, path)
        try next?.authorize(access, path: path)
    }

    public var terminalWidth: Int? { next?.terminalWidth }
    public var drawStyle: DrawStyle { next?.drawStyle ?? DrawStyle(.braille, isColored: false) }

    private func record(_ text: String) {
        guard output.utf8.count < limit else { return }
        output += text
        guard output.utf8.count >= limit else { return }
        output += output.utf8.last == 0x0A ? "...\n" : "\n...\n"
    }

    private func startLine() {
        if let last = output.utf8.last, last != 0x0A { output += "\n" }
    }
}
