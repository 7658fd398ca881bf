#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Looking for texts in texts. Work is done on UTF-8 bytes; what callers see are code-point indices.
extension Str {
    /// `start` and `end` clamped as Python's search methods do; nil when the window is empty beyond the text's end.
    public func window(_ start: Int?, _ end: Int?) -> Range<Int>? {
        var lower = start ?? 0
        var upper = end ?? count
        if upper > count { upper = count }
        if upper < 0 { upper = max(upper + count, 0) }
        if lower < 0 { lower = max(lower + count, 0) }
        return lower <= upper ? lower..<upper : nil
    }

    /// The byte offset of the code point `index`.
    private func byteOffset(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        if isASCII { return index }
        if index >= count { return bytes.count }
        var remaining = index
        var offset = 0
        while true {
            if bytes[offset] & 0xC0 != 0x80 {
                if remaining == 0 { return offset }
                remaining -= 1
            }
            offset += 1
        }
    }

    private func codePointIndex(_ offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        isASCII ? offset : Str.codePointCount(UnsafeBufferPointer(rebasing: bytes[..<offset]))
    }

    static func firstOffset(
        of needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int? {
        if needle.isEmpty { return start <= end ? start : nil }
        guard end - start >= needle.count, let base = haystack.baseAddress, let pattern = needle.baseAddress else {
            return nil
        }
        let first = Int32(needle[0])
        var offset = start
        while offset + needle.count <= end {
            guard let found = memchr(base + offset, first, end - needle.count + 1 - offset) else { return nil }
            offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if memcmp(base + offset, pattern, needle.count) == 0 { return offset }
            offset += 1
        }
        return nil
    }

    /// `text.find(other, start, end)`; nil when absent.
    public func firstIndex(of other: Str, _ start: Int? = nil, _ end: Int? = nil) -> Int? {
        guard let window = window(start, end) else { return nil }
        return withBytes { haystack in
            other.withBytes { needle in
                let lower = byteOffset(window.lowerBound, in: haystack)
                let upper = byteOffset(window.upperBound, in: haystack)
                return Str.firstOffset(of: needle, in: haystack, from: lower, to: upper)
                    .map { codePointIndex($0, in: haystack) }
            }
        }
    }

    /// `text.rfind(other, start, end)`; nil when absent.
    public func lastIndex(of other: Str, _ start: Int? = nil, _ end: Int? = nil) -> Int? {
        guard let window = window(start, end) else { return nil }
        return withBytes { haystack in
            other.withBytes { needle in
                let lower = byteOffset(window.lowerBound, in: haystack)
                var offset = byteOffset(window.upperBound, in: haystack) - needle.count
                while offset >= lower {
                    if Str.matches(needle, haystack, at: offset) { return codePointIndex(offset, in: haystack) }
                    offset -= 1
                }
                return nil
            }
        }
    }

    private static func matches(
        _ needle: UnsafeBufferPointer<UInt8>, _ haystack: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> Bool {
        guard offset >= 0, offset + needle.count <= haystack.count else { return false }
        guard let base = haystack.baseAddress, let pattern = needle.baseAddress else { return needle.isEmpty }
        return memcmp(base + offset, pattern, needle.count) == 0
    }

    /// `other in text`
    public func contains(_ other: Str) -> Bool {
        if other.count > count { return false }
        if count <= 16, isASCII, other.count == 1, other.isASCII {
            let byte = other.withBytes { $0[0] }
            return withBytes { haystack in haystack.contains(byte) }
        }
        return withBytes { haystack in
            other.withBytes { Str.firstOffset(of: $0, in: haystack, from: 0, to: haystack.count) != nil }
        }
    }

    /// `text.count(other, start, end)`, without overlaps.
    public func occurrences(of other: Str, _ start: Int? = nil, _ end: Int? = nil) -> Int {
        guard let window = window(start, end) else { return 0 }
        if other.isEmpty { return window.count + 1 }
        return withBytes { haystack in
            other.withBytes { needle in
                var lower = byteOffset(window.lowerBound, in: haystack)
                let upper = byteOffset(window.upperBound, in: haystack)
                var total = 0
                while let found = Str.firstOffset(of: needle, in: haystack, from: lower, to: upper) {
                    total += 1
                    lower = found + needle.count
                }
                return total
            }
        }
    }

    /// `text.startswith(prefix, start, end)`
    public func hasPrefix(_ prefix: Str, _ start: Int? = nil, _ end: Int? = nil) -> Bool {
        guard let window = window(start, end), prefix.count <= window.count else { return false }
        return withBytes { bytes in
            prefix.withBytes { Str.matches($0, bytes, at: byteOffset(window.lowerBound, in: bytes)) }
        }
    }

    /// `text.endswith(suffix, start, end)`
    public func hasSuffix(_ suffix: Str, _ start: Int? = nil, _ end: Int? = nil) -> Bool {
        guard let window = window(start, end), suffix.count <= window.count else { return false }
        return withBytes { bytes in
            suffix.withBytes {
                Str.matches($0, bytes, at: byteOffset(window.upperBound, in: bytes) - $0.count)
            }
        }
    }

    /// `text.replace(old, new, limit)`; a negative limit means all.
    public func replacing(_ old: Str, with new: Str, limit: Int = -1) -> Str {
        if limit == 0 || old == new { return self }
        var remaining = limit < 0 ? Int.max : limit
        if old.isEmpty {
            var result = new.value
            for (index, scalar) in value.unicodeScalars.enumerated() {
                result.unicodeScalars.append(scalar)
                if index + 1 < remaining { result += new.value }
            }
            return Str(result)
        }
        return withBytes { haystack in
            old.withBytes { needle in
                var lower = 0
                var result: [UInt8] = []
                result.reserveCapacity(haystack.count + 16)
                while remaining > 0,
                    let found = Str.firstOffset(of: needle, in: haystack, from: lower, to: haystack.count)
                {
                    result.append(contentsOf: haystack[lower..<found])
                    new.withBytes { result.append(contentsOf: $0) }
                    lower = found + needle.count
                    remaining -= 1
                }
                if lower == 0 { return self }
                result.append(contentsOf: haystack[lower...])
                if isASCII, new.isASCII { return result.withUnsafeBufferPointer { Str(ascii: $0) } }
                return Str(String(decoding: result, as: UTF8.self))
            }
        }
    }

    /// `text.partition(separator)`; nil when absent.
    public func partitioned(by separator: Str) -> (Str, Str)? {
        guard let index = firstIndex(of: separator) else { return nil }
        return (substring(0..<index), substring(index + separator.count..<count))
    }

    /// `text.rpartition(separator)`; nil when absent.
    public func partitionedFromRight(by separator: Str) -> (Str, Str)? {
        guard let index = lastIndex(of: separator) else { return nil }
        return (substring(0..<index), substring(index + separator.count..<count))
    }
}
