/// Python's character classes, by Unicode's properties.
extension Unicode.Scalar {
    /// `str.isspace` of one character: bidirectional class WS, B or S, or category Zs.
    var isPythonSpace: Bool {
        switch value {
        case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Where `str.splitlines` cuts.
    var isPythonLineBreak: Bool {
        switch value {
        case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// `str.isalpha` of one character: a letter of any kind.
    var isPythonAlpha: Bool {
        if value < 128 { return (value | 32) >= 97 && (value | 32) <= 122 }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    /// The value of a decimal digit in any script (`str.isdecimal`).
    var decimalDigit: Int? {
        if value < 128 { return value >= 48 && value <= 57 ? Int(value) - 48 : nil }
        guard properties.numericType == .decimal, let number = properties.numericValue else { return nil }
        return Int(number)
    }

    /// `str.isdigit` of one character: decimal digits and superscripts and the like.
    var isPythonDigit: Bool {
        if value < 128 { return value >= 48 && value <= 57 }
        return properties.numericType == .decimal || properties.numericType == .digit
    }

    var isPythonNumeric: Bool {
        if value < 128 { return value >= 48 && value <= 57 }
        return properties.numericType != nil
    }

    var isPythonAlphanumeric: Bool { isPythonAlpha || isPythonNumeric }

    var isPythonUpper: Bool {
        value < 128 ? value >= 65 && value <= 90 : properties.isUppercase
    }

    var isPythonLower: Bool {
        value < 128 ? value >= 97 && value <= 122 : properties.isLowercase
    }

    var isPythonTitle: Bool { value >= 128 && properties.generalCategory == .titlecaseLetter }

    /// Whether `repr` shows it as it is: everything but "other" and separators other than the space.
    var isPythonPrintable: Bool {
        if value < 127 { return value >= 32 }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    /// Two letters as `unicodedata.category` writes them.
    var pythonCategory: String {
        switch properties.generalCategory {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }

    /// `str.isidentifier`: what a name may begin with.
    var isIdentifierStart: Bool {
        value < 128 ? isPythonAlpha || self == "_" : properties.isXIDStart
    }

    var isIdentifierContinuation: Bool {
        value < 128 ? isPythonAlphanumeric || self == "_" : properties.isXIDContinue
    }
}
