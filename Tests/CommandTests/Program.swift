import Foundation

/// The `rnn` that was built together with these tests.
enum Program {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let path: String = {
        let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
            .appendingPathComponent("rnn").path
        return FileManager.default.isExecutableFile(atPath: beside) ? beside : root + "/.build/debug/rnn"
    }()

    struct Result: Equatable {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs `rnn` (or another program) in `folder`, with `input` on standard input.
    static func run(
        _ arguments: [String], input: String = "", folder: String = Program.root, executable: String = Program.path
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] =
            URL(fileURLWithPath: path).deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
        environment["SWIFT_BACKTRACE"] = "enable=no"
        process.environment = environment
        let (inputPipe, outputPipe, errorPipe) = (Pipe(), Pipe(), Pipe())
        process.standardInput = inputPipe
        process.standardOutput = outputPipe
        process.standardError = errorPipe
        try process.run()
        // Each stream gets a thread of its own, so that no full pipe stops the program.
        let texts = Texts()
        let group = DispatchGroup()
        for (index, pipe) in [outputPipe, errorPipe].enumerated() {
            DispatchQueue.global().async(group: group) {
                texts.set(index, pipe.fileHandleForReading.readDataToEndOfFile())
            }
        }
        try? inputPipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try? inputPipe.fileHandleForWriting.close()
        group.wait()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: texts.get(0), errors: texts.get(1))
    }

    /// A new empty folder.
    static func temporaryFolder() throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("rnn-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url.path
    }

    static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    static func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}

private final class Texts: @unchecked Sendable {
    private let lock = NSLock()
    private var data: [Int: Data] = [:]

    func set(_ index: Int, _ value: Data) { lock.withLock { data[index] = value } }
    func get(_ index: Int) -> String { lock.withLock { String(decoding: data[index] ?? Data(), as: UTF8.self) } }
}
