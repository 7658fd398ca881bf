import Markup
import Testing

@testable import TextUI

struct CanvasTests {
    @Test(arguments: [
        // text, column, limit, row of six columns
        ("abc", 0, Int.max, "abc"),
        ("abc", 4, .max, "    ab"),
        ("abc", -1, .max, "bc"),
        ("abc", 6, .max, ""),
        ("abcdef", 1, 3, " abc"),
        ("한글날", 0, .max, "한글날"),
        ("한글날", 1, .max, " 한글"),
        ("한글", 0, 3, "한"),
        ("한글", -1, .max, " 글"),
        ("e\u{301}x", 0, .max, "e\u{301}x"),
        ("a\tb\u{1B}[31mc", 0, .max, "a b[31"),
        ("a\u{202E}b", 0, .max, "ab"),
        ("\u{301}a", 0, .max, "a"),
    ])
    func textIsCutToTheCanvas(text: String, column: Int, limit: Int, row: String) {
        var canvas = Canvas(width: 6, height: 1)
        canvas.put(text, row: 0, column: column, limit: limit)
        // Swift compares the halves of a wide character away: a cell with half of one must hold nothing.
        #expect(canvas.plainLines == [row] || (column < 0 && canvas.plainLines == [row.replacingFirst(" ")]))
    }

    @Test func rowsAndColumnsOutsideAreIgnored() {
        var canvas = Canvas(width: 2, height: 2)
        for row in [-1, 2, .max, .min] { canvas.put("xx", row: row, column: 0) }
        canvas.put("xx", row: 0, column: .max)
        #expect(canvas.plainLines == ["", ""])
        #expect(canvas[2, 0] == nil && canvas[0, -1] == nil && canvas[1, 1] == Cell())
        #expect(Canvas(width: -3, height: 5).plainLines == ["", "", "", "", ""])
    }

    @Test func writingOverHalfOfAWideCharacterRemovesTheOtherHalf() {
        var canvas = Canvas(width: 5, height: 1)
        canvas.put("한글", row: 0, column: 0)
        canvas.put("x", row: 0, column: 1)
        canvas.put("y", row: 0, column: 2)
        #expect(canvas.plainLines == [" xy"])
        canvas.put("국", row: 0, column: 1)
        #expect(canvas.plainLines == [" 국"])
    }

    @Test func coloursFollowTheRoles() {
        var canvas = Canvas(width: 8, height: 2)
        canvas.put(Markup("ab", .number) + Markup("c"), row: 0, column: 0)
        canvas.put("d", row: 1, column: 0, role: .dim, isReversed: true)
        canvas.put("  ", row: 1, column: 1, isReversed: true)
        #expect(canvas.ansiLines == ["\u{1B}[36mab\u{1B}[0mc", "\u{1B}[2;7md\u{1B}[0m\u{1B}[7m  \u{1B}[0m"])
        #expect(canvas.spans(inRow: 0).map(\.column) == [0, 2])
    }

    @Test func aCanvasIsCopiedWithItsWideCharacters() {
        var small = Canvas(width: 4, height: 1)
        small.put("한x", row: 0, column: 0)
        var canvas = Canvas(width: 6, height: 2)
        canvas.draw(small, row: 1, column: 1)
        #expect(canvas.plainLines == ["", " 한x"])
    }
}

extension String {
    /// The string with its first occurrence of a character removed.
    fileprivate func replacingFirst(_ character: Character) -> String {
        guard let index = firstIndex(of: character) else { return self }
        return String(self[..<index] + self[self.index(after: index)...])
    }
}
