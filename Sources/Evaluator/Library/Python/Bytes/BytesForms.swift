/// Taking bytes apart, putting them together, and the forms of ASCII letters.
extension BytesMethods {
    static let parts = [
        Builtin(
            "join", "(iterable_of_bytes, /)", "Concatenates bytes, with these between them.",
            example: "b', '.join([b'a', b'b'])\n#> b'a, b'"
        ) { call in
            guard try call[0].isIterable else { throw Raised(.typeError, "can only join an iterable") }
            var pieces: [[UInt8]] = []
            for (index, item) in try call[0].collected().enumerated() {
                guard let piece = item.object(as: BytesObject.self) else {
                    throw Raised(
                        .typeError,
                        "sequence item \(index): expected a bytes-like object, \(item.typeName) found")
                }
                pieces.append(piece.bytes)
            }
            return .bytes(pieces.joined(separator: try call.bytes))
        },
        Builtin(
            "split", "(sep=None, maxsplit=-1)", "The pieces between separators, or between runs of whitespace.",
            example: "b'a b'.split()\n#> [b'a', b'b']"
        ) { call in
            let limit = try call.int(1)
            if call[0].isNone { return .pieces(words(try call.bytes, limit)) }
            return .pieces(split(try call.bytes, try call.bytesSeparator(), limit))
        },
        Builtin("rsplit", "(sep=None, maxsplit=-1)", "Like `split`, counting from the right.") { call in
            let limit = try call.int(1)
            let reversed = Array(try call.bytes.reversed())
            let pieces =
                call[0].isNone ? words(reversed, limit) : split(reversed, try call.bytesSeparator().reversed(), limit)
            return .pieces(pieces.reversed().map { $0.reversed() })
        },
        Builtin("splitlines", "(keepends: bool = False)", "The lines.") { call in
            let keeps = try call.bool(0)
            let bytes = try call.bytes
            var lines: [[UInt8]] = []
            var start = 0
            var place = 0
            while place < bytes.count {
                guard bytes[place] == 10 || bytes[place] == 13 else {
                    place += 1
                    continue
                }
                let end = place + (bytes[place] == 13 && place + 1 < bytes.count && bytes[place + 1] == 10 ? 2 : 1)
                lines.append(Array(bytes[start..<(keeps ? end : place)]))
                start = end
                place = end
            }
            if start < bytes.count { lines.append(Array(bytes[start...])) }
            return .pieces(lines)
        },
        strip("strip", "Without whitespace, or without these bytes, at both ends.", left: true, right: true),
        strip("lstrip", "Like `strip`, on the left.", left: true, right: false),
        strip("rstrip", "Like `strip`, on the right.", left: false, right: true),
        Builtin("replace", "(old, new, count=-1, /)", "With every `old` replaced by `new`, at most `count` of them.") {
            call in
            let (old, new, limit) = (try call.bytesLike(0), try call.bytesLike(1), try call.int(2))
            let bytes = try call.bytes
            guard old.isEmpty else { return .bytes(split(bytes, old, limit).joined(separator: new)) }
            var result: [UInt8] = []
            for (place, byte) in bytes.enumerated() {
                if limit < 0 || place < limit { result += new }
                result.append(byte)
            }
            return .bytes(limit < 0 || bytes.count < limit ? result + new : result)
        },
        Builtin("removeprefix", "(prefix, /)", "Without this beginning.") { call in
            let (bytes, affix) = (try call.bytes, try call.bytesLike(0))
            return .bytes(bytes.starts(with: affix) ? Array(bytes.dropFirst(affix.count)) : bytes)
        },
        Builtin("removesuffix", "(suffix, /)", "Without this end.") { call in
            let (bytes, affix) = (try call.bytes, try call.bytesLike(0))
            return .bytes(bytes.suffix(affix.count).elementsEqual(affix) ? Array(bytes.dropLast(affix.count)) : bytes)
        },
        Builtin("partition", "(sep, /)", "What is before the first separator, the separator, and what is after it.") {
            call in
            let (bytes, separator) = (try call.bytes, try call.bytesSeparator())
            guard let place = BytesSearch.firstIndex(of: separator, in: bytes) else {
                return .tuple([.bytes(bytes), .bytes([]), .bytes([])])
            }
            return .tuple([
                .bytes(bytes[..<place]), .bytes(separator), .bytes(bytes[(place + separator.count)...]),
            ])
        },
        Builtin("rpartition", "(sep, /)", "Like `partition`, at the last separator.") { call in
            let (bytes, separator) = (try call.bytes, try call.bytesSeparator())
            guard let place = BytesSearch.lastIndex(of: separator, in: bytes) else {
                return .tuple([.bytes([]), .bytes([]), .bytes(bytes)])
            }
            return .tuple([
                .bytes(bytes[..<place]), .bytes(separator), .bytes(bytes[(place + separator.count)...]),
            ])
        },
    ]

