/// Reads `# %%` cells.
struct PercentReader {
    let lines: [String]
    private let strings: StringScanner
    private var cells: [SessionCell] = []
    private var warnings: [SessionWarning] = []
    private var idLines: [String: Int] = [:]

    init(lines: [String]) {
        self.lines = lines
        strings = StringScanner(lines)
    }

    /// True where the file has a header, a heading or recorded output.
    func recognises() -> Bool {
        if HeaderReader.begins(lines) { return true }
        return lines.indices.contains { index in
            guard let mark = Mark(lines[index]), !strings.isInsideString(at: index) else { return false }
            switch mark {
            case .heading, .output, .error: return true
            case .note, .options, .magic: return false
            }
        }
    }

    mutating func read() throws(SessionMistake) -> Session {
        var start = 0
        var header: SessionHeader?
        if HeaderReader.begins(lines) {
            let read = try HeaderReader.read(lines, warnings: &warnings)
            header = read
            start = read.lines.count
        }
        while start < lines.count {
            var end = start + 1
            while end < lines.count, !isHeading(end) { end += 1 }
            try readCell(start..<end)
            start = end
        }
        return Session(form: .percent, header: header, cells: cells, warnings: warnings)
    }

    private func mark(at index: Int) -> Mark? {
        strings.isInsideString(at: index) ? nil : Mark(lines[index])
    }

    private func isHeading(_ index: Int) -> Bool {
        if case .heading? = mark(at: index) { return true }
        return false
    }

    private mutating func readCell(_ range: Range<Int>) throws(SessionMistake) {
        var heading = CellHeading()
        var parts: [SessionLine] = []
        var rest = range
        if case .heading(let text)? = mark(at: range.lowerBound) {
            let raw = lines[range.lowerBound]
            heading = try CellHeading(text, raw: raw, line: range.lowerBound + 1)
            if let id = heading.id {
                if let first = idLines[id] {
                    throw SessionMistake(
                        kind: .sameID(id, firstLine: first), line: range.lowerBound + 1, column: heading.idColumn)
                }
                idLines[id] = range.lowerBound + 1
            }
            parts.append(SessionLine(raw: raw, role: .heading, text: heading.title))
            rest = (range.lowerBound + 1)..<range.upperBound
        }
        let options = OptionReader()
        var body = CellBody(isProse: heading.isProse, options: options)
        for index in rest {
            parts.append(try body.line(lines[index], mark: mark(at: index), number: index + 1))
        }
        warnings += body.options.warnings
        cells.append(
            SessionCell(
                kind: heading.isProse ? .prose : .code, id: heading.id, title: heading.title,
                options: CellOptions(body.options.entries), lines: parts, firstLine: range.lowerBound + 1))
    }
}

/// Gives each line of a cell its role, in the order that a cell has: options, code, output, error.
private struct CellBody {
    let isProse: Bool
    var options: OptionReader
    private var hasCode = false
    private var hasOutput = false
    private var hasError = false
    /// Inside the `"""` block that some editors write prose in.
    private var inQuotedProse = false

    init(isProse: Bool, options: OptionReader) {
        self.isProse = isProse
        self.options = options
    }

    mutating func line(_ raw: String, mark: Mark?, number: Int) throws(SessionMistake) -> SessionLine {
        if isProse, let line = quotedProse(raw) { return line }
        switch mark {
        case .heading(let text)?:
            return SessionLine(raw: raw, role: .heading, text: text)
        case .note(let text)?:
            return SessionLine(raw: raw, role: .note, text: text)
        case .options(let text)?:
            if hasCode || hasOutput {
                throw SessionMistake(kind: .optionsAfterCode, line: number, column: 1)
            }
            try options.read(text, line: number)
            return SessionLine(raw: raw, role: .options, text: text)
        case .output(let text)?:
            if isProse { throw SessionMistake(kind: .outputInProse, line: number, column: 1) }
            if hasError { throw SessionMistake(kind: .outputAfterError, line: number, column: 1) }
            hasOutput = true
            return SessionLine(raw: raw, role: .output, text: text)
        case .error(let text)?:
            if isProse { throw SessionMistake(kind: .outputInProse, line: number, column: 1) }
            hasOutput = true
            hasError = true
            return SessionLine(raw: raw, role: .error, text: text)
        case .magic(let text)?:
            return isProse ? prose(raw) : try code(raw, role: .magic, text: text, number: number)
        case nil:
            if isProse {
                if raw.utf8.first == UInt8(ascii: "#") { return prose(raw) }
                if isBlank(raw) { return SessionLine(raw: raw, role: .other, text: "") }
                throw SessionMistake(kind: .codeInProse, line: number, column: 1)
            }
            if isBlank(raw), !hasCode || hasOutput { return SessionLine(raw: raw, role: .other, text: "") }
            return try code(raw, role: .code, text: raw, number: number)
        }
    }

    private mutating func code(
        _ raw: String, role: SessionLine.Role, text: String, number: Int
    ) throws(SessionMistake) -> SessionLine {
        if hasOutput {
            if role == .code, raw.utf8.first == UInt8(ascii: "#") {
                return SessionLine(raw: raw, role: .other, text: raw)
            }
            throw SessionMistake(kind: .codeAfterOutput, line: number, column: 1)
        }
        hasCode = true
        return SessionLine(raw: raw, role: role, text: text)
    }

    private func prose(_ raw: String) -> SessionLine {
        let text = raw.hasPrefix("# ") ? raw.dropFirst(2) : raw.dropFirst(1)
        return SessionLine(raw: raw, role: .prose, text: String(text))
    }

    private mutating func quotedProse(_ raw: String) -> SessionLine? {
        if raw == "\"\"\"" {
            inQuotedProse.toggle()
            return SessionLine(raw: raw, role: .other, text: "")
        }
        return inQuotedProse ? SessionLine(raw: raw, role: .prose, text: raw) : nil
    }
}

func isBlank(_ line: String) -> Bool { line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C } }
