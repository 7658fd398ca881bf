import Markup
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("가나", 4), ("ｱ", 1), ("Ａ", 2), ("é", 1), ("e\u{301}", 1), ("한\u{200B}", 2), ("😀", 2),
        ("→", 1),
        ("漢字", 4), ("\t", 0), ("│█", 2), ("⠿", 1),
    ])
    func countsColumns(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }
}
