import Testing

@testable import Terminal

struct KeyTests {
    @Test(arguments: [
        ("a", Key.character("a"), 1), ("한", .character("한"), 3), ("\r", .enter, 1), ("\t", .tab, 1),
        ("\u{7F}", .backspace, 1),
        ("\u{12}", .control("r"), 1), ("\u{1B}[A", .up, 3), ("\u{1B}OB", .down, 3), ("\u{1B}[5~", .pageUp, 4),
        ("\u{1B}[6;2~", .pageDown, 6), ("\u{1B}OQ", .function(2), 3), ("\u{1B}[15~", .function(5), 5),
        ("\u{1B}[17~", .function(6), 5), ("\u{1B}[18~x", .function(7), 5), ("\u{1B}[24~", .function(12), 5),
        ("\u{1B}[[B", .function(2), 4), ("\u{1B}[Z", .shiftTab, 3), ("\u{1B}\t", .alt("\t"), 2),
        ("\u{1B}8", .alt("8"), 2),
        ("\u{1B}[<64;3;4M", .wheelUp, 10), ("\u{1B}[<65;3;4M", .wheelDown, 10), ("\u{1B}[<0;3;4m", .other, 9),
        ("\u{1B}[M`!!", .wheelUp, 6), ("\u{1B}[200~", .paste, 6), ("\u{1B}[H", .home, 3), ("\u{1B}[3~", .delete, 4),
        ("\u{1B}\u{1B}[A", .escape, 1), ("\u{1B}[?1;2c", .other, 7),
    ])
    func keysAreRecognised(text: String, key: Key, length: Int) {
        #expect(KeyScan(Array(text.utf8)[...]) == .key(key, length: length))
    }

    @Test(arguments: ["\u{1B}", "\u{1B}[", "\u{1B}[1", "\u{1B}[<64;3", "\u{1B}O", "\u{1B}[M`"])
    func theRestIsWaitedFor(text: String) { #expect(KeyScan(Array(text.utf8)[...]) == .incomplete) }

    @Test func bytesThatAreNoText() {
        #expect(KeyScan([0xED, 0x95]) == .incomplete)
        #expect(KeyScan([]) == .nothing)
        if case .key(_, let length) = KeyScan([0xFF, 0x41]) { #expect(length >= 1) }
    }

    @Test func aMenuGoesRound() {
        var menu = CompletionMenu(candidates: ["abs", "all", "any"], start: 4)
        #expect(menu.lines(width: 40).map(\.plain) == ["  abs  all  any  "])
        #expect(menu.turn(by: 1)?.text == "abs" && menu.turn(by: -1)?.text == "any")
        #expect(menu.turn(by: 1)?.start == 4)
        let many = CompletionMenu(candidates: (0..<100).map { "name\($0)" }, start: 0)
        #expect(many.lines(width: 30).count == 5)
    }
}
