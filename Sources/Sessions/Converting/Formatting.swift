extension Session {
    /// The same session in one way of writing: one empty line between cells, blanks and keys of marks as in the manual,
    /// LF, no byte order mark. Code and outputs stay as they are. Formatting again changes nothing.
    public var formatted: Session {
        guard form == .percent else { return unmarked(header: header, cells: cells) }
        var lines: [[String]] = []
        if let header { lines.append(header.isOurs ? header.formattedLines : header.lines) }
        for cell in cells {
            let formatted = cell.formattedLines
            if !formatted.isEmpty { lines.append(formatted) }
        }
        let text = lines.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
        // What the reader refuses would have been refused before.
        guard let read = try? Session(reading: Array(text.utf8)) else { return self }
        return read
    }

    private func unmarked(header: SessionHeader?, cells: [SessionCell]) -> Session {
        var session = Session(form: form, header: header, cells: cells, warnings: warnings)
        session.endsWithNewline = true
        return session
    }
}

extension SessionHeader {
    fileprivate var formattedLines: [String] {
        lines.map { line in
            var end = line
            while let last = end.utf8.last, last == 0x20 || last == 0x09 { end.removeLast() }
            return end
        }
    }
}

extension SessionCell {
    fileprivate var formattedLines: [String] {
        var result: [String] = []
        var hasOutput = false
        for line in lines {
            switch line.role {
            case .heading: result.append(heading)
            case .code, .magic: result.append(line.raw)
            case .note, .options, .prose, .other: result.append(withoutBlanksAtEnd(line.raw))
            case .output, .error:
                // Between code and its output stands nothing.
                while !hasOutput, let last = result.last, isBlank(last) { result.removeLast() }
                hasOutput = true
                result.append(line.raw)
            }
        }
        while let last = result.last, isBlank(last) { result.removeLast() }
        while let first = result.first, isBlank(first) { result.removeFirst() }
        return result
    }

    private var heading: String {
        var text = "# %%"
        if kind == .prose { text += " [markdown]" }
        if !title.isEmpty { text += " \(title)" }
        if let id { text += " {#\(id)}" }
        return text
    }
}

private func withoutBlanksAtEnd(_ line: String) -> String {
    var line = line
    while let last = line.utf8.last, last == 0x20 || last == 0x09 { line.removeLast() }
    return line
}
