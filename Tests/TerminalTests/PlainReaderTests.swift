import Terminal
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct PlainReaderTests {
    @Test func cellsFromAPipe() {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        let text = Array("x = 1\r\nif x:\n  y\n\nlast".utf8)
        _ = text.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
        close(ends[1])
        var shown = ""
        let reader = PlainReader(fd: ends[0]) { shown += $0 }
        let prompt = CellPrompt(first: "> ", continuation: ". ")
        let needsMore = { (text: String, isBlock: Bool) in text.hasPrefix("if") && !text.hasSuffix("\n") }
        #expect(reader.readCell(prompt: prompt, needsMore: needsMore) == .text("x = 1"))
        #expect(reader.readCell(prompt: prompt, needsMore: needsMore) == .text("if x:\n  y\n"))
        #expect(reader.readLine(prompt: "? ") == .text("last"))
        #expect(reader.readCell(prompt: prompt, needsMore: needsMore) == .end)
        #expect(shown == "> > . . ? > ")
        close(ends[0])
    }
}
