import Evaluator
import Foundation
import Notebook
import Sessions
import Testing

/// The lessons in `sessions/`: each one shows what PyTorch showed when it was recorded.
@Suite struct LessonTests {
    static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: Program.root + "/sessions").sorted()) ?? []

    private func session(_ name: String) throws -> Session {
        try Session(reading: Array(Program.read(Program.root + "/sessions/" + name).utf8))
    }

    @Test func thereAreEight() { #expect(Self.names.count >= 8) }

    @Test(arguments: names)
    func showsWhatItRecorded(name: String) throws {
        let session = try session(name)
        let report = LargeStack.run { Checker(session, name: name).run(authorize: { _, _ in }).result }
        #expect(report.differingCount == 0, "\(report.text)")
    }

    /// Lines fit a projector, presenters have something to say, and every lesson begins and ends in words.
    @Test(arguments: names)
    func isALesson(name: String) throws {
        let text = try Program.read(Program.root + "/sessions/" + name)
        #expect(splitLines(text).allSatisfy { $0.count <= 160 && !$0.hasSuffix(" ") || $0.hasPrefix("#!") })
        let session = try session(name)
        #expect(session.header?.title != nil)
        #expect(text.contains("\n#: "))
        #expect(text.contains("predict="))
        #expect(session.cells.first { !$0.isEmpty || $0.kind == .prose }?.kind == .prose)
        #expect(session.cells.last?.kind == .prose)
    }
}
