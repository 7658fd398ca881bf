import Markup

/// All that was shown, line by line, as a terminal would show it: carriage returns, tabs and backspaces act, escape
/// sequences vanish. Long outputs can be folded.
public struct Transcript: Sendable {
    /// The last one is still being written to.
    public private(set) var lines: [Markup]
    /// Where the next character goes on the last line, where that is not its end.
    private var column: Int?
    /// The beginning of an escape sequence whose end has not come yet.
    private var escape = ""
    /// Lines that were dropped to stay within the limit.
    public private(set) var dropped = 0
    /// Where the output began that is being written, counted with the dropped lines.
    private var outputStart = 0
    public private(set) var folds: [Fold] = []
    let limit: Int

    /// A folded output: the whole of it.
    public struct Fold: Hashable, Sendable {
        public let title: String
        public let lines: [Markup]
    }

    public init(_ lines: [Markup] = [], limit: Int = 20_000) {
        self.lines = lines + [Markup()]
        self.limit = limit
    }

    /// Whether the cursor stands in the middle of a line.
    public var isMidLine: Bool { lines.last.map { !$0.isEmpty } ?? false }

    /// The lines to show: without the last one where nothing stands on it yet.
    public var shownLines: ArraySlice<Markup> { isMidLine ? lines[...] : lines.dropLast() }

    public mutating func append(_ text: Markup) { for span in text.spans { append(span.text, span.role) } }

    public mutating func append(_ text: String, _ role: Role = .plain) {
        var isFirst = true
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if !isFirst { breakLine() }
            isFirst = false
            guard !line.isEmpty else { continue }
            let piece = String(Substring(line))
            if column == nil, escape.isEmpty, line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
                lines[lines.count - 1].append(piece, role)
            } else {
                control(piece, role)
            }
        }
        if lines.count > limit + limit / 8 {
            let count = lines.count - limit
            lines.removeFirst(count)
            dropped += count
        }
    }

    /// Begins a new line where the last one has something on it.
    public mutating func startLine() { if isMidLine { breakLine() } }

    private mutating func breakLine() {
        lines.append(Markup())
        column = nil
        escape = ""
    }

    private mutating func control(_ text: String, _ role: Role) {
        var run = ""
        for scalar in text.unicodeScalars {
            if !escape.isEmpty {
                escape.unicodeScalars.append(scalar)
                if escape.unicodeScalars.count == 2 {
                    if scalar != "[" { escape = "" }
                } else if (0x40...0x7E).contains(scalar.value) {
                    if scalar == "K" { put("", role, erasing: true) }
                    escape = ""
                }
                continue
            }
            switch scalar {
            case "\r", "\u{8}", "\t", "\u{1B}":
                put(run, role)
                run = ""
                let at = column ?? lines[lines.count - 1].displayWidth
                switch scalar {
                case "\r": column = 0
                case "\u{8}": column = max(0, at - 1)
                case "\t": put(String(repeating: " ", count: 8 - at % 8), role)
                default: escape = "\u{1B}"
                }
            default: if scalar.value >= 0x20, scalar.value != 0x7F { run.unicodeScalars.append(scalar) }
            }
        }
        put(run, role)
    }

    private mutating func put(_ text: String, _ role: Role, erasing: Bool = false) {
        guard !text.isEmpty || erasing else { return }
        let line = lines[lines.count - 1]
        guard let at = column else { return lines[lines.count - 1].append(text, role) }
        let width = text.displayWidth
        var changed = line.columns(0..<at)
        changed.append(text, role)
        if !erasing { changed.append(line.columns(at + width..<Int.max)) }
        lines[lines.count - 1] = changed
        column = at + width
    }

    // MARK: folding

    /// What is appended from here on belongs to one output.
    public mutating func beginOutput() { outputStart = dropped + shownLines.count }

    /// Folds the output that has ended where it has more than `limit` lines: `head` and `tail` of them stay.
    ///
    /// - Parameter note: what stands behind the number of folded lines.
    public mutating func foldOutput(title: String, limit: Int, head: Int = 3, tail: Int = 3, note: Markup = Markup()) {
        startLine()
        let start = max(0, outputStart - dropped)
        let end = lines.count - 1
        guard end - start > max(limit, head + tail + 1) else { return }
        folds.append(Fold(title: title, lines: Array(lines[start..<end])))
        if folds.count > 50 { folds.removeFirst() }
        let folded = start + head..<end - tail
        var mark = Markup("... \(folded.count) lines folded (F7)", .dim)
        if !note.isEmpty { mark = mark + Markup("  ") + note }
        lines.replaceSubrange(folded, with: [mark])
    }
}
