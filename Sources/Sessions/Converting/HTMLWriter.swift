extension Session {
    /// The session as one page that needs nothing else; notes are left out.
    public var html: String {
        let title = header?.title ?? "Session"
        var body = header?.title.map { "<h1>\(escaped($0))</h1>\n" } ?? ""
        for cell in cells {
            let id = cell.id.map { " id=\"\(escaped($0))\"" } ?? ""
            switch cell.kind {
            case .prose:
                body += "<section\(id)>\n"
                if !cell.title.isEmpty { body += "<h2>\(escaped(cell.title))</h2>\n" }
                body += MarkdownBlocks.html(splitLines(cell.prose)) + "</section>\n"
            case .code:
                guard !cell.isEmpty else { continue }
                body += "<figure\(id)>\n"
                if !cell.title.isEmpty { body += "<figcaption>\(escaped(cell.title))</figcaption>\n" }
                body += "<pre class=\"code\">\(escaped(cell.source))</pre>\n"
                if !cell.expectedOutput.isEmpty {
                    body += "<pre class=\"out\">\(escaped(cell.expectedOutput.joined(separator: "\n")))</pre>\n"
                }
                if let error = cell.expectedError { body += "<pre class=\"error\">\(escaped(error))</pre>\n" }
                body += "</figure>\n"
            }
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(title))</title>
            <style>
            body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
            figure { margin: 1rem 0; }
            figcaption { font-size: .85rem; opacity: .7; }
            pre { margin: 0; padding: .6rem .8rem; overflow-x: auto; font: .9rem/1.4 ui-monospace, monospace; }
            pre.code { background: #8881; border-left: .2rem solid #48c; }
            pre.out { border-left: .2rem solid #8884; }
            pre.error { border-left: .2rem solid #c44; color: #c44; }
            code { background: #8882; padding: 0 .2rem; }
            @media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd; } }
            </style>
            </head>
            <body>
            \(body)</body>
            </html>

            """
    }
}

/// The little Markdown that prose has: headings, lists, quotes, fences, paragraphs; emphasis, code and links in them.
enum MarkdownBlocks {
    static func html(_ lines: [String]) -> String {
        var html = ""
        var paragraph: [String] = []
        var items: [String] = []
        var isNumbered = false
        var fence: [String]?
        func finish() {
            if !paragraph.isEmpty { html += "<p>\(inline(paragraph.joined(separator: " ")))</p>\n" }
            if !items.isEmpty {
                let tag = isNumbered ? "ol" : "ul"
                html += "<\(tag)>\n" + items.map { "<li>\(inline($0))</li>\n" }.joined() + "</\(tag)>\n"
            }
            paragraph = []
            items = []
        }
        for line in lines {
            if let open = fence {
                if line.hasPrefix("```") {
                    html += "<pre class=\"code\">\(escaped(open.joined(separator: "\n")))</pre>\n"
                    fence = nil
                } else {
                    fence = open + [line]
                }
                continue
            }
            let text = String(trimmed(line[...]))
            if line.hasPrefix("```") {
                finish()
                fence = []
            } else if text.isEmpty {
                finish()
            } else if let level = headingLevel(text) {
                finish()
                let title = trimmed(text.dropFirst(level))
                html += "<h\(min(level + 1, 6))>\(inline(String(title)))</h\(min(level + 1, 6))>\n"
            } else if let (rest, numbered) = item(text) {
                if !paragraph.isEmpty || isNumbered != numbered { finish() }
                isNumbered = numbered
                items.append(rest)
            } else if !items.isEmpty {
                items[items.count - 1] += " " + text
            } else {
                paragraph.append(text)
            }
        }
        if let open = fence { html += "<pre class=\"code\">\(escaped(open.joined(separator: "\n")))</pre>\n" }
        finish()
        return html
    }

    private static func headingLevel(_ text: String) -> Int? {
        let level = text.prefix { $0 == "#" }.count
        return (1...6).contains(level) && text.dropFirst(level).first == " " ? level : nil
    }

    private static func item(_ text: String) -> (String, isNumbered: Bool)? {
        if text.hasPrefix("- ") || text.hasPrefix("* ") { return (String(text.dropFirst(2)), false) }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, text.dropFirst(digits.count).hasPrefix(". ") else { return nil }
        return (String(text.dropFirst(digits.count + 2)), true)
    }

    /// `code`, **strong**, *emphasis*, [text](address)
    private static func inline(_ text: String) -> String {
        var html = ""
        var rest = text[...]
        func take(_ mark: String, _ tag: String) -> Bool {
            guard rest.hasPrefix(mark) else { return false }
            let inner = rest.dropFirst(mark.count)
            guard let first = inner.first, first != " ", let end = find(mark, in: inner), end > inner.startIndex else {
                return false
            }
            let content = String(inner[..<end])
            html += "<\(tag)>\(tag == "code" ? escaped(content) : inline(content))</\(tag)>"
            rest = inner[end...].dropFirst(mark.count)
            return true
        }
        while let character = rest.first {
            if take("`", "code") || take("**", "strong") || take("*", "em") { continue }
            if character == "[", let close = find("](", in: rest), let end = find(")", in: rest[close...]) {
                let label = String(rest[..<close].dropFirst())
                let address = String(rest[close..<end].dropFirst(2))
                if address.hasPrefix("http://") || address.hasPrefix("https://") || address.hasPrefix("#") {
                    html += "<a href=\"\(escaped(address))\">\(escaped(label))</a>"
                    rest = rest[end...].dropFirst()
                    continue
                }
            }
            html += escaped(String(character))
            rest = rest.dropFirst()
        }
        return html
    }

    private static func find(_ wanted: String, in text: Substring) -> Substring.Index? {
        var index = text.startIndex
        while index < text.endIndex {
            if text[index...].hasPrefix(wanted) { return index }
            index = text.index(after: index)
        }
        return nil
    }
}

private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        default: result.append(character)
        }
    }
    return result
}
