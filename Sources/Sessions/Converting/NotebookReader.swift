extension Session {
    /// A Jupyter notebook (nbformat 4) as a session: its outputs become what is expected.
    ///
    /// - Throws: where it is no JSON, no notebook, or of another version.
    public init(notebook bytes: [UInt8]) throws(SessionMistake) {
        let json = try JSON(reading: bytes)
        guard let version = json["nbformat"]?.integer, let items = json["cells"]?.items else {
            throw SessionMistake(kind: .notANotebook("it has no 'nbformat' and 'cells'"), line: 1, column: 1)
        }
        guard version == 4 else {
            throw SessionMistake(
                kind: .notANotebook("it is of format \(version); this program reads 4"), line: 1, column: 1)
        }
        // A header and headings are taken from a session's own notes only where they read as such.
        var header = SessionHeader(title: json["metadata"]?["title"]?.text)
        if let lines = json["metadata"]?["rnn"]?["header"]?.items {
            let text = lines.compactMap(\.text).joined(separator: "\n") + "\n"
            if let kept = try? Session(reading: Array(text.utf8)).header, kept.isOurs { header = kept }
        }
        var cells: [SessionCell] = [SessionCell(kind: .code, lines: [SessionLine(raw: "", role: .other, text: "")])]
        for item in items {
            guard let type = item["cell_type"]?.text, let source = Session.text(item["source"] ?? .string("")) else {
                throw SessionMistake(
                    kind: .notANotebook("cell \(cells.count) has no 'cell_type' and 'source'"), line: 1, column: 1)
            }
            switch type {
            case "code": cells.append(SessionCell(notebookCode: item, source: source))
            default: cells.append(SessionCell(notebookProse: item, source: source))
            }
        }
        let written = Session(header: header, cells: cells)
        // Read as a file, so that ids, marks and places are those of any session.
        self = try Session(reading: written.bytes)
    }

    /// A text, or the list of its lines.
    static func text(_ json: JSON) -> String? {
        switch json {
        case .string(let text): return text
        case .array(let lines):
            var text = ""
            for line in lines {
                guard case .string(let piece) = line else { return nil }
                text += piece
            }
            return text
        case .null, .bool, .number, .object: return nil
        }
    }
}

extension SessionCell {
    fileprivate init(notebookProse item: JSON, source: String) {
        let own = item["metadata"]?["rnn"]
        var text = Self.cleaned(source)
        var heading = own?["heading"]?.text.flatMap { Self.heading($0, isProse: true) }
        if let known = heading, !known.title.isEmpty {
            if let rest = Self.dropping("## \(known.title)", from: text) { text = rest } else { heading = nil }
        }
        if heading == nil {
            // A heading at the beginning is the cell's title.
            let first = splitLines(text).first ?? ""
            let title = first.drop { $0 == "#" }
            if first.hasPrefix("#"), title.hasPrefix(" ") {
                let plain = String(trimmed(title))
                heading = Self.heading("# %% [markdown] \(plain)", isProse: true)
                if heading?.title == plain {
                    text = Self.dropping(first, from: text) ?? text
                } else {
                    heading = nil
                }
            }
        }
        var lines = [heading?.line ?? SessionLine(raw: "# %% [markdown]", role: .heading, text: "")]
        lines += Self.notes(own, "notesAbove")
        lines += splitLines(text).map { line in
            // What looks like a mark would be one.
            let raw = line.isEmpty ? "#" : Mark("# \(line)") == nil ? "# \(line)" : "#  \(line)"
            return SessionLine(raw: raw, role: .prose, text: line)
        }
        lines += Self.notes(own, "notes")
        lines.append(SessionLine(raw: "", role: .other, text: ""))
        self.init(kind: .prose, lines: lines)
    }

