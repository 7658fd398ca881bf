/// A line as numbers and the text between them.
enum LinePiece: Hashable {
    case text(String)
    case number(WrittenNumber)
}

/// Splits a line into numbers and text; runs of blanks become one, and none is kept beside a number.
///
/// A number that is glued to a letter, as in `float32` or `x1`, is text.
func pieces(of line: some StringProtocol) -> [LinePiece] {
    let bytes = Array(line.utf8)
    var pieces: [LinePiece] = []
    var text: [UInt8] = []
    func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80 }

    func flush(beforeNumber: Bool) {
        var run: [UInt8] = []
        for byte in text {
            if byte == 0x20 || byte == 0x09 {
                if run.last != 0x20 { run.append(0x20) }
            } else {
                run.append(byte)
            }
        }
        if run.first == 0x20, !pieces.isEmpty || run.count == 1 { run.removeFirst() }
        if run.last == 0x20 { run.removeLast() }
        if !run.isEmpty { pieces.append(.text(String(decoding: run, as: UTF8.self))) }
        text = []
    }

    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if isWord(byte), !isDigit(byte) {
            while index < bytes.count, isWord(bytes[index]) {
                text.append(bytes[index])
                index += 1
            }
            continue
        }
        if let end = numberEnd(in: bytes, from: index), !(text.last.map(isWord) ?? false) {
            flush(beforeNumber: true)
            pieces.append(.number(WrittenNumber(String(decoding: bytes[index..<end], as: UTF8.self))))
            index = end
            continue
        }
        text.append(byte)
        index += 1
    }
    flush(beforeNumber: false)
    return pieces
}

private func numberEnd(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
        // After a word or a closing bracket it is a sum, not a sign.
        if start > 0 {
            let previous = bytes[start - 1]
            if isDigit(previous) || isLetter(previous)
                || [UInt8(ascii: ")"), UInt8(ascii: "]"), 0x2E].contains(previous)
            {
                return nil
            }
        }
        index += 1
    }
    let digits = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    let hasWhole = index > digits
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        let fraction = index + 1
        var end = fraction
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        guard hasWhole || end > fraction else { return nil }
        index = end
    } else if !hasWhole {
        return nil
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: "e") || bytes[index] == UInt8(ascii: "E") {
        var end = index + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "+") { end += 1 }
        let first = end
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        if end > first { index = end }
    }
    return index
}
