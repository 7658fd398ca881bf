/// One curve: a number a step, `values[i]` at step `firstStep + i * stride`; numbers that are not finite are gaps.
public struct PlotRun: Hashable, Sendable {
    public var name: String
    public var values: [Double]
    public var firstStep: Int
    /// Steps from one number to the next: more than 1 where a long run was thinned out.
    public var stride: Int
    /// What whoever made the curve knows already, also of numbers that were thinned out.
    public var knownBest: Best?

    public struct Best: Hashable, Sendable {
        public var value: Double
        public var step: Int

        public init(value: Double, step: Int) {
            self.value = value
            self.step = step
        }
    }

    public init(name: String, values: [Double], firstStep: Int = 1, stride: Int = 1, knownBest: Best? = nil) {
        self.knownBest = knownBest
        self.name = name
        self.values = values
        self.firstStep = firstStep
        self.stride = max(1, stride)
    }

    /// The newest number, whatever it is.
    public var last: Double? { values.last }

    /// The smallest finite number and its first step.
    public var best: (value: Double, step: Int)? {
        if let knownBest { return (knownBest.value, knownBest.step) }
        var best = Double.infinity
        var place: Int?
        values.withUnsafeBufferPointer { values in
            for index in values.indices where values[index] < best && values[index] > -.infinity {
                best = values[index]
                place = index
            }
        }
        return place.map { (best, step(at: $0)) }
    }

    /// The step of `values[index]`.
    func step(at index: Int) -> Int { firstStep + index * stride }

    /// The steps from first to last, or nothing for an empty run.
    var steps: ClosedRange<Double>? {
        values.isEmpty ? nil : Double(firstStep)...(Double(firstStep) + Double(values.count - 1) * Double(stride))
    }
}

/// An exponential moving average that starts unbiased, as Adam's moments do: `s_t = b s_(t-1) + (1 - b) x_t`, shown as
/// `s_t / (1 - b^t)`.
public struct Smoothing: Sendable {
    public let factor: Double
    private var sum = 0.0
    private var remaining = 1.0

    /// `factor` is clamped to 0 (none) ... 0.9999.
    public init(_ factor: Double) { self.factor = factor > 0 ? min(factor, 0.9999) : 0 }

    /// Takes the next number, which must be finite, and returns the average so far.
    public mutating func next(_ value: Double) -> Double {
        sum = factor * sum + (1 - factor) * value
        remaining *= factor
        // After some hundred numbers the correction is lost in rounding, and a division a number would be the cost.
        return remaining < 1e-17 ? sum : sum / (1 - remaining)
    }

    public static func smoothed(_ values: [Double], factor: Double) -> [Double] {
        var smoothing = Smoothing(factor)
        return values.map { $0.isFinite ? smoothing.next($0) : $0 }
    }
}
