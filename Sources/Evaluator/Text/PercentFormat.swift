/// The left side of `text % values`, taken apart; it knows nothing of values.
///
/// A malformed place is a piece of its own, because Python notices it only when it gets there.
public struct PercentFormat: Hashable, Sendable {
    public var pieces: [Piece] = []

    public enum Piece: Hashable, Sendable {
        case literal(String)
        case conversion(Conversion)
        case malformed(Malformed, key: String?)
    }

    public enum Malformed: Hashable, Sendable {
        case incompleteKey, incomplete, widthTooBig, precisionTooBig

        /// The text of CPython's ValueError.
        public var message: String {
            switch self {
            case .incompleteKey: "incomplete format key"
            case .incomplete: "incomplete format"
            case .widthTooBig: "width too big"
            case .precisionTooBig: "precision too big"
            }
        }
    }

    public enum Measure: Hashable, Sendable {
        case given(Int)
        /// `*`: the next value.
        case fromValue
    }

    /// `%[(key)][flags][width][.precision]type`
    public struct Conversion: Hashable, Sendable {
        public var key: String?
        public var alignsLeft = false
        public var showsSign = false
        public var leavesSpace = false
        public var alternate = false
        public var zeros = false
        public var width: Measure?
        public var precision: Measure?
        public var type: Unicode.Scalar = "s"
        /// Where the type's letter stands, for the error about an unknown one.
        public var index = 0

        /// The text of CPython's ValueError for a type that is none.
        public var unsupported: String {
            let shown = type.value >= 32 && type.value < 127 ? String(type) : "?"
            return "unsupported format character '\(shown)' (0x\(String(type.value, radix: 16))) at index \(index)"
        }
    }

    public init(_ text: Str) {
        let source = text.scalars
        var position = 0
        pieces.reserveCapacity(8)
        while position < source.count {
            let start = position
            while position < source.count, source[position] != "%" { position += 1 }
            if position > start { pieces.append(.literal(Str(scalars: source[start..<position]).value)) }
            if position == source.count { return }
            position += 1
            guard parseConversion(source, &position) else { return }
        }
    }

    /// False after a malformed place, behind which nothing is read.
    private mutating func parseConversion(_ source: [Unicode.Scalar], _ position: inout Int) -> Bool {
        var conversion = Conversion()
        var next: Unicode.Scalar? { position < source.count ? source[position] : nil }
        func stop(_ reason: Malformed) -> Bool {
            pieces.append(.malformed(reason, key: conversion.key))
            return false
        }

        if next == "(" {
            position += 1
            let start = position
            var depth = 1
            while depth > 0 {
                guard let scalar = next else {
                    conversion.key = ""
                    return stop(.incompleteKey)
                }
                if scalar == "(" { depth += 1 } else if scalar == ")" { depth -= 1 }
                position += 1
            }
            conversion.key = Str(scalars: source[start..<position - 1]).value
        }
        flags: while let flag = next {
            switch flag {
            case "-": conversion.alignsLeft = true
            case "+": conversion.showsSign = true
            case " ": conversion.leavesSpace = true
            case "#": conversion.alternate = true
            case "0": conversion.zeros = true
            default: break flags
            }
            position += 1
        }
        func measure(_ limit: Int) -> Measure?? {
            if next == "*" {
                position += 1
                return .some(.fromValue)
            }
            var total: Int?
            while let digit = next, digit.value >= 48, digit.value <= 57 {
                let value = (total ?? 0).multipliedReportingOverflow(by: 10)
                if value.overflow || value.partialValue > limit - 9 { return nil }
                total = value.partialValue + Int(digit.value) - 48
                position += 1
            }
            return .some(total.map { .given($0) })
        }
        guard let width = measure(Int.max) else { return stop(.widthTooBig) }
        conversion.width = width
        if next == "." {
            position += 1
            guard let precision = measure(Int(Int32.max)) else { return stop(.precisionTooBig) }
            conversion.precision = precision ?? .given(0)
        }
        if next == "h" || next == "l" || next == "L" { position += 1 }
        guard let type = next else { return stop(.incomplete) }
        conversion.type = type
        conversion.index = position
        position += 1
        pieces.append(.conversion(conversion))
        return true
    }
}

extension PercentFormat.Conversion {
    /// `%d %i %u %o %x %X` of an integer.
    public func integer(_ value: Int, width: Int, precision: Int?) -> String {
        if width == 0, precision == nil, type == "d", !showsSign, !leavesSpace { return String(value) }
        let radix = type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
        var digits = String(value.magnitude, radix: radix, uppercase: type == "X")
        if let precision, precision > digits.utf8.count {
            digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
        }
        let prefix = alternate && radix != 10 ? "0\(type)" : ""
        return place(sign: value < 0 ? "-" : nil, prefix: prefix, body: digits, width: width)
    }

    /// `%e %f %g` and their capitals.
    public func float(_ value: Double, width: Int, precision: Int?) -> String {
        let style: FloatText.Style =
            switch type {
            case "e", "E": .exponent
            case "f", "F": .fixed
            default: .general
            }
        let text = FloatText.text(
            value, style, precision: precision ?? 6, alternate: alternate,
            uppercase: type == "E" || type == "F" || type == "G")
        let isNegative = text.utf8.first == 45
        if width <= text.utf8.count, !showsSign, !leavesSpace { return text }
        let body = isNegative ? String(Substring(text.utf8.dropFirst())) : text
        return place(sign: isNegative ? "-" : nil, prefix: "", body: body, width: width)
    }

    /// `%s %r %a %c`
    public func text(_ value: Str, width: Int, precision: Int?) -> String {
        let shown = precision.map { $0 < value.count ? value.substring(0..<$0) : value } ?? value
        if width <= shown.count { return shown.value }
        let padding = String(repeating: " ", count: width - shown.count)
        return alignsLeft ? shown.value + padding : padding + shown.value
    }

    private func place(sign: String?, prefix: String, body: String, width: Int) -> String {
        let sign = sign ?? (showsSign ? "+" : leavesSpace ? " " : "")
        let padding = max(width - sign.utf8.count - prefix.utf8.count - body.utf8.count, 0)
        if alignsLeft { return sign + prefix + body + String(repeating: " ", count: padding) }
        if zeros { return sign + prefix + String(repeating: "0", count: padding) + body }
        return String(repeating: " ", count: padding) + sign + prefix + body
    }
}
