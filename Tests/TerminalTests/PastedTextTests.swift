import Testing

@testable import Terminal

@Suite struct PastedTextTests {
    @Test(arguments: [
        ("a\r\nb\rc\n\n", "a\nb\nc"), ("\u{1B}[31ma\u{7}\tb", "[31ma\tb"), ("안녕\n", "안녕"), ("", ""), ("\n", ""),
    ])
    func cleaned(paste: String, text: String) {
        #expect(pastedText(Array(paste.utf8)) == text)
    }

    @Test func longPastesAreShownInPart() {
        let lines = (0..<100).map(String.init)
        #expect(shownLines(lines[..<5], atMost: 10) == ["0", "1", "2", "3", "4"])
        #expect(shownLines(lines[...], atMost: 8) == ["0", "1", "2", "3", "4", "# … 93 more lines", "98", "99"])
    }
}
