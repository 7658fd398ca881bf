import Markup

/// One terminal cell: its character with combining marks, the role that colours it, and whether it is shown reversed.
public struct Cell: Hashable, Sendable {
    /// Empty in the right half of a wide character.
    public var text: String
    public var role: Role
    public var isReversed: Bool

    public init(_ text: String = " ", _ role: Role = .plain, isReversed: Bool = false) {
        self.text = text
        self.role = role
        self.isReversed = isReversed
    }
}

/// A rectangle of cells; sizes are never negative.
public struct Rect: Hashable, Sendable {
    public let row: Int
    public let column: Int
    public let width: Int
    public let height: Int

    public init(row: Int, column: Int, width: Int, height: Int) {
        self.row = row
        self.column = column
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The rectangle without a border one cell thick.
    public var inside: Rect { Rect(row: row + 1, column: column + 1, width: width - 2, height: height - 2) }
}
