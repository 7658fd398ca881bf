import ArgumentParser
import Notebook
import Sessions

/// `rnn convert IN OUT`
struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert", abstract: "Convert between .rnnsession, .py, .ipynb, .md and .html; nothing is run.",
        discussion: "The .py and the .ipynb run under PyTorch. From .md and .html nothing can be read.")

    @ArgumentParser.Argument(help: "A .rnnsession, .py or .ipynb file.", completion: .file())
    var input: String

    @ArgumentParser.Argument(help: "The file to write; its ending says what.", completion: .file())
    var output: String

    @Flag(name: .shortAndLong, help: "Replace a file that is there.")
    var force = false

    func run() throws { try RNNCommand.end(run(Surroundings())) }

    private func run(_ surroundings: Surroundings) -> ExitStatus {
        let streams = surroundings.output
        defer { streams.flush() }
        guard let target = Form(output) else {
            streams.writeError("rnn: '\(output)' ends in none of .rnnsession, .py, .ipynb, .md and .html\n")
            return .wrongUsage
        }
        guard force || !Files.exists(output) else {
            streams.writeError("rnn: FileExistsError: '\(output)' exists; -f replaces it\n")
            return .wrongUsage
        }
        switch SessionFile(input, streams) {
        case .failed(let status): return status
        case .read(let session):
            do throws(FileFailure) {
                try Files.write(target.bytes(of: session, from: Form(input)), to: Files.resolved(output))
                return .done
            } catch {
                streams.writeError("rnn: \(error.lastLine)\n")
                return .wrongUsage
            }
        }
    }

    /// What a file's ending says.
    private enum Form {
        case session, python, notebook, markdown, html

        init?(_ path: String) {
            switch path.split(separator: ".").last {
            case "rnnsession": self = .session
            case "py": self = .python
            case "ipynb": self = .notebook
            case "md": self = .markdown
            case "html", "htm": self = .html
            default: return nil
            }
        }

        func bytes(of session: Session, from source: Form?) -> [UInt8] {
            switch self {
            case .session:
                // What comes from a notebook has no writing of its own yet.
                source == .notebook ? session.untranslated().formatted.bytes : session.untranslated().inCells.bytes
            case .python:
                source == .python
                    ? session.bytes : PyTorchTranslation(shows: true).translate(session.inCells).session.bytes
            case .notebook: notebook(session, from: source)
            case .markdown: Array(session.untranslated().markdown.utf8)
            case .html: Array(session.untranslated().html.utf8)
            }
        }

        private func notebook(_ session: Session, from source: Form?) -> [UInt8] {
            // A .py in cells may itself be a translation.
            let session = source == .python ? session.untranslated() : session
            let (translated, originals) = PyTorchTranslation(shows: false).translate(session.inCells)
            return Array(translated.notebook(originals: originals).pretty.utf8)
        }
    }
}
