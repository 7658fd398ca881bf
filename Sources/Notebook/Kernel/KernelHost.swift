import Evaluator
import Figures
import TextUI

/// The interpreter's way to whichever front end the kernel has.
final class KernelHost: Host {
    var front: any FrontEnd
    /// What was trained; nil where nobody can ask for it.
    var log: TrainingLog?
    /// The number of the cell that is running.
    var cell = 0

    /// - Parameter log: kept only where one is given.
    init(front: any FrontEnd, log: TrainingLog? = nil) {
        self.front = front
        self.log = log
    }

    func write(_ text: String) { front.write(text) }
    func writeError(_ text: String) { front.writeError(text) }
    func readLine(prompt: String) -> String? { front.readLine(prompt: prompt) }
    func flush() { front.flush() }
    func authorize(_ access: FileAccess, path: String) throws { try front.authorize(access, path: path) }
    func attend() throws -> Bool { try front.attend() }
    var observesTraining: Bool { log != nil }

    func observe(_ step: TrainingStep) {
        log?.note(step, cell: cell)
        front.observe(step)
    }

    func show(_ figure: Figure) { front.show(figure) }
    func encode(_ figure: Figure, _ format: FigureFormat) -> [UInt8]? {
        switch format {
        case .svg: Array(figure.svg.utf8)
        case .png: figure.png
        }
    }
    var terminalWidth: Int? { front.terminalWidth }
}
