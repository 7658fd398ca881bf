import Markup

/// Numbers as coloured shades, or as signed digits without colour: time to the right, units downwards.
struct HeatGrid {
    /// `values[t][unit]`
    let values: [[Double]]
    /// Shown as full strength.
    let limit: Double

    /// Two columns each: a shade, or a sign and a digit 0...9 of ninths of the limit.
    func draw(
        units: Range<Int>, steps: Range<Int>, on canvas: inout Canvas, row: Int, column: Int, style: DrawStyle
    ) {
        for (line, unit) in units.enumerated() {
            for (place, step) in steps.enumerated() where step < values.count && unit < values[step].count {
                let cell = Self.cell(values[step][unit], limit: limit, style: style)
                canvas.put(cell.text, row: row + line, column: column + 2 * place, role: cell.role)
            }
        }
    }

    static func cell(_ value: Double, limit: Double, style: DrawStyle) -> (text: String, role: Role) {
        guard !value.isNaN else { return ("na", .error) }
        let strength = limit > 0 ? min(abs(value) / limit, 1) : 0
        let role: Role = strength < 0.06 ? .dim : value < 0 ? .removed : .added
        guard style.isColored, !style.isASCII else {
            let digit = Int((strength * 9).rounded())
            return ((digit == 0 ? " " : value < 0 ? "-" : "+") + "\(digit)", role)
        }
        let shades = ["··", "░░", "▒▒", "▓▓", "██"]
        return (shades[Int((strength * 4).rounded())], role)
    }

    /// The largest magnitude, at least 1: hidden states and gates lie between -1 and 1.
    static func limit(of values: [[Double]]) -> Double {
        values.reduce(1) { $1.reduce($0) { $1.isFinite ? max($0, abs($1)) : $0 } }
    }
}

/// The time axis under or over a grid: letters where the input has them, else step numbers where they fit.
struct TimeAxis {
    let letters: [String]
    let steps: Range<Int>

    func draw(on canvas: inout Canvas, row: Int, column: Int, marked: Int? = nil) {
        var free = column
        for (place, step) in steps.enumerated() {
            let start = column + 2 * place
            if step < letters.count {
                canvas.put(
                    letters[step].cut(toWidth: 2).paddedLeft(to: 2), row: row, column: start, role: .string,
                    isReversed: step == marked)
            } else if step.isMultiple(of: 5) || steps.count <= 10 {
                let text = String(step).paddedLeft(to: 2)
                guard start >= free else { continue }
                free = canvas.put(text, row: row, column: start, role: .dim)
            }
        }
    }
}
