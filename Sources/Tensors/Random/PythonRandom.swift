#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// CPython's `random` module: the same numbers for the same seed.
///
/// Methods that pick from a sequence give indices, so that any kind of list can be served.
public final class PythonRandom {
    private let engine = MersenneTwister()
    private var cachedGauss: Double?

    /// Seeded from the machine's entropy, like an import of `random`.
    public init() {
        engine.seed(array: (0..<8).map { _ in UInt32(truncatingIfNeeded: MersenneTwister.entropy()) })
    }

    public init(seed: Int64) {
        self.seed(seed)
    }

    /// `random.seed(n)`: the sign is ignored.
    public func seed(_ seed: Int64) {
        let magnitude = seed.magnitude
        let low = UInt32(truncatingIfNeeded: magnitude)
        let high = UInt32(truncatingIfNeeded: magnitude >> 32)
        engine.seed(array: high == 0 ? [low] : [low, high])
        cachedGauss = nil
    }

    /// `random.seed(text)`: the bytes of the text and their SHA-512 as one large number.
    public func seed(_ text: String) {
        let bytes = Array(text.utf8)
        seed(bigEndian: bytes + SHA512.digest(bytes))
    }

    /// `random.seed()`.
    public func seedFromEntropy() {
        engine.seed(array: (0..<8).map { _ in UInt32(truncatingIfNeeded: MersenneTwister.entropy()) })
        cachedGauss = nil
    }

    private func seed(bigEndian bytes: [UInt8]) {
        var keys: [UInt32] = []
        var end = bytes.count
        while end > 0 {
            let start = Swift.max(end - 4, 0)
            keys.append(bytes[start..<end].reduce(0) { $0 << 8 | UInt32($1) })
            end = start
        }
        while keys.count > 1, keys.last == 0 { keys.removeLast() }
        engine.seed(array: keys)
        cachedGauss = nil
    }

    /// `random.random()`: in [0, 1) with 53 bits.
    public func random() -> Double { engine.double53() }

    /// `random.getrandbits(k)` for k up to 63.
    public func getrandbits(_ count: Int) -> Int64 {
        if count <= 0 { return 0 }
        if count <= 32 { return Int64(engine.u32() >> UInt32(32 - count)) }
        let low = UInt64(engine.u32())
        let high = UInt64(engine.u32() >> UInt32(64 - Swift.min(count, 63)))
        return Int64(truncatingIfNeeded: high << 32 | low)
    }

    /// A number in 0..<bound; `bound` must be positive.
    public func below(_ bound: Int) -> Int {
        guard bound > 0 else { return 0 }
        let bits = Int.bitWidth - bound.leadingZeroBitCount
        var value = getrandbits(bits)
        while value >= bound { value = getrandbits(bits) }
        return Int(value)
    }

    /// `random.randrange(start, stop, step)`.
    public func randrange(_ start: Int, _ stop: Int, _ step: Int = 1) throws -> Int {
        let width = stop - start
        if step == 1 {
            guard width > 0 else { throw TensorError.emptyRange(start, stop, width) }
            return start + below(width)
        }
        guard step != 0 else { throw TensorError(.valueError, "zero step for randrange()") }
        let count = step > 0 ? (width + step - 1) / step : (width + step + 1) / step
        guard count > 0 else { throw TensorError(.valueError, "empty range for randrange()") }
        return start + step * below(count)
    }

    /// `random.randrange(stop)`.
    public func randrange(_ stop: Int) throws -> Int {
        guard stop > 0 else { throw TensorError(.valueError, "empty range for randrange()") }
        return below(stop)
    }

    /// `random.randint(a, b)`: both ends included.
    public func randint(_ low: Int, _ high: Int) throws -> Int { try randrange(low, high + 1) }

    /// `random.choice`: the index of the chosen element.
    public func choice(count: Int) throws -> Int {
        guard count > 0 else { throw TensorError(.indexError, "Cannot choose from an empty sequence") }
        return below(count)
    }

    /// `random.choices(population, k)`: indices, repeats possible.
    public func choices(count: Int, _ draws: Int) throws -> [Int] {
        guard count > 0 || draws <= 0 else { throw TensorError(.indexError, "list index out of range") }
        return (0..<Swift.max(draws, 0)).map { _ in Int((random() * Double(count)).rounded(.down)) }
    }

