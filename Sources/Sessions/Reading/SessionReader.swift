extension Session {
    /// Reads a `.rnnsession`, a plain `.py`, a `# %%` file or a transcript of `>>>` or `In [n]:` prompts.
    ///
    /// - Throws: the first mistake; nothing is half read.
    public init(reading bytes: [UInt8]) throws(SessionMistake) {
        let text = try FileText(bytes)
        var reader = PercentReader(lines: text.lines)
        if reader.recognises() {
            self = try reader.read()
        } else if TranscriptReader.recognises(text.lines) {
            self = Session(form: .transcript, header: nil, cells: TranscriptReader.read(text.lines))
        } else {
            let lines = text.lines.map { SessionLine(raw: $0, role: .code, text: $0) }
            let cells = lines.isEmpty ? [] : [SessionCell(kind: .code, lines: lines)]
            self = Session(form: .plain, header: nil, cells: cells)
        }
        endsWithNewline = text.endsWithNewline
        usesCRLF = text.usesCRLF
        hasByteOrderMark = text.hasByteOrderMark
    }
}

/// A file's lines, and what else is needed to write the same bytes.
struct FileText {
    let lines: [String]
    let endsWithNewline: Bool
    let usesCRLF: Bool
    let hasByteOrderMark: Bool

    init(_ file: [UInt8]) throws(SessionMistake) {
        hasByteOrderMark = file.starts(with: [0xEF, 0xBB, 0xBF])
        let bytes = hasByteOrderMark ? file[3...] : file[...]
        var lines: [String] = []
        var crlf: Bool?
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let newline = bytes[start...].firstIndex(of: 0x0A)
            var end = newline ?? bytes.endIndex
            if newline != nil {
                let hasReturn = end > start && bytes[end - 1] == 0x0D
                if crlf == nil { crlf = hasReturn }
                if crlf == true {
                    guard hasReturn else {
                        throw SessionMistake(kind: .mixedLineEndings, line: lines.count + 1, column: 1)
                    }
                    end -= 1
                }
            }
            if let zero = bytes[start..<end].firstIndex(of: 0) {
                let column = String(decoding: bytes[start..<zero], as: UTF8.self).unicodeScalars.count + 1
                throw SessionMistake(kind: .notText, line: lines.count + 1, column: column)
            }
            guard let line = String(validating: bytes[start..<end], as: UTF8.self) else {
                let column = Self.firstInvalidColumn(bytes[start..<end])
                throw SessionMistake(kind: .notUTF8, line: lines.count + 1, column: column)
            }
            lines.append(line)
            guard let newline else { break }
            start = newline + 1
        }
        self.lines = lines
        usesCRLF = crlf ?? false
        endsWithNewline = bytes.isEmpty || bytes.last == 0x0A
    }

    private static func firstInvalidColumn(_ bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var column = 1
        while case .scalarValue = decoder.decode(&iterator) { column += 1 }
        return column
    }
}
