extension Session {
    /// The session as a text to be read: prose as it is, code and outputs in fences; notes are left out.
    public var markdown: String {
        var text = ""
        if let title = header?.title { text += "# \(title)\n\n" }
        for cell in cells {
            switch cell.kind {
            case .prose:
                if !cell.title.isEmpty { text += "## \(cell.title)\n\n" }
                if !cell.prose.isEmpty { text += cell.prose + "\n\n" }
            case .code:
                guard !cell.isEmpty else { continue }
                if !cell.title.isEmpty { text += "**\(cell.title)**\n\n" }
                text += Self.fenced(cell.source, "python")
                let shown = cell.expectedOutput + (cell.expectedError.map { [$0] } ?? [])
                if !shown.isEmpty { text += Self.fenced(shown.joined(separator: "\n"), "text") }
            }
        }
        while text.hasSuffix("\n\n") { text.removeLast() }
        return text
    }

    /// In a fence longer than any run of backquotes in the text.
    private static func fenced(_ text: String, _ language: String) -> String {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return "\(fence)\(language)\n\(text)\n\(fence)\n\n"
    }
}
