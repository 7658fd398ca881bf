/// One figure with what it is compared with.
struct Row: Encodable {
    let section: String
    let name: String
    /// The unit of `value`, `peer` and `goal`.
    let unit: String
    let value: Double
    /// The same program elsewhere.
    var peer: Double?
    var goal: Double?
    /// How many times faster than the peer it is to be.
    var ratioGoal: Double?
    var note: String?

    /// How many times faster than the peer.
    var ratio: Double? { peer.map { $0 / value } }

    var missesGoal: Bool {
        if let goal, value > goal { return true }
        if let ratio, let ratioGoal, ratio < ratioGoal { return true }
        return false
    }
}

/// Rows as aligned columns.
enum Table {
    static func text(_ rows: [Row]) -> String {
        let cells = rows.map(columns)
        let head = ["", "rnn", "peer", "ratio", "goal", "ratio goal", "", ""]
        let widths = head.indices.map { column in ([head] + cells).map { $0[column].count }.max() ?? 0 }
        var text = ""
        var section = ""
        for (row, line) in zip(rows, cells) {
            if row.section != section {
                section = row.section
                text += "\n\(section)\n" + aligned(head, widths)
            }
            text += aligned(line, widths)
        }
        return text
    }

    private static func columns(_ row: Row) -> [String] {
        func quantity(_ value: Double?) -> String { value.map { "\(short($0)) \(row.unit)" } ?? "" }
        func factor(_ value: Double?) -> String { value.map { "\(short($0))×" } ?? "" }
        return [
            row.name, quantity(row.value), quantity(row.peer), factor(row.ratio), quantity(row.goal),
            factor(row.ratioGoal), row.missesGoal ? "missed" : "", row.note ?? "",
        ]
    }

    private static func aligned(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: widths[column] - cell.count)
            line += column == 0 || column >= 6 ? cell + padding + "  " : padding + cell + "  "
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return line + "\n"
    }

    /// Three significant digits, without an exponent.
    static func short(_ value: Double) -> String {
        let places = value >= 100 ? 0 : value >= 10 ? 1 : 2
        let scale = [1.0, 10, 100][places]
        let rounded = (value * scale).rounded() / scale
        return places == 0 ? "\(Int(rounded))" : "\(rounded)"
    }
}
