/// Text whose spans have roles; what a role looks like is decided last, by a renderer.
public struct Markup: Hashable, Sendable {
    public private(set) var spans: [Span] = []

    public struct Span: Hashable, Sendable {
        public let text: String
        public let role: Role
    }

    public init() {}

    public init(_ text: String, _ role: Role = .plain) { append(text, role) }

    /// Adds text; neighbours of one role become one span.
    public mutating func append(_ text: String, _ role: Role = .plain) {
        guard !text.isEmpty else { return }
        if let last = spans.last, last.role == role {
            spans[spans.count - 1] = Span(text: last.text + text, role: role)
        } else {
            spans.append(Span(text: text, role: role))
        }
    }

    public mutating func append(_ other: Markup) {
        for span in other.spans { append(span.text, span.role) }
    }

    public var isEmpty: Bool { spans.isEmpty }

    public static func + (left: Markup, right: Markup) -> Markup {
        var sum = left
        sum.append(right)
        return sum
    }
}

/// What a span of text is.
public enum Role: String, CaseIterable, Hashable, Sendable {
    case plain
    /// `In [n]:`
    case prompt
    /// `Out[n]:`
    case resultPrompt
    case heading
    case number
    case string
    case keyword
    case comment
    case name
    /// The `Type: message` line.
    case error
    /// The marks under a place.
    case caret
    case hint
    case dim
    case added
    case removed
}
