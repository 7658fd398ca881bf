import Markup

/// A border with a title in its upper edge and tabs in its lower one.
struct Frame {
    let rect: Rect
    var title = Markup()
    var footer = Markup()
    var isFocused = false

    func draw(on canvas: inout Canvas, style: DrawStyle) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        let role: Role = isFocused ? .heading : .dim
        let (bottom, right) = (rect.row + rect.height - 1, rect.column + rect.width - 1)
        for column in rect.column...right {
            canvas.put(style.horizontal, row: rect.row, column: column, role: role)
            canvas.put(style.horizontal, row: bottom, column: column, role: role)
        }
        for row in rect.row...bottom {
            canvas.put(style.vertical, row: row, column: rect.column, role: role)
            canvas.put(style.vertical, row: row, column: right, role: role)
        }
        let corners = style.frameCorners
        let places = [(rect.row, rect.column), (rect.row, right), (bottom, right), (bottom, rect.column)]
        for (corner, place) in zip(corners, places) { canvas.put(corner, row: place.0, column: place.1, role: role) }
        label(title, row: rect.row, on: &canvas)
        label(footer, row: bottom, on: &canvas)
    }

    private func label(_ text: Markup, row: Int, on canvas: inout Canvas) {
        guard !text.isEmpty, rect.width >= 6 else { return }
        let fitted = Self.fitted(text, to: rect.width - 6)
        let end = canvas.put(Markup(" ") + fitted, row: row, column: rect.column + 2, limit: rect.width - 5)
        canvas.put(" ", row: row, column: end)
    }

    /// Without the last of the parts that begin with two spaces, until the rest fits or is one part.
    private static func fitted(_ text: Markup, to width: Int) -> Markup {
        var spans = text.spans[...]
        var left = spans.reduce(0) { $0 + $1.text.displayWidth }
        while left > width, let start = spans.lastIndex(where: { $0.text.hasPrefix("  ") }), start > 0 {
            left -= spans[start...].reduce(0) { $0 + $1.text.displayWidth }
            spans = spans[..<start]
        }
        if left > width, spans.count == 1, let only = spans.first {
            // A list of keys in one span loses whole keys.
            let cut = only.text.cut(toWidth: width)
            if let end = cut.start(ofLast: "  ") { return Markup(String(cut[..<end]), only.role) }
        }
        return spans.reduce(into: Markup()) { $0.append($1.text, $1.role) }
    }
}

extension String {
    /// Where the last place of a text begins.
    fileprivate func start(ofLast wanted: String) -> Index? {
        var end = endIndex
        while end > startIndex {
            end = index(before: end)
            if self[end...].hasPrefix(wanted) { return end }
        }
        return nil
    }
}

/// The names of the panes, the selected one in parentheses.
enum TabsLine {
    static func text(_ kinds: [PaneKind], selected: PaneKind, width: Int) -> Markup {
        let names = kinds.map { $0 == selected ? "(\($0.rawValue))" : $0.rawValue }
        var text = Markup()
        let hint = "Shift-Tab keys  "
        let total = names.reduce(2 * (names.count - 1)) { $0 + $1.count }
        if total + hint.count <= width { text.append(hint, .dim) }
        // Where not all names fit, those after the selected one go first, then those far before it.
        let gap = total <= width ? "  " : " "
        let skipped = total - names.count < width ? 0 : max(0, (kinds.firstIndex(of: selected) ?? 0) - 2)
        for (index, name) in names.enumerated().dropFirst(skipped) {
            let used = text.plain.displayWidth
            guard used + gap.count + name.count <= width else { break }
            if index > skipped { text.append(gap) }
            text.append(name, kinds[index] == selected ? .heading : .dim)
        }
        return text
    }
}
