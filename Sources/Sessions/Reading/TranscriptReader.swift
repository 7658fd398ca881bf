/// Reads `>>>` and `In [n]:` transcripts: one cell for each input, what was shown under it as its expected output.
enum TranscriptReader {
    static func recognises(_ lines: [String]) -> Bool {
        guard let first = lines.first(where: { !isBlank($0) && $0.utf8.first != UInt8(ascii: "#") }) else {
            return false
        }
        if Prompt.strip(first)?.prompt == .first { return true }
        // An interpreter's banner may come first.
        guard first.hasPrefix("Python ") || first.hasPrefix("IPython ") else { return false }
        return lines.prefix(12).contains { Prompt.strip($0)?.prompt == .first }
    }

    static func read(_ lines: [String]) -> [SessionCell] {
        var cells: [SessionCell] = []
        var current: [SessionLine] = []
        var start = 0
        var index = 0
        func finish(at end: Int) {
            if !current.isEmpty { cells.append(SessionCell(kind: .code, lines: current, firstLine: start + 1)) }
            current = []
            start = end
        }
        while index < lines.count {
            let raw = lines[index]
            switch Prompt.strip(raw) {
            case (.first, let text)?:
                if current.contains(where: { $0.role != .other }) { finish(at: index) }
                current.append(SessionLine(raw: raw, role: .code, text: text))
                index += 1
                while index < lines.count, let next = Prompt.strip(lines[index]), next.prompt == .continuation {
                    current.append(SessionLine(raw: lines[index], role: .code, text: next.text))
                    index += 1
                }
            default:
                let end = lines[index...].firstIndex { Prompt.strip($0)?.prompt == .first } ?? lines.count
                current += shown(Array(lines[index..<end]), isBanner: !current.contains { $0.role == .code })
                index = end
            }
        }
        finish(at: lines.count)
        return cells
    }

    /// The lines under an input: output, then perhaps a traceback.
    private static func shown(_ lines: [String], isBanner: Bool) -> [SessionLine] {
        if isBanner { return lines.map { SessionLine(raw: $0, role: .other, text: $0) } }
        let contentEnd = (lines.lastIndex { !isBlank($0) } ?? -1) + 1
        let traceback = lines.firstIndex(where: beginsTraceback)
        let outputEnd = traceback ?? contentEnd
        var result: [SessionLine] = []
        for (index, line) in lines.enumerated() {
            if index < outputEnd {
                if let (prompt, text) = Prompt.strip(line), prompt == .output {
                    let role: SessionLine.Role = text.isEmpty ? .other : .output
                    result.append(SessionLine(raw: line, role: role, text: text))
                } else {
                    result.append(SessionLine(raw: line, role: .output, text: line))
                }
            } else if traceback != nil, index < contentEnd, index >= lastErrorLine(lines, before: contentEnd) {
                result.append(SessionLine(raw: line, role: .error, text: line))
            } else {
                result.append(SessionLine(raw: line, role: .other, text: line))
            }
        }
        return result
    }

    private static func beginsTraceback(_ line: String) -> Bool {
        line.hasPrefix("Traceback (most recent call last)") || line.hasPrefix("  File \"<stdin>\", line ")
            || line.utf8.count > 60 && line.utf8.allSatisfy { $0 == UInt8(ascii: "-") }
    }

    /// The last line that reads `Name: …` or `Name`, with a name that could be an exception's.
    private static func lastErrorLine(_ lines: [String], before end: Int) -> Int {
        let found = lines[..<end].lastIndex { line in
            let name = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
            guard let first = name.first, first.isUppercase || name.contains(".") else { return false }
            let rest = line[name.endIndex...]
            return rest.isEmpty || rest.hasPrefix(": ") || rest == ":"
        }
        return found ?? max(end - 1, 0)
    }
}
