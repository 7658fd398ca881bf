import Language
import Testing

@testable import Evaluator

@Suite struct SyntaxWarningTests {
    /// As CPython 3.11 writes them to standard error before the program runs.
    @Test func areShownBeforeTheProgramRuns() throws {
        try LargeStack.run {
            let host = RecordingHost()
            let interpreter = Interpreter(host: host, dialect: .script)
            let source = "x = 1\nif x is 1: print('a')\nassert (x, 'no')\n"
            try interpreter.run(parseModule(SourceText(name: "a.py", source)))
            #expect(host.output == "a\n")
            #expect(
                host.errors == """
                    a.py:2: SyntaxWarning: "is" with a literal. Did you mean "=="?
                      if x is 1: print('a')
                    a.py:3: SyntaxWarning: assertion is always true, perhaps remove parentheses?
                      assert (x, 'no')

                    """)
        }
    }
}
