extension Family {
    /// `str`: case, alignment, translation, formatting.
    static let strForms = Family(
        type: "str",
        methods: [
            Builtin("upper", "()", "In capitals.", example: "'abc'.upper()\n#> 'ABC'") { call in
                .str(call.text.uppercased())
            },
            Builtin("lower", "()", "In small letters.", example: "'ABC'.lower()\n#> 'abc'") { call in
                .str(call.text.lowercased())
            },
            Builtin("title", "()", "Each word with a capital.", example: "'ab cd'.title()\n#> 'Ab Cd'") { call in
                .str(call.text.titled())
            },
            Builtin(
                "capitalize", "()", "The first character a capital, the others small.",
                example: "'aBC'.capitalize()\n#> 'Abc'"
            ) { call in .str(call.text.capitalized()) },
            Builtin("swapcase", "()", "Small letters for capitals and back.", example: "'aB'.swapcase()\n#> 'Ab'") {
                call in .str(call.text.swappedCase())
            },
            Builtin(
                "casefold", "()", "For comparing without regard to case.", example: "'Straße'.casefold()\n#> 'strasse'"
            ) { call in .str(call.text.casefolded()) },
            Builtin(
                "center", "(width, fillchar=' ', /)", "In the middle of `width` cells.",
                example: "'ab'.center(6, '*')\n#> '**ab**'"
            ) { call in try call.padded(.center) },
            Builtin(
                "ljust", "(width, fillchar=' ', /)", "At the left of `width` cells.",
                example: "'ab'.ljust(4)\n#> 'ab  '"
            ) { call in try call.padded(.left) },
            Builtin(
                "rjust", "(width, fillchar=' ', /)", "At the right of `width` cells.",
                example: "'7'.rjust(3, '0')\n#> '007'"
            ) { call in try call.padded(.right) },
            Builtin(
                "zfill", "(width, /)", "Filled with zeros after the sign.", example: "'-7'.zfill(4)\n#> '-007'"
            ) { call in .str(call.text.zeroFilled(to: try call.room(0))) },
            Builtin(
                "expandtabs", "(tabsize=8)", "With tabs as spaces.", example: "'a\\tb'.expandtabs(4)\n#> 'a   b'"
            ) { call in .str(call.text.expandingTabs(try call.room(0))) },
            Builtin(
                "format", "(*args, **kwargs)", "With `{}` fields filled in.",
                example: "'{:>4}|{x:.2f}'.format('a', x=0.5)\n#> '   a|0.50'"
            ) { call in
                let arguments = Array(call.rest)
                let keywords = call.keywords
                return .text(
                    try TemplateFormatter.format(call.text, arguments: arguments) { try keywords.get(.text($0)) })
            },
            Builtin(
                "format_map", "(mapping, /)", "With `{name}` fields filled in from a mapping.",
                example: "'{a}'.format_map({'a': 1})\n#> '1'"
            ) { call in
                let mapping = call[0]
                return .text(
                    try TemplateFormatter.format(call.text, arguments: nil) { try mapping.item(at: .text($0)) })
            },
            Builtin(
                "translate", "(table, /)", "With characters replaced by a table of code points (`str.maketrans`).",
                example: "'abc'.translate({97: 'x', 98: None})\n#> 'xc'"
            ) { call in
                var result = String.UnicodeScalarView()
                for scalar in call.text.scalars {
                    switch try call.translation(of: scalar) {
                    case .unbound: result.append(scalar)
                    case .none: break
                    case .str(let text): result.append(contentsOf: text.value.unicodeScalars)
                    case let value:
                        guard let code = try value.asIndex() else {
                            throw Raised(.typeError, "character mapping must return integer, None or str")
                        }
                        guard let other = Unicode.Scalar(UInt32(clamping: code)) else {
                            throw Raised(.valueError, "character mapping must be in range(0x110000)")
                        }
                        result.append(other)
                    }
                }
                return .text(String(result))
            },
            Builtin(
                "maketrans", "(x, y=None, z=None, /)",
                "A table for `translate`: from a dict, or character by character.",
                example: "str.maketrans('ab', 'xy', 'c')\n#> {97: 120, 98: 121, 99: None}", kind: .staticMethod
            ) { call in try translationTable(call) },
            Builtin(
                "encode", "(encoding='utf-8', errors='strict')",
                "The text as bytes.", example: "'가'.encode()\n#> b'\\xea\\xb0\\x80'"
            ) { call in
                for (index, name) in ["encoding", "errors"].enumerated() {
                    guard case .str = call[index] else {
                        throw Raised(
                            .typeError, "encode() argument '\(name)' must be str, not \(call[index].typeName)")
                    }
                }
                return .bytes(try Codec(named: call.string(0)).encode(call.text, errors: call.string(1)))
            },
        ])

    private static func translationTable(_ call: borrowing Arguments) throws -> Value {
        let table = Dict()
        if call[1].isNone {
            guard case .dict(let source) = call[0] else {
                throw Raised(.typeError, "if you give only one argument to maketrans it must be a dict")
            }
            for (key, value) in source.pairs {
                if case .str(let text) = key {
                    guard text.count == 1 else {
                        throw Raised(.valueError, "string keys in translate table must be of length 1")
                    }
                    try table.set(.int(Int(text.scalar(at: 0).value)), value)
                } else {
                    guard case .int = key else {
                        throw Raised(.typeError, "keys in translate table must be strings or integers")
                    }
                    try table.set(key, value)
                }
            }
            return .dict(table)
        }
        guard case .str(let from) = call[0] else {
            throw Raised(.typeError, "first maketrans argument must be a string if there is a second argument")
        }
        let to = try call.str(1)
        guard from.count == to.count else {
            throw Raised(.valueError, "the first two maketrans arguments must have equal length")
        }
        for (a, b) in zip(from.scalars, to.scalars) { try table.set(.int(Int(a.value)), .int(Int(b.value))) }
        if !call[2].isNone {
            for scalar in try call.str(2).scalars { try table.set(.int(Int(scalar.value)), .none) }
        }
        return .dict(table)
    }
}
