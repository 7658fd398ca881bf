/// A key for the pane that has them.
public enum PaneKey: Hashable, Sendable {
    case character(Unicode.Scalar)
    case left, right, up, down, pageUp, pageDown, home, end
}

/// What a pane asks for in answer to a key.
public enum PaneAnswer: Hashable, Sendable {
    /// The key means nothing here.
    case ignored
    case done
    /// A file is to be written.
    case write(suffix: String, text: String)
}

/// A pane that reacts to keys.
public protocol KeyedPane: Pane {
    /// What the lower edge says while the pane has the keys.
    var keys: String { get }
    mutating func press(_ key: PaneKey) -> PaneAnswer
}
