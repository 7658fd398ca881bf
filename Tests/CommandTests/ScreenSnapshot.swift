import Foundation
import Testing

/// Compares lines with `Snapshots/NAME.txt`; `RECORD_SNAPSHOTS=1` rewrites the file, and recording fails the test.
func expectSnapshot(_ name: String, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Snapshots/\(name).txt")
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(name)", sourceLocation: sourceLocation)
        return
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(recorded == text, "\(name) differs:\n\(text)", sourceLocation: sourceLocation)
}
