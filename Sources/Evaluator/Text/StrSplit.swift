/// Taking texts apart: whitespace, separators, lines, ends.
extension Str {
    static func piece(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, isASCII: Bool) -> Str {
        if bytes.isEmpty { return .empty }
        if bytes.count == 1, let byte = bytes.first { return .character(Unicode.Scalar(byte)) }
        let bytes = UnsafeBufferPointer(rebasing: bytes)
        return isASCII ? Str(ascii: bytes) : Str(String(decoding: bytes, as: UTF8.self))
    }

    /// `text.split(None, limit)`: between runs of whitespace.
    public func splitAtWhitespace(limit: Int = -1) -> [Str] {
        var remaining = limit < 0 ? Int.max : limit
        var pieces: [Str] = []
        guard isASCII else {
            let source = scalars
            var index = 0
            while true {
                while index < source.count, source[index].isPythonSpace { index += 1 }
                if index == source.count { return pieces }
                if remaining == 0 { return pieces + [Str(scalars: source[index...])] }
                let start = index
                while index < source.count, !source[index].isPythonSpace { index += 1 }
                pieces.append(Str(scalars: source[start..<index]))
                remaining -= 1
            }
        }
        withBytes { bytes in
            var index = 0
            while true {
                while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
                if index == bytes.count { return }
                if remaining == 0 {
                    pieces.append(Str.piece(bytes[index...], isASCII: true))
                    return
                }
                let start = index
                while index < bytes.count, !bytes[index].isASCIISpace { index += 1 }
                pieces.append(Str.piece(bytes[start..<index], isASCII: true))
                remaining -= 1
            }
        }
        return pieces
    }

    /// `text.rsplit(None, limit)`
    public func splitAtWhitespaceFromRight(limit: Int) -> [Str] {
        if limit < 0 { return splitAtWhitespace() }
        var remaining = limit
        var pieces: [Str] = []
        let source = scalars
        var end = source.count
        while true {
            while end > 0, source[end - 1].isPythonSpace { end -= 1 }
            if end == 0 { break }
            if remaining == 0 {
                pieces.append(substring(0..<end))
                break
            }
            let stop = end
            while end > 0, !source[end - 1].isPythonSpace { end -= 1 }
            pieces.append(substring(end..<stop))
            remaining -= 1
        }
        return pieces.reversed()
    }

    /// `text.split(separator, limit)`; the separator is not empty.
    public func split(at separator: Str, limit: Int = -1) -> [Str] {
        var remaining = limit < 0 ? Int.max : limit
        return withBytes { bytes in
            separator.withBytes { needle in
                var pieces: [Str] = []
                var lower = 0
                while remaining > 0,
                    let found = Str.firstOffset(of: needle, in: bytes, from: lower, to: bytes.count)
                {
                    pieces.append(Str.piece(bytes[lower..<found], isASCII: isASCII))
                    lower = found + needle.count
                    remaining -= 1
                }
                pieces.append(lower == 0 ? self : Str.piece(bytes[lower...], isASCII: isASCII))
                return pieces
            }
        }
    }

    /// `text.rsplit(separator, limit)`; the separator is not empty.
    public func splitFromRight(at separator: Str, limit: Int) -> [Str] {
        if limit < 0 {
            // Overlapping candidates are taken from the right, so this is not `split`.
            return splitFromRight(at: separator, limit: Int.max)
        }
        var remaining = limit
        var pieces: [Str] = []
        var upper = count
        while remaining > 0, let found = lastIndex(of: separator, 0, upper) {
            pieces.append(substring(found + separator.count..<upper))
            upper = found
            remaining -= 1
        }
        pieces.append(substring(0..<upper))
        return pieces.reversed()
    }

    /// `text.splitlines(keepends)`
    public func lines(keepingEnds: Bool) -> [Str] {
        let source = scalars
        var pieces: [Str] = []
        var start = 0
        while start < source.count {
            var end = start
            while end < source.count, !source[end].isPythonLineBreak { end += 1 }
            var next = end
            if next < source.count {
                next += source[next] == "\r" && next + 1 < source.count && source[next + 1] == "\n" ? 2 : 1
            }
            pieces.append(substring(start..<(keepingEnds ? next : end)))
            start = next
        }
        return pieces
    }

    public struct Ends: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }
        public static let left = Ends(rawValue: 1)
        public static let right = Ends(rawValue: 2)
        public static let both: Ends = [.left, .right]
    }

    /// `text.strip(characters)` and its one-sided forms; nil strips whitespace.
    public func stripped(_ ends: Ends = .both, of characters: Str? = nil) -> Str {
        let set = characters?.scalars
        func drops(_ index: Int) -> Bool {
            let scalar = scalar(at: index)
            return set.map { $0.contains(scalar) } ?? scalar.isPythonSpace
        }
        var lower = 0
        var upper = count
        if ends.contains(.left) { while lower < upper, drops(lower) { lower += 1 } }
        if ends.contains(.right) { while upper > lower, drops(upper - 1) { upper -= 1 } }
        return substring(lower..<upper)
    }

    /// `separator.join(pieces)`
    public func joining(_ pieces: [Str]) -> Str { joining(ContiguousArray(pieces.map { .str($0) })) ?? .empty }

    /// `separator.join(pieces)`; nil where one of them is no text.
    public func joining(_ pieces: ContiguousArray<Value>) -> Str? {
        if pieces.count == 1, case .str(let piece) = pieces[0] { return piece }
        if pieces.isEmpty { return .empty }
        var isASCII = isASCII
        var total = value.utf8.count * (pieces.count - 1)
        var characters = count * (pieces.count - 1)
        for item in pieces {
            guard case .str(let piece) = item else { return nil }
            isASCII = isASCII && piece.isASCII
            total += piece.value.utf8.count
            characters += piece.count
        }
        let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(total, 1))
        defer { bytes.deallocate() }
        var place = bytes
        for (index, item) in pieces.enumerated() {
            if index > 0, !isEmpty { copyBytes(to: &place) }
            if case .str(let piece) = item { piece.copyBytes(to: &place) }
        }
        let text = String(decoding: UnsafeBufferPointer(start: bytes, count: place - bytes), as: UTF8.self)
        return Str(text, isASCII: isASCII, count: characters)
    }

    /// Writes the UTF-8 bytes and moves behind them.
    @inline(__always)
    private func copyBytes(to place: inout UnsafeMutablePointer<UInt8>) {
        withBytes { bytes in
            if bytes.count == 1 {
                place.pointee = bytes[0]
            } else if let source = bytes.baseAddress {
                place.update(from: source, count: bytes.count)
            }
            place += bytes.count
        }
    }
}

extension UInt8 {
    /// Python's whitespace below 128: tab to carriage return, the four separators, space.
    @inline(__always)
    var isASCIISpace: Bool { self == 32 || (self >= 9 && self <= 13) || (self >= 28 && self <= 31) }
}
