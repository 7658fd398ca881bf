/// A session: cells of code with their expected output, and prose. Reading one runs nothing, and writing what was read
/// gives the same bytes.
public struct Session: Hashable, Sendable {
    /// How the cells are told apart in the file.
    public let form: Form
    public let header: SessionHeader?
    public var cells: [SessionCell]
    public let warnings: [SessionWarning]
    var endsWithNewline = true
    var usesCRLF = false
    var hasByteOrderMark = false

    public enum Form: Hashable, Sendable {
        /// `# %%` cells, with or without a header.
        case percent
        /// One cell: the whole text is code.
        case plain
        /// `>>>` or `In [n]:` prompts and what followed them.
        case transcript
    }

    public init(
        form: Form = .percent, header: SessionHeader?, cells: [SessionCell] = [], warnings: [SessionWarning] = []
    ) {
        self.form = form
        self.header = header
        self.cells = cells
        self.warnings = warnings
    }

    /// How cells are compared that do not say so themselves.
    public var check: CheckMode { header?.check ?? .digits(atMost: nil) }

    /// False where the file records no output at all, so that silence says nothing.
    public var hasExpectations: Bool {
        cells.contains { cell in cell.lines.contains { $0.role == .output || $0.role == .error } }
    }

    /// The bytes of the file.
    public var bytes: [UInt8] {
        var lines = header?.lines ?? []
        for cell in cells { lines += cell.lines.map(\.raw) }
        var bytes: [UInt8] = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
        for (index, line) in lines.enumerated() {
            bytes.append(contentsOf: line.utf8)
            if index + 1 < lines.count || endsWithNewline {
                if usesCRLF { bytes.append(0x0D) }
                bytes.append(0x0A)
            }
        }
        return bytes
    }
}

extension Session {
    /// A plain program or a transcript as `# %%` cells with a header; a session in cells as it is.
    public var inCells: Session {
        switch form {
        case .percent: return self
        case .plain, .transcript:
            var session = Session(header: SessionHeader(title: nil))
            session.cells = [SessionCell(kind: .code, lines: [SessionLine(raw: "", role: .other, text: "")])]
            for cell in cells where !cell.isEmpty {
                var output = cell.expectedOutput.map { $0 + "\n" }.joined()
                if form == .plain { output = "" }
                session.cells.append(
                    SessionCell(recording: cell.source, output: output, error: cell.expectedError))
            }
            return (try? Session(reading: session.bytes)) ?? self
        }
    }
}
