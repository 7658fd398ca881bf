import Markup
import Testing

@testable import TextUI

struct WrappingTests {
    @Test(arguments: [
        ("", 4, [""]), ("abcd", 4, ["abcd"]), ("abcde", 4, ["abcd", "e"]), ("a\n\nb", 4, ["a", "", "b"]),
        ("한글날", 5, ["한글", "날"]), ("한", 1, ["한"]), ("abc\n", 3, ["abc", ""]), ("abc", 0, ["abc"]),
    ])
    func linesBreakAtTheWidth(text: String, width: Int, rows: [String]) {
        #expect(Markup(text).wrapped(toWidth: width).map(\.plain) == rows)
    }

    @Test func rolesSurvive() {
        let rows = (Markup("abc", .error) + Markup("def", .hint)).wrapped(toWidth: 4)
        #expect(rows == [Markup("abc", .error) + Markup("d", .hint), Markup("ef", .hint)])
    }

    @Test(arguments: [
        (2, 0, ["e", "f"]), (2, 1, ["cd", "e"]), (3, 9, ["ab", "cd", "e"]), (9, 0, ["ab", "cd", "e", "f"]), (0, 0, []),
        (-1, -1, []),
    ])
    func theTranscriptScrolls(count: Int, scroll: Int, rows: [String]) {
        let lines = ["abcd", "e", "f"].map { Markup($0) }
        #expect(TranscriptWindow(lines, width: 2, count: count, scroll: scroll).rows.map(\.plain) == rows)
    }
}
