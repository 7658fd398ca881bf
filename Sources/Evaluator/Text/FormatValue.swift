/// `format(value, specification)` for the three types that have the mini-language.
extension FormatSpecification {
    /// `format("text", specification)`
    public static func format(_ text: Str, _ specification: String) throws(Failure) -> Str {
        if specification.isEmpty { return text }
        let spec = try FormatSpecification(specification, typeName: "str", defaultAlignment: .left)
        if let type = spec.type, type != "s" { throw .unknownType(type, of: "str") }
        if let sign = spec.sign {
            throw .notAllowed("\(sign == .space ? "Space" : "Sign") not allowed in string format specifier")
        }
        if spec.coercesNegativeZero {
            throw .notAllowed("Negative zero coercion (z) not allowed in string format specifier")
        }
        if spec.alternate { throw .notAllowed("Alternate form (#) not allowed in string format specifier") }
        if spec.alignment == .afterSign { throw .notAllowed("'=' alignment not allowed in string format specifier") }
        let shown = spec.precision.map { $0 < text.count ? text.substring(0..<$0) : text } ?? text
        guard let width = spec.width, width > shown.count else { return shown }
        return Str(spec.padded(shown.value, length: shown.count))
    }

    /// `format(7, specification)`; a bool is formatted as `bool` only without a specification, which is the caller's part.
    public static func format(_ value: Int, _ specification: String, typeName: String = "int") throws(Failure) -> String
    {
        if specification.isEmpty { return String(value) }
        let spec = try FormatSpecification(specification, typeName: typeName, defaultAlignment: .right)
        let base: Int
        var prefix = ""
        switch spec.type {
        case nil, "d", "n": base = 10
        case "b": (base, prefix) = (2, "0b")
        case "o": (base, prefix) = (8, "0o")
        case "x": (base, prefix) = (16, "0x")
        case "X": (base, prefix) = (16, "0X")
        case "c": return try spec.character(value)
        case "e", "E", "f", "F", "g", "G", "%": return spec.float(Double(value))
        case let type?: throw .unknownType(type, of: typeName)
        }
        if spec.precision != nil { throw .notAllowed("Precision not allowed in integer format specifier") }
        if spec.coercesNegativeZero {
            throw .notAllowed("Negative zero coercion (z) not allowed in integer format specifier")
        }
        let isPlain = base == 10 && spec.grouping == nil && (spec.sign == nil || spec.sign == .negative)
        if isPlain, spec.width == nil { return String(value) }
        let digits = String(value.magnitude, radix: base, uppercase: spec.type == "X")
        return spec.assemble(
            isNegative: value < 0, prefix: spec.alternate ? prefix : "", digits: digits, rest: "",
            groupSize: base == 10 ? 3 : 4)
    }

    /// `format(0.5, specification)`
    public static func format(_ value: Double, _ specification: String, typeName: String = "float") throws(Failure)
        -> String
    {
        if specification.isEmpty { return FloatText.repr(value) }
        let spec = try FormatSpecification(specification, typeName: typeName, defaultAlignment: .right)
        switch spec.type {
        case nil, "e", "E", "f", "F", "g", "G", "n", "%": return spec.float(value)
        case let type?: throw .unknownType(type, of: typeName)
        }
    }

    private func character(_ value: Int) throws(Failure) -> String {
        if precision != nil { throw .notAllowed("Precision not allowed in integer format specifier") }
        if coercesNegativeZero {
            throw .notAllowed("Negative zero coercion (z) not allowed in integer format specifier")
        }
        if sign != nil { throw .notAllowed("Sign not allowed with integer format specifier 'c'") }
        if alternate { throw .notAllowed("Alternate form (#) not allowed with integer format specifier 'c'") }
        guard value >= 0, value <= 0x10FFFF else { throw .characterRange }
        let text = String(Unicode.Scalar(UInt32(value)) ?? "\u{FFFD}")
        guard let width, width > 1 else { return text }
        return padded(text, length: 1)
    }

    private func float(_ number: Double) -> String {
        var style = FloatText.Style.shortest
        var value = number
        var places = precision ?? 6
        switch type {
        case "e", "E": style = .exponent
        case "f", "F": style = .fixed
        case "g", "G", "n": style = .general
        case "%":
            style = .fixed
            value *= 100
        default:
            style = precision == nil ? .shortest : .general
            places = precision ?? 0
        }
        var text = FloatText.text(
            value, style, precision: places, alternate: alternate, addsPointZero: type == nil,
            uppercase: type == "E" || type == "F" || type == "G", hidesNegativeZero: coercesNegativeZero)
        if type == "%" { text += "%" }
        // Nothing around the number: as it is.
        if width == nil, grouping == nil, sign == nil || sign == .negative { return text }
        let isNegative = text.utf8.first == 45
        let magnitude = isNegative ? text.utf8.dropFirst() : text.utf8[...]
        let digits = magnitude.prefix { $0 >= 48 && $0 <= 57 }
        return assemble(
            isNegative: isNegative, prefix: "", digits: String(Substring(digits)),
            rest: String(Substring(magnitude[digits.endIndex...])), groupSize: 3)
    }

    /// Sign, padding, prefix, grouped digits and what follows them.
    private func assemble(isNegative: Bool, prefix: String, digits: String, rest: String, groupSize: Int) -> String {
        let signText =
            switch sign {
            case .always: isNegative ? "-" : "+"
            case .space: isNegative ? "-" : " "
            case .negative, nil: isNegative ? "-" : ""
            }
        let around = signText.utf8.count + prefix.utf8.count + rest.utf8.count
        let zeroWidth = fill == "0" && alignment == .afterSign ? (width ?? 0) - around : 0
        let grouped = digits.isEmpty ? "" : group(digits, size: groupSize, minimum: zeroWidth)
        let length = around + grouped.utf8.count
        if alignment == .afterSign {
            return signText + prefix + filler((width ?? 0) - length) + grouped + rest
        }
        return padded(signText + prefix + grouped + rest, length: length)
    }

    private func filler(_ count: Int) -> String {
        count > 0 ? String(repeating: String(fill), count: count) : ""
    }

    private func padded(_ text: String, length: Int) -> String {
        let padding = max((width ?? 0) - length, 0)
        switch alignment {
        case .left: return text + filler(padding)
        case .center: return filler(padding / 2) + text + filler(padding - padding / 2)
        case .right, .afterSign: return filler(padding) + text
        }
    }

    /// Digits with separators; zeros fill up to `minimum` cells, never starting with a separator.
    private func group(_ digits: String, size: Int, minimum: Int) -> String {
        guard let grouping else {
            return String(repeating: "0", count: max(0, minimum - digits.utf8.count)) + digits
        }
        var remaining = Array(digits.utf8)
        var minimum = minimum
        var reversed: [UInt8] = []
        while true {
            let length = min(size, max(remaining.count, minimum, 1))
            for _ in 0..<length { reversed.append(remaining.popLast() ?? 48) }
            minimum -= length
            if remaining.isEmpty && minimum <= 0 { break }
            minimum -= 1
            reversed.append(UInt8(ascii: grouping.rawValue))
        }
        return String(decoding: reversed.reversed(), as: UTF8.self)
    }
}
