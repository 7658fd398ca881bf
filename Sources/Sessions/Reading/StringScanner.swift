/// Which lines of Python begin inside a triple-quoted string, where a mark is only text.
///
/// A string that never ends is a mistake for the language to report; here it ends with its line.
public struct StringScanner {
    private let startsInside: [Bool]

    public init(_ lines: [String]) {
        var inside = [Bool](repeating: false, count: lines.count)
        var index = 0
        var neverCloses: Set<UInt8> = []
        while index < lines.count {
            guard let (quote, offset) = Self.openQuote(in: lines[index], from: 0), !neverCloses.contains(quote) else {
                index += 1
                continue
            }
            var line = index
            var from = offset
            var open: UInt8? = quote
            while let current = open {
                if let end = Self.close(current, in: lines[line], from: from) {
                    if let next = Self.openQuote(in: lines[line], from: end), !neverCloses.contains(next.quote) {
                        (open, from) = (next.quote, next.end)
                    } else {
                        open = nil
                    }
                } else if line + 1 < lines.count {
                    line += 1
                    from = 0
                } else {
                    neverCloses.insert(current)
                    break
                }
            }
            if open == nil, line > index {
                for inner in (index + 1)...line { inside[inner] = true }
            }
            index = open == nil ? line + 1 : index + 1
        }
        startsInside = inside
    }

    public func isInsideString(at line: Int) -> Bool { startsInside.indices.contains(line) && startsInside[line] }

    /// The first triple quote that this line opens and does not close, and the offset after it.
    private static func openQuote(in line: String, from start: Int) -> (quote: UInt8, end: Int)? {
        let bytes = Array(line.utf8)
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "#") { return nil }
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else {
                index += 1
                continue
            }
            if index + 2 < bytes.count, bytes[index + 1] == byte, bytes[index + 2] == byte {
                guard let end = close(byte, in: line, from: index + 3) else { return (byte, index + 3) }
                index = end
                continue
            }
            index += 1
            while index < bytes.count, bytes[index] != byte {
                index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            index += 1
        }
        return nil
    }

    /// The offset after the closing triple quote.
    private static func close(_ quote: UInt8, in line: String, from start: Int) -> Int? {
        let bytes = Array(line.utf8)
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\\") {
                index += 2
            } else if index + 2 < bytes.count, bytes[index] == quote, bytes[index + 1] == quote,
                bytes[index + 2] == quote
            {
                return index + 3
            } else {
                index += 1
            }
        }
        return nil
    }
}
