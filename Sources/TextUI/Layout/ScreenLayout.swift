/// Where things stand on a screen of a given size.
public struct ScreenLayout: Hashable, Sendable {
    /// How much of the screen panes take.
    public enum Panes: Hashable, Sendable {
        case none
        /// As many as asked for, where they fit.
        case open(Int)
        case fullScreen
    }

    /// The status line.
    public let status: Rect
    /// Frames included; fewer than asked for where there is no room.
    public let panes: [Rect]
    /// The transcript with the input after its last line; never narrower than 80 beside panes.
    public let body: Rect
    /// The line of keys while a session is played, or nothing.
    public let keys: Rect?

    public static let smallest = (width: 60, height: 16)
    static let narrowestBesidePanes = 120
    static let transcriptWidth = 80

    /// Nothing where the screen is smaller than 60x16: then plain lines are used.
    ///
    /// `raise` keeps that many rows at the bottom empty, as far as the smallest height allows.
    public init?(width: Int, height: Int, panes: Panes = .none, raise: Int = 0, showsKeys: Bool = false) {
        guard width >= Self.smallest.width, height >= Self.smallest.height else { return nil }
        let height = max(Self.smallest.height, height - max(0, raise))
        status = Rect(row: 0, column: 0, width: width, height: 1)
        keys = showsKeys ? Rect(row: height - 1, column: 0, width: width, height: 1) : nil
        let rows = height - 1 - (showsKeys ? 1 : 0)
        switch panes {
        case .open(let count) where count > 0 && width >= Self.narrowestBesidePanes:
            let paneWidth = min(width - Self.transcriptWidth, max(40, width * 2 / 5))
            body = Rect(row: 1, column: 0, width: width - paneWidth, height: rows)
            self.panes = Self.stack(
                min(count, max(1, rows / 10)),
                in: Rect(row: 1, column: width - paneWidth, width: paneWidth, height: rows))
        case .open(let count) where count > 0:
            let band = min(14, max(6, height / 3))
            self.panes = [Rect(row: 1, column: 0, width: width, height: band)]
            body = Rect(row: 1 + band, column: 0, width: width, height: rows - band)
        case .fullScreen:
            self.panes = [Rect(row: 1, column: 0, width: width, height: rows - 1)]
            body = Rect(row: rows, column: 0, width: width, height: 1)
        case .none, .open:
            self.panes = []
            body = Rect(row: 1, column: 0, width: width, height: rows)
        }
    }

    /// Whether panes stand beside the transcript.
    public var isBeside: Bool { panes.first.map { $0.column > 0 } ?? false }

    /// A window that was made too small for panes: the status line where there is room for it, and the rest.
    public init(cramped width: Int, height: Int) {
        status = Rect(row: 0, column: 0, width: width, height: height > 3 ? 1 : 0)
        panes = []
        body = Rect(row: status.height, column: 0, width: width, height: height - status.height)
        keys = nil
    }

    /// All but the status line.
    var underStatus: Rect {
        let bottom = ([body, keys].compactMap(\.self) + panes).map { $0.row + $0.height }.max() ?? 0
        return Rect(row: status.height, column: 0, width: status.width, height: bottom - status.height)
    }

    private static func stack(_ count: Int, in area: Rect) -> [Rect] {
        (0..<count).map { index in
            let top = area.height * index / count
            let bottom = area.height * (index + 1) / count
            return Rect(row: area.row + top, column: area.column, width: area.width, height: bottom - top)
        }
    }
}
