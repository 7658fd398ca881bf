import CKernels

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// `torch.Generator`: the stream of random numbers that PyTorch's CPU operations draw from.
public final class Generator {
    let engine = MersenneTwister()
    /// `initial_seed()`.
    public internal(set) var initialSeed: UInt64
    /// The second value of the last Box-Muller pair; scalar normals take it first.
    public internal(set) var cachedNormal: Double?

    /// A fresh generator has the seed 67280421310721, as in PyTorch.
    public init(seed: UInt64 = 67_280_421_310_721) {
        initialSeed = seed
        engine.seed(UInt32(truncatingIfNeeded: seed))
    }

    /// `manual_seed`: starts the stream anew; only the lower 32 bits count.
    public func manualSeed(_ seed: UInt64) {
        initialSeed = seed
        cachedNormal = nil
        engine.seed(UInt32(truncatingIfNeeded: seed))
    }

    /// `seed()`: a seed from the machine's entropy, which it returns.
    @discardableResult
    public func seedFromEntropy() -> UInt64 {
        // PyTorch keeps such seeds below 2^53, so that they survive a float.
        let seed = MersenneTwister.entropy() & ((1 << 53) - 1)
        manualSeed(seed)
        return seed
    }

    @inline(__always) public func u32() -> UInt32 { engine.u32() }
    @inline(__always) public func u64() -> UInt64 { engine.u64() }

    /// A float in [0, 1) with 24 random bits.
    @inline(__always) public func uniformFloat() -> Float { Float(engine.u32() & 0xFF_FFFF) * 0x1p-24 }
    /// A double in [0, 1) with 53 random bits.
    @inline(__always) public func uniformDouble() -> Double { Double(engine.u64() & 0x1F_FFFF_FFFF_FFFF) * 0x1p-53 }

    /// A standard normal by the double-precision pair method that PyTorch uses for fewer than 16 elements.
    public func normalDouble() -> Double {
        if let cached = cachedNormal {
            cachedNormal = nil
            return cached
        }
        let first = uniformDouble()
        let second = uniformDouble()
        let radius = (-2 * log1p(-second)).squareRoot()
        let angle = 2 * Double.pi * first
        cachedNormal = radius * sin(angle)
        return radius * cos(angle)
    }

    /// An exponential value with rate `lambda`.
    public func exponentialDouble(_ lambda: Double) -> Double { -1 / lambda * log1p(-uniformDouble()) }
}
