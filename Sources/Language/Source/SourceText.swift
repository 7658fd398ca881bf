/// A named text as UTF-8 bytes, with its line starts; tree nodes and diagnostics point into it by offset.
///
/// Lines end in LF, CRLF or CR. Offsets outside the text are clamped.
public final class SourceText: Sendable {
    /// A file name, or a cell's name such as `<stdin>` or `In[3]`.
    public let name: String
    public let bytes: [UInt8]
    /// The offset of each line's first byte; never empty.
    public let lineStarts: [Int32]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        // A byte order mark is not part of the text.
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        self.bytes = bytes
        lineStarts = SourceText.findLineStarts(in: bytes)
    }

    public convenience init(name: String = "<stdin>", _ text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The number of lines, counting a last line without a newline.
    public var lineCount: Int {
        if let last = lineStarts.last, lineStarts.count > 1, Int(last) >= bytes.count { return lineStarts.count - 1 }
        return lineStarts.count
    }

    /// The 1-based line that holds an offset.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The 1-based line and the 1-based column, in code points, of an offset.
    public func position(at offset: Int) -> SourcePosition {
        let line = line(at: offset)
        let start = Int(lineStarts[line - 1])
        return SourcePosition(line: line, column: codePointCount(start, min(max(offset, start), bytes.count)) + 1)
    }

    /// The text of a 1-based line without its newline; empty outside the text.
    public func lineText(_ line: Int) -> String {
        let range = lineRange(line)
        return text(range)
    }

    /// The bytes of a 1-based line without its newline.
    public func lineRange(_ line: Int) -> SourceRange {
        guard line >= 1, line <= lineStarts.count else { return SourceRange(bytes.count, bytes.count) }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return SourceRange(start, end)
    }

    /// The text of a range; bytes that are not UTF-8 become U+FFFD.
    public func text(_ range: SourceRange) -> String {
        let start = min(max(Int(range.start), 0), bytes.count)
        let end = min(max(Int(range.end), start), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    private func codePointCount(_ start: Int, _ end: Int) -> Int {
        var count = 0
        var index = start
        while index < end {
            if bytes[index] & 0xC0 != 0x80 { count += 1 }
            index += 1
        }
        return count
    }

    private static func findLineStarts(in bytes: [UInt8]) -> [Int32] {
        var starts: [Int32] = [0]
        starts.reserveCapacity(bytes.count / 32 + 1)
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                index += 1
                if byte == 0x0A {
                    starts.append(Int32(clamping: index))
                } else if byte == 0x0D {
                    if index < buffer.count, buffer[index] == 0x0A { index += 1 }
                    starts.append(Int32(clamping: index))
                }
            }
        }
        return starts
    }
}

/// A place for people: 1-based line, and 1-based column counted in code points.
public struct SourcePosition: Hashable, Sendable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}
