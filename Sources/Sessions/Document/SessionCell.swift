/// A cell of a session: code with what it is expected to show, or prose.
public struct SessionCell: Hashable, Sendable {
    public let kind: Kind
    public let id: String?
    public let title: String
    public let options: CellOptions
    public private(set) var lines: [SessionLine]
    /// The 1-based line of the file that the cell begins at.
    public let firstLine: Int

    public enum Kind: Hashable, Sendable { case code, prose }

    public init(
        kind: Kind, id: String? = nil, title: String = "", options: CellOptions = CellOptions(), lines: [SessionLine],
        firstLine: Int = 1
    ) {
        self.kind = kind
        self.id = id
        self.title = title
        self.options = options
        self.lines = lines
        self.firstLine = firstLine
    }

    /// A cell as it is recorded: a heading, the code, what it showed.
    public init(recording source: String, title: String = "", id: String? = nil, output: String, error: String? = nil) {
        var heading = "# %%"
        if !title.isEmpty { heading += " \(title)" }
        if let id { heading += " {#\(id)}" }
        var lines = [SessionLine(raw: heading, role: .heading, text: title)]
        lines += codeLines(recording: source)
        lines += SessionLine.output(output)
        if let error { lines += SessionLine.error(error) }
        lines.append(SessionLine(raw: "", role: .other, text: ""))
        self.init(kind: .code, id: id, title: title, lines: lines)
    }

    /// The code as it is run: magics without their `# `, marks and blank lines around it left out.
    public var source: String {
        code.map(\.text).joined(separator: "\n")
    }

    /// The 1-based line of the file where the code begins.
    public var sourceLine: Int {
        firstLine + (lines.firstIndex { $0.role == .code || $0.role == .magic } ?? 0)
    }

    /// True where there is nothing to run.
    public var isEmpty: Bool {
        kind == .prose
            || !lines.contains { line in
                line.role == .magic || line.role == .code && !isBlankOrComment(line.text)
            }
    }

    public var prose: String { lines.filter { $0.role == .prose }.map(\.text).joined(separator: "\n") }
    public var notes: [String] { lines.filter { $0.role == .note }.map(\.text) }
    public var expectedOutput: [String] { lines.filter { $0.role == .output }.map(\.text) }

    /// `Type: message`, over several lines where the message has them.
    public var expectedError: String? {
        let error = lines.filter { $0.role == .error }
        return error.isEmpty ? nil : error.map(\.text).joined(separator: "\n")
    }

    /// The 1-based line of the file where the expected output, or else the error, begins, or would.
    public var expectationLine: Int {
        if let index = lines.firstIndex(where: { $0.role == .output || $0.role == .error }) { return firstLine + index }
        let lastCode = lines.lastIndex { $0.role == .code || $0.role == .magic || $0.role == .heading }
        return firstLine + (lastCode ?? 0)
    }

    /// The same cell with other code; what it was expected to show goes.
    public func replacingSource(_ source: String) -> SessionCell {
        let head = lines.prefix { $0.role != .code && $0.role != .magic }
        let cell = SessionCell(recording: source, output: "")
        return SessionCell(
            kind: kind, id: id, title: title, options: options,
            lines: head + cell.lines.filter { $0.role == .code || $0.role == .magic }, firstLine: firstLine)
    }

    private var code: ArraySlice<SessionLine> {
        guard let first = lines.firstIndex(where: { $0.role == .code || $0.role == .magic }),
            let last = lines.lastIndex(where: { $0.role == .code || $0.role == .magic })
        else { return [] }
        // A note between two lines of code stands for an empty line, so that places in the code stay right.
        return ArraySlice(
            lines[first...last].map { line in
                switch line.role {
                case .code, .magic: line
                case .heading, .prose, .output, .error, .note, .options, .other:
                    SessionLine(raw: "", role: .code, text: "")
                }
            })
    }
}

private func isBlankOrComment(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return true }
    return first == UInt8(ascii: "#")
}

/// Typed code as lines of a file: magics become comments, and a comment that looks like a mark gets a blank before it.
private func codeLines(recording source: String) -> [SessionLine] {
    let texts = splitLines(source)
    let scanner = StringScanner(texts)
    return texts.enumerated().map { index, text in
        let inString = scanner.isInsideString(at: index)
        if !inString, let name = text.utf8.dropFirst().first, text.utf8.first == UInt8(ascii: "%"),
            name != UInt8(ascii: "%")
        {
            return SessionLine(raw: "# \(text)", role: .magic, text: text)
        }
        if !inString, text.utf8.first == UInt8(ascii: "#"), Mark(text) != nil {
            return SessionLine(raw: " \(text)", role: .code, text: " \(text)")
        }
        return SessionLine(raw: text, role: .code, text: text)
    }
}
