/// One line of a file, with what it is for; the raw text is what is written back.
public struct SessionLine: Hashable, Sendable {
    /// The line as it stands in the file, without its newline.
    public let raw: String
    public let role: Role
    /// The line's content without its mark or prompt.
    public let text: String

    public enum Role: Hashable, Sendable {
        case heading
        case code
        /// `# %name`: code that only this program takes.
        case magic
        case prose
        /// `#>`, or what a transcript shows under an input.
        case output
        /// `#!`, or the last line of a transcript's traceback.
        case error
        case note
        case options
        /// Blank lines around the parts, remarks, a transcript's traceback: kept and without meaning.
        case other
    }

    public init(raw: String, role: Role, text: String) {
        self.raw = raw
        self.role = role
        self.text = text
    }

    /// The lines of `text` as `#>` lines; a final newline ends the last line.
    public static func output(_ text: String) -> [SessionLine] { marked(text, mark: "#>", role: .output) }

    /// The lines of `Type: message` as `#!` lines.
    public static func error(_ text: String) -> [SessionLine] { marked(text, mark: "#!", role: .error) }

    private static func marked(_ text: String, mark: String, role: Role) -> [SessionLine] {
        splitLines(text).map { SessionLine(raw: $0.isEmpty ? mark : "\(mark) \($0)", role: role, text: $0) }
    }
}

/// The lines of a text, of which a final newline ends the last; an empty text has none.
public func splitLines(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let bytes = text.utf8
    var lines: [String] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
        lines.append(String(text[start..<end]))
        guard end < bytes.endIndex else { break }
        start = bytes.index(after: end)
    }
    return lines
}
