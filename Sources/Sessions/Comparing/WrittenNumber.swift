/// A number as it is written: its digits, how many of them are decimals, its exponent.
struct WrittenNumber: Hashable {
    let text: String
    /// False for a run of digits alone, which must be equal to agree.
    let isDecimal: Bool
    /// The digits with their sign, without point and leading zeros; nil where they do not fit.
    private let digits: Int128?
    private let decimals: Int
    private let exponent: Int

    init(_ text: String) {
        self.text = text
        var digits: Int128? = 0
        var decimals = 0
        var exponent = 0
        var exponentSign = 1
        var isNegative = false
        var afterPoint = false
        var afterE = false
        var isDecimal = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): if afterE { exponentSign = -1 } else { isNegative = true }
            case UInt8(ascii: "+"): break
            case UInt8(ascii: "."): (afterPoint, isDecimal) = (true, true)
            case UInt8(ascii: "e"), UInt8(ascii: "E"): (afterE, isDecimal) = (true, true)
            default:
                let digit = Int(byte) - 0x30
                if afterE {
                    exponent = min(exponent * 10 + digit, 100_000)
                } else {
                    let (product, overflow) = (digits ?? 0).multipliedReportingOverflow(by: 10)
                    let (sum, carry) = product.addingReportingOverflow(Int128(digit))
                    if overflow || carry { digits = nil } else if digits != nil { digits = sum }
                    if afterPoint { decimals += 1 }
                }
            }
        }
        if isNegative, let value = digits { digits = -value }
        self.isDecimal = isDecimal
        self.digits = digits
        self.decimals = decimals
        self.exponent = exponent * exponentSign
    }

    /// True where both say the same to the precision that both are written in, the last digit within one, and where at
    /// most `places` decimals count.
    func agrees(with other: WrittenNumber, atMost places: Int?) -> Bool {
        guard isDecimal == other.isDecimal else { return false }
        if text == other.text { return true }
        guard isDecimal else { return digits != nil && digits == other.digits }
        guard let unit = Self.unit(self, other, atMost: places) else { return isEqual(to: other) }
        let scale = min(exponent - decimals, other.exponent - other.decimals)
        if let mine = scaled(to: scale), let theirs = other.scaled(to: scale), let one = Self.power(unit - scale) {
            let (difference, overflow) = mine.subtractingReportingOverflow(theirs)
            return !overflow && difference.magnitude <= one.magnitude
        }
        guard let mine = Double(text), let theirs = Double(other.text), let one = Double("1e\(unit)") else {
            return false
        }
        return (mine - theirs).magnitude <= one * 1.000_000_1
    }

    /// The exponent of the last decimal that counts; nil where neither number has decimals.
    private static func unit(_ first: WrittenNumber, _ second: WrittenNumber, atMost places: Int?) -> Int? {
        let units = [first, second].compactMap { number in
            number.decimals > 0 ? number.exponent - min(number.decimals, places ?? number.decimals) : nil
        }
        return units.max()
    }

    private func isEqual(to other: WrittenNumber) -> Bool {
        let scale = min(exponent - decimals, other.exponent - other.decimals)
        if let mine = scaled(to: scale), let theirs = other.scaled(to: scale) { return mine == theirs }
        return Double(text) == Double(other.text)
    }

    private func scaled(to scale: Int) -> Int128? {
        guard let digits else { return nil }
        if digits == 0 { return 0 }
        guard let factor = Self.power(exponent - decimals - scale) else { return nil }
        let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    private static func power(_ exponent: Int) -> Int128? {
        guard (0...37).contains(exponent) else { return nil }
        return (0..<exponent).reduce(Int128(1)) { product, _ in product * 10 }
    }
}
