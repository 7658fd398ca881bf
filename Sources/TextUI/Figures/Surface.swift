import Figures

/// What a figure is painted on: a document of shapes, or a field of pixels. Places in pixels, y downwards.
protocol Surface {
    mutating func line(_ points: [(x: Double, y: Double)], color: Color, width: Double, isDashed: Bool)
    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, color: Color)
    mutating func area(_ points: [(x: Double, y: Double)], color: Color)
    mutating func disc(x: Double, y: Double, radius: Double, color: Color)
    /// `y` is the middle of the text's height.
    mutating func text(_ text: String, x: Double, y: Double, size: Double, anchor: Anchor, isUpright: Bool)
    /// What is painted until `endClipping` shows inside a rectangle only.
    mutating func clip(x: Double, y: Double, width: Double, height: Double)
    mutating func endClipping()
}

enum Anchor: String { case start, middle, end }

/// Paints a figure: margins, axes, marks, legends.
struct FigurePainter {
    let figure: Figure
    let width: Double
    let height: Double
    /// Pixels a point of type.
    private let unit: Double

    init(_ figure: Figure) {
        self.figure = figure
        width = (min(max(figure.width, 0.5), 60) * min(max(figure.resolution, 10), 600)).rounded()
        height = (min(max(figure.height, 0.5), 60) * min(max(figure.resolution, 10), 600)).rounded()
        unit = figure.resolution / 72
    }

    func paint(on surface: inout some Surface) {
        surface.rectangle(x: 0, y: 0, width: width, height: height, color: .white)
        var top = 0.0
        if !figure.title.isEmpty {
            top = 24 * unit
            surface.text(figure.title, x: width / 2, y: 14 * unit, size: 12 * unit, anchor: .middle, isUpright: false)
        }
        for chart in figure.charts {
            let place = chart.place
            let (column, row) = (width / Double(place.columns), (height - top) / Double(place.rows))
            paint(
                chart, x: Double(place.column) * column, y: top + Double(place.row) * row, width: column, height: row,
                on: &surface)
        }
    }

    private func paint(
        _ chart: Chart, x: Double, y: Double, width: Double, height: Double, on surface: inout some Surface
    ) {
        let frame = ChartFrame(chart)
        let yTicks = frame.yTicks(atMost: max(2, Int(height / (40 * unit))))
        let labels = Double(yTicks.map(\.label.count).max() ?? 0) * 6 * unit
        var left = x + (chart.hasAxes ? 14 * unit + labels + (chart.y.label.isEmpty ? 0 : 14 * unit) : 8 * unit)
        var top = y + (chart.title.isEmpty ? 12 : 26) * unit
        var right = x + width - 14 * unit
        var bottom = y + height - (chart.hasAxes ? (chart.x.label.isEmpty ? 24 : 38) : 8) * unit
        guard right - left > 4, bottom - top > 4 else { return }
        if let picture = chart.marks.lazy.compactMap({ mark -> Mark.Raster? in
            if case .image(let raster) = mark.shape { raster } else { nil }
        }).first, picture.rows > 0, picture.columns > 0 {
            // Pixels of pictures are squares.
            let side = min((right - left) / Double(picture.columns), (bottom - top) / Double(picture.rows))
            let (across, down) = (side * Double(picture.columns), side * Double(picture.rows))
            (left, top) = ((left + right - across) / 2, (top + bottom - down) / 2)
            (right, bottom) = (left + across, top + down)
        }
        let area = Area(left: left, top: top, right: right, bottom: bottom, frame: frame)
        if chart.hasGrid, chart.hasAxes { paintGrid(yTicks, area, on: &surface) }
        surface.clip(x: left, y: top, width: right - left, height: bottom - top)
        for mark in chart.marks { paint(mark, area, on: &surface) }
        surface.endClipping()
        if chart.hasAxes { paintAxes(chart, yTicks, labels, area, on: &surface) }
        if !chart.title.isEmpty {
            surface.text(
                chart.title, x: (left + right) / 2, y: top - 10 * unit, size: 12 * unit, anchor: .middle,
                isUpright: false)
        }
        if chart.hasLegend { paintLegend(chart.legend, area, on: &surface) }
    }

    private struct Area {
        let left, top, right, bottom: Double
        let frame: ChartFrame

        func x(_ value: Double) -> Double { left + frame.across(value) * (right - left) }
        func y(_ value: Double) -> Double { bottom - frame.up(value) * (bottom - top) }

        func points(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
            zip(x, y).map { (self.x($0), self.y($1)) }
        }
    }

