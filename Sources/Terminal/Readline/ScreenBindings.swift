@preconcurrency import CReadline

/// The keys that act on one line of a text of many; where an inputrc binds a key to something else, it has the last word.
enum ScreenBindings {
    static func run() {
        for key in ["\\C-m", "\\C-j"] where ReadlineSetup.isStandard(key, rl_newline) {
            rl_bind_keyseq(key) { _, _ in
                ScreenEditor.onScreen?.enter()
                return 0
            }
        }
        for key in ["\\e\\C-m", "\\e\\C-j"] {
            rl_bind_keyseq(key) { _, _ in
                ScreenEditor.onScreen?.breakLine()
                return 0
            }
        }
        if ReadlineSetup.isStandard("\\t", rl_complete) {
            rl_bind_keyseq("\\t") { _, _ in
                ScreenEditor.onScreen?.tab()
                return 0
            }
        }
        for key in ["\\e[A", "\\eOA"] where ReadlineSetup.isStandard(key, searchBackward) {
            rl_bind_keyseq(key) { count, key in
                ScreenEditor.onScreen?.moveLine(by: -1) == true ? 0 : searchBackward(count, key)
            }
        }
        for key in ["\\e[B", "\\eOB"] where ReadlineSetup.isStandard(key, searchForward) {
            rl_bind_keyseq(key) { count, key in
                ScreenEditor.onScreen?.moveLine(by: 1) == true ? 0 : searchForward(count, key)
            }
        }
        for key in ["\\C-a", "\\e[H", "\\eOH", "\\e[1~"] where ReadlineSetup.isStandard(key, rl_beg_of_line) {
            rl_bind_keyseq(key) { _, _ in
                guard let start = ScreenEditor.onScreen?.lineRange.lowerBound else { return 0 }
                rl_point = rl_point == start ? 0 : start
                return 0
            }
        }
        for key in ["\\C-e", "\\e[F", "\\eOF", "\\e[4~"] where ReadlineSetup.isStandard(key, rl_end_of_line) {
            rl_bind_keyseq(key) { _, _ in
                guard let end = ScreenEditor.onScreen?.lineRange.upperBound else { return 0 }
                rl_point = rl_point == end ? rl_end : end
                return 0
            }
        }
        if ReadlineSetup.isStandard("\\C-k", rl_kill_line) {
            rl_bind_keyseq("\\C-k") { _, _ in
                guard let end = ScreenEditor.onScreen?.lineRange.upperBound else { return 0 }
                return rl_kill_text(rl_point, rl_point == end ? min(rl_end, end + 1) : end)
            }
        }
        if ReadlineSetup.isStandard("\\C-u", rl_unix_line_discard) {
            rl_bind_keyseq("\\C-u") { _, _ in
                guard let start = ScreenEditor.onScreen?.lineRange.lowerBound else { return 0 }
                let from = rl_point == start ? max(0, start - 1) : start
                rl_kill_text(from, rl_point)
                rl_point = from
                return 0
            }
        }
    }
}
