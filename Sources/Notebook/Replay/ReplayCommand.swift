/// What a key means while a session is played.
public enum ReplayCommand: Hashable, Sendable {
    case next, back, reveal, again
    case first, last
    /// The front end reads where to go: a number, `#id`.
    case goTo
    case search
    case nextHeading, previousHeading
    case improvise, edit
    case notes, typing, slower, faster
    case blank, index, help, quit

    /// Rows for `?`, in the order that they are told.
    public static let rows: [(keys: String, text: String)] = [
        ("Space Enter PgDn Right", "next: show the cell, ask, run, reveal"),
        ("PgUp Left Backspace", "back one cell, with all state"),
        ("r", "reveal folded or predicted output"),
        ("a", "run the cell again from its checkpoint"),
        ("g 7 Enter, g #id Enter", "go to a cell; gg the first, G the last"),
        ("/ text Enter", "search"),
        ("[ ]", "previous, next heading"),
        ("i", "improvise in a scratch branch; Ctrl-] comes back"),
        ("e", "edit this cell in memory"),
        ("n", "the presenter's notes"),
        ("t + -", "typing animation on or off, faster, slower"),
        (". b", "blank the screen"),
        ("o", "index of the cells"),
        ("q", "leave to a live prompt"),
    ]

    /// A letter or sign's meaning; `g` waits for more.
    public init?(_ character: Unicode.Scalar) {
        switch character {
        case " ": self = .next
        case "r": self = .reveal
        case "a": self = .again
        case "G": self = .last
        case "g": self = .goTo
        case "/": self = .search
        case "]": self = .nextHeading
        case "[": self = .previousHeading
        case "i": self = .improvise
        case "e": self = .edit
        case "n": self = .notes
        case "t": self = .typing
        case "+", "=": self = .faster
        case "-": self = .slower
        case ".", "b": self = .blank
        case "o": self = .index
        case "?", "h": self = .help
        case "q": self = .quit
        default: return nil
        }
    }
}
