import ArgumentParser
import Notebook
import Sessions

/// `rnn play FILE`
struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play a session: its prose, its cells and what they show.")

    @ArgumentParser.Argument(help: "A session.", completion: .file())
    var file: String

    @Flag(help: "Straight through, without waiting between cells.")
    var all = false

    @Flag(help: "Cells may write files outside of the working directory.")
    var allowWrite = false

    func run() throws { try RNNCommand.end(run(Surroundings())) }

    private func run(_ surroundings: Surroundings) -> ExitStatus {
        switch SessionFile(file, surroundings.output) {
        case .failed(let status): return status
        case .read(let session):
            let policy = allowWrite ? WritePolicy.everywhere : .belowWorkingDirectory()
            let lines = surroundings.lines(reader: surroundings.plainReader())
            lines.mayOpen = policy.authorize
            let kernel = Kernel(front: lines)
            surroundings.noteInterrupts(in: kernel.interpreter)
            defer { surroundings.output.flush() }
            return Player(session, kernel: kernel, front: lines, isColored: surroundings.isColored).run()
        }
    }
}
