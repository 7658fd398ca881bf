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

    struct Trouble: Error {
        let text: String
    }

    /// Runs `rnn` (or another program) in `folder`, with `input` on standard input.
    ///
    /// Streams are files and the program is spawned directly: what it starts and leaves running holds nothing of ours.
    static func run(
        _ arguments: [String], input: String = "", folder: String = Program.root, executable: String = Program.path,
        seconds: Double = 120
    ) throws -> Result {
        let streams = try temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: streams) }
        try write(input, to: streams + "/in")

        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] =
            URL(fileURLWithPath: path).deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
        environment["SWIFT_BACKTRACE"] = "enable=no"

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, streams + "/in", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, streams + "/out", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, streams + "/err", O_WRONLY | O_CREAT | O_TRUNC, 0o600)

        // Tests run on threads that block signals; the program must not inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let shell = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder, executable]
        var words = (shell + arguments).map { strdup($0) } + [nil]
        var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + settings).forEach { free($0) } }
        var process = pid_t()
        let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, &settings)
        guard code == 0 else { throw Trouble(text: "\(executable): \(String(cString: strerror(code)))") }

        var status: Int32 = 0
        let end = Date().addingTimeInterval(seconds)
        while waitpid(process, &status, WNOHANG) == 0 {
            if Date() > end {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                throw Trouble(text: "\(executable) \(arguments) did not end within \(seconds) s")
            }
            usleep(2000)
        }
        let ended = status & 0x7F
        return Result(
            status: ended == 0 ? status >> 8 & 0xFF : 128 + ended, output: try read(streams + "/out"),
            errors: try read(streams + "/err"))
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
