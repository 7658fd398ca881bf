import Language
import Testing

/// The prompt asks for another line exactly where CPython's `codeop.compile_command` does.
@Suite struct InteractiveTests {
    static let complete = [
        "", "x = 1", "if x: pass\n", "if x:\n  y\n", "if x:\n  y\n   ", "if x:\n  y\nelse:\n  z\n",
        "@dec\ndef f(): pass\n",
        "x = [1,\n2]", "x = \"\"\"abc\nd\"\"\"", "x = 1 + \\\n2", "class A:\n  x = 1\n", "# comment", " ", "x = 1;",
        "x; y", "while 1: x\n", "if x:\n  y\nz",
    ]
    static let incomplete = [
        "if x:", "if x: pass", "if x:\n  y", "if x:\n  y\nelse:", "def f():", "def f():\n    \"\"\"doc", "@dec",
        "@dec\ndef f(): pass", "x = (", "x = (1,\n", "x = \"\"\"abc", "x = 1 + \\", "try:\n  x", "try:\n  x\n",
        "for i in x:", "class A:", "class A:\n  x = 1", "print(", "print(1", "f(\"\"\"a", "{'a': 1,", "x[", "x[1:",
        "from a import (b,", "with a:", "while 1:", "f\"\"\"{a", "if x:\n  # c", "if x:\n  y\n# c", "x = {", "\"\"\"",
        "def f(): return 1", "print(\"a\" \\",
    ]
    static let failed = [
        "x = 'abc", "x =", "foo bar", "for i in x", "f(a b", "lambda x:", "a.", "a +", "not", "import", "from a import",
        "x = 1 +", "f\"{a b}\"", "f\"{a", " x", "return", "break", "else:", "elif x:", "a = b = ", "print(1))",
        "%timeit x", "x?", "!ls", "$x",
    ]

    @Test func agreesWithCodeop() {
        for text in InteractiveTests.complete { #expect(kind(text) == "complete", "\(text)") }
        for text in InteractiveTests.incomplete { #expect(kind(text) == "incomplete", "\(text)") }
        for text in InteractiveTests.failed { #expect(kind(text) == "failed", "\(text)") }
    }

    private func kind(_ text: String) -> String {
        switch parseInteractive(SourceText(text)) {
        case .complete: "complete"
        case .incomplete: "incomplete"
        case .failed: "failed"
        }
    }
}
