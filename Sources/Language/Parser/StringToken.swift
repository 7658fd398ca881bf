/// A string token taken apart: prefix letters and the bytes between the quotes.
struct StringToken {
    let isRaw: Bool
    let isFormatted: Bool
    let isBytes: Bool
    let content: Range<Int>

    init(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
        var index = Int(token.start)
        var isRaw = false
        var isFormatted = false
        var isBytes = false
        while bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") {
            switch bytes[index] | 0x20 {
            case UInt8(ascii: "r"): isRaw = true
            case UInt8(ascii: "f"): isFormatted = true
            case UInt8(ascii: "b"): isBytes = true
            default: break
            }
            index += 1
        }
        let end = Int(token.end)
        let isTriple = end - index >= 6 && bytes[index + 1] == bytes[index] && bytes[index + 2] == bytes[index]
        let width = isTriple ? 3 : 1
        self.isRaw = isRaw
        self.isFormatted = isFormatted
        self.isBytes = isBytes
        content = (index + width)..<(end - width)
    }
}
