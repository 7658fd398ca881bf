import ArgumentParser
import Notebook
import Sessions

/// `rnn play FILE`
struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play a session step by step; ? shows the keys.",
        discussion: "Without a terminal, or with --all, straight through: its prose, its cells and what they show.")

    @ArgumentParser.Argument(help: "A session.", completion: .file())
    var file: String

    @Flag(help: "Straight through, without waiting between cells.")
    var all = false

    @Flag(help: "In plain lines, without the split screen.")
    var plain = false

    @Flag(help: "Thick marks that can be read from the back of a room.")
    var present = false

    @Option(help: ArgumentHelp("Rows at the bottom of the screen that stay empty.", valueName: "rows"))
    var raise = 0

    @Option(help: ArgumentHelp("Memory for going back, as 512M or 2G.", valueName: "size"))
    var checkpointMemory: ByteCount?

    @Flag(help: "Cells may write files outside of the working directory.")
    var allowWrite = false

    func run() throws { try RNNCommand.end(run(Surroundings())) }

    private func run(_ surroundings: Surroundings) -> ExitStatus {
        switch SessionFile(file, surroundings.output) {
        case .failed(let status): return status
        case .read(let session):
            let policy = allowWrite ? WritePolicy.everywhere : .belowWorkingDirectory()
            if !all, surroundings.isInputTerminal, surroundings.output.isTerminal {
                let split = plain ? nil : surroundings.splitScreen(isPresenting: present, raise: raise)
                defer { split?.close() }
                let surface: any PlaySurface =
                    split.map { ScreenSurface(surroundings, $0) } ?? LineSurface(surroundings)
                return PlayLoop(
                    session, on: surface, surroundings: surroundings, policy: policy,
                    checkpointMemory: checkpointMemory?.bytes ?? CheckpointStore.standardLimit
                ).run()
            }
            let lines = surroundings.lines(reader: surroundings.plainReader())
            lines.mayOpen = policy.authorize
            let kernel = Kernel(front: lines)
            surroundings.noteInterrupts(in: kernel.interpreter)
            defer { surroundings.output.flush() }
            return Player(session, kernel: kernel, front: lines, isColored: surroundings.isColored).run()
        }
    }
}
