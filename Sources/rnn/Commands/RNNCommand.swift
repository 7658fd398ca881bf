import ArgumentParser
import Evaluator
import Language
import Notebook
import Sessions

/// `rnn`: the prompt, code from an argument, or a program from a pipe.
struct RNNCommand: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "rnn",
        abstract: "A terminal notebook for recurrent neural networks: Python and PyTorch's vocabulary in one program.",
        discussion: "Without a command: the prompt, or the program on standard input where that is a pipe.",
        version: version,
        subcommands: [
            RunCommand.self, PlayCommand.self, CheckCommand.self, ConvertCommand.self, FormatCommand.self,
            HelpCommand.self,
        ])

    @Option(
        name: .customShort("e"), parsing: .unconditional,
        help: ArgumentHelp("Run this code and show the value of its last expression.", valueName: "code"))
    var code: String?

    @Flag(help: "The prompt in plain lines, without the split screen.")
    var plain = false

    @Flag(help: "Thick marks that can be read from the back of a room.")
    var present = false

    @Option(help: ArgumentHelp("Rows at the bottom of the screen that stay empty.", valueName: "rows"))
    var raise = 0

    @Option(help: ArgumentHelp("Memory for %undo, as 512M or 2G.", valueName: "size"))
    var checkpointMemory: ByteCount?

    func run() throws {
        let surroundings = Surroundings()
        if let code { return try Self.end(Self.run(code: code, surroundings)) }
        if !surroundings.isInputTerminal {
            return try Self.end(Self.runStandardInput(surroundings))
        }
        let memory = checkpointMemory?.bytes ?? CheckpointStore.standardLimit
        if !plain, let screen = surroundings.splitScreen(isPresenting: present, raise: raise) {
            return try Self.end(ScreenLoop(surroundings, screen: screen, checkpointMemory: memory).run())
        }
        try Self.end(PromptLoop(surroundings: surroundings, checkpointMemory: memory).run())
    }

    /// One cell of the prompt, whose value is shown without `Out[1]:`.
    private static func run(code: String, _ surroundings: Surroundings) -> ExitStatus {
        let front = ValueFrontEnd(surroundings)
        let kernel = Kernel(front: front)
        kernel.interpreter.searchPath = ["."]
        surroundings.noteInterrupts(in: kernel.interpreter)
        defer { surroundings.output.flush() }
        switch kernel.run(code) {
        case .done: return .done
        case .failed(let failure): return .failed(failure.kind)
        case .exit(let status): return status == 0 ? .done : .asked(status)
        }
    }

    private static func runStandardInput(_ surroundings: Surroundings) -> ExitStatus {
        let front = surroundings.lines(reader: surroundings.plainReader())
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try Files.read(descriptor: 0, name: "<stdin>")
        } catch {
            surroundings.output.writeError("rnn: \(error.lastLine)\n")
            return .wrongUsage
        }
        let script = Script(front: front, dialect: .session, arguments: ["-"], searchPath: ["."])
        surroundings.noteInterrupts(in: script.interpreter)
        return script.run(SourceText(name: "<stdin>", bytes: bytes))
    }

    /// Leaves with a status; nothing more is printed.
    static func end(_ status: ExitStatus) throws {
        if status.code != 0 { throw ExitCode(status.code) }
    }
}
