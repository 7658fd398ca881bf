import Testing

@testable import Terminal

@Suite struct IndentationTests {
    @Test(arguments: [
        ([], ""), (["for i in x:"], "    "), (["for i in x:  # note:"], "    "), (["x = '#:'"], ""),
        (["if a:", "    b"], "    "),
        (["if a:", "    return b"], ""), (["  def f():"], "      "), (["x = 1"], ""),
        (["if a:", "    if b:", "        pass"], "    "),
        (["passing = 1"], ""), (["if a:", ""], "    "), (["# a:"], ""),
    ])
    func afterLines(lines: [String], blanks: String) {
        #expect(indentation(after: lines) == blanks)
    }

    @Test(arguments: [
        (["for i in x:"], UInt8(ascii: "p"), "    "), (["for i in x:"], 0x20, ""),
        (["if a:", "    b"], UInt8(ascii: "c"), ""),
    ])
    func inputThatIsWaiting(lines: [String], next: UInt8, blanks: String) {
        #expect(indentation(after: lines, waiting: next) == blanks)
    }

    @Test(arguments: [("", 1), ("    ", 4), ("        ", 4), ("      ", 2), ("  a", 1), ("a   ", 1)])
    func backspace(before: String, width: Int) {
        #expect(backspaceWidth(before: before.utf8) == width)
    }
}
