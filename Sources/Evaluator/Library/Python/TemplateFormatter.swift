/// Fills in the fields of `str.format`.
struct TemplateFormatter {
    private let arguments: [Value]?
    private let keyword: (String) throws -> Value?
    private var numbering = Numbering.undecided

    private enum Numbering: Equatable {
        case undecided
        case automatic(next: Int)
        case manual
    }

    /// - Parameter arguments: nil for `format_map`, which has none.
    static func format(_ template: Str, arguments: [Value]?, keyword: (String) throws -> Value?) throws -> String {
        try withoutActuallyEscaping(keyword) { keyword in
            var formatter = TemplateFormatter(arguments: arguments, keyword: keyword)
            return try formatter.format(template, depth: 2)
        }
    }

    private init(arguments: [Value]?, keyword: @escaping (String) throws -> Value?) {
        self.arguments = arguments
        self.keyword = keyword
    }

    private mutating func format(_ template: Str, depth: Int) throws -> String {
        if depth == 0 { throw Raised(.valueError, "Max string recursion exceeded") }
        var result = ""
        for piece in PythonState.current.template(template).pieces {
            switch piece {
            case .literal(let text): result += text
            case .malformed(let reason): throw Raised(.valueError, reason.message)
            case .field(let field):
                let value = try converted(try value(of: field), field.conversion)
                let specification =
                    field.specificationHasFields
                    ? try format(Str(field.specification), depth: depth - 1) : field.specification
                result += try TextFormatting.format(value, specification)
            }
        }
        return result
    }

    private mutating func value(of field: FormatTemplate.Field) throws -> Value {
        var value = try base(of: field)
        for access in field.accesses {
            switch access {
            case .attribute(let name): value = try value.attribute(Symbol(name))
            case .index(let index): value = try value.item(at: .int(index))
            case .key(let key): value = try value.item(at: .text(key))
            case .malformed(let reason): throw Raised(.valueError, reason.message)
            }
        }
        return value
    }

    private mutating func base(of field: FormatTemplate.Field) throws -> Value {
        var position = field.position
        if field.base.isEmpty {
            switch numbering {
            case .undecided: position = 0
            case .automatic(let next): position = next
            case .manual:
                throw Raised(
                    .valueError,
                    "cannot switch from manual field specification to automatic field numbering")
            }
            numbering = .automatic(next: (position ?? 0) + 1)
        } else if position != nil {
            if case .automatic = numbering {
                throw Raised(
                    .valueError,
                    "cannot switch from automatic field numbering to manual field specification")
            }
            numbering = .manual
        }
        if let position {
            guard let arguments else {
                throw Raised(.valueError, "Format string contains positional fields")
            }
            guard position < arguments.count else {
                throw Raised(
                    .indexError, "Replacement index \(position) out of range for positional args tuple")
            }
            return arguments[position]
        }
        guard let value = try keyword(field.base) else { throw Raised.key(.text(field.base)) }
        return value
    }

    private func converted(_ value: Value, _ conversion: Unicode.Scalar?) throws -> Value {
        switch conversion {
        case nil: return value
        case "s": return .str(try value.asStr())
        case "r": return .text(try value.repr())
        case "a": return .text(Str.escapingNonASCII(try value.repr()))
        case let letter?:
            let shown =
                letter.value > 32 && letter.value < 127 ? String(letter) : "\\x" + String(letter.value, radix: 16)
            throw Raised(.valueError, "Unknown conversion specifier \(shown)")
        }
    }
}
