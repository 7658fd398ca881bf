import Evaluator

/// The interpreter's way to whichever front end the kernel has.
final class KernelHost: Host {
    var front: any FrontEnd

    init(front: any FrontEnd) { self.front = front }

    func write(_ text: String) { front.write(text) }
    func writeError(_ text: String) { front.writeError(text) }
    func readLine(prompt: String) -> String? { front.readLine(prompt: prompt) }
    func flush() { front.flush() }
    func authorize(_ access: FileAccess, path: String) throws { try front.authorize(access, path: path) }
    func observe(_ step: TrainingStep) { front.observe(step) }
    var terminalWidth: Int? { front.terminalWidth }
}
