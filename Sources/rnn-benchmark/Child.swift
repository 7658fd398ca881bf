#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a finished program printed and what it cost.
struct Finished {
    let output: String
    /// Wall-clock milliseconds from its start to its end.
    let milliseconds: Double
    /// The largest resident set, in MiB.
    let peakMemory: Double
}

struct ChildFailure: Error {
    let text: String
}

/// Runs programs and waits for them.
enum Child {
    /// Runs `words` with its output in a pipe and its standard input empty.
    ///
    /// - Throws: `ChildFailure` where it cannot be started or does not end with `exit`.
    static func run(_ words: [String], exit: Int32 = 0) throws -> Finished {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ChildFailure(text: "no pipe: \(String(cString: strerror(errno)))") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addclose(&actions, ends[0])

        let start = now()
        var child: pid_t = 0
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let failure = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
        close(ends[1])
        guard failure == 0 else {
            close(ends[0])
            throw ChildFailure(text: "\(words[0]): \(String(cString: strerror(failure)))")
        }
        let output = readAll(ends[0])
        close(ends[0])
        var status: Int32 = 0
        var usage = rusage()
        while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
        let spent = (now() - start) * 1000
        guard status == exit << 8 else {
            throw ChildFailure(text: "\(words.joined(separator: " ")): wait status \(status)")
        }
        #if os(Linux)
            let unit = 1024.0
        #else
            let unit = 1024.0 * 1024
        #endif
        return Finished(
            output: output, milliseconds: spent, peakMemory: Double(usage.ru_maxrss) / unit)
    }

    /// Seconds of the monotonic clock.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func readAll(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 { bytes.append(contentsOf: buffer[..<count]) } else if count == 0 || errno != EINTR { break }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