    fileprivate init(notebookCode item: JSON, source: String) {
        let own = item["metadata"]?["rnn"]
        var code = Self.cleaned(source)
        if let original = own?["original"]?.text, own?["translation"]?.text.map(Self.cleaned) == code {
            code = Self.cleaned(original)
        }
        var output = ""
        var error: String?
        for item in item["outputs"]?.items ?? [] {
            switch item["output_type"]?.text {
            case "stream"?:
                if item["name"]?.text == "stderr" { continue }
                output += Self.onNewLine(output) + Self.cleaned(Session.text(item["text"] ?? .null) ?? "")
            case "execute_result"?, "display_data"?:
                let text = Session.text(item["data"]?["text/plain"] ?? .null) ?? ""
                output += Self.onNewLine(output) + Self.cleaned(text)
            case "error"?:
                let message = Self.cleaned(item["evalue"]?.text ?? "")
                error = (item["ename"]?.text ?? "Exception") + (message.isEmpty ? "" : ": \(message)")
            default: continue
            }
        }
        let heading = own?["heading"]?.text.flatMap { Self.heading($0, isProse: false) }
        let options = (own?["options"]?.items ?? []).compactMap(\.text).filter { raw in
            if case .options(let text)? = Mark(raw) {
                var reader = OptionReader()
                return (try? reader.read(text, line: 1)) != nil
            }
            return false
        }
        let body = SessionCell(recording: Self.withoutShell(code), output: output, error: error)
        var lines = [heading?.line ?? SessionLine(raw: "# %%", role: .heading, text: "")]
        lines += options.map { SessionLine(raw: $0, role: .options, text: $0) }
        let parts = body.lines.dropFirst().dropLast()
        lines += Self.notes(own, "notesAbove") + parts.filter { $0.role == .code || $0.role == .magic }
        lines += Self.notes(own, "notesInside") + parts.filter { $0.role == .output || $0.role == .error }
        lines += Self.notes(own, "notes")
        lines.append(SessionLine(raw: "", role: .other, text: ""))
        self.init(kind: .code, lines: lines)
    }

    private static func notes(_ own: JSON?, _ key: String) -> [SessionLine] {
        (own?[key]?.items ?? []).compactMap(\.text).filter { !$0.utf8.contains(0x0A) }.map {
            SessionLine(raw: $0.isEmpty ? "#:" : "#: \($0)", role: .note, text: $0)
        }
    }

    private static func heading(_ raw: String, isProse: Bool) -> (line: SessionLine, title: String)? {
        guard !raw.utf8.contains(0x0A), case .heading(let text)? = Mark(raw),
            let heading = try? CellHeading(text, raw: raw, line: 1), heading.isProse == isProse
        else { return nil }
        return (SessionLine(raw: raw, role: .heading, text: heading.title), heading.title)
    }

    /// The text behind a first line and the empty lines after it.
    private static func dropping(_ line: String, from text: String) -> String? {
        var lines = splitLines(text)
        guard lines.first == line else { return nil }
        lines.removeFirst()
        while let first = lines.first, isBlank(first) { lines.removeFirst() }
        return lines.joined(separator: "\n")
    }

    private static func onNewLine(_ text: String) -> String { text.isEmpty || text.utf8.last == 0x0A ? "" : "\n" }

    /// Without what no text file may have: NUL, carriage returns, colours.
    private static func cleaned(_ text: String) -> String {
        var result: [UInt8] = []
        var isEscape = false
        for byte in text.utf8 {
            if isEscape {
                if (0x40...0x7E).contains(byte), byte != UInt8(ascii: "[") { isEscape = false }
            } else if byte == 0x1B {
                isEscape = true
            } else if byte != 0, byte != 0x0D {
                result.append(byte)
            }
        }
        while result.last == 0x0A { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    /// Lines for a shell (`!pip …`) become remarks.
    private static func withoutShell(_ code: String) -> String {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let strings = StringScanner(lines)
        return lines.enumerated().map { index, line in
            let isCellMagic = line.hasPrefix("%%") && line.utf8.dropFirst(2).first.map(isLetter) == true
            guard line.hasPrefix("!") || isCellMagic, !strings.isInsideString(at: index) else { return line }
            return "# \(line)"
        }.joined(separator: "\n")
    }
}

extension Session {
    /// What a notebook asks of a shell, which this program has none of.
    public var shellLines: [String] {
        cells.flatMap { cell in
            cell.lines.filter { $0.role == .code && $0.raw.hasPrefix("# !") }.map { String($0.raw.dropFirst(2)) }
        }
    }
}
