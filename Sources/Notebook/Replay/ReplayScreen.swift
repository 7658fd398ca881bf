import Markup
import Sessions

/// Where a replay is seen: plain lines, the split screen, a test's list. What cells print comes through the front end.
public protocol ReplayScreen: AnyObject {
    /// What the cells' own output goes to.
    var output: any FrontEnd { get }
    /// A cell comes into view, before it has run; `number` is its prompt's, nil for prose.
    func show(_ cell: SessionCell, number: Int?)
    /// The question of `predict="…"`.
    func ask(_ question: String)
    /// Lines of output that wait behind a fold or a prediction.
    func hold(_ lineCount: Int)
    /// What is on the screen from a cell on no longer holds: the replay went back to it, or on to it.
    func moved(to cell: SessionCell, place: Int, count: Int)
    /// One line for the presenter: why something did not happen.
    func note(_ text: String)
}

/// How far the cell in view has come.
public enum ReplayStage: Hashable, Sendable {
    case shown
    /// The question stands, the answer does not.
    case asked
    /// It has run, and output waits for being revealed.
    case held
    /// Everything of it is seen.
    case done
}

/// What a rerun cell showed, against what the session has of it.
public enum ReplayMark: Hashable, Sendable {
    case ok
    case differs
}
