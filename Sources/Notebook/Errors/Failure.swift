import Markup

/// Why a cell or a program did not end.
public struct Failure: Error, Hashable, Sendable {
    public let kind: Kind
    /// The whole block: frames with their carets, then `Type: message`, then hints.
    public let text: Markup
    /// `Type: message`
    public let lastLine: String

    public enum Kind: Hashable, Sendable {
        /// Nothing of the text has run.
        case syntax
        case runtime
        /// Ctrl-C.
        case interrupt
    }

    public init(kind: Kind, text: Markup, lastLine: String) {
        self.kind = kind
        self.text = text
        self.lastLine = lastLine
    }
}
