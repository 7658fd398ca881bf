import Markup

/// Rows of text under column heads, cut to the canvas.
struct Table {
    struct Column {
        let head: String
        let role: Role
        var isNumber = false
    }

    let columns: [Column]
    let rows: [[String]]
    /// A last line that is always shown.
    var footer: Markup?
    /// The first row shown.
    var offset = 0

    func draw(on canvas: inout Canvas, style: DrawStyle) {
        let hasFooter = footer != nil && canvas.height >= 2
        let hasHead = canvas.height >= (hasFooter ? 4 : 3)
        let room = canvas.height - (hasFooter ? 1 : 0) - (hasHead ? 1 : 0)
        let start = min(max(0, offset), max(0, rows.count - room))
        let isCut = rows.count - start > room && room > 1
        let shown = rows.dropFirst(start).prefix(isCut ? room - 1 : max(0, room))
        let starts = starts(within: canvas.width)
        if hasHead {
            for (index, place) in starts.enumerated() {
                put(columns[index].head, index, place, row: 0, role: .dim, on: &canvas, style: style)
            }
        }
        var at = hasHead ? 1 : 0
        for row in shown {
            for (index, place) in starts.enumerated() where index < row.count {
                put(row[index], index, place, row: at, role: columns[index].role, on: &canvas, style: style)
            }
            at += 1
        }
        if isCut {
            canvas.put("\(style.ellipsis) \(rows.count - start - shown.count) more", row: at, column: 0, role: .dim)
        }
        if hasFooter, let footer { canvas.put(footer, row: canvas.height - 1, column: 0) }
    }

    private func put(
        _ text: String, _ column: Int, _ place: (start: Int, width: Int), row: Int, role: Role, on canvas: inout Canvas,
        style: DrawStyle
    ) {
        let text = style.fitted(text, to: place.width)
        let padded = columns[column].isNumber ? text.paddedLeft(to: place.width) : text
        canvas.put(padded, row: row, column: place.start, role: role, limit: place.width)
    }

    /// Where columns begin and how wide they are; columns that do not fit are left out from the right.
    private func starts(within width: Int) -> [(start: Int, width: Int)] {
        var starts: [(start: Int, width: Int)] = []
        var at = 0
        for (index, column) in columns.enumerated() {
            let widest = rows.reduce(column.head.displayWidth) {
                max($0, index < $1.count ? $1[index].displayWidth : 0)
            }
            let left = width - at
            guard left > 0, index == 0 || left >= min(widest, 6) else { break }
            starts.append((at, min(widest, left)))
            at += widest + 2
        }
        return starts
    }
}
