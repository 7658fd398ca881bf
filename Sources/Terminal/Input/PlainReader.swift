#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads cells line by line where there is no terminal to edit in; shows the prompts, as Python does.
public final class PlainReader: CellReader {
    private let input: InputBytes
    private let write: (String) -> Void

    public init(fd: Int32 = 0, write: @escaping (String) -> Void) {
        input = InputBytes(fd: fd)
        self.write = write
    }

    public func readCell(prompt: CellPrompt, needsMore: (String, Bool) -> Bool) -> CellInput {
        var lines: [String] = []
        while true {
            write(lines.isEmpty ? prompt.first : prompt.continuation)
            switch line() {
            case .interrupted: return .interrupted
            case .end: return lines.isEmpty ? .end : .text(lines.joined(separator: "\n") + "\n")
            case .text(let text): lines.append(text)
            }
            let text = lines.joined(separator: "\n")
            if !needsMore(text, false) { return .text(text) }
        }
    }

    public func readLine(prompt: String) -> CellInput {
        write(prompt)
        return line()
    }

    private func line() -> CellInput {
        var bytes: [UInt8] = []
        while true {
            while let byte = input.next() {
                if byte == 0x0A {
                    if bytes.last == 0x0D { bytes.removeLast() }
                    return .text(String(decoding: bytes, as: UTF8.self))
                }
                bytes.append(byte)
            }
            switch input.wait() {
            case .input: continue
            case .timeout: continue
            case .signal:
                _ = Signals.takeResize()
                _ = Signals.takeSuspend()
                if Signals.takeInterrupt() { return .interrupted }
            case .end: return bytes.isEmpty ? .end : .text(String(decoding: bytes, as: UTF8.self))
            }
        }
    }
}
