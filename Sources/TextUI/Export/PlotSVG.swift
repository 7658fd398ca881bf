import Markup

extension LinePlot {
    /// The plot as an SVG document, for slides and reports.
    public func svg(width: Int = 800, height: Int = 480, title: String = "loss") -> String {
        let (left, top, right, bottom) = (70.0, 40.0, 20.0, 50.0)
        let (inner, depth) = (max(1, Double(width) - left - right), max(1, Double(height) - top - bottom))
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" font-family="sans-serif" \
            font-size="13">
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="\(Self.short(left))" y="24" font-size="16">\(Self.escaped(title + "  " + summary.plain))</text>

            """
        guard let range, let steps else {
            return svg + "<text x=\"\(width / 2)\" y=\"\(height / 2)\">\(Self.escaped(emptyText))</text>\n</svg>\n"
        }
        let (across, up) = (PlotScale(steps), PlotScale(range, axis))
        let x = { (step: Double) in Self.short(left + across.fraction(step) * inner) }
        let y = { (value: Double) in Self.short(top + (1 - up.fraction(value)) * depth) }
        let base = Self.short(top + depth)
        for tick in ticks(on: range, atMost: 8) {
            svg += """
                <line x1="\(Self.short(left))" x2="\(Self.short(left + inner))" y1="\(y(tick.value))" \
                y2="\(y(tick.value))" stroke="#dddddd"/>
                <text x="\(Self.short(left - 8))" y="\(y(tick.value))" text-anchor="end" \
                dominant-baseline="middle">\(tick.label)</text>

                """
        }
        for tick in Ticks.linear(steps, atMost: 8, integral: true) {
            svg += """
                <line x1="\(x(tick.value))" x2="\(x(tick.value))" y1="\(base)" y2="\(Self.short(top + depth + 5))" \
                stroke="#444444"/>
                <text x="\(x(tick.value))" y="\(Self.short(top + depth + 20))" text-anchor="middle">\(tick.label)</text>

                """
        }
        svg += """
            <path d="M\(Self.short(left)) \(Self.short(top)) V\(base) H\(Self.short(left + inner))" fill="none" \
            stroke="#444444"/>
            <text x="\(Self.short(left + inner / 2))" y="\(height - 8)" text-anchor="middle">\(Self.escaped(stepName))</text>

            """
        if let floor, axis.shows(floor) {
            svg += """
                <line x1="\(Self.short(left))" x2="\(Self.short(left + inner))" y1="\(y(floor))" y2="\(y(floor))" \
                stroke="#444444" stroke-dasharray="6 4"/>

                """
        }
        for (index, run) in runs.enumerated() {
            svg += curves(of: run, at: index, over: steps, left: left, inner: inner, y: y)
            guard runs.count > 1 else { continue }
            svg += """
                <text x="\(Self.short(left + inner - 8))" y="\(Self.short(top + 16 + 18 * Double(index)))" \
                text-anchor="end" fill="\(Self.colors[index % 6])">\(Self.escaped(run.name))</text>

                """
        }
        return svg + "</svg>\n"
    }

    /// One line of numbers reduced to half pixels, the raw one faint behind the smooth one.
    private func curves(
        of run: PlotRun, at index: Int, over steps: ClosedRange<Double>, left: Double, inner: Double,
        y: @escaping (Double) -> String
    ) -> String {
        let columns = Int(inner * 2)
        let samples = ColumnSamples(run, over: steps, columns: columns, axis: axis, smoothing: smoothing)
        let scale = columns > 1 ? inner / Double(columns - 1) : 0
        let line = { (samples: [ColumnSamples.Column], opacity: String) -> String in
            guard !samples.isEmpty else { return "" }
            let points = samples.flatMap { column in
                let x = Self.short(left + Double(column.place) * scale)
                var values = [column.first]
                for value in [column.lowest, column.highest, column.last] where value != values.last {
                    values.append(value)
                }
                return values.map { "\(x),\(y($0))" }
            }
            return """
                <polyline points="\(points.joined(separator: " "))" fill="none" stroke="\(Self.colors[index % 6])" \
                stroke-width="1.5" stroke-opacity="\(opacity)"/>

                """
        }
        return line(samples.raw, samples.smooth.isEmpty ? "1" : "0.25") + line(samples.smooth, "1")
    }

    private static let colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]

    private static func short(_ value: Double) -> String { NumberText.fixed(value, 1) }

    static func escaped(_ text: String) -> String {
        text.reduce(into: "") {
            switch $1 {
            case "&": $0 += "&amp;"
            case "<": $0 += "&lt;"
            case ">": $0 += "&gt;"
            case "\"": $0 += "&quot;"
            default: $0.append($1)
            }
        }
    }
}