    private static func strip(_ name: String, _ summary: String, left: Bool, right: Bool) -> Builtin {
        Builtin(name, "(bytes=None, /)", summary) { call in
            let set = call[0].isNone ? nil : Set(try call.bytesLike(0))
            let goes = { (byte: UInt8) in set?.contains(byte) ?? byte.isBytesSpace }
            var part = try call.bytes[...]
            if left { part = part.drop(while: goes) }
            if right { while let last = part.last, goes(last) { part.removeLast() } }
            return .bytes(part)
        }
    }

    private static func words(_ bytes: [UInt8], _ limit: Int) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes.drop { $0.isBytesSpace }
        while !rest.isEmpty {
            if limit >= 0, pieces.count == limit {
                pieces.append(Array(rest))
                break
            }
            let word = rest.prefix { !$0.isBytesSpace }
            pieces.append(Array(word))
            rest = rest[word.endIndex...].drop { $0.isBytesSpace }
        }
        return pieces
    }

    private static func split(_ bytes: [UInt8], _ separator: [UInt8], _ limit: Int) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        while limit < 0 || pieces.count < limit,
            let place = BytesSearch.firstIndex(of: separator, in: bytes, from: start)
        {
            pieces.append(Array(bytes[start..<place]))
            start = place + separator.count
        }
        return pieces + [Array(bytes[start...])]
    }

    static let forms = [
        Builtin("upper", "()", "ASCII letters in capitals.") { call in .bytes(try call.bytes.map(\.raised)) },
        Builtin("lower", "()", "ASCII letters small.") { call in .bytes(try call.bytes.map(\.lowered)) },
        Builtin("swapcase", "()", "Small letters for capitals and back.") { call in
            .bytes(try call.bytes.map { $0.isASCIILower ? $0.raised : $0.lowered })
        },
        Builtin("capitalize", "()", "A capital in front, the rest small.") { call in
            .bytes(try call.bytes.enumerated().map { $0.offset == 0 ? $0.element.raised : $0.element.lowered })
        },
        Builtin("title", "()", "Each word with a capital.") { call in
            var isInside = false
            return .bytes(
                try call.bytes.map { byte in
                    defer { isInside = byte.isASCIILetter }
                    return isInside ? byte.lowered : byte.raised
                })
        },
        Builtin("ljust", "(width, fillchar=b' ', /)", "Filled up at the right.") { call in
            try call.padded(left: false, right: true)
        },
        Builtin("rjust", "(width, fillchar=b' ', /)", "Filled up at the left.") { call in
            try call.padded(left: true, right: false)
        },
        Builtin("center", "(width, fillchar=b' ', /)", "Filled up at both sides.") { call in
            try call.padded(left: true, right: true)
        },
        Builtin("zfill", "(width, /)", "Zeros between a sign and the rest.") { call in
            let bytes = try call.bytes
            let zeros = [UInt8](repeating: 48, count: max(try call.room(0) - bytes.count, 0))
            let hasSign = bytes.first == 43 || bytes.first == 45
            return .bytes(hasSign ? [bytes[0]] + zeros + bytes.dropFirst() : zeros + bytes)
        },
        question("isdigit", "Whether all are ASCII digits.") { bytes in bytes.allSatisfy(\.isASCIIDigit) },
        question("isalpha", "Whether all are ASCII letters.") { bytes in bytes.allSatisfy(\.isASCIILetter) },
        question("isalnum", "Whether all are ASCII letters or digits.") { bytes in
            bytes.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
        },
        question("isspace", "Whether all are whitespace.") { bytes in bytes.allSatisfy(\.isBytesSpace) },
        question("islower", "Whether there are small letters and no capitals.") { bytes in
            bytes.contains(where: \.isASCIILower) && !bytes.contains(where: \.isASCIIUpper)
        },
        question("isupper", "Whether there are capitals and no small letters.") { bytes in
            bytes.contains(where: \.isASCIIUpper) && !bytes.contains(where: \.isASCIILower)
        },
        Builtin("isascii", "()", "Whether all are below 128.") { call in
            .bool(try call.bytes.allSatisfy { $0 < 128 })
        },
    ]

    private static func question(
        _ name: String, _ summary: String, _ answer: @escaping @Sendable ([UInt8]) -> Bool
    ) -> Builtin {
        Builtin(name, "()", summary) { call in
            let bytes = try call.bytes
            return .bool(!bytes.isEmpty && answer(bytes))
        }
    }
}
