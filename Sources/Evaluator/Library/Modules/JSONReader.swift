/// JSON text as values.
struct JSONReader {
    private let text: Str
    private let source: [Unicode.Scalar]
    private var position = 0

    static func read(_ text: Str) throws -> Value {
        var reader = JSONReader(text: text, source: text.scalars)
        if reader.source.first == "\u{FEFF}" {
            throw reader.error("Unexpected UTF-8 BOM (decode using utf-8-sig)", at: 0)
        }
        reader.skipSpace()
        let value = try reader.value()
        reader.skipSpace()
        if reader.position < reader.source.count { throw reader.error("Extra data", at: reader.position) }
        return value
    }

    private var next: Unicode.Scalar? { position < source.count ? source[position] : nil }

    private func error(_ message: String, at place: Int) -> Raised {
        let before = source.prefix(place)
        let line = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        let type = Types.current.named("json.decoder.JSONDecodeError") ?? Types.current.exception(.valueError)
        let exception = ExceptionObject(type, [.text("\(message): line \(line) column \(column) (char \(place))")])
        for (name, value) in [
            ("msg", Value.text(message)), ("doc", .str(text)), ("pos", .int(place)), ("lineno", .int(line)),
            ("colno", .int(column)),
        ] {
            exception.setField(Symbol(name), value)
        }
        return Raised(exception)
    }

    private mutating func skipSpace() {
        while let scalar = next, scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" { position += 1 }
    }

    private mutating func value() throws -> Value {
        try Machine.current.checkRoom(0)
        switch next {
        case "{": return try object()
        case "[": return try array()
        case "\"": return .text(try string())
        case let scalar? where scalar == "-" || (48...57).contains(scalar.value):
            if let number = try number() { return number }
        default: break
        }
        for (word, value) in [
            ("null", Value.none), ("true", .bool(true)), ("false", .bool(false)), ("NaN", .float(.nan)),
            ("Infinity", .float(.infinity)), ("-Infinity", .float(-.infinity)),
        ] where source[position...].starts(with: word.unicodeScalars) {
            position += word.utf8.count
            return value
        }
        throw error("Expecting value", at: position)
    }

    private mutating func number() throws -> Value? {
        let start = position
        var end = position
        func digits() -> Int {
            let from = end
            while end < source.count, (48...57).contains(source[end].value) { end += 1 }
            return end - from
        }
        if source[end] == "-" { end += 1 }
        if end < source.count, source[end] == "0" { end += 1 } else if digits() == 0 { return nil }
        var isWhole = true
        let afterInteger = end
        if end + 1 < source.count, source[end] == ".", (48...57).contains(source[end + 1].value) {
            end += 1
            _ = digits()
            isWhole = false
        }
        let beforeExponent = end
        if end < source.count, source[end] == "e" || source[end] == "E" {
            end += 1
            if end < source.count, source[end] == "+" || source[end] == "-" { end += 1 }
            if digits() > 0 { isWhole = false } else { end = beforeExponent }
        }
        if isWhole { end = afterInteger }
        position = end
        let text = Str(scalars: source[start..<end])
        if isWhole { return .int(try Conversions.integer(text, base: 10)) }
        return .float(NumberParsing.float(text) ?? 0)
    }

    private mutating func string() throws -> String {
        let start = position
        position += 1
        var result = String.UnicodeScalarView()
        while true {
            guard let scalar = next else { throw error("Unterminated string starting at", at: start) }
            position += 1
            if scalar == "\"" { return String(result) }
            if scalar.value < 32 { throw error("Invalid control character at", at: position - 1) }
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            guard let escape = next else { throw error("Unterminated string starting at", at: start) }
            position += 1
            switch escape {
            case "\"", "\\", "/": result.append(escape)
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "b": result.append("\u{8}")
            case "f": result.append("\u{c}")
            case "u":
                var unit = try hexadecimal()
                if (0xD800..<0xDC00).contains(unit), next == "\\", position + 1 < source.count,
                    source[position + 1] == "u"
                {
                    let saved = position
                    position += 2
                    let low = try hexadecimal()
                    if (0xDC00..<0xE000).contains(low) {
                        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                    } else {
                        position = saved
                    }
                }
                result.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
            default: throw error("Invalid \\escape", at: position - 2)
            }
        }
    }

    private mutating func hexadecimal() throws -> UInt32 {
        let end = position + 4
        guard end <= source.count,
            let value = UInt32(String(String.UnicodeScalarView(source[position..<end])), radix: 16)
        else { throw error("Invalid \\uXXXX escape", at: position) }
        position = end
        return value
    }

    private mutating func array() throws -> Value {
        position += 1
        var items: ContiguousArray<Value> = []
        skipSpace()
        if next == "]" {
            position += 1
            return .list(List(items))
        }
        while true {
            items.append(try value())
            skipSpace()
            if next == "]" {
                position += 1
                return .list(List(items))
            }
            guard next == "," else { throw error("Expecting ',' delimiter", at: position) }
            position += 1
            skipSpace()
        }
    }

    private mutating func object() throws -> Value {
        position += 1
        let result = Dict()
        skipSpace()
        if next == "}" {
            position += 1
            return .dict(result)
        }
        while true {
            guard next == "\"" else { throw error("Expecting property name enclosed in double quotes", at: position) }
            let key = Value.text(try string())
            skipSpace()
            guard next == ":" else { throw error("Expecting ':' delimiter", at: position) }
            position += 1
            skipSpace()
            try result.set(key, try value())
            skipSpace()
            if next == "}" {
                position += 1
                return .dict(result)
            }
            guard next == "," else { throw error("Expecting ',' delimiter", at: position) }
            position += 1
            skipSpace()
        }
    }
}
