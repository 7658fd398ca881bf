import CKernels

/// The MT19937 engine behind PyTorch's generator, CPython's `random` and NumPy's `RandomState`.
final class MersenneTwister {
    let state: UnsafeMutablePointer<ck_mt19937>

    init() { state = ck_mt_create() }

    deinit { ck_mt_destroy(state) }

    /// The "init_genrand" seeding of PyTorch and NumPy.
    func seed(_ seed: UInt32) { ck_mt_seed(state, seed) }

    /// The "init_by_array" seeding of CPython; an empty list counts as `[0]`.
    func seed(array keys: [UInt32]) {
        let keys = keys.isEmpty ? [0] : keys
        keys.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { ck_mt_seed_array(state, base, Int32(clamping: buffer.count)) }
        }
    }

    @inline(__always) func u32() -> UInt32 { ck_mt_u32(state) }
    /// The first word drawn is the high half.
    @inline(__always) func u64() -> UInt64 { ck_mt_u64(state) }

    /// 53 bits the way CPython and NumPy put them together: 27 bits of one word, 26 of the next.
    func double53() -> Double {
        let high = Double(u32() >> 5)
        let low = Double(u32() >> 6)
        return (high * 67_108_864 + low) / 9_007_199_254_740_992
    }

    func copy(_ other: MersenneTwister) { ck_mt_copy(state, other.state) }

    /// Random bits of the machine, for generators that nobody seeded.
    static func entropy() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
