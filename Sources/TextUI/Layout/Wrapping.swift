import Markup

extension Markup {
    /// The text in rows no wider than `width` columns, broken between characters as a terminal breaks it; at least one row.
    public func wrapped(toWidth width: Int) -> [Markup] {
        guard width > 0 else { return [self] }
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

/// The transcript's lines as rows of the screen.
enum TranscriptRows {
    /// The last `count` rows above the lowest `scroll` ones; only the lines that are needed are wrapped.
    ///
    /// Scrolled beyond the first row, the first ones are returned.
    static func visible(_ lines: [Markup], width: Int, count: Int, scroll: Int) -> [Markup] {
        let wanted = max(0, count) + max(0, scroll)
        var reversed: [Markup] = []
        for line in lines.reversed() {
            if reversed.count >= wanted { break }
            reversed += line.wrapped(toWidth: width).reversed()
        }
        let skipped = min(max(0, scroll), max(0, reversed.count - max(0, count)))
        return reversed.dropFirst(skipped).prefix(max(0, count)).reversed()
    }
}
