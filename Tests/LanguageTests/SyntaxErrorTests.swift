import Language
import Testing

@Suite struct SyntaxErrorTests {
    @Test func sharedMistakes() { check(goldenSyntaxErrors, count: 73) }

    @Test func expressions() { check(expressionErrors, count: 168) }

    @Test func statements() { check(statementErrors, count: 242) }

    @Test func meanings() { check(meaningErrors, count: 73) }

    /// Type, message, line, column and end must be CPython's.
    private func check(_ table: String, count: Int) {
        let samples = Samples(table).all
        #expect(samples.count == count)
        for sample in samples {
            let actual = answer(sample.text)
            #expect(actual == sample.expected, "\(sample.text)")
        }
    }

    private func answer(_ text: String) -> String {
        do throws(Diagnostic) {
            _ = try parseModule(SourceText(text))
            return "accepted"
        } catch {
            return "\(error.summary) @ \(error.line):\(error.column)-\(error.endLine):\(error.endColumn)"
        }
    }
}
