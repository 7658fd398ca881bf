/// A paste as text: newlines as LF, no control characters but tabs, no newline at the end.
func pastedText(_ bytes: [UInt8]) -> String {
    var clean: [UInt8] = []
    clean.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case 0x0D:
            clean.append(0x0A)
            if index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        case 0x09, 0x0A, 0x20...0x7E, 0x80...: clean.append(byte)
        default: break
        }
        index += 1
    }
    while clean.last == 0x0A { clean.removeLast() }
    return String(decoding: clean, as: UTF8.self)
}

/// The lines of a paste that are shown again: all of them, or the first and last of very many.
func shownLines(_ lines: ArraySlice<String>, atMost limit: Int) -> [String] {
    guard lines.count > limit, limit >= 3 else { return Array(lines) }
    let tail = limit / 4
    let head = limit - tail - 1
    return lines.prefix(head) + ["# … \(lines.count - head - tail) more lines"] + lines.suffix(tail)
}
