import Figures

/// The ranges and ticks of a chart, the same for terminals and for pictures.
struct ChartFrame {
    let x: PlotScale
    let y: PlotScale
    let chart: Chart

    init(_ chart: Chart) {
        self.chart = chart
        var (columns, rows) = (Span(), Span())
        var isPicture = false
        for mark in chart.marks {
            switch mark.shape {
            case .curve(let x, let y, _), .points(let x, let y, _, _):
                columns.add(x, chart.x)
                rows.add(y, chart.y)
            case .band(let x, let lower, let upper):
                columns.add(x, chart.x)
                rows.add(lower, chart.y)
                rows.add(upper, chart.y)
            case .bars(let bars):
                for bar in bars {
                    columns.add([bar.left, bar.right], chart.x)
                    rows.add([bar.bottom, bar.top], chart.y)
                }
            case .image(let raster):
                isPicture = true
                columns.add([raster.bounds.left, raster.bounds.right], chart.x)
                rows.add([raster.bounds.bottom, raster.bounds.top], chart.y)
            case .level(let value, _): rows.add([value], chart.y)
            case .upright(let value, _): columns.add([value], chart.x)
            case .text: continue
            }
        }
        let margin = isPicture ? 0 : 0.05
        x = Self.scale(columns, chart.x, margin: margin)
        y = Self.scale(rows, chart.y, margin: margin)
    }

    private struct Span {
        var low = Double.infinity
        var high = -Double.infinity

        mutating func add(_ values: [Double], _ axis: Chart.Axis) {
            for value in values where value.isFinite && (!axis.isLogarithmic || value > 0) {
                low = min(low, value)
                high = max(high, value)
            }
        }
    }

    private static func scale(_ span: Span, _ axis: Chart.Axis, margin: Double) -> PlotScale {
        var (low, high) = span.low <= span.high ? (span.low, span.high) : (axis.isLogarithmic ? 1 : 0, 1)
        if axis.isLogarithmic, high > low {
            let room = exp2Ratio(high / low, margin)
            (low, high) = (low / room, high * room)
        } else if high - low > abs(high) * 1e-12 {
            let room = (high - low) * margin
            (low, high) = (low - room, high + room)
        } else {
            let room = high == 0 ? 0.5 : abs(high) * 0.05
            (low, high) = (low - room, high + room)
        }
        // Limits may be given upside down, as pictures count their rows.
        let (first, last) = (axis.lower ?? low, axis.upper ?? high)
        let isUsable = first.isFinite && last.isFinite && (!axis.isLogarithmic || min(first, last) > 0)
        (low, high) = isUsable ? (min(first, last), max(first, last)) : (low, high)
        if low == high { high = low + 1 }
        return PlotScale(low...high, axis.isLogarithmic ? .log : .linear)
    }

    /// The `part`-th power of a ratio.
    private static func exp2Ratio(_ ratio: Double, _ part: Double) -> Double {
        var result = 1.0
        // Five per cent of the decades: the twentieth root, by halving the interval.
        var (low, high) = (1.0, max(ratio, 1))
        for _ in 0..<80 {
            result = (low + high) / 2
            var power = 1.0
            for _ in 0..<max(Int((1 / max(part, 0.01)).rounded()), 1) { power *= result }
            if power > ratio { high = result } else { low = result }
        }
        return part > 0 ? result : 1
    }

    private static func isFlipped(_ axis: Chart.Axis) -> Bool {
        guard let lower = axis.lower, let upper = axis.upper else { return false }
        return lower > upper
    }

    /// 0 at the left, 1 at the right.
    func across(_ value: Double) -> Double {
        let fraction = unclamped(value, x)
        return Self.isFlipped(chart.x) ? 1 - fraction : fraction
    }

    /// 0 at the bottom, 1 at the top.
    func up(_ value: Double) -> Double {
        let fraction = unclamped(value, y)
        return Self.isFlipped(chart.y) ? 1 - fraction : fraction
    }

    private func unclamped(_ value: Double, _ scale: PlotScale) -> Double {
        guard scale.axis.shows(value) else { return .nan }
        let (low, high) = (scale.range.lowerBound, scale.range.upperBound)
        if value >= low, value <= high { return scale.fraction(value) }
        if scale.axis == .log { return value < low ? -0.1 : 1.1 }
        return min(max((value - low) / (high - low), -10), 11)
    }

    func xTicks(atMost count: Int) -> [Tick] { ticks(x, chart.x, count) }
    func yTicks(atMost count: Int) -> [Tick] { ticks(y, chart.y, count) }

    private func ticks(_ scale: PlotScale, _ axis: Chart.Axis, _ count: Int) -> [Tick] {
        if let given = axis.ticks {
            let shown = given.filter { scale.range.contains($0.place) }
            let skip = max(1, (shown.count + max(count, 1) - 1) / max(count, 1))
            return shown.enumerated().filter { $0.offset.isMultiple(of: skip) }
                .map { Tick(value: $0.element.place, label: $0.element.label) }
        }
        switch scale.axis {
        case .linear: return Ticks.linear(scale.range, atMost: count)
        case .log: return Ticks.logarithmic(scale.range, atMost: count)
        }
    }
}
