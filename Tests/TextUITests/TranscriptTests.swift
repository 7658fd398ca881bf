import Markup
import Testing

@testable import TextUI

struct TranscriptTests {
    @Test(arguments: [
        (["a\nb"], ["a", "b"]), (["a\n", "b\n"], ["a", "b"]), (["ab\rc"], ["cb"]),
        (["done 1", "\rdone 22", "\rx\n"], ["xone 22"]),
        (["abc\u{8}\u{8}X"], ["aXc"]), (["a\tb"], ["a       b"]), (["\u{1B}[31mred\u{1B}[0m"], ["red"]),
        (["a\u{1B}", "[1", "mb"], ["ab"]), (["abc\r\u{1B}[Kd"], ["d"]), (["한글\rab"], ["ab글"]), (["\u{7}\u{0}x"], ["x"]),
        ([""], []),
        (["a\n\n"], ["a", ""]),
    ])
    func textActsAsOnATerminal(pieces: [String], lines: [String]) {
        var transcript = Transcript()
        for piece in pieces { transcript.append(piece) }
        #expect(transcript.shownLines.map(\.plain) == lines)
    }

    @Test func theOldestLinesAreDropped() {
        var transcript = Transcript(limit: 80)
        for number in 0..<200 { transcript.append("\(number)\n") }
        #expect(transcript.lines.count <= 90 && transcript.shownLines.last?.plain == "199")
        #expect(transcript.dropped + transcript.shownLines.count == 200)
    }

    @Test func aLongOutputIsFolded() {
        var transcript = Transcript()
        transcript.append("In [1]: f()\n")
        transcript.beginOutput()
        for number in 0..<50 { transcript.append("\(number)\n") }
        transcript.append("end")
        transcript.foldOutput(title: "In [1]", limit: 20, head: 2, tail: 1, note: Markup("a > b"))
        #expect(
            transcript.shownLines.map(\.plain) == ["In [1]: f()", "0", "1", "... 48 lines folded (F7)  a > b", "end"])
        #expect(transcript.folds.map(\.title) == ["In [1]"] && transcript.folds[0].lines.count == 51)
        transcript.beginOutput()
        for number in 0..<20 { transcript.append("\(number)\n") }
        transcript.foldOutput(title: "In [2]", limit: 20)
        #expect(transcript.folds.count == 1)
    }

    @Test(arguments: [("loss", true), ("Loss", true), ("LOSS", false), ("epoch 1", true), ("", false), ("x", false)])
    func capitalsMatterWhereThereAreSome(text: String, isFound: Bool) {
        let line = Markup("epoch 1 ", .dim) + Markup("Loss 0.5")
        #expect((TextSearch(text)?.matches(line) ?? false) == isFound)
    }

    @Test func whatWasFoundCanBeScrolledTo() {
        let transcript = Transcript((0..<30).map { Markup("line \($0)") })
        #expect(transcript.scroll(toShow: 10, width: 20, count: 5) == 15)
        #expect(TranscriptWindow(transcript.shownLines, width: 20, count: 5, scroll: 15).rows.first?.plain == "line 10")
    }
}
