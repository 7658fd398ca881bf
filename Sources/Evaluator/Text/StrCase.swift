/// Upper, lower and title case by Unicode's full mappings, and the questions about them.
extension Str {
    @inline(__always)
    private func mapASCII(_ transform: (UInt8) -> UInt8) -> Str {
        withBytes { source in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: source.count) { target in
                for index in 0..<source.count { target.initializeElement(at: index, to: transform(source[index])) }
                return Str(ascii: UnsafeBufferPointer(target))
            }
        }
    }

    public func uppercased() -> Str {
        if isASCII { return mapASCII { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 } }
        return Str(value.unicodeScalars.map { $0.properties.uppercaseMapping }.joined())
    }

    public func lowercased() -> Str {
        if isASCII { return mapASCII { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 } }
        let source = scalars
        return Str(source.indices.map { Str.lower(source, $0) }.joined())
    }

    public func casefolded() -> Str {
        if isASCII { return lowercased() }
        return Str(value.unicodeScalars.map(Str.fold).joined())
    }

    public func capitalized() -> Str {
        let source = scalars
        return Str(
            source.indices.map { $0 == 0 ? source[0].properties.titlecaseMapping : Str.lower(source, $0) }.joined())
    }

    public func swappedCase() -> Str {
        let source = scalars
        return Str(
            source.indices.map { index in
                let scalar = source[index]
                if scalar.isPythonUpper { return Str.lower(source, index) }
                return scalar.isPythonLower ? scalar.properties.uppercaseMapping : String(scalar)
            }.joined())
    }

    public func titled() -> Str {
        let source = scalars
        var previousIsCased = false
        return Str(
            source.indices.map { index in
                defer { previousIsCased = source[index].properties.isCased }
                return previousIsCased ? Str.lower(source, index) : source[index].properties.titlecaseMapping
            }.joined())
    }

    /// The lower case of one code point in its text; a final sigma needs its neighbours.
    private static func lower(_ source: [Unicode.Scalar], _ index: Int) -> String {
        let scalar = source[index]
        if scalar.value < 128 {
            return scalar.isPythonUpper ? String(Unicode.Scalar(UInt8(scalar.value + 32))) : String(scalar)
        }
        if scalar.value != 0x3A3 { return scalar.properties.lowercaseMapping }
        var before = index - 1
        while before >= 0, source[before].properties.isCaseIgnorable { before -= 1 }
        guard before >= 0, source[before].properties.isCased else { return "σ" }
        var after = index + 1
        while after < source.count, source[after].properties.isCaseIgnorable { after += 1 }
        return after < source.count && source[after].properties.isCased ? "σ" : "ς"
    }

    /// Full case folding, derived from the mappings: Swift has no folding table.
    private static func fold(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x131: return String(scalar)
        case 0x130: return scalar.properties.lowercaseMapping
        case 0x13A0...0x13F5: return String(scalar)
        case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
        case 0x1E9E: return "ss"
        default:
            let upper = scalar.properties.uppercaseMapping
            return upper.unicodeScalars.map { $0.properties.lowercaseMapping }.joined()
        }
    }

    public var isUpper: Bool { hasCase(\.isPythonUpper, not: \.isPythonLower) }
    public var isLower: Bool { hasCase(\.isPythonLower, not: \.isPythonUpper) }

    private func hasCase(
        _ wanted: KeyPath<Unicode.Scalar, Bool>, not unwanted: KeyPath<Unicode.Scalar, Bool>
    ) -> Bool {
        var found = false
        for scalar in value.unicodeScalars {
            if scalar[keyPath: unwanted] || scalar.isPythonTitle { return false }
            if scalar[keyPath: wanted] { found = true }
        }
        return found
    }

    public var isTitle: Bool {
        var found = false
        var previousIsCased = false
        for scalar in value.unicodeScalars {
            if scalar.isPythonUpper || scalar.isPythonTitle {
                if previousIsCased { return false }
                previousIsCased = true
                found = true
            } else if scalar.isPythonLower {
                if !previousIsCased { return false }
                found = true
            } else {
                previousIsCased = false
            }
        }
        return found
    }

    public func all(_ test: (Unicode.Scalar) -> Bool) -> Bool {
        !isEmpty && value.unicodeScalars.allSatisfy(test)
    }

    public var isIdentifier: Bool {
        guard let first = value.unicodeScalars.first, first.isIdentifierStart else { return false }
        return value.unicodeScalars.dropFirst().allSatisfy(\.isIdentifierContinuation)
    }
}
