import Markup

/// A grid of styled cells that ignores whatever is drawn outside it.
public struct Canvas: Hashable, Sendable {
    public let width: Int
    public let height: Int
    private var cells: [Cell]

    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        cells = Array(repeating: Cell(), count: self.width * self.height)
    }

    /// The cell, or nothing outside the canvas.
    public subscript(row: Int, column: Int) -> Cell? {
        guard row >= 0, row < height, column >= 0, column < width else { return nil }
        return cells[row * width + column]
    }

    public func cells(inRow row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < height else { return [] }
        return cells[row * width..<(row + 1) * width]
    }

    /// Writes text from a cell on, cut before `limit` columns and at the right edge, and returns the column after it.
    ///
    /// A wide character that does not fit whole is left out. Control characters never reach a cell: a tab or line end
    /// becomes a space, the others vanish.
    @discardableResult
    public mutating func put(
        _ text: String, row: Int, column: Int, role: Role = .plain, isReversed: Bool = false, limit: Int = .max
    ) -> Int {
        guard row >= 0, row < height, column < width else { return column }
        let end = limit < width - column ? column + max(0, limit) : width
        var at = column
        var lastCell: Int?
        for scalar in text.unicodeScalars {
            let scalar: Unicode.Scalar = scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : scalar
            let wide = scalar.displayWidth
            if wide == 0 {
                if let last = lastCell, scalar.isDrawnOnTopOfOthers, cells[last].text.utf8.count < 15 {
                    cells[last].text.unicodeScalars.append(scalar)
                }
                continue
            }
            guard at + wide <= end else { break }
            if at >= 0 {
                let index = row * width + at
                release(row: row, column: at)
                if wide == 2 { release(row: row, column: at + 1) }
                cells[index] = Cell(String(scalar), role, isReversed: isReversed)
                if wide == 2 { cells[index + 1] = Cell("", role, isReversed: isReversed) }
                lastCell = index
            }
            at += wide
        }
        return at
    }

    /// Writes marked-up text; `limit` and the result as for plain text.
    @discardableResult
    public mutating func put(
        _ markup: Markup, row: Int, column: Int, isReversed: Bool = false, limit: Int = .max
    ) -> Int {
        var at = column
        for span in markup.spans {
            let left = limit == .max ? .max : limit - (at - column)
            let next = put(span.text, row: row, column: at, role: span.role, isReversed: isReversed, limit: left)
            let wasCut = next - at < span.text.displayWidth
            at = next
            if wasCut { break }
        }
        return at
    }

    /// Sets one cell to text known to be one column wide.
    mutating func set(_ cell: Cell, row: Int, column: Int) {
        guard row >= 0, row < height, column >= 0, column < width else { return }
        release(row: row, column: column)
        cells[row * width + column] = cell
    }

    /// Copies another canvas with its corner at a cell.
    public mutating func draw(_ other: Canvas, row: Int, column: Int) {
        let isInside = row >= 0 && column >= 0 && column <= width && other.width <= width - column
        for fromRow in 0..<other.height where fromRow + row < height {
            guard !isInside else {
                guard other.width > 0 else { return }
                release(row: row + fromRow, column: column)
                release(row: row + fromRow, column: column + other.width - 1)
                let start = (row + fromRow) * width + column
                cells.replaceSubrange(start..<start + other.width, with: other.cells(inRow: fromRow))
                continue
            }
            for (fromColumn, cell) in other.cells(inRow: fromRow).enumerated() where !cell.text.isEmpty {
                put(
                    cell.text, row: row + fromRow, column: column + fromColumn, role: cell.role,
                    isReversed: cell.isReversed)
            }
        }
    }

    /// Sets every cell of a rectangle to a narrow character.
    public mutating func fill(_ rect: Rect, _ text: String = " ", role: Role = .plain, isReversed: Bool = false) {
        for row in rect.row..<rect.row + rect.height {
            for column in rect.column..<rect.column + rect.width {
                put(text, row: row, column: column, role: role, isReversed: isReversed)
            }
        }
    }

    /// Frees a cell that is half of a wide character, so that the other half does not stay behind.
    private mutating func release(row: Int, column: Int) {
        let index = row * width + column
        if cells[index].text.isEmpty, column > 0 { cells[index - 1].text = " " }
        if column + 1 < width, cells[index + 1].text.isEmpty { cells[index + 1].text = " " }
    }
}

extension Unicode.Scalar {
    /// Marks and joiners change the character before them; other invisible characters could redirect the terminal.
    fileprivate var isDrawnOnTopOfOthers: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        case .format: value == 0x200D
        default: (0x1160...0x11FF).contains(value)
        }
    }
}
