import Evaluator
import Language
import Markup
import Sessions

/// `%save` and `%run`.
enum SessionFiles {
    static func save(_ call: MagicCall) throws {
        var words = call.words
        let replaces = words.contains("-f")
        words.removeAll { $0 == "-f" }
        guard words.count == 1, let name = words.first else { throw call.usageError() }
        let path = name.contains(".") ? name : name + ".rnnsession"
        try call.kernel.front.authorize(.write, path: path)
        if !replaces, Files.exists(path) {
            throw MagicError.file("FileExistsError: '\(path)' exists; %save \(name) -f replaces it")
        }
        let session = call.kernel.session
        do throws(FileFailure) {
            try Files.write(session.bytes, to: path)
        } catch {
            throw MagicError.file(error.lastLine)
        }
        call.kernel.answer(Markup("\(session.cells.count) cells written to \(path)\n"))
    }

    static func run(_ call: MagicCall) throws {
        let words = call.words
        guard let path = words.first else { throw call.usageError() }
        let kernel = call.kernel
        try kernel.front.authorize(.read, path: path)
        let bytes: [UInt8]
        do throws(FileFailure) {
            bytes = try Files.read(path)
        } catch {
            throw MagicError.file(error.lastLine)
        }
        let session: Session
        do throws(SessionMistake) {
            session = try Session(reading: bytes)
        } catch {
            throw MagicError.file("\(path):\(error.line):\(error.column): \(error.message)")
        }
        if session.form == .plain {
            let arguments = kernel.interpreter.arguments
            kernel.interpreter.arguments = words
            defer { kernel.interpreter.arguments = arguments }
            _ = try kernel.execute(SourceText(name: path, bytes: bytes), displays: false)
            return
        }
        for cell in session.cells where !cell.isEmpty {
            for part in CellPart.parts(of: cell.source) {
                guard case .code(let code, let line) = part else { continue }
                let before = String(repeating: "\n", count: cell.sourceLine - 1 + line)
                _ = try kernel.execute(SourceText(name: path, before + code), displays: false)
            }
        }
    }
}

extension Kernel {
    /// What was entered so far with what it showed, without cells that failed and are not kept.
    public var session: Session {
        var session = Session(header: SessionHeader(title: nil))
        let saved = records.filter(\.isSaved)
        session.cells = saved.map { SessionCell(recording: $0.source, output: $0.output, error: $0.error) }
        return session
    }
}
