import Markup

extension LinePlot {
    /// Fills the canvas, whatever its size: labels go first when there is no room for them.
    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        guard let range, let steps else {
            canvas.put(
                style.fitted(emptyText, to: canvas.width), row: canvas.height / 2,
                column: max(0, (canvas.width - emptyText.displayWidth) / 2), role: .dim)
            return
        }
        let hasLegend = runs.count > 1 && canvas.height >= 5 && canvas.width >= 12
        if hasLegend { drawLegend(on: &canvas, style: style) }
        let top = hasLegend ? 1 : 0
        let rows = canvas.height - top - (canvas.height >= 5 && canvas.width >= 12 ? 1 : 0)
        let ticks = ticks(on: range, atMost: max(2, rows <= 9 ? rows : rows / 2))
        let labels = (ticks.map(\.label.displayWidth) + [floorLabel.displayWidth]).max() ?? 0
        let left = canvas.width >= labels + 10 && rows >= 2 ? labels + 2 : 0
        let area = Rect(row: top, column: left, width: canvas.width - left, height: rows)
        let scale = PlotScale(range, axis)
        if left > 0 { drawLevels(ticks, on: &canvas, area: area, scale: scale, style: style) }
        if area.row + area.height < canvas.height { drawSteps(steps, on: &canvas, area: area, style: style) }
        drawFloor(on: &canvas, area: area, scale: scale, style: style)
        drawCurves(on: &canvas, area: area, scale: scale, steps: steps, style: style)
    }

    /// Two decimals: the exact value stands in the title.
    private var floorLabel: String {
        guard let floor, axis.shows(floor) else { return "" }
        return abs(floor) >= 0.01 && abs(floor) < 1000 ? NumberText.fixed(floor, 2) : NumberText.brief(floor)
    }

    private func row(of value: Double, in area: Rect, scale: PlotScale, style: DrawStyle) -> Int {
        let down = DotGrid.dotsPerCell(style.marks).down
        let dots = area.height * down
        return area.row + (dots - 1 - scale.place(value, of: dots)) / down
    }

    private func drawLevels(_ ticks: [Tick], on canvas: inout Canvas, area: Rect, scale: PlotScale, style: DrawStyle) {
        let line = area.column - 1
        for row in area.row..<area.row + area.height {
            canvas.put(style.vertical, row: row, column: line, role: .dim)
        }
        var free = Int.max
        for tick in ticks {
            let row = row(of: tick.value, in: area, scale: scale, style: style)
            guard row < free else { continue }
            canvas.put(tick.label, row: row, column: line - 1 - tick.label.displayWidth)
            canvas.put(style.tick, row: row, column: line, role: .dim)
            free = row
        }
        guard let floor, axis.shows(floor) else { return }
        let label = floorLabel
        let row = row(of: floor, in: area, scale: scale, style: style)
        guard canvas[row, line]?.text == style.vertical || style.isASCII, canvas[row, line - 2]?.text == " " else {
            return
        }
        canvas.put(label, row: row, column: line - 1 - label.displayWidth)
        canvas.put(style.tick, row: row, column: line, role: .dim)
    }

    /// The bottom line with step numbers set into it, and the steps' name at its end.
    private func drawSteps(_ steps: ClosedRange<Double>, on canvas: inout Canvas, area: Rect, style: DrawStyle) {
        let row = area.row + area.height
        for column in area.column..<canvas.width { canvas.put(style.horizontal, row: row, column: column, role: .dim) }
        if area.column > 0 { canvas.put(style.corner, row: row, column: area.column - 1, role: .dim) }
        let name = " " + stepName
        let hasName = area.width >= 4 * name.displayWidth
        let end = canvas.width - (hasName ? name.displayWidth : 0)
        if hasName { canvas.put(name, row: row, column: end, role: .dim) }
        let scale = PlotScale(steps)
        var free = area.column
        for tick in Ticks.linear(steps, atMost: max(1, area.width / 10), integral: true) {
            let width = tick.label.displayWidth
            let centre = area.column + scale.place(tick.value, of: area.width)
            let start = min(max(centre - width / 2, area.column), end - width)
            guard start >= free, start + width <= end else { continue }
            canvas.put(tick.label, row: row, column: start)
            free = start + width + 1
        }
    }

    private func drawFloor(on canvas: inout Canvas, area: Rect, scale: PlotScale, style: DrawStyle) {
        guard let floor, axis.shows(floor), area.height > 0 else { return }
        let row = row(of: floor, in: area, scale: scale, style: style)
        for column in stride(from: area.column, to: area.column + area.width, by: 2) {
            canvas.put(style.horizontal, row: row, column: column, role: .dim)
        }
    }

    private func drawCurves(
        on canvas: inout Canvas, area: Rect, scale: PlotScale, steps: ClosedRange<Double>, style: DrawStyle
    ) {
        var grid = DotGrid(columns: area.width, rows: area.height, marks: style.marks)
        guard grid.dotColumns > 0, grid.dotRows > 0 else { return }
        let height = grid.dotRows
        let dotRow = { (value: Double) in height - 1 - scale.place(value, of: height) }
        var ends: [(x: Int, y: Int)?] = []
        var drawn: [(smooth: [ColumnSamples.Column], layer: UInt8)] = []
        for (index, run) in runs.enumerated() {
            let samples = ColumnSamples(
                run, over: steps, columns: grid.dotColumns, axis: axis, smoothing: smoothing)
            let layer = UInt8(index % 6 + 1)
            let isSmooth = !samples.smooth.isEmpty
            if isSmooth { grid.drawFaint(samples.raw, dotRow: dotRow, isSparse: !style.isColored) }
            drawn.append((isSmooth ? samples.smooth : samples.raw, layer))
            ends.append(drawn.last?.smooth.last.map { ($0.place, dotRow($0.last)) })
        }
        for curve in drawn { grid.drawCurve(curve.smooth, layer: curve.layer, dotRow: dotRow) }
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                guard let glyph = grid.glyph(row: row, column: column) else { continue }
                let role = glyph.layer == 0 ? .dim : Self.role(ofRun: Int(glyph.layer) - 1)
                canvas.set(Cell(glyph.text, role), row: area.row + row, column: area.column + column)
            }
        }
        // Without colour and with one kind of dot, only a number at its end tells a curve from the others.
        guard runs.count > 1, !style.isColored, !style.isASCII else { return }
        let dots = DotGrid.dotsPerCell(style.marks)
        for (index, end) in ends.enumerated() {
            guard let end else { continue }
            canvas.put(
                "\(index % 9 + 1)", row: area.row + end.y / dots.down, column: area.column + end.x / dots.across)
        }
    }

    private func drawLegend(on canvas: inout Canvas, style: DrawStyle) {
        var column = 0
        // The newest first, so that it is the oldest that is left out.
        for (index, run) in runs.enumerated().reversed() where column < canvas.width {
            let role = Self.role(ofRun: index)
            let key: String =
                if style.isASCII { ["*", "o", "+", "x", "#", "%"][index % 6] } else if style.isColored { "━━" } else {
                    "\(index % 9 + 1)"
                }
            var text = Markup(key + " ", role)
            text.append(run.name)
            if let last = run.last { text.append(" " + NumberText.brief(last), .dim) }
            let width = text.plain.displayWidth
            guard column == 0 || column + width <= canvas.width else { break }
            column = canvas.put(text, row: 0, column: column) + 3
        }
    }
}

extension DotGrid {
    /// Joins the samples of a curve by straight lines, and covers each column from its lowest to its highest number.
    fileprivate mutating func drawCurve(_ columns: [ColumnSamples.Column], layer: UInt8, dotRow: (Double) -> Int) {
        var before: (x: Int, y: Int)?
        for column in columns {
            let start = (x: column.place, y: dotRow(column.first))
            line(from: before ?? start, to: start, layer: layer)
            line(from: (column.place, dotRow(column.lowest)), to: (column.place, dotRow(column.highest)), layer: layer)
            before = (column.place, dotRow(column.last))
        }
    }

    /// The raw curve behind a smooth one: as it is where colour makes it faint, else single dots.
    fileprivate mutating func drawFaint(_ columns: [ColumnSamples.Column], dotRow: (Double) -> Int, isSparse: Bool) {
        guard isSparse else { return drawCurve(columns, layer: 0, dotRow: dotRow) }
        for column in columns where column.place.isMultiple(of: 2) {
            set(x: column.place, y: dotRow(column.last), layer: 0)
        }
    }
}
