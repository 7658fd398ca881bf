import ArgumentParser
import Notebook
import Sessions

/// `rnn fmt FILE…`
struct FormatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Write sessions in one way: headings, empty lines, line ends. Code stays as it is.")

    @ArgumentParser.Argument(help: "Sessions.", completion: .file())
    var files: [String]

    @Flag(help: "Only name the files that would change; the status is 1 where there are any.")
    var check = false

    func run() throws { try RNNCommand.end(run(Surroundings())) }

    private func run(_ surroundings: Surroundings) -> ExitStatus {
        let streams = surroundings.output
        defer { streams.flush() }
        var worst = ExitStatus.done
        for file in files {
            var status = ExitStatus.done
            switch SessionFile(file, streams) {
            case .failed(let failed): status = failed
            case .read(let session):
                let bytes = session.formatted.bytes
                guard bytes != session.bytes else { continue }
                streams.write("\(file)\n")
                if check {
                    status = .differs
                } else {
                    do throws(FileFailure) {
                        try Files.write(bytes, to: Files.resolved(file))
                    } catch {
                        streams.writeError("rnn: \(error.lastLine)\n")
                        status = .wrongUsage
                    }
                }
            }
            if status.code > worst.code { worst = status }
        }
        return worst
    }
}
