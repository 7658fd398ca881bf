import Markup

/// What the terminal can show: which marks draw curves and borders, and whether colour tells things apart.
public struct DrawStyle: Hashable, Sendable {
    public enum Marks: String, CaseIterable, Hashable, Sendable {
        /// Eight thin dots a cell.
        case braille
        /// Four quarters a cell, readable from the back of a room (`--present`).
        case blocks
        /// One character a cell, for terminals without UTF-8.
        case ascii
    }

    public var marks: Marks
    public var isColored: Bool

    public init(_ marks: Marks = .braille, isColored: Bool = true) {
        self.marks = marks
        self.isColored = isColored
    }

    var isASCII: Bool { marks == .ascii }
    var ellipsis: String { isASCII ? ".." : "…" }
    var horizontal: String { isASCII ? "-" : "─" }
    var vertical: String { isASCII ? "|" : "│" }
    var tick: String { isASCII ? "|" : "┤" }
    var corner: String { isASCII ? "+" : "└" }

    /// Border corners from the top left, clockwise.
    var frameCorners: [String] { isASCII ? ["+", "+", "+", "+"] : ["┌", "┐", "┘", "└"] }

    /// The text, its end replaced by an ellipsis where it is wider than `width` columns.
    func fitted(_ text: String, to width: Int) -> String {
        guard text.displayWidth > width else { return text }
        guard width > ellipsis.count else { return text.cut(toWidth: width) }
        return text.cut(toWidth: width - ellipsis.count) + ellipsis
    }
}

extension String {
    /// The longest beginning that takes no more than `width` columns.
    func cut(toWidth width: Int) -> String {
        var left = width
        var result = UnicodeScalarView()
        for scalar in unicodeScalars {
            left -= scalar.displayWidth
            if left < 0 { break }
            result.append(scalar)
        }
        return String(result)
    }

    func paddedLeft(to width: Int) -> String { String(repeating: " ", count: max(0, width - displayWidth)) + self }

    func paddedRight(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - displayWidth)) }
}
