import Evaluator
import Foundation
import Notebook
import Sessions
import Testing

/// A screen that only remembers.
final class ListScreen: ReplayScreen {
    let recorder = RecordingFrontEnd()
    var output: any FrontEnd { recorder }
    var lines: [String] = []

    func show(_ cell: SessionCell, number: Int?) {
        flush()
        lines.append(number.map { "In [\($0)]: \(cell.source)" } ?? "# \(cell.title)")
    }
    func ask(_ question: String) { lines.append("? \(question)") }
    func hold(_ lineCount: Int) {
        flush()
        lines.append("+\(lineCount)")
    }
    func moved(to cell: SessionCell, place: Int, count: Int) {
        flush()
        lines.append("-> \(place + 1)")
    }
    func note(_ text: String) { lines.append("! \(text)") }

    /// What was seen since the last time.
    func take() -> [String] {
        flush()
        defer { lines = [] }
        return lines
    }

    private func flush() {
        lines += splitLines(recorder.output)
        if let error = recorder.error { lines.append(error) }
        recorder.begin()
    }
}

@Suite struct ReplayTests {
    private let text = """
        # ---
        # rnnsession: 1
        # time: 3m
        # ---

        # %% [markdown] Start {#start}
        # Prose.
        #: a note

        # %% first {#one}
        x = [1]
        x
        #> [1]

        # %% guess
        #| predict="what now?"
        x.append(2)
        x
        #> [1, 2]

        # %% [markdown] Middle {#middle}

        # %% folded
        #| fold=2
        for i in range(5): print(i)
        #> ...

        # %% random
        torch.rand(1).item() < 2, len(x)
        #> (True, 3)

        # %% trained once
        #| once
        x.append(torch.rand(1).item())
        x[-1] == torch.rand(1).item()

        """

    private func play<Result>(_ body: (Replay, ListScreen) throws -> Result) throws -> Result {
        try LargeStack.run {
            let screen = ListScreen()
            let replay = Replay(
                try Session(reading: Array(text.utf8)), screen: screen, makeKernel: { Kernel(front: screen.output) })
            replay.begin()
            return try body(replay, screen)
        }
    }

    @Test func phases() throws {
        try play { replay, screen in
            var seen: [[String]] = [screen.take()]
            for _ in 0..<9 {
                replay.next()
                seen.append(screen.take())
            }
            #expect(
                seen == [
                    ["# Start"], ["In [1]: x = [1]\nx"], ["[1]"], ["In [2]: x.append(2)\nx"], ["? what now?"], ["+1"],
                    ["[1, 2]"], ["# Middle"], ["In [3]: for i in range(5): print(i)"], ["0", "1", "+3"],
                ])
            replay.reveal()
            #expect(screen.take() == ["2", "3", "4"])
            replay.next()
            replay.next()
            #expect(screen.take() == ["In [4]: torch.rand(1).item() < 2, len(x)", "(True, 2)"])
            #expect(replay.marks == [1: .ok, 2: .ok, 4: .ok, 5: .differs])
            #expect(replay.plannedTime == 180)
            #expect(
                replay.index.map(\.title) == ["Start", "first", "guess", "Middle", "folded", "random", "trained once"])
        }
    }

    @Test func backAndForward() throws {
        try play { replay, screen in
            while replay.next() {}
            let forward = screen.take()
            // One cell at a time: the last one has run, so the first step is to before it.
            var steps = 0
            while replay.back() { steps += 1 }
            #expect(steps == 7)
            #expect(replay.place == 0)
            _ = screen.take()
            replay.go(to: 0)
            _ = screen.take()
            while replay.next() {}
            #expect(screen.take() == Array(forward.dropFirst()))
            replay.back()
            #expect(screen.take() == ["-> 7", "In [5]: x.append(torch.rand(1).item())\nx[-1] == torch.rand(1).item()"])
        }
    }

    @Test func jumping() throws {
        try play { replay, screen in
            replay.go(to: try #require(replay.place(named: "6")))
            #expect(screen.take().suffix(2) == ["-> 6", "In [4]: torch.rand(1).item() < 2, len(x)"])
            replay.next()
            #expect(screen.take() == ["(True, 2)"])
            #expect(replay.place(named: "#one") == 1)
            #expect(replay.place(named: "99") == nil)
            #expect(replay.heading(forward: false) == 3)
            #expect(replay.search("APPEND") == 6)
            replay.go(to: 2)
            #expect(replay.search("range") == 4)
            #expect(replay.search("nowhere") == nil)
            #expect(replay.heading(forward: true) == 3)
        }
    }

    @Test func improvising() throws {
        try play { replay, screen in
            replay.go(to: 2)
            _ = screen.take()
            replay.beginImprovising()
            _ = replay.improvise("x.append('scratch'); torch.manual_seed(3); x")
            #expect(screen.take() == ["[1, 'scratch']"])
            replay.endImprovising(keep: false)
            replay.next()
            replay.next()
            replay.next()
            #expect(screen.take() == ["? what now?", "+1", "[1, 2]"])
            replay.go(to: 2)
            replay.beginImprovising()
            _ = replay.improvise("x.append('kept')")
            replay.endImprovising(keep: true)
            _ = screen.take()
            replay.next()
            replay.next()
            replay.next()
            #expect(screen.take().last == "[1, 'kept', 2]")
        }
    }

    @Test func editing() throws {
        try play { replay, screen in
            replay.go(to: 1)
            replay.next()
            replay.edit("x = [5]\nx")
            _ = screen.take()
            replay.next()
            #expect(screen.take() == ["[5]"])
            #expect(replay.marks[1] == nil)
            #expect(replay.session.cells.contains { $0.source == "x = [1]\nx" })
            replay.again()
            #expect(screen.take() == ["-> 2", "In [1]: x = [5]\nx", "[5]"])
        }
    }

    /// What cannot be put back is run again from the start.
    @Test func whatNoCheckpointReaches() throws {
        let text = "# %%\nimport io\nf = io.StringIO('a\\nb\\nc')\n# %%\nf.readline()\n# %%\nf.readline()\n"
        try LargeStack.run {
            let screen = ListScreen()
            let replay = Replay(
                try Session(reading: Array(text.utf8)), screen: screen, makeKernel: { Kernel(front: screen.output) })
            replay.begin()
            while replay.next() {}
            replay.back()
            replay.back()
            _ = screen.take()
            while replay.next() {}
            #expect(screen.take() == ["'a\\n'", "In [3]: f.readline()", "'b\\n'"])
        }
    }

    /// Forward, back, forward over every cell of every lesson.
    @Test(arguments: try lessons())
    func lessonsBackAndForward(path: String) throws {
        try LargeStack.run {
            let screen = ListScreen()
            let replay = Replay(
                try Session(reading: Files.read(path)), screen: screen, makeKernel: { Kernel(front: screen.output) })
            replay.begin()
            _ = screen.take()
            while replay.next() {}
            let forward = screen.take()
            let marks = replay.marks
            #expect(!marks.values.contains(.differs))
            // Half the way, forward, and then all the way back.
            for _ in 0..<(replay.cells.count / 2) { replay.back() }
            while replay.next() {}
            while replay.back() {}
            replay.go(to: 0)
            _ = screen.take()
            while replay.next() {}
            #expect(screen.take() == forward)
            #expect(replay.marks == marks)
        }
    }

    private static func lessons() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("sessions").path
        return try FileManager.default.contentsOfDirectory(atPath: root).filter { $0.hasSuffix(".rnnsession") }
            .sorted().map { root + "/" + $0 }
    }
}
