extension Markup {
    /// The text without its roles.
    public var plain: String { spans.map(\.text).joined() }

    /// The text with ANSI colours that read on black and on white: the terminal's own sixteen, no background.
    public var ansi: String {
        var text = ""
        for span in spans {
            let codes = span.role.ansiCodes
            guard !codes.isEmpty else {
                text += span.text
                continue
            }
            // A colour ends with its line, so that a pager or a scrolled screen never inherits it.
            let lines = span.text.split(separator: "\n", omittingEmptySubsequences: false)
            text += lines.map { $0.isEmpty ? "" : "\u{1B}[\(codes)m\($0)\u{1B}[0m" }.joined(separator: "\n")
        }
        return text
    }

    public func rendered(colored: Bool) -> String { colored ? ansi : plain }
}

extension Role {
    /// The parameters of the ANSI sequence that switches this role on; empty for none.
    public var ansiCodes: String {
        switch self {
        case .plain, .name: ""
        case .prompt: "32"
        case .resultPrompt: "31"
        case .heading: "1"
        case .number: "36"
        case .string: "33"
        case .keyword: "35"
        case .comment, .dim: "2"
        case .error: "1;31"
        case .caret: "31"
        case .hint: "34"
        case .added: "32"
        case .removed: "31"
        }
    }
}
