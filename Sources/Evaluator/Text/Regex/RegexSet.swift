/// A set of code points: `[a-z_]`, `\w`, `[^"]`.
struct RegexSet {
    enum Category {
        case digit, space, word
        func contains(_ scalar: Unicode.Scalar, ascii: Bool) -> Bool {
            if ascii, scalar.value >= 128 { return false }
            switch self {
            case .digit: return scalar.decimalDigit != nil
            case .space:
                return ascii ? scalar.value == 32 || (9...13).contains(scalar.value) : scalar.isPythonSpace
            case .word: return scalar.isPythonAlphanumeric || scalar == "_"
            }
        }
    }

    var ranges: [ClosedRange<UInt32>] = []
    var categories: [(category: Category, negated: Bool)] = []
    var isNegated = false
    var ignoresCase = false
    var ascii = false
    /// The answers for ASCII, computed by `prepare`.
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init() {}

    init(_ category: Category, negated: Bool, ascii: Bool) {
        categories = [(category, negated)]
        self.ascii = ascii
        prepare()
    }

    mutating func add(_ scalar: Unicode.Scalar) { ranges.append(scalar.value...scalar.value) }

    mutating func prepare() {
        for value in UInt32(0)..<128 where slowContains(Unicode.Scalar(UInt8(value))) {
            if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
        }
    }

    @inline(__always)
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 { return low >> UInt64(value) & 1 != 0 }
        if value < 128 { return high >> UInt64(value - 64) & 1 != 0 }
        return slowContains(scalar)
    }

    private func slowContains(_ scalar: Unicode.Scalar) -> Bool {
        var found = holds(scalar)
        if !found, ignoresCase {
            found = RegexSet.caseVariants(scalar, ascii: ascii).contains { holds($0) }
        }
        return found != isNegated
    }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        for range in ranges where range.contains(scalar.value) { return true }
        for (category, negated) in categories where category.contains(scalar, ascii: ascii) != negated { return true }
        return false
    }

    /// The other cases of a code point, where they are single code points.
    static func caseVariants(_ scalar: Unicode.Scalar, ascii: Bool) -> [Unicode.Scalar] {
        if ascii, scalar.value >= 128 { return [] }
        let lower = folded(scalar, ascii: ascii)
        let upper = single(lower.properties.uppercaseMapping)
        return [lower] + (upper.map { ascii && $0.value >= 128 ? [] : [$0] } ?? [])
    }

    /// What two code points share when they differ in case only.
    static func folded(_ scalar: Unicode.Scalar, ascii: Bool) -> Unicode.Scalar {
        if scalar.value < 128 {
            return scalar.isPythonUpper ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
        }
        return ascii ? scalar : single(scalar.properties.lowercaseMapping) ?? scalar
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }
}
