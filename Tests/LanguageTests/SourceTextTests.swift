import Language
import Testing

@Suite struct SourceTextTests {
    @Test(arguments: [
        ("", 0, 1, 1), ("ab\ncd", 3, 2, 1), ("ab\ncd", 4, 2, 2), ("가나\r\n다", 3, 1, 2), ("가나\r\n다", 8, 2, 1),
        ("a\rb", 2, 2, 1), ("a\n", 2, 2, 1), ("a", 99, 1, 2),
    ])
    func findsLineAndColumn(text: String, offset: Int, line: Int, column: Int) {
        #expect(SourceText(text).position(at: offset) == SourcePosition(line: line, column: column))
    }

    @Test func givesLinesWithoutTheirEnds() {
        let source = SourceText("one\r\n두\n\nlast")
        #expect((1...5).map(source.lineText) == ["one", "두", "", "last", ""])
        #expect(source.lineCount == 4)
    }
}
