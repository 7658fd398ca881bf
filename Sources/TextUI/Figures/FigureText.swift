import Figures
import Markup

/// Figures drawn in the cells of a terminal.
public struct FigureText: Sendable {
    public var figure: Figure
    public var style: DrawStyle

    public init(_ figure: Figure, style: DrawStyle = DrawStyle()) {
        self.figure = figure
        self.style = style
    }

    /// Rows that suit a terminal of so many columns.
    public func height(forWidth width: Int) -> Int {
        let rows = figure.charts.map(\.place.rows).max() ?? 1
        let each = min(max(width / 4, 8), rows > 1 ? 14 : 20)
        return each * rows + (figure.title.isEmpty ? 0 : 1)
    }

    public func canvas(width: Int, height: Int) -> Canvas {
        var canvas = Canvas(width: width, height: height)
        var top = 0
        if !figure.title.isEmpty {
            centre(figure.title, row: 0, in: 0..<canvas.width, on: &canvas, role: .heading)
            top = 1
        }
        for chart in figure.charts {
            let place = chart.place
            let (first, last) = (place.column * width / place.columns, (place.column + 1) * width / place.columns)
            let room = canvas.height - top
            let (start, end) = (place.row * room / place.rows, (place.row + 1) * room / place.rows)
            let gap = place.column + 1 < place.columns ? 2 : 0
            var part = Canvas(width: last - first - gap, height: end - start)
            draw(chart, on: &part)
            canvas.draw(part, row: top + start, column: first)
        }
        return canvas
    }

    private func centre(_ text: String, row: Int, in columns: Range<Int>, on canvas: inout Canvas, role: Role) {
        let shown = style.fitted(text, to: columns.count)
        canvas.put(shown, row: row, column: columns.lowerBound + (columns.count - shown.displayWidth) / 2, role: role)
    }

    private func draw(_ chart: Chart, on canvas: inout Canvas) {
        guard canvas.width > 3, canvas.height > 2 else { return }
        let frame = ChartFrame(chart)
        var (top, bottom) = (0, canvas.height)
        let legend = chart.hasLegend && canvas.height >= 6 ? chart.legend : []
        let hasTitle = !chart.title.isEmpty && canvas.height >= 5
        if hasTitle { top += 1 }
        if !legend.isEmpty { top += 1 }
        var yTicks: [Tick] = []
        var left = 0
        if chart.hasAxes, canvas.height >= 5, canvas.width >= 16 {
            bottom -= 1
            if !chart.x.label.isEmpty, canvas.height >= 8 { bottom -= 1 }
            yTicks = frame.yTicks(atMost: max(2, (bottom - top) / 2))
            left = min((yTicks.map(\.label.displayWidth).max() ?? 0) + 2, canvas.width / 3)
        }
        let area = Rect(row: top, column: left, width: canvas.width - left, height: bottom - top)
        let columns = area.column..<area.column + area.width
        if hasTitle { centre(chart.title, row: 0, in: columns, on: &canvas, role: .heading) }
        drawLegend(legend, on: &canvas, row: top - 1, column: left)
        let pictures = chart.marks.compactMap { mark -> Mark.Raster? in
            if case .image(let raster) = mark.shape { raster } else { nil }
        }
        for picture in pictures { draw(picture, on: &canvas, area: area) }
        drawMarks(chart, frame, on: &canvas, area: area)
        guard left > 0 else { return }
        drawAxes(chart, frame, yTicks, on: &canvas, area: area)
    }

    private func drawAxes(_ chart: Chart, _ frame: ChartFrame, _ ticks: [Tick], on canvas: inout Canvas, area: Rect) {
        let line = area.column - 1
        for row in area.row..<area.row + area.height {
            canvas.put(style.vertical, row: row, column: line, role: .dim)
        }
        if !chart.y.label.isEmpty, area.row > 0 {
            canvas.put(style.fitted(chart.y.label, to: max(area.column, 12)), row: area.row - 1, column: 0, role: .dim)
        }
        var taken: Set<Int> = []
        for tick in ticks {
            let up = frame.up(tick.value)
            guard up >= 0, up <= 1 else { continue }
            let row = area.row + Int(((1 - up) * Double(area.height - 1)).rounded())
            guard taken.insert(row).inserted else { continue }
            let label = style.fitted(tick.label, to: area.column - 2)
            canvas.put(label, row: row, column: line - 1 - label.displayWidth)
            canvas.put(style.tick, row: row, column: line, role: .dim)
        }
        let row = area.row + area.height
        canvas.put(style.corner, row: row, column: line, role: .dim)
        for column in area.column..<canvas.width { canvas.put(style.horizontal, row: row, column: column, role: .dim) }
        var free = area.column
        let places = frame.xTicks(atMost: max(2, area.width / 8)).compactMap { tick -> (Int, String)? in
            let across = frame.across(tick.value)
            guard across >= 0, across <= 1 else { return nil }
            return (area.column + Int((across * Double(area.width - 1)).rounded()), tick.label)
        }
        for (centre, label) in places.sorted(by: { $0.0 < $1.0 }) {
            let width = label.displayWidth
            let start = min(max(centre - width / 2, area.column), canvas.width - width)
            guard start >= free, width > 0 else { continue }
            canvas.put(label, row: row, column: start)
            free = start + width + 1
        }
        guard row + 1 < canvas.height, !chart.x.label.isEmpty else { return }
        centre(
            chart.x.label, row: row + 1, in: area.column..<area.column + area.width, on: &canvas, role: .dim)
    }

