/// A run reduced to what a row of columns can show: where each column's curve starts, ends, and how far it swings.
struct ColumnSamples: Sendable {
    struct Column: Sendable {
        let place: Int
        var first: Double
        var lowest: Double
        var highest: Double
        var last: Double

        mutating func add(_ value: Double) {
            lowest = min(lowest, value)
            highest = max(highest, value)
            last = value
        }
    }

    private(set) var raw: [Column] = []
    /// Empty without smoothing.
    private(set) var smooth: [Column] = []

    /// One pass over the run, with nothing costlier than a few additions a step: it runs while training waits.
    init(_ run: PlotRun, over steps: ClosedRange<Double>, columns: Int, axis: PlotAxis, smoothing factor: Double) {
        guard columns > 0 else { return }
        let span = steps.upperBound - steps.lowerBound
        let perStep = span > 0 ? Double(columns - 1) / span : 0
        let origin = Double(run.firstStep) - steps.lowerBound
        var smoothing = Smoothing(factor)
        let isSmoothing = smoothing.factor > 0
        run.values.withUnsafeBufferPointer { values in
            for (index, value) in values.enumerated() where axis.shows(value) {
                let place = Int((origin + Double(index)) * perStep + 0.5)
                Self.add(value, at: place, to: &raw)
                if isSmoothing { Self.add(smoothing.next(value), at: place, to: &smooth) }
            }
        }
    }

    private static func add(_ value: Double, at place: Int, to columns: inout [Column]) {
        if let last = columns.indices.last, columns[last].place == place {
            columns[last].add(value)
        } else {
            columns.append(Column(place: place, first: value, lowest: value, highest: value, last: value))
        }
    }
}
