import ArgumentParser
import Evaluator
import Language
import Notebook
import Sessions

/// `rnn run FILE`
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a .py file, a session or a notebook from top to bottom, as Python would.")

    @ArgumentParser.Argument(help: "A .py, .rnnsession or .ipynb file.", completion: .file())
    var file: String

    @ArgumentParser.Argument(parsing: .captureForPassthrough, help: "What the program finds in sys.argv.")
    var arguments: [String] = []

    func run() throws { try RNNCommand.end(run(Surroundings())) }

    private func run(_ surroundings: Surroundings) -> ExitStatus {
        let output = surroundings.output
        let front = surroundings.lines(reader: surroundings.plainReader())
        let isNotebook = file.hasSuffix(".ipynb")
        let isSession = isNotebook || file.hasSuffix(".rnnsession")
        let script = Script(
            front: front, dialect: isSession ? .session : .script, arguments: [file] + arguments,
            searchPath: [folder])
        surroundings.noteInterrupts(in: script.interpreter)
        defer { output.flush() }
        if isSession {
            switch SessionFile(file, output) {
            case .failed(let status): return status
            case .read(let session):
                for line in isNotebook ? session.shellLines : [] { output.writeError("rnn: skipped: \(line)\n") }
                return script.run(session, name: file)
            }
        }
        do throws(FileFailure) {
            return script.run(SourceText(name: file, bytes: try Files.read(file)))
        } catch {
            output.writeError("rnn: \(error.lastLine)\n")
            return .wrongUsage
        }
    }

    private var folder: String {
        guard let slash = file.lastIndex(of: "/") else { return "." }
        return slash == file.startIndex ? "/" : String(file[..<slash])
    }
}