    /// Marks in the order of their colours.
    private func layers(_ chart: Chart) -> [Color] {
        var colors: [Color] = []
        for mark in chart.marks where !colors.contains(mark.color) { colors.append(mark.color) }
        return colors
    }

    private func role(_ color: Color, _ chart: Chart) -> Role {
        LinePlot.role(ofRun: layers(chart).firstIndex(of: color) ?? 0)
    }

    private func drawLegend(_ legend: [Mark], on canvas: inout Canvas, row: Int, column: Int) {
        guard !legend.isEmpty else { return }
        var at = column
        let chart = figure.charts.first { $0.marks.contains { legend.contains($0) } }
        for mark in legend where at < canvas.width {
            let place = chart.map { layers($0).firstIndex(of: mark.color) ?? 0 } ?? 0
            let key = style.isASCII ? ["*", "o", "+", "x", "#", "%"][place % 6] : "━━"
            var text = Markup(key + " ", LinePlot.role(ofRun: place))
            text.append(mark.label)
            at = canvas.put(text, row: row, column: at) + 3
        }
    }

    private func draw(_ picture: Mark.Raster, on canvas: inout Canvas, area: Rect) {
        guard picture.rows > 0, picture.columns > 0, area.width > 0, area.height > 0 else { return }
        let shades = style.isASCII ? [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"] : [" ", "░", "▒", "▓", "█"]
        for row in 0..<area.height {
            for column in 0..<area.width {
                let pixel = row * picture.rows / area.height * picture.columns + column * picture.columns / area.width
                let shade: Double
                if pixel < picture.shades.count {
                    shade = picture.shades[pixel]
                } else {
                    let color = picture.pixels[pixel]
                    shade = (Double(color.red) + Double(color.green) + Double(color.blue)) / 765
                }
                let level = shade.isFinite ? Int((min(max(shade, 0), 1) * Double(shades.count - 1)).rounded()) : 0
                canvas.put(shades[level], row: area.row + row, column: area.column + column, role: .number)
            }
        }
    }

    private func drawMarks(_ chart: Chart, _ frame: ChartFrame, on canvas: inout Canvas, area: Rect) {
        var grid = DotGrid(columns: area.width, rows: area.height, marks: style.marks)
        guard grid.dotColumns > 0, grid.dotRows > 0 else { return }
        let (width, height) = (Double(grid.dotColumns - 1), Double(grid.dotRows - 1))
        func dot(_ x: Double, _ y: Double) -> (x: Int, y: Int)? {
            let (across, up) = (frame.across(x), frame.up(y))
            guard across.isFinite, up.isFinite else { return nil }
            return (Int((across * width).rounded()), Int(((1 - up) * height).rounded()))
        }
        let colors = layers(chart)
        for mark in chart.marks {
            let layer = UInt8((colors.firstIndex(of: mark.color) ?? 0) % 6 + 1)
            switch mark.shape {
            case .curve(let x, let y, let stroke):
                var before: (x: Int, y: Int)?
                for (x, y) in zip(x, y) {
                    let point = dot(x, y)
                    if let point {
                        grid.line(from: stroke.hasLine ? before ?? point : point, to: point, layer: layer)
                    }
                    before = point
                }
            case .points(let x, let y, _, _):
                for (x, y) in zip(x, y) {
                    guard let point = dot(x, y) else { continue }
                    grid.set(x: point.x, y: point.y, layer: layer)
                    if style.marks == .braille { grid.set(x: point.x + 1, y: point.y, layer: layer) }
                }
            case .bars(let bars):
                for bar in bars {
                    guard let from = dot(bar.left, bar.bottom), let to = dot(bar.right, bar.top) else { continue }
                    let sides = min(from.x, to.x)...max(from.x, to.x)
                    for x in sides where x < sides.upperBound || sides.count < 3 {
                        grid.line(from: (x, from.y), to: (x, to.y), layer: layer)
                    }
                }
            case .band(let x, let lower, let upper):
                for (x, (low, high)) in zip(x, zip(lower, upper)) {
                    guard let from = dot(x, low), let to = dot(x, high) else { continue }
                    for y in stride(from: min(from.y, to.y), through: max(from.y, to.y), by: 2) {
                        grid.set(x: from.x, y: y, layer: layer)
                    }
                }
            case .level(let value, let isDashed):
                guard let point = dot(frame.x.range.lowerBound, value) else { continue }
                for x in stride(from: 0, to: grid.dotColumns, by: isDashed ? 3 : 1) {
                    grid.set(x: x, y: point.y, layer: layer)
                }
            case .upright(let value, let isDashed):
                guard let point = dot(value, frame.y.range.lowerBound) else { continue }
                for y in stride(from: 0, to: grid.dotRows, by: isDashed ? 3 : 1) {
                    grid.set(x: point.x, y: y, layer: layer)
                }
            case .image, .text: continue
            }
        }
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                guard let glyph = grid.glyph(row: row, column: column) else { continue }
                canvas.set(
                    Cell(glyph.text, LinePlot.role(ofRun: Int(glyph.layer) - 1)), row: area.row + row,
                    column: area.column + column)
            }
        }
        for mark in chart.marks {
            guard case .text(let x, let y, let text) = mark.shape else { continue }
            let (across, up) = (frame.across(x), frame.up(y))
            guard (0...1).contains(across), (0...1).contains(up) else { continue }
            canvas.put(
                text, row: area.row + Int(((1 - up) * Double(area.height - 1)).rounded()),
                column: area.column + Int((across * Double(area.width - 1)).rounded()))
        }
    }
}
