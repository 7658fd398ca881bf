/// What is wrong with a string's escapes, in CPython's words.
struct EscapeFailure: Error {
    let message: String
}

/// Decodes the escapes of a string.
struct EscapeDecoder {
    let bytes: UnsafeBufferPointer<UInt8>
    var output: [UInt8] = []
    private var isForBytes = false

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The text of some bytes between quotes; line ends become `\n`.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isRaw: Bool
    ) throws(EscapeFailure) -> String {
        var needsWork = false
        for index in range where bytes[index] == 0x0D || (!isRaw && bytes[index] == UInt8(ascii: "\\")) {
            needsWork = true
            break
        }
        guard needsWork else { return String(decoding: bytes[range], as: UTF8.self) }
        var decoder = EscapeDecoder(bytes: bytes)
        decoder.output.reserveCapacity(range.count)
        try decoder.run(range, isRaw: isRaw)
        return String(decoding: decoder.output, as: UTF8.self)
    }

    /// The bytes of some ASCII between quotes: `\\xff` is one byte, `\\u` no escape.
    static func decodeBytes(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isRaw: Bool
    ) throws(EscapeFailure) -> [UInt8] {
        var decoder = EscapeDecoder(bytes: bytes)
        decoder.isForBytes = true
        decoder.output.reserveCapacity(range.count)
        try decoder.run(range, isRaw: isRaw)
        return decoder.output
    }

    private mutating func run(_ range: Range<Int>, isRaw: Bool) throws(EscapeFailure) {
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let byte = bytes[index]
            if byte == 0x0D {
                output.append(0x0A)
                index += index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
            } else if byte == UInt8(ascii: "\\"), !isRaw {
                index = try escape(at: index, range)
            } else {
                output.append(byte)
                index += 1
            }
        }
    }

    /// Decodes the escape at a backslash and returns the offset after it.
    private mutating func escape(at backslash: Int, _ range: Range<Int>) throws(EscapeFailure) -> Int {
        let index = backslash + 1
        guard index < range.upperBound else {
            throw failure("\\ at end of string", backslash, index, range)
        }
        let simple: UInt8
        switch bytes[index] {
        case 0x0A: return index + 1
        case 0x0D: return index + 1 < range.upperBound && bytes[index + 1] == 0x0A ? index + 2 : index + 1
        case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): simple = bytes[index]
        case UInt8(ascii: "a"): simple = 7
        case UInt8(ascii: "b"): simple = 8
        case UInt8(ascii: "f"): simple = 12
        case UInt8(ascii: "n"): simple = 10
        case UInt8(ascii: "r"): simple = 13
        case UInt8(ascii: "t"): simple = 9
        case UInt8(ascii: "v"): simple = 11
        case UInt8(ascii: "0")...UInt8(ascii: "7"): return octal(index, range.upperBound)
        case UInt8(ascii: "x"): return try hexadecimal(backslash, 2, "truncated \\xXX escape", range)
        case UInt8(ascii: "u") where !isForBytes:
            return try hexadecimal(backslash, 4, "truncated \\uXXXX escape", range)
        case UInt8(ascii: "U") where !isForBytes:
            return try hexadecimal(backslash, 8, "truncated \\UXXXXXXXX escape", range)
        case UInt8(ascii: "N") where !isForBytes: return try named(backslash, range)
        default:
            output.append(UInt8(ascii: "\\"))
            return index
        }
        output.append(simple)
        return index + 1
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private mutating func octal(_ start: Int, _ end: Int) -> Int {
        var index = start
        var value: UInt32 = 0
        while index < min(start + 3, end), bytes[index] >= UInt8(ascii: "0"), bytes[index] < UInt8(ascii: "8") {
            value = value * 8 + UInt32(bytes[index] - UInt8(ascii: "0"))
            index += 1
        }
        if isForBytes {
            output.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value) {
            append(scalar)
        }
        return index
    }

    private mutating func hexadecimal(
        _ backslash: Int, _ count: Int, _ reason: String, _ range: Range<Int>
    ) throws(EscapeFailure) -> Int {
        var index = backslash + 2
        var value: UInt32 = 0
        while index < min(backslash + 2 + count, range.upperBound),
            let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue
        {
            value = value << 4 | UInt32(digit)
            index += 1
        }
        if isForBytes {
            guard index == backslash + 2 + count else {
                throw EscapeFailure(
                    message: "(value error) invalid \\x escape at position \(backslash - range.lowerBound)")
            }
            output.append(UInt8(truncatingIfNeeded: value))
            return index
        }
        guard index == backslash + 2 + count else { throw failure(reason, backslash, index, range) }
        guard value <= 0x10FFFF else { throw failure("illegal Unicode character", backslash, index, range) }
        guard let scalar = Unicode.Scalar(value) else {
            throw EscapeFailure(message: "lone surrogates are not part of this language")
        }
        append(scalar)
        return index
    }

    private mutating func named(_ backslash: Int, _ range: Range<Int>) throws(EscapeFailure) -> Int {
        var index = backslash + 2
        guard index < range.upperBound, bytes[index] == UInt8(ascii: "{") else {
            throw failure("malformed \\N character escape", backslash, index, range)
        }
        let start = index + 1
        while index < range.upperBound, bytes[index] != UInt8(ascii: "}") { index += 1 }
        guard index < range.upperBound, index > start else {
            // An empty name takes its closing brace along.
            let end = index < range.upperBound ? index + 1 : index
            throw failure("malformed \\N character escape", backslash, end, range)
        }
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let scalar = CharacterNames.scalar(named: name) else {
            throw failure("unknown Unicode character name", backslash, index + 1, range)
        }
        append(scalar)
        return index + 1
    }

    /// CPython counts positions in a copy where characters beyond ASCII take ten bytes each.
    private func failure(_ reason: String, _ start: Int, _ end: Int, _ range: Range<Int>) -> EscapeFailure {
        let first = inflated(range.lowerBound, start)
        let last = first + inflated(start, end) - 1
        let place =
            first >= last ? "byte 0x5c in position \(first)" : "bytes in position \(first)-\(last)"
        return EscapeFailure(message: "(unicode error) 'unicodeescape' codec can't decode \(place): \(reason)")
    }

    private func inflated(_ start: Int, _ end: Int) -> Int {
        var count = 0
        var index = start
        while index < end {
            let byte = bytes[index]
            if byte < 0x80 {
                count += 1
                if byte == UInt8(ascii: "\\"), index + 1 < end {
                    if bytes[index + 1] >= 0x80 { count += 5 } else { count += 1 }
                    index += bytes[index + 1] >= 0x80 ? 0 : 1
                }
            } else if byte & 0xC0 != 0x80 {
                count += 10
            }
            index += 1
        }
        return count
    }
}
