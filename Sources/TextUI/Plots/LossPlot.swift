import Markup

/// Loss curves as text: what `%loss` and `%pane loss --print` show.
public enum LossPlot {
    /// A heading with last and best value, then the plot; exactly `height` lines no wider than `width`.
    public static func text(
        runs: [PlotRun], width: Int, height: Int, style: DrawStyle = DrawStyle(isColored: false),
        axis: PlotAxis = .linear,
        smoothing: Double = 0, floor: Double? = nil
    ) -> [String] {
        let canvas = canvas(
            LinePlot(runs: runs, axis: axis, smoothing: smoothing, floor: floor, emptyText: "no training steps yet"),
            width: width, height: height, style: style)
        return style.isColored ? canvas.ansiLines : canvas.plainLines
    }

    /// The same as text with roles, for any plot over training steps; `title` stands first in the heading.
    public static func markup(
        _ plot: LinePlot, title: String = "loss", width: Int, height: Int, style: DrawStyle
    ) -> Markup {
        let canvas = canvas(plot, title: title, width: width, height: height, style: style)
        var text = Markup()
        for row in 0..<canvas.height {
            let spans = canvas.spans(inRow: row)
            for span in spans.dropLast() { text.append(span.text, span.role) }
            if let last = spans.last { text.append(last.text.withoutTrailingSpaces, last.role) }
            text.append("\n")
        }
        return text
    }

    /// The heading goes first when there is no room for it.
    static func canvas(_ plot: LinePlot, title: String = "loss", width: Int, height: Int, style: DrawStyle) -> Canvas {
        var canvas = Canvas(width: width, height: height)
        let hasHeading = canvas.height >= 5 && canvas.width >= 20
        var area = Canvas(width: width, height: canvas.height - (hasHeading ? 1 : 0))
        plot.draw(on: &area, style: style)
        if hasHeading {
            canvas.put(Markup(title + "  ", .heading) + plot.summary, row: 0, column: 0)
        }
        canvas.draw(area, row: hasHeading ? 1 : 0, column: 0)
        return canvas
    }
}
