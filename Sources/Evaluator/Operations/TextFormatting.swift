/// `%`, `format()` and f-string fields for values; the mini-languages themselves are in `Text`.
enum TextFormatting {
    /// `format % values`
    static func percent(_ format: Str, _ values: Value) throws -> Str {
        throw Raised(.notImplementedError, "percent formatting")
    }

    /// `format(value, specification)`
    static func format(_ value: Value, _ specification: String) throws -> String {
        if specification.isEmpty { return try value.str() }
        throw Raised(.notImplementedError, "format specifications")
    }
}
