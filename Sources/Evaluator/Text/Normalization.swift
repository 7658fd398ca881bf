/// Unicode's normal forms: composed or decomposed, canonically or for compatibility.
enum Normalization: String {
    case composed = "NFC"
    case decomposed = "NFD"
    case compatiblyComposed = "NFKC"
    case compatiblyDecomposed = "NFKD"

    func apply(_ text: Str) -> Str {
        if text.isASCII { return text }
        let isCompatible = self == .compatiblyComposed || self == .compatiblyDecomposed
        var scalars: [Unicode.Scalar] = []
        for scalar in text.scalars { Normalization.decompose(scalar, isCompatible, into: &scalars) }
        Normalization.reorder(&scalars)
        if self == .composed || self == .compatiblyComposed { scalars = Normalization.compose(scalars) }
        return Str(scalars: scalars)
    }

    private static let (hangulBase, leadBase, vowelBase, tailBase): (UInt32, UInt32, UInt32, UInt32) = (
        0xAC00, 0x1100, 0x1161, 0x11A7
    )

    private static func append(_ value: UInt32, _ result: inout [Unicode.Scalar]) {
        if let scalar = Unicode.Scalar(value) { result.append(scalar) }
    }

    private static func decompose(_ scalar: Unicode.Scalar, _ isCompatible: Bool, into result: inout [Unicode.Scalar]) {
        let value = scalar.value
        if value < 0xA0 {
            result.append(scalar)
        } else if (0xAC00...0xD7A3).contains(value) {
            let index = value - hangulBase
            append(leadBase + index / 588, &result)
            append(vowelBase + index % 588 / 28, &result)
            if index % 28 != 0 { append(tailBase + index % 28, &result) }
        } else if isCompatible, (0xFF01...0xFF5E).contains(value) {
            append(value - 0xFEE0, &result)
        } else if let parts = NormalizationTable.canonical[value]
            ?? (isCompatible ? NormalizationTable.compatible[value] : nil)
        {
            for part in parts {
                if let part = Unicode.Scalar(part) { decompose(part, isCompatible, into: &result) }
            }
        } else {
            result.append(scalar)
        }
    }

    private static func combiningClass(_ scalar: Unicode.Scalar) -> UInt8 {
        scalar.value < 0x300 ? 0 : scalar.properties.canonicalCombiningClass.rawValue
    }

    /// Marks in the order of their classes, equal classes as they stood.
    private static func reorder(_ scalars: inout [Unicode.Scalar]) {
        for index in scalars.indices.dropFirst() {
            let order = combiningClass(scalars[index])
            if order == 0 { continue }
            var place = index
            while place > 0, combiningClass(scalars[place - 1]) > order {
                scalars.swapAt(place, place - 1)
                place -= 1
            }
        }
    }

    private static let pairs: [UInt64: UInt32] = {
        var result: [UInt64: UInt32] = [:]
        for (code, parts) in NormalizationTable.canonical where parts.count == 2 {
            if let scalar = Unicode.Scalar(code), !scalar.properties.isFullCompositionExclusion {
                result[UInt64(parts[0]) << 32 | UInt64(parts[1])] = code
            }
        }
        return result
    }()

    private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
        let (a, b) = (first.value, second.value)
        if (0x1100..<0x1113).contains(a), (0x1161..<0x1176).contains(b) {
            return Unicode.Scalar(hangulBase + (a - leadBase) * 588 + (b - vowelBase) * 28)
        }
        if (0xAC00...0xD7A3).contains(a), (a - hangulBase) % 28 == 0, (0x11A8..<0x11C3).contains(b) {
            return Unicode.Scalar(a + b - tailBase)
        }
        return pairs[UInt64(a) << 32 | UInt64(b)].flatMap { Unicode.Scalar($0) }
    }

    private static func compose(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var starter: Int?
        var lastClass: UInt8 = 0
        for scalar in scalars {
            let order = combiningClass(scalar)
            if let place = starter, result.count - 1 == place || lastClass < order,
                let composed = pair(result[place], scalar)
            {
                result[place] = composed
                continue
            }
            if order == 0 { starter = result.count }
            lastClass = order
            result.append(scalar)
        }
        return result
    }

    /// `HANGUL SYLLABLE GA`
    static func hangulName(_ scalar: Unicode.Scalar) -> String {
        let index = Int(scalar.value - hangulBase)
        let leads = ["G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H"]
        let vowels = [
            "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU",
            "EU", "YI", "I",
        ]
        let tails = [
            "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS",
            "S", "SS", "NG", "J", "C", "K", "T", "P", "H",
        ]
        return "HANGUL SYLLABLE " + leads[index / 588] + vowels[index % 588 / 28] + tails[index % 28]
    }
}
