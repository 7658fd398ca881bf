import Evaluator
import Figures
import Markup
import TextUI

/// Where a kernel's cells show what they do: lines on a terminal, a recording, a comparison. None of them is special.
public protocol FrontEnd: AnyObject {
    /// What the program prints.
    func write(_ text: String)
    /// What the program writes to standard error.
    func writeError(_ text: String)
    /// The value of a cell's last expression, with its number.
    func display(_ value: String, number: Int)
    /// What a magic or `name?` answers; it is not the program's output.
    func answer(_ text: Markup)
    /// A failed cell: the place, and `Type: message`.
    func report(_ failure: Failure)
    /// One line for the program, or for a question; nil at the end of input.
    func readLine(prompt: String) -> String?
    func flush()
    /// A training step that was seen and is in the kernel's log already. It is called between two statements of a
    /// program, on its thread, as often as a million times a second: what draws looks at the clock first.
    func observe(_ step: TrainingStep)
    /// A chart to draw, where there is a place for it.
    func show(_ figure: Figure)
    /// Opens a pane, or closes them for nil; false where there are none.
    func open(_ pane: PaneKind?) -> Bool
    /// Called between two operations while a cell runs; true stops it.
    func attend() throws -> Bool
    /// Whether a cell may open a file; throws what Python would raise where it may not.
    func authorize(_ access: FileAccess, path: String) throws
    var terminalWidth: Int? { get }
    /// Which marks and colours charts may use.
    var drawStyle: DrawStyle { get }
}

extension FrontEnd {
    public func writeError(_ text: String) {}
    public func readLine(prompt: String) -> String? { nil }
    public func flush() {}
    public func observe(_ step: TrainingStep) {}
    public func show(_ figure: Figure) {}
    public func open(_ pane: PaneKind?) -> Bool { false }
    public func attend() throws -> Bool { false }
    public func authorize(_ access: FileAccess, path: String) throws {}
    public var terminalWidth: Int? { nil }
    public var drawStyle: DrawStyle { DrawStyle(.braille, isColored: false) }
}
