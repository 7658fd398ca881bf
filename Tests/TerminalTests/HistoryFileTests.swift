import Testing

@testable import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct HistoryFileTests {
    private func temporaryFolder() -> String {
        var template = Array("/tmp/rnn-history-XXXXXX".utf8CString)
        return template.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress, let made = mkdtemp(start) else { return "/tmp" }
            return String(cString: made)
        }
    }

    @Test func entriesComeBack() {
        let folder = temporaryFolder()
        let history = HistoryFile(path: folder + "/a/b/history")
        let entries = ["x = 1", "for i in y:\n    print('\\n', i)\n\nz", "'안녕'", "\\\\n"]
        #expect(history.read() == [])
        for entry in entries { history.append(entry) }
        #expect(history.read() == entries)
        system("rm -r \(folder)")
    }

    @Test func oldEntriesAreDropped() {
        let folder = temporaryFolder()
        let history = HistoryFile(path: folder + "/history", limit: 8)
        for number in 0..<20 { history.append("\(number)") }
        let last = (12..<20).map(String.init)
        #expect(history.read() == last)
        #expect(history.read() == last)
        system("rm -r \(folder)")
    }

    @Test(
        arguments: [
            (["XDG_STATE_HOME": "/s", "HOME": "/h"], "/s/rnn/history"), (["HOME": "/h"], "/h/.local/state/rnn/history"),
            (["XDG_STATE_HOME": "relative", "HOME": "/h"], "/h/.local/state/rnn/history"), ([:], nil),
        ] as [([String: String], String?)])
    func place(environment: [String: String], path: String?) {
        #expect(HistoryFile.standardPath { environment[$0] } == path)
    }
}
