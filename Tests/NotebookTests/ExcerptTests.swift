import Language
import Testing

@testable import Notebook

@Suite struct ExcerptTests {
    private func marked(_ text: String, _ start: Int, _ end: Int) -> String {
        Excerpt.lines(SourceText(name: "x", text), SourceRange(start, end)).plain
    }

    @Test func caretsStandUnderThePlace() {
        #expect(marked("  y = foo(x)\n", 6, 9) == "    y = foo(x)\n        ^^^\n")
        // Korean letters are two columns wide, three bytes long.
        #expect(marked("가 = 나", 6, 9) == "    가 = 나\n         ^^\n")
        #expect(marked("f(a,\n  b)", 0, 9) == "    f(a,\n    ^^^^\n")
        #expect(marked("\ta b", 3, 4) == "    a b\n      ^\n")
        #expect(marked("ab", 2, 2) == "    ab\n      ^\n")
        #expect(marked("", 0, 0) == "")
    }

    @Test func repeatedFramesAreCounted() {
        let source = SourceText(name: "a.py", "def f():\n    f()\nf()\n")
        let frames =
            [TracebackText.Frame(source: source, range: SourceRange(17, 20), function: "<module>")]
            + (0..<996).map { _ in TracebackText.Frame(source: source, range: SourceRange(13, 16), function: "f") }
        let text = TracebackText.block(frames, style: .script).plain
        #expect(
            text == """
                Traceback (most recent call last):
                  File "a.py", line 3, in <module>
                    f()
                    ^^^
                  File "a.py", line 2, in f
                    f()
                    ^^^
                  File "a.py", line 2, in f
                    f()
                    ^^^
                  File "a.py", line 2, in f
                    f()
                    ^^^
                  [Previous line repeated 993 more times]

                """)
    }
}
