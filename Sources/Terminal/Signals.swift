import CTerminal

/// Ctrl-C, resizes and the way back to a sane terminal.
public enum Signals {
    /// Notes Ctrl-C instead of ending the program: in `flag`, which a running program polls, and for a waiting reader.
    ///
    /// `flag` must stay valid until another takes its place.
    public static func noteInterrupts(in flag: UnsafeMutablePointer<Int32>?) {
        ct_set_interrupt_flag(flag)
        _ = ct_watch_signals()
    }

    /// True once after Ctrl-C.
    static func takeInterrupt() -> Bool { ct_take_interrupt() != 0 }
    static func takeResize() -> Bool { ct_take_resize() != 0 }
    static func takeSuspend() -> Bool { ct_take_suspend() != 0 }
}
