import CTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Bytes of a file descriptor, read in large pieces, and a wait that signals end.
final class InputBytes {
    let fd: Int32
    private var buffer: [UInt8] = []
    private var position = 0
    private(set) var isAtEnd = false

    init(fd: Int32) { self.fd = fd }

    var isEmpty: Bool { position >= buffer.count }

    /// True where a byte can be had without waiting, or with waiting no longer than this.
    func hasInput(within milliseconds: Int32 = 0) -> Bool {
        if !isEmpty { return true }
        var descriptor = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, milliseconds) > 0
    }

    enum Wait {
        case input
        /// A signal came; its flag says which.
        case signal
        case end
        case timeout
    }

    /// Waits until there is a byte, a signal or the end, or no longer than this; a signal goes before bytes that came with
    /// it.
    func wait(atMost milliseconds: Int32 = -1) -> Wait {
        while true {
            if ct_signal_pending() != 0 { return .signal }
            if !isEmpty { return .input }
            if isAtEnd { return .end }
            var descriptors = [
                pollfd(fd: fd, events: Int16(POLLIN), revents: 0),
                pollfd(fd: ct_wake_fd(), events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&descriptors, nfds_t(descriptors.count), milliseconds)
            if count == 0 { return .timeout }
            if count < 0 {
                if errno == EINTR { return .signal }
                isAtEnd = true
                return .end
            }
            if descriptors[1].revents != 0 { ct_drain_wakes() }
            if ct_signal_pending() != 0 { return .signal }
            if descriptors[0].revents != 0 { fill() }
        }
    }

    /// The byte that is already there, or comes within that time, without taking it.
    func peek(within milliseconds: Int32 = 0) -> UInt8? {
        if isEmpty, hasInput(within: milliseconds), !isAtEnd { fill() }
        return isEmpty ? nil : buffer[position]
    }

    /// What is there.
    var available: ArraySlice<UInt8> { buffer[position...] }

    func skip(_ count: Int) { position = min(buffer.count, position + count) }

    /// Takes bytes out of the middle: what comes before them stays to be read.
    func remove(_ range: Range<Int>) { buffer.removeSubrange(range) }

    /// Reads what has come by now, or comes within that time, behind what is there; false where that is nothing.
    @discardableResult
    func more(within milliseconds: Int32 = 0) -> Bool {
        guard !isAtEnd else { return false }
        var descriptor = pollfd(fd: fd, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
        let before = Array(available)
        buffer = []
        position = 0
        fill()
        let hasMore = !buffer.isEmpty
        buffer = before + buffer
        return hasMore
    }

    func next() -> UInt8? {
        guard position < buffer.count else { return nil }
        defer { position += 1 }
        return buffer[position]
    }

    /// Reads on up to `terminator`, which is taken and left out; nil where a signal or the end came first.
    func read(upTo terminator: [UInt8]) -> [UInt8]? {
        var searched = 0
        var found: [UInt8] = Array(buffer[position...])
        buffer = []
        position = 0
        while true {
            if let end = firstIndex(of: terminator, in: found, from: searched) {
                buffer = Array(found[(end + terminator.count)...])
                found.removeSubrange(end...)
                return found
            }
            searched = max(0, found.count - terminator.count + 1)
            guard case .input = wait() else {
                if Signals.takeResize(), !isAtEnd { continue }
                return nil
            }
            found += buffer[position...]
            buffer = []
            position = 0
        }
    }

    private func firstIndex(of wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        var index = start
        while index + wanted.count <= bytes.count {
            if bytes[index] == first, bytes[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
            index += 1
        }
        return nil
    }

    private func fill() {
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let count = piece.withUnsafeMutableBytes { readBytes(fd, $0.baseAddress, $0.count) }
        if count > 0 {
            buffer = Array(piece[..<count])
            position = 0
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            isAtEnd = true
        }
    }
}

private func readBytes(_ fd: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(fd, buffer, count)
}
