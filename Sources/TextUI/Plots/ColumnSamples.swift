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
        let stride = Double(run.stride)
        let origin = Double(run.firstStep) - steps.lowerBound
        var smoothing = Smoothing(factor)
        let isSmoothing = smoothing.factor > 0
        var raw = Collector()
        var smooth = Collector()
        run.values.withUnsafeBufferPointer { values in
            for index in values.indices where axis.shows(values[index]) {
                let place = Int((origin + Double(index) * stride) * perStep + 0.5)
                raw.add(values[index], at: place)
                if isSmoothing { smooth.add(smoothing.next(values[index]), at: place) }
            }
        }
        self.raw = raw.finished
        self.smooth = smooth.finished
    }

    /// Keeps the column it works on outside the array: most numbers fall into the same one as the number before.
    private struct Collector {
        private var columns: [Column] = []
        private var current = Column(place: -1, first: 0, lowest: 0, highest: 0, last: 0)

        mutating func add(_ value: Double, at place: Int) {
            guard place != current.place else { return current.add(value) }
            if current.place >= 0 { columns.append(current) }
            current = Column(place: place, first: value, lowest: value, highest: value, last: value)
        }

        var finished: [Column] { current.place >= 0 ? columns + [current] : columns }
    }
}