    /// `random.choices(population, weights, k)`; `cumulative` when the weights are already sums.
    public func choices(count: Int, weights: [Double], cumulative: Bool = false, _ draws: Int) throws -> [Int] {
        guard weights.count == count else {
            throw TensorError(.valueError, "The number of weights does not match the population")
        }
        var sums: [Double] = []
        var sum = 0.0
        for weight in weights {
            sum = cumulative ? weight : sum + weight
            sums.append(sum)
        }
        guard sum > 0 else { throw TensorError(.valueError, "Total of weights must be greater than zero") }
        guard sum.isFinite else { throw TensorError(.valueError, "Total of weights must be finite") }
        return (0..<Swift.max(draws, 0)).map { _ in
            let target = random() * sum
            var low = 0
            var high = count - 1
            while low < high {
                let middle = (low + high) / 2
                if target < sums[middle] { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }

    /// `random.shuffle`, in place.
    public func shuffle<Element>(_ elements: inout [Element]) {
        var index = elements.count - 1
        while index > 0 {
            elements.swapAt(index, below(index + 1))
            index -= 1
        }
    }

    /// `random.sample(population, k)`: indices, no repeats.
    public func sample(count: Int, _ draws: Int) throws -> [Int] {
        guard draws >= 0, draws <= count else {
            throw TensorError(.valueError, "Sample larger than population or is negative")
        }
        var setSize = 21.0
        if draws > 5 { setSize += pow(4, ceil(log(Double(draws * 3)) / log(4))) }
        var picked: [Int] = []
        if Double(count) <= setSize {
            var pool = Array(0..<count)
            for index in 0..<draws {
                let position = below(count - index)
                picked.append(pool[position])
                pool[position] = pool[count - index - 1]
            }
        } else {
            var seen = Set<Int>()
            for _ in 0..<draws {
                var position = below(count)
                while !seen.insert(position).inserted { position = below(count) }
                picked.append(position)
            }
        }
        return picked
    }

    /// `random.uniform(a, b)`.
    public func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * random() }

    /// `random.triangular(low, high, mode)`.
    public func triangular(_ low: Double = 0, _ high: Double = 1, mode: Double? = nil) -> Double {
        var uniform = random()
        if high == low { return low }
        var middle = mode.map { ($0 - low) / (high - low) } ?? 0.5
        var (from, to) = (low, high)
        if uniform > middle {
            uniform = 1 - uniform
            middle = 1 - middle
            (from, to) = (to, from)
        }
        return from + (to - from) * (uniform * middle).squareRoot()
    }

    /// `random.gauss(mu, sigma)`: pairs, the second of which waits for the next call.
    public func gauss(_ mu: Double = 0, _ sigma: Double = 1) -> Double {
        let value: Double
        if let cached = cachedGauss {
            value = cached
            cachedGauss = nil
        } else {
            let angle = random() * (2 * Double.pi)
            let radius = (-2 * log(1 - random())).squareRoot()
            value = cos(angle) * radius
            cachedGauss = sin(angle) * radius
        }
        return mu + value * sigma
    }

    /// `random.normalvariate(mu, sigma)`: by the ratio of uniforms.
    public func normalvariate(_ mu: Double = 0, _ sigma: Double = 1) -> Double {
        let magic = 4 * exp(-0.5) / (2.0).squareRoot()
        while true {
            let first = random()
            let second = 1 - random()
            let value = magic * (first - 0.5) / second
            if value * value / 4 <= -log(second) { return mu + value * sigma }
        }
    }

    /// `random.expovariate(lambda)`.
    public func expovariate(_ lambda: Double = 1) -> Double { -log(1 - random()) / lambda }

    /// A generator that will draw the same numbers: what `getstate` keeps.
    public func clone() -> PythonRandom {
        let copy = PythonRandom(seed: 0)
        copy.restore(self)
        return copy
    }

    /// `setstate`: goes on where `other` stands.
    public func restore(_ other: PythonRandom) {
        engine.copy(other.engine)
        cachedGauss = other.cachedGauss
    }
}

extension TensorError {
    static func emptyRange(_ start: Int, _ stop: Int, _ width: Int) -> TensorError {
        TensorError(.valueError, "empty range for randrange() (\(start), \(stop), \(width))")
    }
}
