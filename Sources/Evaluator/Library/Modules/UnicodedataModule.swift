extension Family {
    static let unicodedata = Family(
        module: "unicodedata",
        functions: [
            Builtin(
                "normalize", "(form, unistr, /)", "The text in one of the four normal forms.",
                example: "len(unicodedata.normalize('NFD', 'é'))\n#> 2"
            ) { call in
                let text = try call.str(1)
                guard let form = Normalization(rawValue: try call.string(0)) else {
                    throw Raised(.valueError, "invalid normalization form")
                }
                return .str(form.apply(text))
            },
            Builtin("category", "(chr, /)", "The general category.", example: "unicodedata.category('가')\n#> 'Lo'") {
                call in
                .text(try call.character(0).pythonCategory)
            },
            Builtin(
                "name", "(chr, default=..., /)", "The character's name.",
                example: "unicodedata.name('é')\n#> 'LATIN SMALL LETTER E WITH ACUTE'"
            ) {
                call in
                let scalar = try call.character(0)
                if let name = scalar.properties.name { return .text(name) }
                if (0xAC00...0xD7A3).contains(scalar.value) { return .text(Normalization.hangulName(scalar)) }
                if scalar.properties.isIdeographic {
                    return .text("CJK UNIFIED IDEOGRAPH-" + String(scalar.value, radix: 16, uppercase: true))
                }
                if call[1].isUnbound { throw Raised(.valueError, "no such name") }
                return call[1]
            },
            Builtin(
                "combining", "(chr, /)", "The combining class.", example: "unicodedata.combining('\\u0301')\n#> 230"
            ) { call in
                .int(Int(try call.character(0).properties.canonicalCombiningClass.rawValue))
            },
            Builtin(
                "decimal", "(chr, default=..., /)", "The value of a decimal digit.",
                example: "unicodedata.decimal('٣')\n#> 3"
            ) { call in
                if let digit = try call.character(0).decimalDigit { return .int(digit) }
                if call[1].isUnbound { throw Raised(.valueError, "not a decimal") }
                return call[1]
            },
            Builtin(
                "numeric", "(chr, default=..., /)", "The value of a numeric character.",
                example: "unicodedata.numeric('½')\n#> 0.5"
            ) {
                call in
                if let number = try call.character(0).properties.numericValue { return .float(number) }
                if call[1].isUnbound { throw Raised(.valueError, "not a numeric character") }
                return call[1]
            },
        ],
        constants: [Constant("unidata_version", "The version of Unicode.") { .text("14.0.0") }])
}

extension Arguments {
    fileprivate func character(_ index: Int) throws -> Unicode.Scalar {
        guard case .str(let text) = self[index], text.count == 1 else {
            throw Raised(
                .typeError, "\(function.row.name)() argument must be a unicode character, not \(self[index].typeName)")
        }
        return text.scalar(at: 0)
    }
}
