import ArgumentParser
import Notebook
import Sessions

/// `rnn check FILE…`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Rerun sessions and compare with what they recorded.")

    @ArgumentParser.Argument(help: "Sessions.", completion: .file())
    var files: [String]

    @Flag(help: "Cells may write files outside of the working directory.")
    var allowWrite = false

    func run() throws { try RNNCommand.end(run(Surroundings())) }

    private func run(_ surroundings: Surroundings) -> ExitStatus {
        let policy = allowWrite ? WritePolicy.everywhere : .belowWorkingDirectory()
        var worst = ExitStatus.done
        defer { surroundings.output.flush() }
        for file in files {
            let status: ExitStatus
            switch SessionFile(file, surroundings.output) {
            case .failed(let failed): status = failed
            case .read(let session):
                let report = Checker(session, name: file).run(
                    authorize: policy.authorize,
                    prepare: { surroundings.noteInterrupts(in: $0.interpreter) })
                surroundings.output.write(report.text)
                status = report.differences.isEmpty ? .done : .differs
            }
            if status.code > worst.code { worst = status }
        }
        return worst
    }
}
