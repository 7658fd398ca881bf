/// Characters by their Unicode names, for `\N{…}`; built at first use, as hardly any program has one.
enum CharacterNames {
    static func scalar(named name: String) -> Unicode.Scalar? {
        let wanted = name.uppercased()
        let ideograph = "CJK UNIFIED IDEOGRAPH-"
        if wanted.hasPrefix(ideograph), let value = UInt32(wanted.dropFirst(ideograph.count), radix: 16) {
            return Unicode.Scalar(value).flatMap { $0.properties.isUnifiedIdeograph ? $0 : nil }
        }
        if wanted.hasPrefix("HANGUL SYLLABLE ") { return find(wanted, in: 0xAC00...0xD7A3) }
        return table[wanted]
    }

    private static func find(_ name: String, in range: ClosedRange<UInt32>) -> Unicode.Scalar? {
        for value in range {
            if let scalar = Unicode.Scalar(value), scalar.properties.name == name { return scalar }
        }
        return nil
    }

    private static let table: [String: Unicode.Scalar] = {
        var result: [String: Unicode.Scalar] = [:]
        for range: ClosedRange<UInt32> in [0x00...0x33FF, 0x4DC0...0x4DFF, 0xA000...0xABFF, 0xF900...0x1FBFF] {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                if let name = scalar.properties.name { result[name] = scalar }
                if let alias = scalar.properties.nameAlias, result[alias] == nil { result[alias] = scalar }
            }
        }
        return result
    }()
}
