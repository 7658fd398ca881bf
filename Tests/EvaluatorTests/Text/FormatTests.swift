import Testing

@testable import Evaluator

@Suite struct FormatTests {
    private func text(_ body: () throws -> String) -> String {
        do { return try body() } catch { return "!" + ((error as? FormatSpecification.Failure)?.message ?? "\(error)") }
    }

    @Test func specificationsOfIntegers() {
        for row in FormatTables.integers {
            #expect(text { try FormatSpecification.format(row.value, row.specification) } == row.expected, "\(row)")
        }
    }

    @Test func specificationsOfFloats() {
        for row in FormatTables.floats {
            #expect(text { try FormatSpecification.format(row.value, row.specification) } == row.expected, "\(row)")
        }
    }

    @Test func specificationsOfTexts() {
        for row in FormatTables.texts {
            let result = text { try FormatSpecification.format(Str(row.value), row.specification).value }
            #expect(result == row.expected, "\(row)")
        }
    }

    private func percent(_ format: String, _ convert: (PercentFormat.Conversion, Int, Int?) -> String) -> String {
        PercentFormat(Str(format)).pieces.map { piece in
            switch piece {
            case .literal(let text): return text
            case .malformed(let reason, _): return "!" + reason.message
            case .conversion(let conversion):
                if conversion.type == "%" { return "%" }
                var width = 0
                var precision: Int?
                if case .given(let value)? = conversion.width { width = value }
                if case .given(let value)? = conversion.precision { precision = value }
                return convert(conversion, width, precision)
            }
        }.joined()
    }

    @Test func percentOfIntegers() {
        for row in FormatTables.percentIntegers {
            let result = percent(row.format) { $0.integer(row.value, width: $1, precision: $2) }
            #expect(result == row.expected, "\(row)")
        }
    }

    @Test func percentOfFloats() {
        for row in FormatTables.percentFloats {
            let result = percent(row.format) { $0.float(row.value, width: $1, precision: $2) }
            #expect(result == row.expected, "\(row)")
        }
    }
}
