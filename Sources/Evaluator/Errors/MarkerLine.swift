import Language

/// The line of `~~^~~` under the part of a line that failed.
enum MarkerLine {
    /// nil where the whole line failed, or the part does not lie in it.
    static func make(_ entry: TracebackEntry, line: Int, text: String) -> String? {
        let source = entry.source
        let lineRange = source.lineRange(line)
        let bytes = Array(source.bytes[Int(lineRange.start)..<Int(lineRange.end)])
        let start = Int(entry.range.start - lineRange.start)
        let spansLines = entry.range.end > lineRange.end
        let stop = spansLines ? bytes.count : Int(entry.range.end - lineRange.start)
        guard start >= 0, stop > start, stop <= bytes.count else { return nil }
        var first = 0
        while first < bytes.count, bytes[first] == 0x20 || bytes[first] == 0x09 || bytes[first] == 0x0C { first += 1 }
        var last = bytes.count
        while last > first, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
        let end = min(stop, last)
        func width(_ from: Int, _ to: Int) -> Int {
            String(decoding: bytes[from..<max(from, to)], as: UTF8.self).unicodeScalars.reduce(0) {
                $0 + ($1.isWide ? 2 : 1)
            }
        }
        let anchor = spansLines ? nil : anchors(source, entry.range)
        if start <= first, end >= last, anchor == nil { return nil }
        let lead = String(repeating: " ", count: width(first, max(first, start)))
        guard let anchor else { return lead + String(repeating: "^", count: width(start, end)) }
        let left = start + anchor.start
        let right = start + anchor.end
        return lead + String(repeating: "~", count: width(start, left))
            + String(repeating: "^", count: width(left, right)) + String(repeating: "~", count: width(right, end))
    }

    /// Where the operator of a binary expression, or the brackets of a subscript, stand within the failing part (in bytes).
    private static func anchors(_ source: SourceText, _ range: SourceRange) -> (start: Int, end: Int)? {
        let text = source.text(range)
        let part = SourceText(name: "<part>", text)
        guard let tree = try? parseModule(part), tree.statements.count == 1, let expression = tree.lastExpression else {
            return nil
        }
        let bytes = Array(text.utf8)
        switch expression.kind {
        case .binary(let left, let operation, let right):
            var start = Int(left.range.end)
            while start < Int(right.range.start), bytes[start] == 0x20 || bytes[start] == 0x29 || bytes[start] == 0x09 {
                start += 1
            }
            return (start, start + min(operation.rawValue.utf8.count, 2))
        case .subscript(let base, _):
            var start = Int(base.range.end)
            while start < bytes.count, bytes[start] != 0x5B { start += 1 }
            return (start, bytes.count)
        default: return nil
        }
    }
}

extension Unicode.Scalar {
    /// Two columns wide in a terminal: East Asian width W or F.
    fileprivate var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
