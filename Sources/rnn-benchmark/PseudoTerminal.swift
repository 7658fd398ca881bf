#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program on a terminal of its own, of 80 by 24, as a user starts it.
final class PseudoTerminal {
    private let descriptor: Int32
    private let child: pid_t
    /// Everything that the program has written.
    private(set) var output: [UInt8] = []

    /// - Throws: `ChildFailure` where no terminal is to be had.
    init(_ words: [String], environment: [String: String]) throws {
        var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for variable in variables { free(variable) } }
        var master: Int32 = 0
        let process = forkpty(&master, nil, nil, &size)
        if process == 0 {
            execve(words[0], &arguments, &variables)
            _exit(127)
        }
        guard process > 0 else { throw ChildFailure(text: "no terminal: \(String(cString: strerror(errno)))") }
        (descriptor, child) = (master, process)
    }

    deinit {
        kill(child, SIGKILL)
        close(descriptor)
        var status: Int32 = 0
        waitpid(child, &status, 0)
    }

    /// Types `text`, reading what is shown in the meantime, so that neither side waits for the other.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let ready = wait(for: Int16(POLLIN | POLLOUT), milliseconds: 10_000)
            if ready & Int16(POLLIN | POLLHUP) != 0, !take() { return }
            if ready & Int16(POLLOUT) != 0 {
                let end = min(bytes.count, sent + 2048)
                let count = bytes[sent..<end].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                if count > 0 { sent += count }
            }
            if ready == 0 { return }
        }
    }

    /// Reads until `text` has been shown after `start`.
    ///
    /// - Throws: `ChildFailure` where it does not come in time.
    func expect(_ text: String, after start: Int = 0, seconds: Double = 60) throws {
        let wanted = Array(text.utf8)
        let deadline = Child.now() + seconds
        var searched = start
        while true {
            if Self.contains(wanted, in: output, from: searched) { return }
            searched = max(start, output.count - wanted.count)
            guard Child.now() < deadline else { throw ChildFailure(text: "the terminal never showed \(text)") }
            if wait(for: Int16(POLLIN), milliseconds: 100) != 0, !take() {
                throw ChildFailure(text: "the program ended before it showed \(text)")
            }
        }
    }

    private func wait(for events: Int16, milliseconds: Int32) -> Int16 {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        return poll(&entry, 1, milliseconds) > 0 ? entry.revents : 0
    }

    /// Takes what has been written; false at the end.
    private func take() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 { output.append(contentsOf: buffer[..<count]) }
        return count > 0
    }

    private static func contains(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Bool {
        guard bytes.count >= wanted.count, start <= bytes.count - wanted.count else { return false }
        return (start...(bytes.count - wanted.count)).contains { place in
            wanted.indices.allSatisfy { bytes[place + $0] == wanted[$0] }
        }
    }
}
