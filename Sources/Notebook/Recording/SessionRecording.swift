import Sessions

/// A session file that grows by every finished cell.
///
/// Each time the whole file is replaced by itself and the new cell, so that whoever reads it, or finds it after a crash,
/// sees complete cells only; what an editor has changed in it meanwhile stays.
final class SessionRecording {
    let path: String
    /// What was written for each cell, oldest first.
    private var written: [(record: CellRecord, bytes: [UInt8])] = []

    /// Begins a file, or goes on with one.
    ///
    /// - Throws: `MagicError` where the file is there and `goesOn` is false, or where it is not a session.
    init(path: String, title: String?, goesOn: Bool, replaces: Bool) throws {
        self.path = Files.resolved(path)
        do {
            if Files.exists(path), !replaces {
                guard goesOn else {
                    throw MagicError.file("FileExistsError: '\(path)' exists; -a goes on with it, -f replaces it")
                }
                let session = try Session(reading: try Files.read(path))
                guard session.form == .percent || session.cells.isEmpty else {
                    throw MagicError.file("'\(path)' has no '# %%' cells to go on with")
                }
            } else {
                var session = Session(header: SessionHeader(title: title))
                session.cells = [.blankLine]
                try Files.write(session.bytes, to: self.path)
            }
        } catch {
            throw MagicError.ofFile(error, path: path)
        }
    }

    var cellCount: Int { written.count }

    /// Adds a cell; when this returns, it is on the disk.
    func add(_ record: CellRecord) throws(FileFailure) {
        var session = Session(header: nil)
        session.cells = [SessionCell(recording: record.source, output: record.output, error: record.error)]
        var bytes = session.bytes
        let before = try Files.read(path)
        if let last = before.last, last != 0x0A { bytes.insert(0x0A, at: 0) }
        try Files.write(before + bytes, to: path)
        written.append((record, bytes))
    }

    /// Takes the last cell away again, unless the file has been changed behind it.
    func remove(_ record: CellRecord) throws(FileFailure) {
        guard let last = written.last, last.record == record else { return }
        written.removeLast()
        let before = try Files.read(path)
        guard before.count >= last.bytes.count, before.suffix(last.bytes.count).elementsEqual(last.bytes) else {
            return
        }
        try Files.write(Array(before.dropLast(last.bytes.count)), to: path)
    }
}

extension SessionCell {
    /// The empty line behind a header.
    fileprivate static let blankLine = SessionCell(
        kind: .code, lines: [SessionLine(raw: "", role: .other, text: "")])
}
