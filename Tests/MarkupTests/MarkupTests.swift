import Markup
import Testing

@Suite struct MarkupTests {
    @Test func neighboursJoin() {
        var text = Markup("a", .error)
        text.append("", .hint)
        text.append("b", .error)
        text = text + Markup("c")
        #expect(text.spans.map(\.text) == ["ab", "c"])
        #expect(text.plain == "abc")
    }

    @Test func coloursEndWithTheirLine() {
        #expect(Markup("a\n\nb", .prompt).ansi == "\u{1B}[32ma\u{1B}[0m\n\n\u{1B}[32mb\u{1B}[0m")
        #expect(Markup("a\nb").ansi == "a\nb")
        #expect(Markup("a", .error).rendered(colored: false) == "a")
    }
}
