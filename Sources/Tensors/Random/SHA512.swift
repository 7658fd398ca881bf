/// SHA-512, which CPython mixes into seeds that are texts.
enum SHA512 {
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var state = startWords
        var padded = message
        padded.append(0x80)
        while padded.count % 128 != 120 { padded.append(0) }
        padded += bigEndian(UInt64(message.count) * 8)
        for start in stride(from: 0, to: padded.count, by: 128) {
            compress(&state, padded[start..<start + 128])
        }
        return state.flatMap(bigEndian)
    }

    private static func bigEndian(_ word: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
    }

    private static func compress(_ state: inout [UInt64], _ block: ArraySlice<UInt8>) {
        var words = [UInt64](repeating: 0, count: 80)
        for index in 0..<16 {
            let start = block.startIndex + 8 * index
            words[index] = block[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
        for index in 16..<80 {
            let (old, new) = (words[index - 15], words[index - 2])
            let first = rotated(old, 1) ^ rotated(old, 8) ^ (old >> 7)
            let second = rotated(new, 19) ^ rotated(new, 61) ^ (new >> 6)
            words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<80 {
            let sum = rotated(e, 14) ^ rotated(e, 18) ^ rotated(e, 41)
            let first = h &+ sum &+ ((e & f) ^ (~e & g)) &+ roundWords[index] &+ words[index]
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let second = (rotated(a, 28) ^ rotated(a, 34) ^ rotated(a, 39)) &+ majority
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ word }
    }

    private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word >> count | word << (64 - count) }

    /// The first 64 bits behind the point of the square roots of the first 8 primes.
    private static let startWords: [UInt64] = primes.prefix(8).map { fractionBits(of: $0, root: 2) }
    /// The same of the cube roots of the first 80 primes.
    private static let roundWords: [UInt64] = primes.map { fractionBits(of: $0, root: 3) }

    private static let primes: [UInt64] = {
        var found: [UInt64] = []
        var candidate: UInt64 = 2
        while found.count < 80 {
            if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
            candidate += 1
        }
        return found
    }()

    /// The largest x of 64 fraction bits with (whole + x)^root <= prime, found bit by bit in exact arithmetic.
    private static func fractionBits(of prime: UInt64, root: Int) -> UInt64 {
        var whole: UInt64 = 0
        while power(whole + 1, root) <= prime { whole += 1 }
        var fraction: UInt64 = 0
        for bit in stride(from: 63, through: 0, by: -1) {
            let candidate = fraction | (1 << UInt64(bit))
            // (whole·2^64 + candidate)^root against prime·2^(64·root), in words of 64 bits.
            let base = [candidate, whole]
            var product = base
            for _ in 1..<root { product = multiply(product, base) }
            let integerPart = product[root]
            let rest = product[(root + 1)...].contains { $0 != 0 }
            if !rest, integerPart < prime { fraction = candidate }
        }
        return fraction
    }

    private static func power(_ base: UInt64, _ exponent: Int) -> UInt64 {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }

    private static func multiply(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var product = [UInt64](repeating: 0, count: left.count + right.count)
        for (i, first) in left.enumerated() {
            var carry: UInt64 = 0
            for (j, second) in right.enumerated() {
                let (high, low) = first.multipliedFullWidth(by: second)
                let (sum, overflow) = product[i + j].addingReportingOverflow(low)
                let (total, again) = sum.addingReportingOverflow(carry)
                product[i + j] = total
                carry = high &+ (overflow ? 1 : 0) &+ (again ? 1 : 0)
            }
            product[i + right.count] = product[i + right.count] &+ carry
        }
        return product
    }
}
