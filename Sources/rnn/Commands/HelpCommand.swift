import ArgumentParser
import Notebook

/// `rnn help [NAME]`
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "help", abstract: "The reference: the same text as NAME? at the prompt.")

    @ArgumentParser.Argument(help: "A name of the library (torch.cat, RNN), a magic (%time) or a command (run).")
    var name: String?

    func run() throws {
        let surroundings = Surroundings()
        let output = surroundings.output
        defer { output.flush() }
        guard let name else {
            output.write(RNNCommand.helpMessage() + "\n\n")
            output.write(Help.reference().rendered(colored: surroundings.isColored))
            return
        }
        if let command = RNNCommand.configuration.subcommands.first(where: { $0.configuration.commandName == name }) {
            output.write(RNNCommand.helpMessage(for: command) + "\n")
            return
        }
        let kernel = Kernel(front: surroundings.lines(reader: surroundings.plainReader()))
        let text = kernel.help(on: name)
        guard kernel.knows(name) else {
            output.writeError(text.plain)
            throw ExitCode(1)
        }
        output.write(text.rendered(colored: surroundings.isColored))
    }
}
