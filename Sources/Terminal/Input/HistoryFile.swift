#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The entered cells of all times, one a line, with `\n` and `\\` for what a line cannot hold.
public struct HistoryFile {
    public let path: String
    /// More than this many are cut down when the file is read.
    public let limit: Int

    public init(path: String, limit: Int = 10_000) {
        self.path = path
        self.limit = limit
    }

    /// `$XDG_STATE_HOME/rnn/history`, or `~/.local/state/rnn/history`; nil without a home.
    public static func standardPath(environment: (String) -> String?) -> String? {
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/rnn/history" }
        guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.local/state/rnn/history"
    }

    /// The entries, oldest first; empty where there is no file.
    public func read() -> [String] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes { readAll(descriptor, $0) }
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        let entries = bytes.split(separator: 0x0A).map { Self.decode($0) }
        guard entries.count > limit + limit / 4 else { return Array(entries.suffix(limit)) }
        let kept = Array(entries.suffix(limit))
        rewrite(kept)
        return kept
    }

    /// Adds an entry; a file that cannot be written is no reason to stop.
    public func append(_ entry: String) {
        Self.makeFolders(for: path)
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        writeAll(descriptor, Self.encode(entry))
    }

    private func rewrite(_ entries: [String]) {
        let draft = path + ".new"
        let descriptor = open(draft, O_WRONLY | O_TRUNC | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        writeAll(descriptor, entries.flatMap(Self.encode))
        close(descriptor)
        rename(draft, path)
    }

    static func encode(_ entry: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in entry.utf8 {
            switch byte {
            case 0x0A: bytes += Array("\\n".utf8)
            case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
            default: bytes.append(byte)
            }
        }
        return bytes + [0x0A]
    }

    static func decode(_ line: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in line {
            if isEscaped {
                bytes.append(byte == UInt8(ascii: "n") ? 0x0A : byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func makeFolders(for path: String) {
        var index = path.startIndex
        while let slash = path[index...].dropFirst().firstIndex(of: "/") {
            mkdir(String(path[..<slash]), 0o700)
            index = slash
        }
    }
}

private func readAll(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    read(descriptor, buffer.baseAddress, buffer.count)
}

private func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}
