@preconcurrency import CReadline

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Readline's settings and keys; its callbacks find the editor through `ReadlineEditor.current`.
enum ReadlineSetup {
    static func run() {
        setlocale(LC_CTYPE, "")
        rl_readline_name = UnsafePointer(strdup("rnn"))
        // Signals are ours: a handler of readline's would not know about a running cell.
        rl_catch_signals = 0
        rl_catch_sigwinch = 0
        // LINES and COLUMNS in the environment would outlive a resize.
        rl_change_environment = 0
        rl_getc_function = { _ in ReadlineSetup.nextByte() }
        rl_input_available_hook = { (ReadlineEditor.current?.input.hasInput() ?? false) ? 1 : 0 }
        using_history()
        rl_initialize()
        _ = rl_variable_bind("enable-bracketed-paste", "on")
        _ = rl_variable_bind("completion-query-items", "200")
        bindKeys()
        completing()
    }

    /// The next byte, waiting for it; what readline asks in the middle of a question is answered with Ctrl-G on Ctrl-C.
    private static func nextByte() -> Int32 {
        guard let editor = ReadlineEditor.current else { return EOF }
        while true {
            if let byte = editor.input.next() { return Int32(byte) }
            switch editor.input.wait() {
            case .input: continue
            case .end: return EOF
            case .signal: if editor.takeSignals() { return 0x07 }
            case .timeout: continue
            }
        }
    }

    private static func bindKeys() {
        // Only what is still readline's own default is changed, so that an inputrc has the last word.
        for key in ["\\e[A", "\\eOA"] where isStandard(key, rl_get_previous_history) {
            rl_bind_keyseq(key, searchBackward)
        }
        for key in ["\\e[B", "\\eOB"] where isStandard(key, rl_get_next_history) {
            rl_bind_keyseq(key, searchForward)
        }
        rl_bind_keyseq("\\e[200~") { _, _ in
            ReadlineEditor.current?.paste()
            return 0
        }
        rl_bind_key(0x1D) { _, _ in
            ReadlineEditor.current?.leave()
            return 0
        }
        bindBackspace()
    }

    static func bindBackspace() {
        rl_bind_key(0x7F) { _, _ in
            ReadlineEditor.current?.backspace()
            return 0
        }
    }

    static func isStandard(_ key: String, _ standard: Command) -> Bool {
        guard let bound = rl_function_of_keyseq(key, nil, nil) else { return true }
        return address(bound) == address(standard)
    }

    private static func completing() {
        let breaks = " \t\n\"\\'`@$><=;|&{}()[].,+-*/%:!~^#"
        rl_completer_word_break_characters = UnsafePointer(strdup(breaks))
        rl_completer_quote_characters = UnsafePointer(strdup("\"'"))
        rl_attempted_completion_function = { text, _, _ in
            guard let editor = ReadlineEditor.current, let text else { return nil }
            let found = editor.completions()
            rl_completion_append_character = 0
            if found.candidates.isEmpty {
                // 0 lets readline complete file names.
                rl_attempted_completion_over = found.allowsFileNames ? 0 : 1
                return nil
            }
            rl_attempted_completion_over = 1
            editor.candidates = found.candidates
            editor.nextCandidate = 0
            return rl_completion_matches(text) { _, _ in
                guard let editor = ReadlineEditor.current, editor.nextCandidate < editor.candidates.count else {
                    return nil
                }
                defer { editor.nextCandidate += 1 }
                return strdup(editor.candidates[editor.nextCandidate])
            }
        }
    }
}

/// Recalls what begins as typed, with the cursor at its end; readline's own search would leave it behind the beginning.
func searchBackward(_ count: Int32, _ key: Int32) -> Int32 {
    continueSearch()
    let result = rl_history_search_backward(count, key)
    rl_point = rl_end
    return result
}

func searchForward(_ count: Int32, _ key: Int32) -> Int32 {
    continueSearch()
    let result = rl_history_search_forward(count, key)
    rl_point = rl_end
    return result
}

/// A search that follows a search goes on with what was typed before the first one.
private func continueSearch() {
    let last = address(rl_last_func)
    if last == address(searchBackward) || last == address(searchForward) { rl_last_func = rl_history_search_backward }
}

/// A function that a key can be bound to.
typealias Command = @convention(c) (Int32, Int32) -> Int32

func address(_ command: Command?) -> UInt { unsafeBitCast(command, to: UInt.self) }
