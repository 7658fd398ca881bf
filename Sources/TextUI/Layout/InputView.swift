import Markup

/// The cell that is being edited: its lines with their prompts, the cursor, and what stands under it.
public struct InputView: Sendable {
    public var lines: [Markup]
    /// The line of the cursor, and how many columns stand before it, the prompt among them; nothing hides the cursor.
    public var cursor: Place?
    /// A menu, or a hint; cut where there is no room.
    public var below: [Markup]

    public struct Place: Hashable, Sendable {
        public var row: Int
        public var column: Int

        public init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    public init(_ lines: [Markup] = [], cursor: Place? = nil, below: [Markup] = []) {
        self.lines = lines
        self.cursor = cursor
        self.below = below
    }

    /// The rows for a place of that size, the row of the cursor always among them.
    func rows(width: Int, limit: Int) -> (rows: [Markup], cursor: Place?) {
        guard width > 0, limit > 0 else { return ([], nil) }
        var rows: [Markup] = []
        var place: Place?
        for (index, line) in lines.enumerated() {
            let wrapped = line.wrapped(toWidth: width)
            if let cursor, cursor.row == index {
                place = Self.place(of: cursor.column, in: wrapped, at: rows.count, width)
            }
            rows += wrapped
            if let place, place.row >= rows.count { rows.append(Markup()) }
        }
        let hint = below.prefix(max(0, min(limit / 2, below.count)))
        let room = limit - min(hint.count, max(0, limit - 1))
        if rows.count > room {
            // The cursor's row, and as much as fits, rather above it than below.
            let last = place.map(\.row) ?? rows.count - 1
            let start = max(0, min(rows.count - room, max(0, last - room + 1 + min(2, room / 3))))
            rows = Array(rows[start..<start + room])
            place?.row -= start
        }
        rows += hint.prefix(limit - rows.count)
        return (rows, place)
    }

    private static func place(of column: Int, in rows: [Markup], at first: Int, _ width: Int) -> Place {
        var left = column
        for (offset, row) in rows.enumerated() {
            let wide = row.displayWidth
            if left < wide || offset == rows.count - 1 && left < width {
                return Place(row: first + offset, column: left)
            }
            left -= wide
        }
        return Place(row: first + rows.count, column: max(0, left))
    }
}
