import Markup

/// The gates of an LSTM (i f g o) or a GRU (r z n) over time: unit by unit where there is room, else their means.
public struct GatesPane: Pane {
    public struct Gate: Hashable, Sendable {
        /// `i`, `f`, `g`, `o`, `r`, `z`, `n`
        public var name: String
        /// `values[t][unit]`
        public var values: [[Double]]

        public init(name: String, values: [[Double]]) {
            self.name = name
            self.values = values
        }
    }

    public var gates: [Gate]
    public var letters: [String]
    public var heading: String
    public var firstStep: Int
    public let kind = PaneKind.gates

    public init(gates: [Gate] = [], letters: [String] = [], heading: String = "", firstStep: Int = 0) {
        self.gates = gates
        self.letters = letters
        self.heading = heading
        self.firstStep = firstStep
    }

    public var title: Markup { Markup(heading, .dim) }

    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        let units = gates.flatMap(\.values).map(\.count).max() ?? 0
        let count = gates.map(\.values.count).max() ?? 0
        guard units > 0 else {
            return drawEmpty("no gates: an RNN has none, an LSTM i f g o", on: &canvas, style: style)
        }
        let hasAxis = canvas.height > gates.count
        let rows = canvas.height - (hasAxis ? 1 : 0)
        let left = canvas.width >= 12 ? 7 : 2
        let columns = max(0, canvas.width - left) / 2
        let step = min(max(0, firstStep), max(0, count - columns))
        let steps = step..<min(count, step + columns)
        let showsUnits = rows >= gates.count * units
        var row = 0
        for gate in gates where row < rows {
            let values = showsUnits ? gate.values : gate.values.map { [Self.mean($0)] }
            let lines = showsUnits ? units : 1
            canvas.put(gate.name, row: row, column: 0, role: .heading, limit: left)
            for unit in 0..<lines where left == 7 {
                canvas.put(
                    (showsUnits ? String(unit) : "mean").cut(toWidth: 4).paddedLeft(to: 3), row: row + unit, column: 2,
                    role: .dim, limit: showsUnits ? 3 : 4)
            }
            HeatGrid(values: values, limit: 1).draw(
                units: 0..<lines, steps: steps, on: &canvas, row: row, column: left, style: style)
            row += lines
        }
        guard hasAxis else { return }
        TimeAxis(letters: letters, steps: steps).draw(on: &canvas, row: row, column: left)
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
