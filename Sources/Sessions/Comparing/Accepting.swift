extension Session {
    /// `cell 3 #train (train)`, as a report names it.
    public func name(ofCell index: Int) -> String {
        guard cells.indices.contains(index) else { return "cell \(index + 1)" }
        return Self.name(ofCell: index, id: cells[index].id, title: cells[index].title)
    }

    static func name(ofCell index: Int, id: String?, title: String) -> String {
        var name = "cell \(index + 1)"
        if let id { name += " #\(id)" }
        if !title.isEmpty { name += " (\(title))" }
        return name
    }

    /// A cell with what a rerun of it showed: only `#>` and `#!` lines are rewritten, elisions and lines that agree stay.
    ///
    /// - Parameter error: `Type: message`, where the cell failed.
    public func accepting(cell index: Int, output: String, error: String?) -> SessionCell {
        let cell = cells[index]
        let (recorded, shown, alignment) = alignment(cell: index, output: output, error: error)
        var lines: [SessionLine] = []
        for edit in alignment.edits {
            switch edit {
            case .same(let line, _), .elided(let line, _): lines.append(recorded[line].sessionLine)
            case .removed: continue
            case .added(let line): lines.append(shown[line].sessionLine)
            }
        }
        // Errors end a cell.
        lines = lines.filter { $0.role == .output } + lines.filter { $0.role == .error }
        let place =
            cell.lines.firstIndex { $0.role == .output || $0.role == .error }
            ?? (cell.lines.lastIndex { $0.role == .code || $0.role == .magic }.map { $0 + 1 } ?? cell.lines.count)
        // Empty lines at the end of the code stand behind the output.
        var start = place
        while start > 0, cell.lines[start - 1].role == .code, isBlank(cell.lines[start - 1].raw) { start -= 1 }
        var result = Array(cell.lines[..<start]) + lines
        result += cell.lines[start..<place].map { SessionLine(raw: $0.raw, role: .other, text: "") }
        result += cell.lines[place...].filter { $0.role != .output && $0.role != .error }
        return SessionCell(
            kind: cell.kind, id: cell.id, title: cell.title, options: cell.options, lines: result,
            firstLine: cell.firstLine)
    }
}
