#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How numbers go up an axis.
public enum PlotAxis: String, CaseIterable, Hashable, Sendable {
    case linear
    case log

    /// Whether a number has a place on the axis.
    func shows(_ value: Double) -> Bool {
        switch self {
        case .linear: value.isFinite
        case .log: value.isFinite && value > 0
        }
    }
}

/// A range of an axis, laid on a row of places numbered 0 ..< count.
struct PlotScale: Sendable {
    let axis: PlotAxis
    let range: ClosedRange<Double>
    private let low: Double
    private let span: Double

    init(_ range: ClosedRange<Double>, _ axis: PlotAxis = .linear) {
        self.axis = axis
        self.range = range
        low = Self.lifted(range.lowerBound, axis)
        span = Self.lifted(range.upperBound, axis) - low
    }

    /// 0 at the lower end and 1 at the upper end; a range of one number lies in its middle.
    func fraction(_ value: Double) -> Double {
        let height = Self.lifted(value, axis) - low
        guard span > 0 else { return 0.5 }
        return span.isFinite ? min(max(height / span, 0), 1) : 0.5
    }

    /// The place of a number among `count`.
    func place(_ value: Double, of count: Int) -> Int {
        let fraction = fraction(value)
        return fraction.isNaN ? 0 : Int((fraction * Double(max(0, count - 1))).rounded())
    }

    private static func lifted(_ value: Double, _ axis: PlotAxis) -> Double {
        switch axis {
        // Halved, the widest range of doubles has a finite length.
        case .linear: value / 2
        case .log: log10(value)
        }
    }
}
