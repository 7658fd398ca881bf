import Markup

/// The hidden state over time: one row a unit, one column a time step.
public struct HeatPane: Pane {
    /// `values[t][unit]`
    public var values: [[Double]]
    /// The input's letters on the time axis; empty where the input is not one-hot.
    public var letters: [String]
    /// `layer 0`
    public var heading: String
    /// The first time step and the first unit shown.
    public var firstStep: Int
    public var firstUnit: Int
    public let kind = PaneKind.heat

    public init(
        values: [[Double]] = [], letters: [String] = [], heading: String = "", firstStep: Int = 0, firstUnit: Int = 0
    ) {
        self.values = values
        self.letters = letters
        self.heading = heading
        self.firstStep = firstStep
        self.firstUnit = firstUnit
    }

    public var title: Markup {
        let units = values.first?.count ?? 0
        var text = heading.isEmpty ? "" : heading + "  "
        if !values.isEmpty { text += "\(values.count) steps x \(units) units" }
        return Markup(text, .dim)
    }

    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        let units = values.map(\.count).max() ?? 0
        guard units > 0 else { return drawEmpty("no hidden state yet", on: &canvas, style: style) }
        let labels = canvas.width >= 12 ? String(units - 1).count + 1 : 0
        let hasAxis = canvas.height >= 3
        let rows = canvas.height - (hasAxis ? 1 : 0)
        let columns = max(0, canvas.width - labels) / 2
        let unit = min(max(0, firstUnit), max(0, units - rows))
        let step = min(max(0, firstStep), max(0, values.count - columns))
        let isCut = units - unit > rows && rows > 1
        let shownUnits = unit..<min(units, unit + max(0, isCut ? rows - 1 : rows))
        let shownSteps = step..<min(values.count, step + columns)
        for (row, unit) in shownUnits.enumerated() where labels > 0 {
            canvas.put(String(unit).paddedLeft(to: labels - 1), row: row, column: 0, role: .dim)
        }
        HeatGrid(values: values, limit: HeatGrid.limit(of: values)).draw(
            units: shownUnits, steps: shownSteps, on: &canvas, row: 0, column: labels, style: style)
        if isCut {
            let left = units - shownUnits.upperBound
            canvas.put("\(style.ellipsis) \(left) more units", row: shownUnits.count, column: labels, role: .dim)
        }
        guard hasAxis else { return }
        TimeAxis(letters: letters, steps: shownSteps).draw(
            on: &canvas, row: shownUnits.count + (isCut ? 1 : 0), column: labels)
    }
}
