import Language
import Testing

/// What Python has and this language has not is refused by name and place.
@Suite struct RefusalTests {
    @Test(arguments: [
        ("async def f(): pass", "SyntaxError: `async` is not part of this language", 1, 1),
        ("x = 1\nasync with a: pass", "SyntaxError: `async` is not part of this language", 2, 1),
        ("[x async for x in y]", "SyntaxError: `async` is not part of this language", 1, 4),
        ("@d\nasync def f(): pass", "SyntaxError: `async` is not part of this language", 2, 1),
        ("await x", "SyntaxError: 'await' outside function", 1, 1),
        ("def f():\n    return await x", "SyntaxError: 'await' outside async function", 2, 12),
        ("match x:\n    case 1: pass", "SyntaxError: `match` is not part of this language", 1, 1),
        ("try: pass\nexcept* E: pass", "SyntaxError: `except*` is not part of this language", 2, 1),
        ("x = 1 + 2j", "SyntaxError: complex numbers are not part of this language", 1, 9),
        ("from . import a", "SyntaxError: a relative import is not part of this language", 1, 6),
        ("from ...a import b", "SyntaxError: a relative import is not part of this language", 1, 6),
        ("x = 9223372036854775808", "OverflowError: integer literal does not fit in 64 bits", 1, 5),
        ("x = 0xFFFFFFFFFFFFFFFF", "OverflowError: integer literal does not fit in 64 bits", 1, 5),
        ("-9223372036854775809", "OverflowError: integer literal does not fit in 64 bits", 1, 2),
        ("x = '\\ud800'", "SyntaxError: lone surrogates are not part of this language", 1, 13),
        ("a\0b", "SyntaxError: source code cannot contain null bytes", 1, 0),
    ])
    func refusesByNameAndPlace(text: String, summary: String, line: Int, column: Int) {
        let error = #expect(throws: Diagnostic.self) { try parseModule(SourceText(text)) }
        #expect(error?.summary == summary)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(arguments: [
        "match = 1", "match(x)", "match[x] = case", "print(match)", "_ = case.match", "type = 1", "await_ = 1",
    ])
    func softWordsAreNames(text: String) throws {
        _ = try parseModule(SourceText(text))
    }
}
