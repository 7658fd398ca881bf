#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A labelled place on an axis.
struct Tick: Hashable, Sendable {
    let value: Double
    let label: String
}

/// Round numbers for axes, as dense as asked and never denser.
enum Ticks {
    /// Multiples of 1, 2, 2.5 or 5 times a power of ten inside the range, at most `count`; `integral` keeps to whole numbers.
    static func linear(_ range: ClosedRange<Double>, atMost count: Int, integral: Bool = false) -> [Tick] {
        let (low, high) = (range.lowerBound, range.upperBound)
        let span = high - low
        guard count > 0, span.isFinite, low.isFinite else { return [] }
        guard span > 0 else { return [Tick(value: low, label: integral ? whole(low) : NumberText.brief(low))] }
        var exponent = floor(log10(span / Double(count))) - 1
        if integral { exponent = max(0, exponent) }
        for power in 0..<4 {
            let unit = pow(10, exponent + Double(power))
            guard unit > 0, unit.isFinite else { continue }
            for factor in integral && unit < 10 ? [1, 2, 5] : [1, 2, 2.5, 5] {
                let step = unit * factor
                let slack = span * 1e-9
                let first = ((low - slack) / step).rounded(.up)
                let last = ((high + slack) / step).rounded(.down)
                guard last - first + 1 <= Double(count), last >= first else { continue }
                let values = (0...Int(last - first)).map { (first + Double($0)) * step }
                return values.map { Tick(value: $0, label: label($0, step: step, within: range, integral: integral)) }
            }
        }
        return [Tick(value: low, label: integral ? whole(low) : NumberText.brief(low))]
    }

    /// Round numbers for a logarithmic axis over a positive range; where it spans too little, those of a linear one.
    static func logarithmic(_ range: ClosedRange<Double>, atMost count: Int) -> [Tick] {
        let (low, high) = (range.lowerBound, range.upperBound)
        guard count > 0, low > 0, high.isFinite else { return [] }
        let decades = Int(floor(log10(low)))...Int(ceil(log10(high)))
        let inRange = { (value: Double) in value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9) }
        for mantissas in mantissaSets {
            guard decades.count * mantissas.count < 4 * count + 40 else { continue }
            let values = decades.flatMap { decade in mantissas.map { $0 * pow(10, Double(decade)) } }.filter(inRange)
            if values.count >= 2, values.count <= count { return values.map(short) }
        }
        for skip in [2, 3, 5, 10, 20, 50, 100] {
            let values = decades.filter { $0.isMultiple(of: skip) }.map { pow(10, Double($0)) }.filter(inRange)
            if values.count >= 2, values.count <= count { return values.map(short) }
        }
        return linear(range, atMost: count).filter { $0.value > 0 }
    }

    private static let mantissaSets: [[Double]] = [
        [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9], [1, 1.5, 2, 3, 4, 5, 7], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1],
    ]

    private static func short(_ value: Double) -> Tick {
        guard value >= 0.999e-3, value < 1e5 else {
            let text = NumberText.exponential(value, 1)
            return Tick(value: value, label: text.contains(".0e") ? NumberText.exponential(value, 0) : text)
        }
        let decimals = (0..<4).first { abs(value - rounded(value, $0)) < value * 1e-6 } ?? 4
        return Tick(value: value, label: NumberText.fixed(value, decimals))
    }

    private static func label(_ value: Double, step: Double, within range: ClosedRange<Double>, integral: Bool)
        -> String
    {
        let largest = max(abs(range.lowerBound), abs(range.upperBound))
        if integral {
            if largest >= 1e15 { return NumberText.exponential(value, 1) }
            if largest >= 1e6, remainder(step, 1e6) == 0 { return whole(value / 1e6) + (value == 0 ? "" : "M") }
            if largest >= 1e4, remainder(step, 1e3) == 0 { return whole(value / 1e3) + (value == 0 ? "" : "k") }
            return whole(value)
        }
        let decimals = (0..<8).first { abs(step - rounded(step, $0)) < step * 1e-6 }
        guard largest < 1e6, let decimals, decimals <= 5 else {
            let digits = Int(max(0, floor(log10(largest) + 1e-9) - floor(log10(step) + 1e-9)))
            return value == 0 ? "0" : NumberText.exponential(value, min(digits, 8))
        }
        return NumberText.fixed(value == 0 ? 0 : value, decimals)
    }

    private static func whole(_ value: Double) -> String { NumberText.fixed(value == 0 ? 0 : value, 0) }

    private static func rounded(_ value: Double, _ decimals: Int) -> Double {
        let scale = pow(10, Double(decimals))
        return (value * scale).rounded() / scale
    }
}
