import Foundation
import Notebook
import Sessions
import Testing

/// `kill -9` at any moment of a recording: no finished cell is lost, and the file reads.
@Suite struct CrashTests {
    @Test(.enabled(if: TerminalSession.isAvailable), arguments: [0.0, 0.03, 0.11])
    func killed(seconds: Double) throws {
        let terminal = try TerminalSession("sh -c 'echo $$ >pid; exec \(Program.path)'")
        try terminal.wait(for: "In [1]:")
        try terminal.type("%session start a", "Enter")
        try terminal.wait(for: "In [2]:")
        for number in 0..<12 { try terminal.type("x = \(number); x", "Enter") }
        Thread.sleep(forTimeInterval: seconds)
        let process = try #require(Int32(Program.read(terminal.folder + "/pid").dropLast()))
        kill(process, SIGKILL)
        let screen = try terminal.wait(for: "status=137")
        let session = try Session(reading: Files.read(terminal.folder + "/a.rnnsession"))
        let cells = session.cells.filter { !$0.isEmpty }
        for (number, cell) in cells.enumerated() {
            #expect(cell.source == "x = \(number); x")
            #expect(cell.expectedOutput == ["\(number)"])
        }
        // A cell is finished when the next prompt is there.
        let prompts = screen.components(separatedBy: "In [").count - 1
        #expect(cells.count >= prompts - 3, "\(screen)")
    }
}
