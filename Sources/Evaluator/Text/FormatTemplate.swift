/// The text of `str.format`, taken apart; it knows nothing of values.
///
/// A malformed place is a piece of its own, because Python notices it only when it gets there.
public struct FormatTemplate: Hashable, Sendable {
    public var pieces: [Piece] = []

    public enum Piece: Hashable, Sendable {
        case literal(String)
        case field(Field)
        case malformed(Malformed)
    }

    public struct Field: Hashable, Sendable {
        /// What stands before the first `.` or `[`; empty means the next position.
        public var base: String
        public var accesses: [Access]
        public var conversion: Unicode.Scalar?
        /// The specification, itself a template with fields one level deep.
        public var specification: String
        public var specificationHasFields: Bool

        /// The position `base` names, nil for a keyword.
        public var position: Int? { FormatTemplate.index(base) }
    }

    public enum Access: Hashable, Sendable {
        case attribute(String)
        case index(Int)
        case key(String)
        case malformed(Malformed)
    }

    /// What is wrong with a template; all are ValueErrors with CPython's text.
    public enum Malformed: Hashable, Sendable {
        case singleClosing, singleOpening, openingInName, conversionMissing, colonExpected, unmatchedInSpecification
        case closingExpected, emptyAttribute, afterBracket, missingBracket, tooManyDigits

        public var message: String {
            switch self {
            case .singleClosing: "Single '}' encountered in format string"
            case .singleOpening: "Single '{' encountered in format string"
            case .openingInName: "unexpected '{' in field name"
            case .conversionMissing: "end of string while looking for conversion specifier"
            case .colonExpected: "expected ':' after conversion specifier"
            case .unmatchedInSpecification: "unmatched '{' in format spec"
            case .closingExpected: "expected '}' before end of string"
            case .emptyAttribute: "Empty attribute in format string"
            case .afterBracket: "Only '.' or '[' may follow ']' in format field specifier"
            case .missingBracket: "Missing ']' in format string"
            case .tooManyDigits: "Too many decimal digits in format string"
            }
        }
    }

    public init(_ text: String) {
        let source = Array(text.unicodeScalars)
        var position = 0
        var literal = String.UnicodeScalarView()
        func flush(_ pieces: inout [Piece]) {
            if !literal.isEmpty { pieces.append(.literal(String(literal))) }
            literal = String.UnicodeScalarView()
        }
        while position < source.count {
            let scalar = source[position]
            position += 1
            guard scalar == "{" || scalar == "}" else {
                literal.append(scalar)
                continue
            }
            if position < source.count, source[position] == scalar {
                literal.append(scalar)
                position += 1
                continue
            }
            flush(&pieces)
            if scalar == "}" {
                pieces.append(.malformed(.singleClosing))
                return
            }
            if position == source.count {
                pieces.append(.malformed(.singleOpening))
                return
            }
            switch FormatTemplate.field(source, &position) {
            case .success(let field): pieces.append(.field(field))
            case .failure(let reason):
                pieces.append(.malformed(reason))
                return
            }
        }
        flush(&pieces)
    }

    private enum FieldResult {
        case success(Field)
        case failure(Malformed)
    }

    private static func field(_ source: [Unicode.Scalar], _ position: inout Int) -> FieldResult {
        let start = position
        var terminator: Unicode.Scalar?
        scan: while position < source.count {
            let scalar = source[position]
            position += 1
            switch scalar {
            case "{": return .failure(.openingInName)
            case "[":
                while position < source.count, source[position] != "]" { position += 1 }
            case "}", ":", "!":
                terminator = scalar
                break scan
            default: break
            }
        }
        guard let terminator else { return .failure(.closingExpected) }
        var result = parseName(Array(source[start..<position - 1]))
        if terminator == "}" { return .success(result) }
        if terminator == "!" {
            guard position < source.count else { return .failure(.conversionMissing) }
            result.conversion = source[position]
            position += 1
            if position < source.count {
                let scalar = source[position]
                position += 1
                if scalar == "}" { return .success(result) }
                if scalar != ":" { return .failure(.colonExpected) }
            }
        }
        let specificationStart = position
        var depth = 1
        while position < source.count {
            let scalar = source[position]
            position += 1
            if scalar == "{" {
                result.specificationHasFields = true
                depth += 1
            } else if scalar == "}" {
                depth -= 1
                if depth == 0 {
                    result.specification = Str(scalars: source[specificationStart..<position - 1]).value
                    return .success(result)
                }
            }
        }
        return .failure(.unmatchedInSpecification)
    }

    /// `base.attribute[index]…`
    private static func parseName(_ name: [Unicode.Scalar]) -> Field {
        var position = 0
        func take(until stops: (Unicode.Scalar) -> Bool) -> String {
            let start = position
            while position < name.count, !stops(name[position]) { position += 1 }
            return Str(scalars: name[start..<position]).value
        }
        let base = take { $0 == "." || $0 == "[" }
        var accesses: [Access] = []
        while position < name.count {
            let opener = name[position]
            position += 1
            if opener == "." {
                let attribute = take { $0 == "." || $0 == "[" }
                accesses.append(attribute.isEmpty ? .malformed(.emptyAttribute) : .attribute(attribute))
            } else if opener == "[" {
                let key = take { $0 == "]" }
                if position == name.count {
                    accesses.append(.malformed(.missingBracket))
                    break
                }
                position += 1
                accesses.append(
                    key.isEmpty ? .malformed(.emptyAttribute) : index(key).map { .index($0) } ?? .key(key))
            } else {
                accesses.append(.malformed(.afterBracket))
                break
            }
        }
        return Field(
            base: base, accesses: accesses, conversion: nil, specification: "", specificationHasFields: false)
    }

    static func index(_ text: String) -> Int? {
        text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? Int(text) : nil
    }
}
