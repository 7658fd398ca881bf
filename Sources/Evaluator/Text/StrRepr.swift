/// Texts as Python source.
extension Str {
    /// `repr(text)`
    public var repr: String { isArrayElement ? "np.str_(\(Str.repr(value)))" : Str.repr(value) }

    /// `repr(text)`: single quotes unless that would need a backslash and double quotes do not.
    public static func repr(_ text: String) -> String {
        quoted(text) { $0.isPythonPrintable }
    }

    /// `ascii(text)`
    public static func asciiRepr(_ text: String) -> String {
        quoted(text) { $0.value >= 32 && $0.value < 127 }
    }

    /// `ascii(value)` from `repr(value)`: what is not ASCII becomes an escape.
    public static func escapingNonASCII(_ repr: String) -> String {
        var result = ""
        for scalar in repr.unicodeScalars {
            if scalar.value < 128 { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
        }
        return result
    }

    private static func quoted(_ text: String, shows: (Unicode.Scalar) -> Bool) -> String {
        let bytes = text.utf8
        let quote: Unicode.Scalar = bytes.contains(39) && !bytes.contains(34) ? "\"" : "'"
        var result = String.UnicodeScalarView()
        result.append(quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case quote, "\\":
                result.append("\\")
                result.append(scalar)
            case _ where shows(scalar): result.append(scalar)
            default: result.append(contentsOf: escape(scalar).unicodeScalars)
            }
        }
        result.append(quote)
        return String(result)
    }

    static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default: break
        }
        let digits = String(scalar.value, radix: 16)
        let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        return "\\" + letter + String(repeating: "0", count: width - digits.count) + digits
    }
}
