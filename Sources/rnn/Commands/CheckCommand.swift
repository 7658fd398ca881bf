import ArgumentParser
import Notebook
import Sessions

/// `rnn check FILE…`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Rerun sessions and compare with what they recorded.")

    @ArgumentParser.Argument(help: "Sessions.", completion: .file())
    var files: [String]

    @Flag(help: "Rewrite the recorded output ('#>' and '#!' lines) where it differs.")
    var accept = false

    @Option(help: ArgumentHelp("Complain of what does not fit a screen of that size.", valueName: "80x24"))
    var at: Checker.ScreenSize?

    @Option(help: ArgumentHelp("Write a JUnit report.", valueName: "file"), completion: .file())
    var junit: String?

    @Option(help: ArgumentHelp("Stop a session after that many seconds; 0 for never.", valueName: "seconds"))
    var timeout = 600

    @Option(help: ArgumentHelp("How many sessions run at a time.", valueName: "count"))
    var jobs: Int?

    @Flag(help: "Cells may write files outside of the working directory.")
    var allowWrite = false

    /// Checks one file and writes the result for the process that asked.
    @Flag(help: .hidden)
    var worker = false

    func validate() throws {
        if timeout < 0 { throw ValidationError("--timeout takes a number of seconds, or 0") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a whole number from 1 on") }
    }

    func run() throws { try RNNCommand.end(run(Surroundings())) }

    private func run(_ surroundings: Surroundings) -> ExitStatus {
        let output = surroundings.output
        defer { output.flush() }
        if worker {
            output.write(check(files[0], surroundings).json.compact)
            return .done
        }
        var arguments = ["check", "--worker"]
        if accept { arguments.append("--accept") }
        if allowWrite { arguments.append("--allow-write") }
        if let at { arguments += ["--at", "\(at.columns)x\(at.rows)"] }
        let pool = WorkerPool(
            arguments: arguments, count: min(jobs ?? WorkerPool.coreCount, files.count),
            seconds: timeout == 0 ? nil : timeout)
        var results: [CheckResult] = []
        pool.run(files) { result in
            results.append(result)
            output.write(result.text)
            if !result.errors.isEmpty { output.writeError(result.errors) }
        }
        var worst = results.map(\.status).max { $0.code < $1.code } ?? .done
        if let junit {
            do throws(FileFailure) {
                try Files.write(Array(JUnitReport.text(results).utf8), to: junit)
            } catch {
                output.writeError("rnn: \(error.lastLine)\n")
                worst = .wrongUsage
            }
        }
        return worst
    }

    private func check(_ file: String, _ surroundings: Surroundings) -> CheckResult {
        var failed = CheckResult(name: file)
        do {
            let bytes = try Files.read(file)
            let session = file.hasSuffix(".ipynb") ? try Session(notebook: bytes) : try Session(reading: bytes)
            var checker = Checker(session, name: file)
            checker.screen = at
            checker.accepts = accept
            let policy = allowWrite ? WritePolicy.everywhere : .belowWorkingDirectory()
            var (result, accepted) = checker.run(
                authorize: policy.authorize, prepare: { surroundings.noteInterrupts(in: $0.interpreter) })
            result.warnings = session.warnings.map { "\(file):\($0.line):\($0.column): warning: \($0.message)" }
            if result.acceptedCount > 0 {
                guard session.form == .percent else {
                    result.trouble = .refused("\(file): only files in '# %%' cells are rewritten; see rnn convert")
                    return result
                }
                try Files.write(accepted.bytes, to: Files.resolved(file))
            }
            return result
        } catch let failure as FileFailure {
            failed.trouble = .missing("rnn: \(failure.lastLine)")
        } catch let mistake as SessionMistake {
            failed.trouble = .refused("\(file):\(mistake.line):\(mistake.column): \(mistake.message)")
        } catch {
            failed.trouble = .crashed("\(error)")
        }
        return failed
    }
}

extension Checker.ScreenSize: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
