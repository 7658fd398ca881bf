import CTerminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Single keys where there is no split screen: line editing and echo are off while `withKeys` runs.
public final class KeyReader {
    private let input: InputBytes
    private var saved: termios?

    /// Reads the same stream as an editor: what was typed ahead reaches whoever reads next.
    public init(sharing editor: LineEditor) { input = editor.input }

    /// Switches the terminal to single keys, and back when the body is done.
    public func withKeys<Result>(_ body: () throws -> Result) rethrows -> Result {
        start()
        defer { stop() }
        return try body()
    }

    /// Gives the terminal back for something else that reads it.
    public func withLines<Result>(_ body: () throws -> Result) rethrows -> Result {
        stop()
        defer { start() }
        return try body()
    }

    private func start() {
        var settings = termios()
        guard tcgetattr(input.fd, &settings) == 0 else { return }
        _ = ct_watch_signals()
        saved = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        settings.c_iflag &= ~tcflag_t(IXON | ICRNL)
        tcsetattr(input.fd, TCSADRAIN, &settings)
    }

    private func stop() {
        guard var settings = saved else { return }
        tcsetattr(input.fd, TCSADRAIN, &settings)
        saved = nil
    }

    /// The next key; nil where none came within that time.
    public func next(within milliseconds: Int32? = nil) -> Key? {
        while true {
            switch input.wait(atMost: milliseconds ?? -1) {
            case .timeout: return nil
            case .end: return .endOfInput
            case .signal:
                _ = Signals.takeResize()
                _ = Signals.takeSuspend()
                if Signals.takeInterrupt() { return .interrupt }
            case .input:
                if let key = scan() { return key }
            }
        }
    }

    private func scan() -> Key? {
        for _ in 0..<4 {
            switch KeyScan(input.available) {
            case .key(let key, let length):
                input.skip(length)
                return key
            case .nothing: return nil
            case .incomplete:
                if !input.more(within: 25) {
                    input.skip(1)
                    return .escape
                }
            }
        }
        input.skip(1)
        return nil
    }
}
