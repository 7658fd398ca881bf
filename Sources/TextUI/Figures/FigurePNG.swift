import Figures

extension Figure {
    /// The figure as a PNG file.
    public var png: [UInt8] {
        let painter = FigurePainter(self)
        var surface = PixelSurface(width: Int(painter.width), height: Int(painter.height))
        painter.paint(on: &surface)
        return PNGFile.encode(width: surface.width, height: surface.height, rgb: surface.pixels)
    }
}

/// A field of pixels; edges of shapes are mixed with what lies under them.
private struct PixelSurface: Surface {
    let width: Int
    let height: Int
    /// Three bytes a pixel, row after row.
    private(set) var pixels: [UInt8]
    private var visible: (left: Int, top: Int, right: Int, bottom: Int)

    init(width: Int, height: Int) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        pixels = Array(repeating: 255, count: self.width * self.height * 3)
        visible = (0, 0, self.width, self.height)
    }

    mutating func clip(x: Double, y: Double, width: Double, height: Double) {
        visible = (
            max(0, Int(x)), max(0, Int(y)), min(self.width, Int(x + width) + 1), min(self.height, Int(y + height) + 1)
        )
    }

    mutating func endClipping() { visible = (0, 0, width, height) }

    private mutating func mix(_ x: Int, _ y: Int, _ color: Color, _ share: Double) {
        guard x >= visible.left, x < visible.right, y >= visible.top, y < visible.bottom else { return }
        let part = min(max(share * color.opacity, 0), 1)
        let at = (y * width + x) * 3
        func mixed(_ under: UInt8, _ over: UInt8) -> UInt8 {
            UInt8((Double(under) * (1 - part) + Double(over) * part).rounded())
        }
        pixels[at] = mixed(pixels[at], color.red)
        pixels[at + 1] = mixed(pixels[at + 1], color.green)
        pixels[at + 2] = mixed(pixels[at + 2], color.blue)
    }

    /// Mixes every pixel of a box by how much of it lies inside a shape, told by the distance to its edge.
    private mutating func shape(
        _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ color: Color, distance: (Double, Double) -> Double
    ) {
        let columns =
            max(
                visible.left, Int(max(x.lowerBound, -1e6)) - 1)..<max(
                visible.left, min(visible.right, Int(min(x.upperBound, 1e6)) + 2))
        let rows =
            max(
                visible.top, Int(max(y.lowerBound, -1e6)) - 1)..<max(
                visible.top, min(visible.bottom, Int(min(y.upperBound, 1e6)) + 2))
        guard columns.lowerBound < columns.upperBound, rows.lowerBound < rows.upperBound else { return }
        for row in rows {
            for column in columns {
                let inside = 0.5 - distance(Double(column) + 0.5, Double(row) + 0.5)
                if inside > 0 { mix(column, row, color, inside) }
            }
        }
    }

    mutating func line(_ points: [(x: Double, y: Double)], color: Color, width: Double, isDashed: Bool) {
        var travelled = 0.0
        for (from, to) in zip(points, points.dropFirst()) {
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let length = (dx * dx + dy * dy).squareRoot()
            guard length > 0, length < 1e5 else { continue }
            guard isDashed else {
                segment(from, to, color, width)
                continue
            }
            let (on, whole) = (width * 3.7, width * 5.3)
            var at = 0.0
            while at < length {
                let phase = (travelled + at).truncatingRemainder(dividingBy: whole)
                let next = min(at + max((phase < on ? on : whole) - phase, 0.1), length)
                if phase < on {
                    segment(
                        (from.x + dx * at / length, from.y + dy * at / length),
                        (from.x + dx * next / length, from.y + dy * next / length), color, width)
                }
                at = next
            }
            travelled += length
        }
    }

    private mutating func segment(
        _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ color: Color, _ width: Double
    ) {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let square = max(dx * dx + dy * dy, 1e-12)
        let half = max(width, 1) / 2
        shape(
            min(from.x, to.x) - half...max(from.x, to.x) + half, min(from.y, to.y) - half...max(from.y, to.y) + half,
            color
        ) { x, y in
            let along = min(max(((x - from.x) * dx + (y - from.y) * dy) / square, 0), 1)
            let (offX, offY) = (x - from.x - along * dx, y - from.y - along * dy)
            return (offX * offX + offY * offY).squareRoot() - half
        }
    }

    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, color: Color) {
        guard width.isFinite, height.isFinite, width < 1e6, height < 1e6, abs(x) < 1e6, abs(y) < 1e6 else { return }
        shape(x...x + max(width, 0), y...y + max(height, 0), color) { px, py in
            max(max(x - px, px - x - width), max(y - py, py - y - height))
        }
    }

    mutating func disc(x: Double, y: Double, radius: Double, color: Color) {
        guard abs(x) < 1e6, abs(y) < 1e6 else { return }
        shape(x - radius...x + radius, y - radius...y + radius, color) { px, py in
            ((px - x) * (px - x) + (py - y) * (py - y)).squareRoot() - radius
        }
    }

    mutating func area(_ points: [(x: Double, y: Double)], color: Color) {
        guard points.count > 2 else { return }
        for row in visible.top..<visible.bottom {
            let y = Double(row) + 0.5
            var crossings: [Double] = []
            for (index, from) in points.enumerated() {
                let to = points[(index + 1) % points.count]
                guard (from.y <= y) != (to.y <= y) else { continue }
                crossings.append(from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x))
            }
            crossings.sort()
            for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                let first = max(visible.left, Int(min(max(crossings[pair], -1e6), 1e6).rounded()))
                let last = min(visible.right, Int(min(max(crossings[pair + 1], -1e6), 1e6).rounded()))
                for column in first..<max(first, last) { mix(column, row, color, 1) }
            }
        }
    }

    mutating func text(_ text: String, x: Double, y: Double, size: Double, anchor: Anchor, isUpright: Bool) {
        let scale = max(1, (size / 9).rounded())
        let glyphs = text.unicodeScalars.map(PixelFont.rows)
        let length = Double(glyphs.count) * 6 * scale - scale
        let start: Double =
            switch anchor {
            case .start: 0
            case .middle: -length / 2
            case .end: -length
            }
        for (place, rows) in glyphs.enumerated() {
            for (down, bits) in rows.enumerated() {
                for across in 0..<5 where bits & (16 >> UInt8(across)) != 0 {
                    let (alongText, acrossText) = (
                        start + Double(place * 6 + across) * scale, (Double(down) - 3.5) * scale
                    )
                    let (left, top) =
                        isUpright ? (x + acrossText, y - alongText - scale) : (x + alongText, y + acrossText)
                    for row in 0..<Int(scale) {
                        for column in 0..<Int(scale) {
                            mix(Int(left.rounded()) + column, Int(top.rounded()) + row, .black, 1)
                        }
                    }
                }
            }
        }
    }
}
