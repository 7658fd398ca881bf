import Markup

/// One time step of one layer with its real numbers: the terms of the sum, the gates, the new state, the winning output.
public struct UnrolledPane: Pane {
    public struct Term: Hashable, Sendable {
        /// `W_ih x + b_ih`, `tanh`, `f forget`
        public var label: String
        /// One number a unit.
        public var values: [Double]

        public init(label: String, values: [Double]) {
            self.label = label
            self.values = values
        }
    }

    public var step: Int
    public var layer: Int
    public var layers: Int
    /// The input's letters, or numbers of the steps; one for each time step.
    public var letters: [String]
    /// In the order they are computed; the last one is what the layer hands on.
    public var terms: [Term]
    /// Names of the units where they stand for letters; empty otherwise.
    public var unitNames: [String]
    /// The unit that wins, where the output is read by argmax.
    public var winner: Int?
    public let kind = PaneKind.unrolled

    public init(
        step: Int = 0, layer: Int = 0, layers: Int = 1, letters: [String] = [], terms: [Term] = [],
        unitNames: [String] = [], winner: Int? = nil
    ) {
        self.step = step
        self.layer = layer
        self.layers = layers
        self.letters = letters
        self.terms = terms
        self.unitNames = unitNames
        self.winner = winner
    }

    public var title: Markup {
        guard !terms.isEmpty else { return Markup() }
        var text = Markup("t \(step)", .dim)
        if !letters.isEmpty { text.append(" of \(letters.count)", .dim) }
        if layers > 1 { text.append("  layer \(layer) of \(layers)", .dim) }
        return text
    }

    public func draw(on canvas: inout Canvas, style: DrawStyle) {
        guard !terms.isEmpty else { return drawEmpty("no step yet: call a recurrent layer", on: &canvas, style: style) }
        // The terms are what the pane is for: the strip, the heads and the verdict need room beyond them.
        var spare = canvas.height - terms.count
        var row = 0
        if spare > 0, !letters.isEmpty {
            drawLetters(on: &canvas)
            row += 1
            spare -= 1
        }
        let hasVerdict = spare > 0 && winner != nil
        if hasVerdict { spare -= 1 }
        let cell = 8
        let labels = min(terms.map(\.label.displayWidth).max() ?? 0, max(4, canvas.width - cell))
        let room = max(0, canvas.width - labels) / cell
        let units = terms.map(\.values.count).max() ?? 0
        let isCut = units > room
        let start = firstUnit(of: units, room: room)
        let shown = start..<min(units, start + room)
        if spare > 0 {
            for (place, unit) in shown.enumerated() {
                canvas.put(name(of: unit).paddedLeft(to: cell), row: row, column: labels + place * cell, role: .dim)
            }
            if isCut { canvas.put("\(units) units", row: row, column: 0, role: .dim, limit: labels) }
            row += 1
        }
        for (index, term) in terms.enumerated() {
            let isResult = index == terms.count - 1
            canvas.put(
                style.fitted(term.label, to: labels), row: row, column: 0, role: isResult ? .heading : .plain,
                limit: labels)
            for (place, unit) in shown.enumerated() where unit < term.values.count {
                let wins = isResult && unit == winner
                canvas.put(
                    Self.number(term.values[unit]).paddedLeft(to: cell), row: row, column: labels + place * cell,
                    role: wins ? .added : .number)
            }
            row += 1
        }
        guard hasVerdict, let winner, let result = terms.last, winner >= 0, winner < result.values.count else { return }
        var verdict = Markup("wins: ", .dim)
        verdict.append(name(of: winner), .added)
        verdict.append(" with \(NumberText.fixed(result.values[winner], 4))", .dim)
        canvas.put(verdict, row: row, column: 0)
    }

    private func drawLetters(on canvas: inout Canvas) {
        // Letters differ in width, so what is left out is found by adding up widths backwards from the current step.
        var start = min(max(step, 0), letters.count)
        var left = canvas.width - 2
        while start > 0, left >= 0 {
            left -= letters[start - 1].displayWidth + 2
            if left >= 0 { start -= 1 }
        }
        var column = 0
        for (index, letter) in letters.enumerated().dropFirst(start) where column < canvas.width {
            let isCurrent = index == step
            column = canvas.put(
                isCurrent ? "[\(letter)]" : " \(letter) ", row: 0, column: column, role: isCurrent ? .string : .dim)
        }
    }

    /// Keeps the winner in sight where not all units are.
    private func firstUnit(of units: Int, room: Int) -> Int {
        guard let winner, room > 0, winner >= room else { return 0 }
        return min(winner - room + 1, max(0, units - room))
    }

    private func name(of unit: Int) -> String {
        unit >= 0 && unit < unitNames.count ? unitNames[unit] : String(unit)
    }

    /// Four decimals, as the tensor printer has them, in seven columns.
    private static func number(_ value: Double) -> String {
        abs(value) < 100 || !value.isFinite
            ? NumberText.fixed(value, 4).cut(toWidth: 7) : NumberText.exponential(value, 1).cut(toWidth: 7)
    }
}
