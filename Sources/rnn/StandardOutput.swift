#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Standard output behind one buffer: a terminal sees every line at once, a file or pipe gets large pieces.
final class StandardOutput {
    let isTerminal = isatty(1) != 0
    private var buffer: [UInt8] = []
    private static let limit = 1 << 16

    init() { buffer.reserveCapacity(Self.limit + 4096) }

    func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.limit || isTerminal && text.utf8.contains(0x0A) { flush() }
    }

    func flush() {
        put(buffer, to: 1)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Standard error, after everything that was written before it.
    func writeError(_ text: String) {
        flush()
        put(Array(text.utf8), to: 2)
    }
}

private func put(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset < buffer.count {
            let count = write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            offset += count
        }
    }
}
