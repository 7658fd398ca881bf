/// Where cells come from: an edited line, a plain stream, or a test's script.
public protocol CellReader: AnyObject {
    /// Reads one cell of one or more lines.
    ///
    /// - Parameter needsMore: whether the text so far needs another line; a block that was pasted needs no closing
    ///   blank line.
    func readCell(prompt: CellPrompt, needsMore: (_ text: String, _ isBlock: Bool) -> Bool) -> CellInput
    /// Reads one line for a running program.
    func readLine(prompt: String) -> CellInput
}

/// What a reader came back with.
public enum CellInput: Hashable, Sendable {
    case text(String)
    /// Ctrl-C: what was typed is dropped.
    case interrupted
    /// Ctrl-D, or the end of the file.
    case end
}

/// `In [n]: ` and `   ...: `, with the escape sequences around them.
public struct CellPrompt: Hashable, Sendable {
    public var first: String
    public var continuation: String
    /// What switches the prompt's colour on and off; empty without colour.
    public var on: String
    public var off: String

    public init(first: String, continuation: String, on: String = "", off: String = "") {
        self.first = first
        self.continuation = continuation
        self.on = on
        self.off = off
    }
}

/// What may stand at the cursor.
public struct Completions: Hashable, Sendable {
    /// What replaces the word at the cursor.
    public var candidates: [String]
    /// File names are offered where there are no candidates.
    public var allowsFileNames: Bool

    public init(_ candidates: [String], allowsFileNames: Bool = false) {
        self.candidates = candidates
        self.allowsFileNames = allowsFileNames
    }
}
