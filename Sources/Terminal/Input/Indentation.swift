/// The blanks that the line after `lines` begins with.
///
/// - Parameter waiting: the first byte of input that is already there. Such input was not typed after seeing the prompt and
///   brings its own blanks, but for the line under a colon, which cannot do without.
func indentation(after lines: [String], waiting: UInt8? = nil) -> String {
    if let waiting, waiting == 0x20 || waiting == 0x09 || !opensBlock(lines) { return "" }
    return indentation(after: lines)
}

private func opensBlock(_ lines: [String]) -> Bool {
    guard let last = lines.last else { return false }
    return withoutComment(last).utf8.last == UInt8(ascii: ":")
}

func indentation(after lines: [String]) -> String {
    guard let last = lines.last(where: { !$0.utf8.allSatisfy(isBlankByte) }) else { return "" }
    let current = last.prefix { $0 == " " || $0 == "\t" }
    let code = withoutComment(last).utf8
    let words = code.drop(while: isBlankByte)
    if code.last == UInt8(ascii: ":") { return current + "    " }
    let first = String(decoding: words.prefix { (0x61...0x7A).contains($0) }, as: UTF8.self)
    if ["return", "break", "continue", "pass", "raise"].contains(first), current.hasSuffix("    ") {
        return String(current.dropLast(4))
    }
    return String(current)
}

/// How many bytes a backspace takes away: a whole step of indentation where only blanks stand before the cursor.
func backspaceWidth(before text: some Sequence<UInt8>) -> Int {
    var width = 0
    for byte in text {
        guard byte == 0x20 else { return 1 }
        width += 1
    }
    return width == 0 ? 1 : (width - 1) % 4 + 1
}

private func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// The line up to its comment and the blanks before it.
private func withoutComment(_ line: String) -> Substring {
    var quote: UInt8?
    var end = line.utf8.endIndex
    var index = line.utf8.startIndex
    while index < end {
        let byte = line.utf8[index]
        if let open = quote {
            if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
        } else if byte == UInt8(ascii: "#") {
            end = index
            break
        }
        index = line.utf8.index(after: index)
    }
    let kept = line.utf8[..<end]
    let last = kept.lastIndex { !isBlankByte($0) }
    return line[..<(last.map { line.utf8.index(after: $0) } ?? line.startIndex)]
}
