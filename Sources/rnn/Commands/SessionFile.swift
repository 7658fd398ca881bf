import Notebook
import Sessions

/// Reads a session, or says why not, in one voice for all commands.
enum SessionFile {
    case read(Session)
    case failed(ExitStatus)

    init(_ path: String, _ output: StandardOutput) {
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try Files.read(path)
        } catch {
            output.writeError("rnn: \(error.lastLine)\n")
            self = .failed(.wrongUsage)
            return
        }
        do throws(SessionMistake) {
            let session = path.hasSuffix(".ipynb") ? try Session(notebook: bytes) : try Session(reading: bytes)
            for warning in session.warnings {
                output.writeError("\(path):\(warning.line):\(warning.column): warning: \(warning.message)\n")
            }
            self = .read(session)
        } catch {
            output.writeError("\(path):\(error.line):\(error.column): \(error.message)\n")
            self = .failed(.refusedInput)
        }
    }
}
