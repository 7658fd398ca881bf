import Figures

extension Figure {
    /// The figure as an SVG document.
    public var svg: String {
        let painter = FigurePainter(self)
        var surface = SVGSurface(width: painter.width, height: painter.height)
        painter.paint(on: &surface)
        return surface.text + "</svg>\n"
    }
}

private struct SVGSurface: Surface {
    var text: String
    private var clips = 0

    init(width: Double, height: Double) {
        text = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(width))" height="\(Int(height))" \
            viewBox="0 0 \(Int(width)) \(Int(height))" font-family="DejaVu Sans, sans-serif">

            """
    }

    private func short(_ value: Double) -> String { NumberText.fixed(value, 2) }

    private func paint(_ color: Color, as name: String) -> String {
        let code = String(UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue), radix: 16)
        let padded = String(repeating: "0", count: 6 - code.count) + code
        return "\(name)=\"#\(padded)\"" + (color.opacity < 1 ? " \(name)-opacity=\"\(short(color.opacity))\"" : "")
    }

    private func path(_ points: [(x: Double, y: Double)]) -> String {
        points.map { short($0.x) + "," + short($0.y) }.joined(separator: " ")
    }

    mutating func line(_ points: [(x: Double, y: Double)], color: Color, width: Double, isDashed: Bool) {
        let dash = isDashed ? " stroke-dasharray=\"\(short(width * 3.7)) \(short(width * 1.6))\"" : ""
        text += """
            <polyline points="\(path(points))" fill="none" \(paint(color, as: "stroke")) \
            stroke-width="\(short(width))"\(dash)/>

            """
    }

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, color: Color) {
        text += """
            <rect x="\(short(x))" y="\(short(y))" width="\(short(width))" height="\(short(height))" \
            \(paint(color, as: "fill"))/>

            """
    }

    mutating func area(_ points: [(x: Double, y: Double)], color: Color) {
        text += "<polygon points=\"\(path(points))\" \(paint(color, as: "fill"))/>\n"
    }

    mutating func disc(x: Double, y: Double, radius: Double, color: Color) {
        text += "<circle cx=\"\(short(x))\" cy=\"\(short(y))\" r=\"\(short(radius))\" \(paint(color, as: "fill"))/>\n"
    }

    mutating func text(_ text: String, x: Double, y: Double, size: Double, anchor: Anchor, isUpright: Bool) {
        let turned = isUpright ? " transform=\"rotate(-90 \(short(x)) \(short(y)))\"" : ""
        self.text += """
            <text x="\(short(x))" y="\(short(y))" font-size="\(short(size))" text-anchor="\(anchor.rawValue)" \
            dominant-baseline="central"\(turned)>\(LinePlot.escaped(text))</text>

            """
    }

    mutating func clip(x: Double, y: Double, width: Double, height: Double) {
        clips += 1
        text += """
            <clipPath id="c\(clips)"><rect x="\(short(x))" y="\(short(y))" width="\(short(width))" \
            height="\(short(height))"/></clipPath>
            <g clip-path="url(#c\(clips))">

            """
    }

    mutating func endClipping() { text += "</g>\n" }
}
