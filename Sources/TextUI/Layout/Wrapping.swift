import Markup

extension Markup {
    /// The text in rows no wider than `width` columns, broken between characters as a terminal breaks it; at least one row.
    public func wrapped(toWidth width: Int) -> [Markup] {
        guard width > 0 else { return [self] }
        if spans.reduce(0, { $0 + $1.text.utf8.count }) <= width,
            !spans.contains(where: { $0.text.utf8.contains(0x0A) })
        {
            return [self]
        }
        var rows: [Markup] = []
        var row = Markup()
        var column = 0
        for span in spans {
            var piece = String.UnicodeScalarView()
            func flush() {
                row.append(String(piece), span.role)
                piece.removeAll()
            }
            for scalar in span.text.unicodeScalars {
                let wide = scalar == "\t" ? 1 : scalar.displayWidth
                if scalar == "\n" || column + wide > width, column > 0 || scalar == "\n" {
                    flush()
                    rows.append(row)
                    row = Markup()
                    column = 0
                    if scalar == "\n" { continue }
                }
                piece.append(scalar)
                column += wide
            }
            flush()
        }
        rows.append(row)
        return rows
    }
}
