import Markup

/// The first row: what runs, where in it, and the time.
public struct StatusLine: Hashable, Sendable {
    /// `rnn`, `hihello`, `cell 5/9 train`, `REPLAY`, `4 ok 0 differ`
    public var parts: [String]
    /// `08:41/25:00`
    public var clock: String

    public init(parts: [String], clock: String = "") {
        self.parts = parts
        self.clock = clock
    }

    /// The clock stays; parts are left out from the right.
    func draw(on canvas: inout Canvas, in rect: Rect, style: DrawStyle) {
        guard rect.height > 0 else { return }
        if style.isColored { canvas.fill(rect, isReversed: true) }
        let clockStart = rect.width - clock.displayWidth
        if !clock.isEmpty, clockStart > 0 {
            canvas.put(clock, row: rect.row, column: rect.column + clockStart, isReversed: style.isColored)
        }
        let limit = clock.isEmpty ? rect.width : clockStart - 2
        var column = 1
        for part in parts where column < limit {
            let end = column + part.displayWidth
            guard end <= limit || column == 1 else { break }
            canvas.put(
                part, row: rect.row, column: rect.column + column, isReversed: style.isColored, limit: limit - column)
            column = end + 2
        }
    }
}
