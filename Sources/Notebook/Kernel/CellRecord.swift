/// A cell that has run: what went in, and what a session file would say of it.
public struct CellRecord: Hashable, Sendable {
    /// The number of its prompt.
    public let number: Int
    public let source: String
    public let output: String
    /// `Type: message`, where it failed.
    public let error: String?
    /// `%keep` was said of it.
    public internal(set) var isKept = false
}

/// How a cell ended.
public enum Outcome: Hashable, Sendable {
    case done
    case failed(Failure)
    /// `exit()`
    case exit(Int32)
}
