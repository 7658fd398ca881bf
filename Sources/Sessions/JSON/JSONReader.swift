/// Reads JSON as RFC 8259 has it, with the place of the first mistake.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private static let deepest = 200

    static func read(_ bytes: [UInt8]) throws(SessionMistake) -> JSON {
        let text = try FileText(bytes)
        // The lines are known to be UTF-8 now.
        var reader = JSONReader(bytes: text.hasByteOrderMark ? Array(bytes.dropFirst(3)) : bytes)
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.index == reader.bytes.count else { throw reader.mistake("there is more after the end") }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func mistake(_ what: String) -> SessionMistake {
        let before = bytes[..<min(index, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
        return SessionMistake(kind: .notJSON(what), line: line, column: column)
    }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private mutating func value(depth: Int) throws(SessionMistake) -> JSON {
        skipBlanks()
        guard depth < Self.deepest else { throw mistake("this is nested too deeply") }
        guard let byte = current else { throw mistake("a value is missing at the end of the file") }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default:
            for (word, value) in [("null", JSON.null), ("true", .bool(true)), ("false", .bool(false))]
            where bytes[index...].starts(with: word.utf8) {
                index += word.utf8.count
                return value
            }
            throw mistake("a value was expected")
        }
    }

    private mutating func object(depth: Int) throws(SessionMistake) -> JSON {
        index += 1
        var members: [JSON.Member] = []
        skipBlanks()
        if current == UInt8(ascii: "}") {
            index += 1
            return .object([])
        }
        while true {
            skipBlanks()
            guard current == UInt8(ascii: "\"") else { throw mistake("a name in quotes was expected") }
            let key = try string()
            skipBlanks()
            guard current == UInt8(ascii: ":") else { throw mistake("':' was expected") }
            index += 1
            members.append(JSON.Member(key, try value(depth: depth + 1)))
            skipBlanks()
            if current == UInt8(ascii: ",") {
                index += 1
            } else if current == UInt8(ascii: "}") {
                index += 1
                return .object(members)
            } else {
                throw mistake("',' or '}' was expected")
            }
        }
    }

    private mutating func array(depth: Int) throws(SessionMistake) -> JSON {
        index += 1
        var items: [JSON] = []
        skipBlanks()
        if current == UInt8(ascii: "]") {
            index += 1
            return .array([])
        }
        while true {
            items.append(try value(depth: depth + 1))
            skipBlanks()
            if current == UInt8(ascii: ",") {
                index += 1
            } else if current == UInt8(ascii: "]") {
                index += 1
                return .array(items)
            } else {
                throw mistake("',' or ']' was expected")
            }
        }
    }

    private mutating func number() throws(SessionMistake) -> String {
        let start = index
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
        if current == UInt8(ascii: "-") { index += 1 }
        guard isDigit(current) else { throw mistake("a digit was expected") }
        // Nothing follows a leading zero.
        if current == UInt8(ascii: "0") { index += 1 } else { while isDigit(current) { index += 1 } }
        if current == UInt8(ascii: ".") {
            index += 1
            guard isDigit(current) else { throw mistake("a digit was expected") }
            while isDigit(current) { index += 1 }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            guard isDigit(current) else { throw mistake("a digit was expected") }
            while isDigit(current) { index += 1 }
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func string() throws(SessionMistake) -> String {
        let start = index
        index += 1
        var text: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &text)
            case 0x00..<0x20: throw mistake("a text ends on its line; write \\n for a new line")
            default:
                text.append(byte)
                index += 1
            }
        }
        index = start
        throw mistake("this text is never closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(SessionMistake) {
        guard let byte = current else { throw mistake("an escape is cut off") }
        let plain: [UInt8: UInt8] = [
            UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "b"): 0x08,
            UInt8(ascii: "f"): 0x0C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "\""): 0x22,
        ]
        if let value = plain[byte] {
            text.append(value)
            index += 1
            return
        }
        guard byte == UInt8(ascii: "u") else { throw mistake("this escape is not known") }
        index += 1
        var unit = try hexadecimal()
        if (0xD800..<0xDC00).contains(unit), bytes[index...].starts(with: "\\u".utf8) {
            let before = index
            index += 2
            let low = try hexadecimal()
            if (0xDC00..<0xE000).contains(low) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            } else {
                index = before
            }
        }
        // Half a pair stands for nothing.
        let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
        text += Array(String(Character(scalar)).utf8)
    }

    private mutating func hexadecimal() throws(SessionMistake) -> UInt32 {
        guard index + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { throw mistake("four hexadecimal digits were expected") }
        index += 4
        return value
    }
}

extension JSON {
    /// - Throws: the first mistake, with its place.
    public init(reading bytes: [UInt8]) throws(SessionMistake) { self = try JSONReader.read(bytes) }
}
