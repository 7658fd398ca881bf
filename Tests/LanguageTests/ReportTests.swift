import Language
import Markup
import Testing

@Suite struct ReportTests {
    private func failure(_ text: String) throws -> (Diagnostic, SourceText) {
        let source = SourceText(text)
        return (try #require(throws: Diagnostic.self) { try parseModule(source) }, source)
    }

    /// Python's own display, from the shared golden file.
    @Test(arguments: [
        (
            "for i in range(3)\n    pass",
            "  File \"<stdin>\", line 1\n    for i in range(3)\n                     ^\nSyntaxError: expected ':'\n"
        ),
        (
            "print((1, 2)",
            "  File \"<stdin>\", line 1\n    print((1, 2)\n         ^\nSyntaxError: '(' was never closed\n"
        ),
        (
            "x = 1\n  y = 2", "  File \"<stdin>\", line 2\n    y = 2\nIndentationError: unexpected indent\n"
        ),
        (
            "if True:\n    x = 1\n\ty = 2",
            "  File \"<stdin>\", line 3\n    \ty = 2\n    ^\n"
                + "TabError: inconsistent use of tabs and spaces in indentation\n"
        ),
        (
            "if True:\n    x = 1\n  y = 2",
            "  File \"<stdin>\", line 3\n    y = 2\n         ^\n"
                + "IndentationError: unindent does not match any outer indentation level\n"
        ),
        (
            "f(a=1, 2)",
            "  File \"<stdin>\", line 1\n    f(a=1, 2)\n            ^\n"
                + "SyntaxError: positional argument follows keyword argument\n"
        ),
        (
            "print(f'{a b}')",
            "  File \"<stdin>\", line 1\n    (a b)\n     ^^^\n"
                + "SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?\n"
        ),
    ])
    func tracebacksArePythons(text: String, expected: String) throws {
        let (diagnostic, source) = try failure(text)
        #expect(diagnostic.traceback(in: source) == expected)
    }

    /// Carets stand under the place, also behind wide characters, and inside an f-string.
    @Test(arguments: [
        (
            "x = 1\nprint(1 2)",
            "2 | print(1 2)\n  |       ^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?\n"
        ),
        (
            "print('안녕', 가 나)",
            "1 | print('안녕', 가 나)\n  |               ^^^^^\nSyntaxError: invalid syntax. Perhaps you forgot a comma?\n"
        ),
        (
            "print(f'{가 나}')",
            "1 | print(f'{가 나}')\n  |          ^^^^^\n"
                + "SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?\n"
        ),
        ("\tx y", "1 | \tx y\n  | \t^\nIndentationError: unexpected indent\n"),
        ("if x", "1 | if x\n  |     ^\nSyntaxError: expected ':'\n"),
    ])
    func reportsPointAtThePlace(text: String, expected: String) throws {
        let (diagnostic, source) = try failure(text)
        let plain = diagnostic.report(in: source).plain
        #expect(plain.hasPrefix(expected), "\(plain)")
    }

    @Test(arguments: [
        ("print(“hi”)", "use straight quotes, \" or '"),
        ("x = （1）", "this is the full-width form of (; switch the input method and type it again"),
        ("a − b", "use the minus of the keyboard, -"),
        ("x++", "`x++` is written `x += 1`"),
        ("if a && b: pass", "`&&` is written `and`"),
        ("if a || b: pass", "`||` is written `or`"),
        ("if !a: pass", "`!x` is written `not x`"),
        ("lambda = 0.1", "`lambda` is a word of the language and cannot be a name; try `lambda_`"),
        ("if a:\n    b\nelse if c:\n    d", "`else if` is written `elif`"),
        ("def class(): pass", "`class` is a word of the language and cannot be a name here"),
        ("x = 1\n  y = 2", "this line is indented further than the one before it, which opens no block"),
    ])
    func commonMistakesGetAHint(text: String, hint: String) throws {
        let (diagnostic, source) = try failure(text)
        #expect(diagnostic.hint == hint)
        #expect(diagnostic.report(in: source).plain.hasSuffix("hint: \(hint)\n"))
    }

    @Test func colourTellsWordsFromNumbers() {
        let spans = highlight("if x: # 왜\n    y = '가' + 1").spans
        #expect(spans.map(\.text).joined() == "if x: # 왜\n    y = '가' + 1")
        #expect(
            spans.filter { $0.role != .plain }.map { "\($0.role) \($0.text)" }
                == ["keyword if", "name x", "comment # 왜", "name y", "string '가'", "number 1"])
        #expect(highlight("%timeit x (").plain == "%timeit x (")
        #expect(highlight("'open").plain == "'open")
    }
}
