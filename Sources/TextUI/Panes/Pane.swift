import Markup

/// What stands beside or above the transcript: drawn from stored numbers and strings, onto a canvas of any size.
public protocol Pane: Sendable {
    var kind: PaneKind { get }

    /// What the frame says after the pane's name.
    var title: Markup { get }

    func draw(on canvas: inout Canvas, style: DrawStyle)
}

/// The panes in the order of the tabs; the raw value is the word after `%pane`.
public enum PaneKind: String, CaseIterable, Hashable, Sendable {
    case loss, unrolled, heat, gates, grads, vars, model, ribbon

    /// The number in front of the name, which is also that of Alt-N less one.
    public var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

extension Pane {
    /// The pane alone, for `%pane NAME --print`.
    public func lines(width: Int, height: Int, style: DrawStyle) -> [String] {
        var canvas = Canvas(width: width, height: height)
        draw(on: &canvas, style: style)
        return style.isColored ? canvas.ansiLines : canvas.plainLines
    }

    /// A sentence in the middle, for a pane without data.
    func drawEmpty(_ text: String, on canvas: inout Canvas, style: DrawStyle) {
        let text = style.fitted(text, to: canvas.width)
        canvas.put(
            text, row: canvas.height / 2, column: max(0, (canvas.width - text.displayWidth) / 2), role: .dim)
    }
}
