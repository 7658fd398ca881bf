#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// NumPy's legacy generator (`np.random.seed`, `np.random.RandomState`): the same numbers for the same seed.
///
/// Methods that pick from a sequence give indices.
public final class NumPyRandom {
    private let engine = MersenneTwister()
    private var cachedGauss: Double?

    /// Seeded from the machine's entropy.
    public init() { seedFromEntropy() }

    /// Throws when the seed is not in 0...2^32 - 1.
    public init(seed: Int) throws { try self.seed(seed) }

    /// `np.random.seed(n)`.
    public func seed(_ seed: Int) throws {
        guard let word = UInt32(exactly: seed) else {
            throw TensorError(.valueError, "Seed must be between 0 and 2**32 - 1")
        }
        engine.seed(word)
        cachedGauss = nil
    }

    /// `np.random.seed([…])`.
    public func seed(array: [UInt32]) {
        engine.seed(array: array)
        cachedGauss = nil
    }

    /// `np.random.seed()`.
    public func seedFromEntropy() {
        seed(array: (0..<8).map { _ in UInt32(truncatingIfNeeded: MersenneTwister.entropy()) })
    }

    /// `rand()`, `random()`, `random_sample()`: in [0, 1) with 53 bits.
    public func random() -> Double { engine.double53() }

    /// `randn()`, `standard_normal()`: the polar method, whose second value waits for the next call.
    public func randn() -> Double {
        if let cached = cachedGauss {
            cachedGauss = nil
            return cached
        }
        while true {
            let first = 2 * random() - 1
            let second = 2 * random() - 1
            let square = first * first + second * second
            guard square < 1, square != 0 else { continue }
            let factor = (-2 * log(square) / square).squareRoot()
            cachedGauss = factor * first
            return factor * second
        }
    }

    /// `uniform(low, high)`.
    public func uniform(_ low: Double = 0, _ high: Double = 1) -> Double { low + (high - low) * random() }

    /// `normal(loc, scale)`.
    public func normal(_ mean: Double = 0, _ deviation: Double = 1) throws -> Double {
        guard deviation >= 0 else { throw TensorError(.valueError, "scale < 0") }
        return mean + deviation * randn()
    }

    /// `exponential(scale)`.
    public func exponential(_ scale: Double = 1) throws -> Double {
        guard scale >= 0 else { throw TensorError(.valueError, "scale < 0") }
        return scale * -log(1 - random())
    }

    /// A number in 0...limit by masked rejection.
    private func interval(_ limit: UInt64) -> UInt64 {
        if limit == 0 { return 0 }
        let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
        while true {
            let word = limit <= UInt64(UInt32.max) ? UInt64(engine.u32()) : engine.u64()
            if word & mask <= limit { return word & mask }
        }
    }

    /// `randint(low, high)`: in [low, high).
    public func randint(_ low: Int, _ high: Int) throws -> Int {
        guard low < high else { throw TensorError(.valueError, "low >= high") }
        return low + Int(truncatingIfNeeded: interval(UInt64(bitPattern: Int64(high - low - 1))))
    }

    /// `shuffle`, in place.
    public func shuffle<Element>(_ elements: inout [Element]) {
        var index = elements.count - 1
        while index > 0 {
            elements.swapAt(index, Int(interval(UInt64(index))))
            index -= 1
        }
    }

    /// `permutation(n)`.
    public func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<Swift.max(count, 0))
        shuffle(&order)
        return order
    }

    /// `choice(count, size, replace, p)`: indices.
    ///
    /// `tolerance`: how far from 1 the probabilities' sum may be; the root of their dtype's epsilon.
    public func choice(
        _ count: Int, size: Int, replace: Bool = true, probabilities: [Double]? = nil,
        tolerance: Double = Double.ulpOfOne.squareRoot()
    ) throws -> [Int] {
        guard count > 0 || size == 0 else {
            throw TensorError(.valueError, "a must be greater than 0 unless no samples are taken")
        }
        guard let probabilities else {
            if replace { return try (0..<size).map { _ in try randint(0, count) } }
            guard size <= count else { throw TensorError.sampleTooLarge }
            return Array(permutation(count).prefix(size))
        }
        try check(probabilities, count, tolerance)
        if replace {
            let cumulative = NumPyRandom.cumulative(probabilities)
            return (0..<size).map { _ in NumPyRandom.search(cumulative, random()) }
        }
        guard size <= count else { throw TensorError.sampleTooLarge }
        guard probabilities.count(where: { $0 > 0 }) >= size else {
            throw TensorError(.valueError, "Fewer non-zero entries in p than size")
        }
        var remaining = probabilities
        var found: [Int] = []
        while found.count < size {
            let draws = (0..<size - found.count).map { _ in random() }
            for index in found { remaining[index] = 0 }
            let cumulative = NumPyRandom.cumulative(remaining)
            var seen = Set<Int>()
            found += draws.map { NumPyRandom.search(cumulative, $0) }.filter { seen.insert($0).inserted }
        }
        return found
    }

    private func check(_ probabilities: [Double], _ count: Int, _ tolerance: Double) throws {
        guard probabilities.count == count else { throw TensorError(.valueError, "'a' and 'p' must have same size") }
        guard !probabilities.contains(where: \.isNaN) else {
            throw TensorError(.valueError, "probabilities contain NaN")
        }
        guard probabilities.allSatisfy({ $0 >= 0 }) else {
            throw TensorError(.valueError, "probabilities are not non-negative")
        }
        var sum = 0.0
        var compensation = 0.0
        for value in probabilities {
            let corrected = value - compensation
            let next = sum + corrected
            compensation = (next - sum) - corrected
            sum = next
        }
        guard (sum - 1).magnitude <= tolerance else {
            throw TensorError(.valueError, "probabilities do not sum to 1")
        }
    }

    private static func cumulative(_ probabilities: [Double]) -> [Double] {
        var sum = 0.0
        let sums = probabilities.map { value in
            sum += value
            return sum
        }
        return sums.map { $0 / sum }
    }

    /// The first position whose value is greater than `target`.
    private static func search(_ sorted: [Double], _ target: Double) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] <= target { low = middle + 1 } else { high = middle }
        }
        return Swift.min(low, sorted.count - 1)
    }

    /// A generator that will draw the same numbers.
    public func clone() -> NumPyRandom {
        let copy = NumPyRandom()
        copy.restore(self)
        return copy
    }

    /// Goes on where `other` stands.
    public func restore(_ other: NumPyRandom) {
        engine.copy(other.engine)
        cachedGauss = other.cachedGauss
    }
}

extension TensorError {
    static let sampleTooLarge = TensorError(
        .valueError, "Cannot take a larger sample than population when 'replace=False'")
}
