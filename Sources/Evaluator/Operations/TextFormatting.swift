/// `%`, `format()` and f-string fields for values; the mini-languages themselves are in `Text`.
enum TextFormatting {
    /// `format(value, specification)`
    static func format(_ value: Value, _ specification: String) throws -> String {
        switch value {
        case .str(let text):
            if specification.isEmpty { return text.value }
            return try checked { () throws(FormatSpecification.Failure) in
                try FormatSpecification.format(text, specification).value
            }
        case .int(let number):
            return try checked { () throws(FormatSpecification.Failure) in
                try FormatSpecification.format(number, specification)
            }
        case .float(let number):
            return try checked { () throws(FormatSpecification.Failure) in
                try FormatSpecification.format(number, specification)
            }
        case .bool(let truth):
            if specification.isEmpty { return truth ? "True" : "False" }
            return try checked { () throws(FormatSpecification.Failure) in
                try FormatSpecification.format(truth ? 1 : 0, specification, typeName: "bool")
            }
        case .tensor(let tensor): return try TensorOperators.format(tensor, specification)
        case .list, .tuple, .dict, .object: break
        case .unbound, .none: return try unformatted(value, specification)
        }
        if let method = value.specialMethod(.format) {
            let result = try Calls.call(method, [value, .text(specification)])
            guard case .str(let text) = result else {
                throw Raised(.typeError, "__format__ must return a str, not \(result.typeName)")
            }
            return text.value
        }
        if case .object(let object) = value, let text = try object.format(specification) { return text }
        return try unformatted(value, specification)
    }

    private static func unformatted(_ value: Value, _ specification: String) throws -> String {
        if specification.isEmpty { return try value.str() }
        throw Raised(.typeError, "unsupported format string passed to \(value.typeName).__format__")
    }

    static func checked<Result>(_ body: () throws(FormatSpecification.Failure) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            if error == .tooWide { throw Raised(.memoryError) }
            throw Raised(error.isOverflow ? .overflowError : .valueError, error.message)
        }
    }

    // MARK: format % values

    /// `format % values`
    static func percent(_ format: Str, _ values: Value) throws -> Str {
        var source = PercentArguments(values)
        var result = ""
        for piece in PythonState.current.percentFormat(format).pieces {
            switch piece {
            case .literal(let text): result += text
            case .malformed(let reason, let key):
                if let key, reason == .incompleteKey || !key.isEmpty {
                    try source.select(key, reason != .incompleteKey)
                }
                throw Raised(.valueError, reason.message)
            case .conversion(let conversion): result += try convert(conversion, &source)
            }
        }
        try source.finish()
        return Str(result)
    }

    private static func convert(_ conversion: PercentFormat.Conversion, _ source: inout PercentArguments) throws
        -> String
    {
        var conversion = conversion
        if let key = conversion.key { try source.select(key, true) }
        var width = 0
        switch conversion.width {
        case .given(let value)?: width = value
        case .fromValue?:
            width = try source.star()
            if width < 0 {
                conversion.alignsLeft = true
                width = -width
            }
        case nil: break
        }
        var precision: Int?
        switch conversion.precision {
        case .given(let value)?: precision = value
        case .fromValue?: precision = max(try source.star(), 0)
        case nil: break
        }
        if width > 1 << 32 { throw Raised(.memoryError) }
        if conversion.type == "%" { return "%" }
        let value = try source.next()
        switch conversion.type {
        case "s": return conversion.text(try value.asStr(), width: width, precision: precision)
        case "r": return conversion.text(Str(try value.repr()), width: width, precision: precision)
        case "a":
            return conversion.text(Str(Str.escapingNonASCII(try value.repr())), width: width, precision: precision)
        case "c": return conversion.text(try character(value), width: width, precision: precision)
        case "d", "i", "u", "o", "x", "X":
            return conversion.integer(try integer(value, conversion.type), width: width, precision: precision)
        case "e", "E", "f", "F", "g", "G":
            guard let number = try value.asDouble() else {
                throw Raised(.typeError, "must be real number, not \(value.typeName)")
            }
            return conversion.float(number, width: width, precision: precision)
        default: throw Raised(.valueError, conversion.unsupported)
        }
    }

    private static func integer(_ value: Value, _ type: Unicode.Scalar) throws -> Int {
        let isHexadecimal = type == "o" || type == "x" || type == "X"
        switch value {
        case .int(let number): return number
        case .bool(let truth): return truth ? 1 : 0
        case .float(let number) where !isHexadecimal: return try Numbers.integer(number)
        case .tensor where !isHexadecimal: if let number = try value.asDouble() { return try Numbers.integer(number) }
        case .object:
            if let number = try value.asIndex() { return number }
            if !isHexadecimal, let number = try value.asDouble() { return try Numbers.integer(number) }
        case .unbound, .none, .float, .str, .list, .tuple, .dict, .tensor: break
        }
        let needed = isHexadecimal ? "an integer" : "a real number"
        throw Raised(.typeError, "%\(type) format: \(needed) is required, not \(value.typeName)")
    }

    private static func character(_ value: Value) throws -> Str {
        if case .str(let text) = value {
            if text.count == 1 { return text }
            throw Raised(.typeError, "%c requires int or char")
        }
        guard let code = try value.asIndex() else { throw Raised(.typeError, "%c requires int or char") }
        guard (0...0x10FFFF).contains(code) else { throw Raised(.overflowError, "%c arg not in range(0x110000)") }
        return .character(Unicode.Scalar(UInt32(code)) ?? "\u{FFFD}")
    }
}

/// The right side of `format % values`: a tuple's items, one value, or a mapping.
struct PercentArguments {
    private let values: Value
    private let items: ContiguousArray<Value>
    private let mapping: Value?
    private var position = 0
    /// What a key chose.
    private var selected: Value?

    init(_ values: Value) {
        self.values = values
        if case .tuple(let tuple) = values {
            items = tuple.items
            mapping = nil
        } else {
            items = [values]
            switch values {
            case .dict, .list: mapping = values
            case .object(let object): mapping = object.type.lookup(.getItem) == nil ? nil : values
            case .unbound, .none, .bool, .int, .float, .str, .tuple, .tensor: mapping = nil
            }
        }
    }

    /// `%(key)…`
    mutating func select(_ key: String, _ isComplete: Bool) throws {
        guard let mapping else { throw Raised(.typeError, "format requires a mapping") }
        if isComplete { selected = try mapping.item(at: .text(key)) }
    }

    mutating func next() throws -> Value {
        if let selected {
            self.selected = nil
            position = items.count
            return selected
        }
        guard position < items.count else { throw Raised(.typeError, "not enough arguments for format string") }
        position += 1
        return items[position - 1]
    }

    mutating func star() throws -> Int {
        switch try next() {
        case .int(let value): return value
        case .bool(let truth): return truth ? 1 : 0
        default: throw Raised(.typeError, "* wants int")
        }
    }

    func finish() throws {
        if position < items.count, mapping == nil {
            throw Raised(.typeError, "not all arguments converted during string formatting")
        }
    }
}
