import Markup

/// The prediction ribbon: how the predicted text changed over the epochs.
public struct RibbonPane: Pane {
    public struct Entry: Hashable, Sendable {
        public var epoch: Int
        public var text: String

        public init(epoch: Int, text: String) {
            self.epoch = epoch
            self.text = text
        }
    }

    /// Only changes are kept: an entry that repeats the text before it is dropped.
    public private(set) var entries: [Entry] = []
    /// What should be predicted, where it is known.
    public var target: String?
    public let kind = PaneKind.ribbon

    public init(entries: [Entry] = [], target: String? = nil) {
        self.target = target
        for entry in entries { append(entry) }
    }

    public mutating func append(_ entry: Entry) {
        if entries.last?.text != entry.text { entries.append(entry) }
    }

    public var title: Markup {
        guard let last = entries.last else { return Markup() }
        return Markup("\(entries.count) predictions, last at \(last.epoch)", .dim)
    }

    /// `llllll > lhelll > ihello` in one line: the first, an ellipsis where some are left out, and the newest that fit.
    public func line(width: Int, style: DrawStyle) -> Markup {
        let arrow = " > "
        var kept: [Entry] = []
        var used = 0
        for entry in entries.reversed() {
            let needed = entry.text.displayWidth + (kept.isEmpty ? 0 : arrow.count)
            let reserve = kept.count + 1 < entries.count ? style.ellipsis.count + arrow.count : 0
            guard kept.isEmpty || used + needed + reserve <= width else { break }
            kept.insert(entry, at: 0)
            used += needed
        }
        guard let last = kept.last else { return Markup() }
        if kept.count == 1, used > width { return Markup(style.fitted(last.text, to: width)) }
        var line = Markup()
        if kept.count < entries.count, used + style.ellipsis.count + arrow.count <= width {
            line.append(style.ellipsis + arrow, .dim)
        }
        for (index, entry) in kept.enumerated() {
            if index > 0 { line.append(arrow, .dim) }
            line.append(marked(entry.text))
        }
        return line
    }

    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        guard let newest = entries.last else { return drawEmpty("no predictions yet", on: &canvas, style: style) }
        canvas.put(line(width: canvas.width, style: style), row: 0, column: 0)
        let room = canvas.height - 2
        guard room > 0 else { return }
        let digits = String(newest.epoch).count
        for (row, entry) in entries.suffix(room).enumerated() {
            let column = canvas.put(
                String(entry.epoch).paddedLeft(to: digits) + "  ", row: row + 2, column: 0, role: .dim)
            canvas.put(marked(entry.text), row: row + 2, column: column)
        }
    }

    /// Letters that are where the target has them stand out.
    private func marked(_ text: String) -> Markup {
        guard let target else { return Markup(text) }
        var markup = Markup()
        var wanted = target.makeIterator()
        for letter in text { markup.append(String(letter), wanted.next() == letter ? .added : .removed) }
        return markup
    }
}