    private func paint(_ mark: Mark, _ area: Area, on surface: inout some Surface) {
        switch mark.shape {
        case .curve(let x, let y, let stroke):
            let points = area.points(x, y)
            if stroke.hasLine {
                for part in points.split(whereSeparator: { !($0.x.isFinite && $0.y.isFinite) }) {
                    surface.line(
                        Array(part), color: mark.color, width: stroke.width * unit, isDashed: stroke.isDashed)
                }
            }
            guard stroke.hasPoints else { return }
            for point in points where point.x.isFinite && point.y.isFinite {
                surface.disc(x: point.x, y: point.y, radius: 3 * unit, color: mark.color)
            }
        case .points(let x, let y, let radius, let colors):
            for (index, point) in area.points(x, y).enumerated() where point.x.isFinite && point.y.isFinite {
                surface.disc(
                    x: point.x, y: point.y, radius: radius * unit,
                    color: index < colors.count ? colors[index] : mark.color)
            }
        case .bars(let bars):
            for bar in bars {
                let (left, right) = (area.x(bar.left), area.x(bar.right))
                let (bottom, top) = (area.y(bar.bottom), area.y(bar.top))
                guard left.isFinite, right.isFinite, bottom.isFinite, top.isFinite else { continue }
                surface.rectangle(
                    x: min(left, right), y: min(top, bottom), width: abs(right - left), height: abs(bottom - top),
                    color: mark.color)
            }
        case .band(let x, let lower, let upper):
            let outline = area.points(x, lower) + area.points(x, upper).reversed()
            surface.area(outline.filter { $0.x.isFinite && $0.y.isFinite }, color: mark.color)
        case .image(let raster):
            let (across, down) = (
                (area.right - area.left) / Double(raster.columns), (area.bottom - area.top) / Double(raster.rows)
            )
            for row in 0..<raster.rows {
                for column in 0..<raster.columns {
                    // A hair wider than its place, so that no seams show.
                    surface.rectangle(
                        x: area.left + Double(column) * across, y: area.top + Double(row) * down, width: across + 0.4,
                        height: down + 0.4, color: raster.pixels[row * raster.columns + column])
                }
            }
        case .text(let x, let y, let text):
            let (x, y) = (area.x(x), area.y(y))
            guard x.isFinite, y.isFinite else { return }
            surface.text(text, x: x, y: y, size: 10 * unit, anchor: .start, isUpright: false)
        case .level(let value, let isDashed):
            let y = area.y(value)
            guard y.isFinite else { return }
            surface.line(
                [(area.left, y), (area.right, y)], color: mark.color, width: 1.2 * unit, isDashed: isDashed)
        case .upright(let value, let isDashed):
            let x = area.x(value)
            guard x.isFinite else { return }
            surface.line(
                [(x, area.top), (x, area.bottom)], color: mark.color, width: 1.2 * unit, isDashed: isDashed)
        }
    }

    private func xTicks(_ area: Area) -> [Tick] {
        area.frame.xTicks(atMost: max(2, Int((area.right - area.left) / (52 * unit))))
    }

    private func paintGrid(_ yTicks: [Tick], _ area: Area, on surface: inout some Surface) {
        let color = Color(0xd8d8d8)
        for tick in yTicks {
            let y = area.y(tick.value)
            surface.line([(area.left, y), (area.right, y)], color: color, width: 0.8 * unit, isDashed: false)
        }
        for tick in xTicks(area) {
            let x = area.x(tick.value)
            surface.line([(x, area.top), (x, area.bottom)], color: color, width: 0.8 * unit, isDashed: false)
        }
    }

    private func paintAxes(
        _ chart: Chart, _ yTicks: [Tick], _ labels: Double, _ area: Area, on surface: inout some Surface
    ) {
        let corners = [
            (area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom),
            (area.left, area.top),
        ]
        surface.line(corners.map { (x: $0.0, y: $0.1) }, color: .black, width: 0.8 * unit, isDashed: false)
        for tick in yTicks {
            let y = area.y(tick.value)
            guard y >= area.top - 1, y <= area.bottom + 1 else { continue }
            surface.line(
                [(area.left - 4 * unit, y), (area.left, y)], color: .black, width: 0.8 * unit, isDashed: false)
            surface.text(tick.label, x: area.left - 6 * unit, y: y, size: 10 * unit, anchor: .end, isUpright: false)
        }
        for tick in xTicks(area) {
            let x = area.x(tick.value)
            guard x >= area.left - 1, x <= area.right + 1 else { continue }
            surface.line(
                [(x, area.bottom), (x, area.bottom + 4 * unit)], color: .black, width: 0.8 * unit, isDashed: false)
            surface.text(
                tick.label, x: x, y: area.bottom + 11 * unit, size: 10 * unit, anchor: .middle, isUpright: false)
        }
        if !chart.x.label.isEmpty {
            surface.text(
                chart.x.label, x: (area.left + area.right) / 2, y: area.bottom + 26 * unit, size: 10 * unit,
                anchor: .middle, isUpright: false)
        }
        if !chart.y.label.isEmpty {
            surface.text(
                chart.y.label, x: area.left - labels - 16 * unit, y: (area.top + area.bottom) / 2, size: 10 * unit,
                anchor: .middle, isUpright: true)
        }
    }

    private func paintLegend(_ marks: [Mark], _ area: Area, on surface: inout some Surface) {
        guard let longest = marks.map(\.label.count).max() else { return }
        let (step, wide) = (15 * unit, Double(longest) * 6.2 * unit + 40 * unit)
        let (x, y) = (area.right - wide - 6 * unit, area.top + 6 * unit)
        surface.rectangle(
            x: x, y: y, width: wide, height: step * Double(marks.count) + 4 * unit,
            color: Color(255, 255, 255, opacity: 0.8))
        for (index, mark) in marks.enumerated() {
            let middle = y + step * (Double(index) + 0.5) + 2 * unit
            var isDashed = false
            if case .curve(_, _, let stroke) = mark.shape { isDashed = stroke.isDashed }
            surface.line(
                [(x + 6 * unit, middle), (x + 28 * unit, middle)], color: mark.color, width: 2 * unit,
                isDashed: isDashed)
            surface.text(mark.label, x: x + 34 * unit, y: middle, size: 10 * unit, anchor: .start, isUpright: false)
        }
    }
}
