import Language
import Testing

/// Expected texts are CPython 3.11.7's `SyntaxWarning`s.
@Suite struct WarningTests {
    @Test(arguments: [
        ("x is 1", "\"is\" with a literal. Did you mean \"==\"?"),
        ("x is not 'a'", "\"is not\" with a literal. Did you mean \"!=\"?"),
        ("1 is x", "\"is\" with a literal. Did you mean \"==\"?"),
        ("assert (x, 'no')", "assertion is always true, perhaps remove parentheses?"),
        ("[1](2)", "'list' object is not callable; perhaps you missed a comma?"),
        ("'a'(2)", "'str' object is not callable; perhaps you missed a comma?"),
        ("[[1, 2] (3, 4)]", "'list' object is not callable; perhaps you missed a comma?"),
        ("None[0]", "'NoneType' object is not subscriptable; perhaps you missed a comma?"),
        ("{1}[0]", "'set' object is not subscriptable; perhaps you missed a comma?"),
        ("[[1] [2, 3]]", "list indices must be integers or slices, not tuple; perhaps you missed a comma?"),
        ("'a'['b']", "str indices must be integers or slices, not str; perhaps you missed a comma?"),
        ("[1][1.5]", "list indices must be integers or slices, not float; perhaps you missed a comma?"),
    ])
    func warnsAsCPython(text: String, message: String) throws {
        #expect(try parseModule(SourceText(text)).warnings.map(\.message) == [message])
    }

    @Test(arguments: [
        "x is None", "x is True", "assert x, 'm'", "[1][0]", "[1][x]", "[1][1:2]", "{1: 2}['a']", "f(1)(2)",
    ])
    func staysSilent(text: String) throws {
        #expect(try parseModule(SourceText(text)).warnings.isEmpty)
    }

    @Test func reportNamesThePlace() throws {
        let source = SourceText(name: "a.py", "x = 1\nif x is 1: pass\n")
        let warning = try #require(try parseModule(source).warnings.first)
        #expect(
            warning.report(in: source)
                == "a.py:2: SyntaxWarning: \"is\" with a literal. Did you mean \"==\"?\n  if x is 1: pass\n")
    }
}
