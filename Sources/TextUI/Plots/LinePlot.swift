import Markup

/// Curves over steps with axes, a legend and a floor, drawn at any size.
public struct LinePlot: Hashable, Sendable {
    /// Drawn in this order; the last one is the current run.
    public var runs: [PlotRun]
    public var axis: PlotAxis
    /// 0 for none, below 1; the raw curve stays behind the smooth one, faint.
    public var smoothing: Double
    /// A level that cannot be undercut, drawn dashed.
    public var floor: Double?
    public var stepName: String
    /// What stands where there is nothing to draw yet.
    public var emptyText: String

    public init(
        runs: [PlotRun], axis: PlotAxis = .linear, smoothing: Double = 0, floor: Double? = nil,
        stepName: String = "step",
        emptyText: String = "no steps yet"
    ) {
        self.runs = runs
        self.axis = axis
        self.smoothing = smoothing
        self.floor = floor
        self.stepName = stepName
        self.emptyText = emptyText
    }

    /// The role of a run's curve: six that differ, then again from the first.
    public static func role(ofRun index: Int) -> Role {
        let roles: [Role] = [.number, .string, .keyword, .added, .hint, .removed]
        return roles[index % roles.count]
    }

    /// All steps of all runs.
    var steps: ClosedRange<Double>? {
        let all = runs.compactMap(\.steps)
        guard let first = all.first else { return nil }
        return all.dropFirst().reduce(first) {
            min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
        }
    }

    /// All numbers the axis can show, the floor among them, or nothing where there are none.
    var range: ClosedRange<Double>? {
        var low = Double.infinity
        var high = -Double.infinity
        for run in runs {
            run.values.withUnsafeBufferPointer { values in
                for value in values where axis.shows(value) {
                    if value < low { low = value }
                    if value > high { high = value }
                }
            }
        }
        guard low <= high else { return nil }
        if let floor, axis.shows(floor) {
            low = min(low, floor)
            high = max(high, floor)
        }
        // A flat curve would lie on an axis that spans only the last digits' noise.
        guard high - low > abs(high) * 1e-9 else {
            let margin = high == 0 ? 1 : abs(high) * 0.1
            return low - margin...high + margin
        }
        return low...high
    }

    func ticks(on range: ClosedRange<Double>, atMost count: Int) -> [Tick] {
        switch axis {
        case .linear: Ticks.linear(range, atMost: count)
        case .log: Ticks.logarithmic(range, atMost: count)
        }
    }

    /// What a title says of the current run: `y:log  last 2.747  best 2.745 at 998  floor 2.596`.
    public var summary: Markup {
        var text = Markup()
        if axis == .log { text.append("y:log  ", .dim) }
        if smoothing > 0 { text.append("smooth \(NumberText.fixed(smoothing, 2))  ", .dim) }
        guard let run = runs.last, let last = run.last else { return text }
        text.append("last ", .dim)
        text.append(NumberText.brief(last), last.isFinite ? .number : .error)
        if let best = run.best {
            text.append("  best ", .dim)
            text.append(NumberText.brief(best.value), .number)
            if best.value != last || !last.isFinite { text.append(" at \(best.step)", .dim) }
        }
        if let floor {
            text.append("  floor ", .dim)
            text.append(NumberText.brief(floor), .number)
        }
        return text
    }
}
