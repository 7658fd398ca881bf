extension Family {
    static let json = Family(
        module: "json",
        functions: [
            Builtin(
                "loads", "(s, **kwargs)", "The value that a JSON text describes.",
                example: "json.loads('{\"a\": [1, 2.5, null]}')\n#> {'a': [1, 2.5, None]}", voice: .python
            ) {
                call in
                guard case .str(let text) = call[0] else {
                    throw Raised(
                        .typeError, "the JSON object must be str, bytes or bytearray, not \(call[0].typeName)")
                }
                return try JSONReader.read(text)
            },
            Builtin("load", "(fp, **kwargs)", "The value that a file of JSON describes.", voice: .python) { call in
                let text = try Calls.call(call[0].attribute("read"), [])
                guard case .str(let text) = text else {
                    throw Raised(.typeError, "the JSON object must be str, bytes or bytearray, not \(text.typeName)")
                }
                return try JSONReader.read(text)
            },
            Builtin(
                "dumps", writing, "A value as JSON text.",
                example: "json.dumps({'a': [1, 2.5, None]})\n#> '{\"a\": [1, 2.5, null]}'", voice: .python
            ) { call in
                var writer = try writer(call, first: 1)
                return .text(try writer.text(of: call[0]))
            },
            Builtin("dump", "(obj, fp, " + writing.dropFirst(6), "Writes a value as JSON to a file.", voice: .python) {
                call in
                var writer = try writer(call, first: 2)
                _ = try Calls.call(call[1].attribute("write"), [.text(try writer.text(of: call[0]))])
                return .none
            },
        ],
        types: [
            NativeType("JSONDecodeError", module: "json.decoder", bases: ["ValueError"], "A text that is not JSON.")
        ])

    private static let writing =
        "(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False)"

    private static func writer(_ call: borrowing Arguments, first: Int) throws -> JSONWriter {
        var writer = JSONWriter()
        writer.skipsKeys = try call.bool(first)
        writer.escapesNonASCII = try call.bool(first + 1)
        writer.allowsNaN = try call.bool(first + 3)
        if call.has(first + 5) {
            if case .str(let text) = call[first + 5] {
                writer.indent = text.value
            } else {
                writer.indent = String(repeating: " ", count: max(try call.int(first + 5), 0))
            }
            writer.itemSeparator = ","
        }
        if call.has(first + 6) {
            let pair = try call.array(first + 6)
            guard pair.count == 2 else {
                throw Raised(.valueError, "not enough values to unpack (expected 2, got \(pair.count))")
            }
            (writer.itemSeparator, writer.keySeparator) = (try pair[0].str(), try pair[1].str())
        }
        if call.has(first + 7) { writer.fallback = call[first + 7] }
        writer.sortsKeys = try call.bool(first + 8)
        return writer
    }
}

/// Values as JSON text.
struct JSONWriter {
    var skipsKeys = false
    var escapesNonASCII = true
    var allowsNaN = true
    var sortsKeys = false
    var indent: String?
    var itemSeparator = ", "
    var keySeparator = ": "
    var fallback: Value?
    private var open: [Object] = []

    mutating func text(of value: Value) throws -> String {
        var result = ""
        try write(value, 0, &result)
        return result
    }

    private mutating func write(_ value: Value, _ depth: Int, _ result: inout String) throws {
        switch value {
        case .none: result += "null"
        case .bool(let truth): result += truth ? "true" : "false"
        case .int(let number): result += String(number)
        case .float(let number): result += try text(number)
        case .str(let text): result += quoted(text.value)
        case .list(let list): try write(list, list.items, depth, &result)
        case .tuple(let tuple): try write(tuple, tuple.items, depth, &result)
        case .dict(let dict): try write(dict, depth, &result)
        case .unbound, .tensor, .object:
            guard let fallback else {
                throw Raised(.typeError, "Object of type \(value.typeName) is not JSON serializable")
            }
            try write(try Calls.call(fallback, [value]), depth, &result)
        }
    }

    private func text(_ number: Double) throws -> String {
        if number.isFinite { return FloatText.repr(number) }
        if !allowsNaN {
            throw Raised(.valueError, "Out of range float values are not JSON compliant: \(FloatText.repr(number))")
        }
        return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
    }

    private mutating func enter(_ object: Object) throws {
        if open.contains(where: { $0 === object }) { throw Raised(.valueError, "Circular reference detected") }
        open.append(object)
        try Machine.current.checkRoom(0)
    }

    private func newline(_ depth: Int) -> String { indent.map { "\n" + String(repeating: $0, count: depth) } ?? "" }

    private mutating func write(_ object: Object, _ items: ContiguousArray<Value>, _ depth: Int, _ result: inout String)
        throws
    {
        if items.isEmpty {
            result += "[]"
            return
        }
        try enter(object)
        result += "["
        for (index, item) in items.enumerated() {
            if index > 0 { result += itemSeparator }
            result += newline(depth + 1)
            try write(item, depth + 1, &result)
        }
        result += newline(depth) + "]"
        open.removeLast()
    }

    private mutating func write(_ dict: Dict, _ depth: Int, _ result: inout String) throws {
        if dict.count == 0 {
            result += "{}"
            return
        }
        try enter(dict)
        var keys = dict.keys
        if sortsKeys { try Sorting.sort(&keys, key: .none, isReversed: false) }
        result += "{"
        var isFirst = true
        for key in keys {
            guard let name = try name(of: key) else { continue }
            if !isFirst { result += itemSeparator }
            isFirst = false
            result += newline(depth + 1) + quoted(name) + keySeparator
            try write(try dict.get(key) ?? .none, depth + 1, &result)
        }
        result += newline(depth) + "}"
        open.removeLast()
    }

    private func name(of key: Value) throws -> String? {
        switch key {
        case .str(let text): return text.value
        case .none: return "null"
        case .bool(let truth): return truth ? "true" : "false"
        case .int(let number): return String(number)
        case .float(let number): return try text(number)
        case .unbound, .list, .tuple, .dict, .tensor, .object:
            if skipsKeys { return nil }
            throw Raised(.typeError, "keys must be str, int, float, bool or None, not \(key.typeName)")
        }
    }

    private func quoted(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 && $0 != 34 && $0 != 92 }) { return "\"" + text + "\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{8}": result += "\\b"
            case "\u{c}": result += "\\f"
            case _ where scalar.value < 32 || (escapesNonASCII && scalar.value > 126):
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
