import Testing

@testable import Evaluator

@Suite struct StrTests {
    @Test func readings() {
        for row in TextTables.readings {
            var integer: String
            do throws(NumberParsing.IntegerFailure) {
                integer = String(try NumberParsing.integer(Str(row.text), base: row.base))
            } catch { integer = "!\(error)" }
            #expect(integer == row.integer, "\(row)")
            #expect(NumberParsing.float(Str(row.text)).map(FloatText.repr) ?? "!" == row.float, "\(row)")
        }
    }

    private func list(_ texts: [Str]) -> String { "[" + texts.map(\.repr).joined(separator: ", ") + "]" }
    private func bool(_ value: Bool) -> String { value ? "True" : "False" }

    private func apply(_ method: String, _ text: Str) -> String? {
        switch method {
        case "upper": text.uppercased().repr
        case "lower": text.lowercased().repr
        case "title": text.titled().repr
        case "capitalize": text.capitalized().repr
        case "swapcase": text.swappedCase().repr
        case "casefold": text.casefolded().repr
        case "isalpha": bool(text.all(\.isPythonAlpha))
        case "isdigit": bool(text.all(\.isPythonDigit))
        case "isdecimal": bool(text.all { $0.decimalDigit != nil })
        case "isnumeric": bool(text.all(\.isPythonNumeric))
        case "isalnum": bool(text.all(\.isPythonAlphanumeric))
        case "isspace": bool(text.all(\.isPythonSpace))
        case "isupper": bool(text.isUpper)
        case "islower": bool(text.isLower)
        case "istitle": bool(text.isTitle)
        case "isidentifier": bool(text.isIdentifier)
        case "isprintable": bool(text.scalars.allSatisfy(\.isPythonPrintable))
        case "splitlines": list(text.lines(keepingEnds: false))
        case "split": list(text.splitAtWhitespace())
        case "strip": text.stripped().repr
        case "repr": text.repr
        case "ascii": Str.asciiRepr(text.value)
        default: nil
        }
    }

    @Test func methods() {
        for row in TextTables.methods {
            #expect(apply(row.method, Str(row.text)) == row.expected, "\(row)")
        }
    }

    @Test func searches() {
        for row in TextTables.searches {
            let text = Str(row.text)
            let other = Str(row.other)
            let result =
                switch row.method {
                case "find": String(text.firstIndex(of: other, row.start, row.end) ?? -1)
                case "rfind": String(text.lastIndex(of: other, row.start, row.end) ?? -1)
                case "count": String(text.occurrences(of: other, row.start, row.end))
                case "startswith": bool(text.hasPrefix(other, row.start, row.end))
                default: bool(text.hasSuffix(other, row.start, row.end))
                }
            #expect(result == row.expected, "\(row)")
        }
    }

    /// Python compares code points: `'é' != 'e\u0301'`, and indexes them: `'한글'[1] == '글'`.
    @Test func codePoints() {
        #expect(Str("\u{e9}") != Str("e\u{301}"))
        #expect(Str("e\u{301}").count == 2)
        #expect(Str("한글").character(at: -1) == Str("글"))
        #expect(Str("한글").character(at: 2) == nil)
        #expect(Str("안녕하세요").slice(start: 4, step: -2, count: 3) == Str("요하안"))
        #expect(Str("hello").slice(start: 4, step: -1, count: 5) == Str("olleh"))
        #expect(Str.character("x") === Str.character("x"))
        #expect(Str("z") < Str("가"))
    }

    /// `'{0.a[k]!r:>{w}} {{}}'`
    @Test func templates() {
        let template = FormatTemplate("{0.a[k]!r:>{w}} {{}}")
        let field = FormatTemplate.Field(
            base: "0", accesses: [.attribute("a"), .key("k")], conversion: "r", specification: ">{w}",
            specificationHasFields: true)
        #expect(template.pieces == [.field(field), .literal(" {}")])
        let malformed: [(String, FormatTemplate.Malformed)] = [
            ("a}", .singleClosing), ("a{", .singleOpening), ("{a", .closingExpected), ("{a!", .conversionMissing),
            ("{a!rb}", .colonExpected), ("{a:{b}", .unmatchedInSpecification), ("{a{", .openingInName),
        ]
        for (text, reason) in malformed {
            #expect(FormatTemplate(text).pieces.last == .malformed(reason), "\(text)")
        }
    }
}
