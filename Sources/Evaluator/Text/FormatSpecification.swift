/// Python's format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
public struct FormatSpecification: Hashable, Sendable {
    public var fill: Unicode.Scalar = " "
    public var hasFill = false
    public var alignment: Alignment
    public var hasAlignment = false
    public var sign: Sign?
    public var coercesNegativeZero = false
    public var alternate = false
    public var width: Int?
    public var grouping: Grouping?
    public var precision: Int?
    /// The presentation type's letter, nil without one.
    public var type: Unicode.Scalar?

    public enum Alignment: Unicode.Scalar, Sendable {
        case left = "<"
        case right = ">"
        case center = "^"
        case afterSign = "="
    }

    public enum Sign: Unicode.Scalar, Sendable {
        case always = "+"
        case space = " "
        case negative = "-"
    }

    public enum Grouping: Unicode.Scalar, Sendable {
        case comma = ","
        case underscore = "_"
    }

    /// Why a specification cannot be followed; the texts are CPython's.
    public enum Failure: Error, Hashable, Sendable {
        case invalid(String, type: String)
        case tooManyDigits
        case missingPrecision
        case commaAndUnderscore
        case groupingWith(Grouping, Unicode.Scalar)
        case unknownType(Unicode.Scalar, of: String)
        case notAllowed(String)
        case characterRange
        /// More cells than there is memory for; Python raises MemoryError.
        case tooWide
        /// `%c` of a number outside Unicode is an OverflowError, all else a ValueError.
        public var isOverflow: Bool { self == .characterRange }

        public var message: String {
            switch self {
            case .invalid(let text, let type): "Invalid format specifier '\(text)' for object of type '\(type)'"
            case .tooManyDigits: "Too many decimal digits in format string"
            case .missingPrecision: "Format specifier missing precision"
            case .commaAndUnderscore: "Cannot specify both ',' and '_'."
            case .groupingWith(let grouping, let type):
                "Cannot specify '\(grouping.rawValue)' with \(Failure.shown(type))."
            case .unknownType(let letter, let type):
                "Unknown format code \(Failure.shown(letter)) for object of type '\(type)'"
            case .notAllowed(let text): text
            case .characterRange: "%c arg not in range(0x110000)"
            case .tooWide: ""
            }
        }

        private static func shown(_ letter: Unicode.Scalar) -> String {
            letter.value > 32 && letter.value < 128
                ? "'\(letter)'" : "'\\x" + String(letter.value, radix: 16) + "'"
        }
    }

    /// - Parameter typeName: the Python type of the value, named in errors.
    public init(_ text: String, typeName: String, defaultAlignment: Alignment) throws(Failure) {
        alignment = defaultAlignment
        let source =
            text.utf8.allSatisfy { $0 < 128 } ? text.utf8.map { Unicode.Scalar($0) } : Array(text.unicodeScalars)
        var position = 0
        var next: Unicode.Scalar? { position < source.count ? source[position] : nil }

        if source.count >= 2, let align = Alignment(rawValue: source[1]) {
            (fill, hasFill, alignment, hasAlignment) = (source[0], true, align, true)
            position = 2
        } else if let align = next.flatMap(Alignment.init) {
            (alignment, hasAlignment) = (align, true)
            position = 1
        }
        if let sign = next.flatMap(Sign.init) {
            self.sign = sign
            position += 1
        }
        if next == "z" {
            coercesNegativeZero = true
            position += 1
        }
        if next == "#" {
            alternate = true
            position += 1
        }
        if !hasFill, next == "0" {
            fill = "0"
            if !hasAlignment, defaultAlignment == .right { alignment = .afterSign }
            position += 1
        }
        width = try FormatSpecification.integer(source, &position)
        if let width, width > 1 << 32 { throw .tooWide }
        if next == "," {
            grouping = .comma
            position += 1
        }
        if next == "_" {
            if grouping != nil { throw .commaAndUnderscore }
            grouping = .underscore
            position += 1
        }
        if next == ",", grouping == .underscore { throw .commaAndUnderscore }
        if next == "." {
            position += 1
            precision = try FormatSpecification.integer(source, &position)
            if precision == nil { throw .missingPrecision }
        }
        if source.count - position > 1 { throw .invalid(text, type: typeName) }
        type = next
        // A text's type is `s` when it is not written.
        if let grouping, let type = type ?? (defaultAlignment == .left ? "s" : nil) {
            switch type {
            case "d", "e", "f", "g", "E", "G", "%", "F": break
            case "b", "o", "x", "X": if grouping != .underscore { throw .groupingWith(grouping, type) }
            default: throw .groupingWith(grouping, type)
            }
        }
    }

    private static func integer(_ source: [Unicode.Scalar], _ position: inout Int) throws(Failure) -> Int? {
        let start = position
        var result = 0
        while position < source.count, let digit = source[position].decimalDigit {
            let (scaled, overflow) = result.multipliedReportingOverflow(by: 10)
            let (sum, overflowed) = scaled.addingReportingOverflow(digit)
            if overflow || overflowed { throw .tooManyDigits }
            result = sum
            position += 1
        }
        return position == start ? nil : result
    }
}
