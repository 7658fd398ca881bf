import CTerminal
import Markup
import TextUI

extension SplitScreen {
    /// Reads one cell; it is added to the transcript with its prompts.
    public func readCell(prompt: CellPrompt, needsMore: (String, Bool) -> Bool) -> CellInput {
        withoutActuallyEscaping(needsMore) { needsMore in read(prompt, needsMore: needsMore, endsAtSpace: false) }
    }

    /// Reads a cell at the prompt of a paused program: a Space in front of everything else ends it, as Ctrl-D does.
    public func readPausedCell(prompt: CellPrompt, needsMore: (String, Bool) -> Bool) -> CellInput {
        withoutActuallyEscaping(needsMore) { needsMore in read(prompt, needsMore: needsMore, endsAtSpace: true) }
    }

    /// Reads one line for a running program.
    public func readLine(prompt: String) -> CellInput {
        // What the program has written on this line is the prompt's beginning.
        let wasRunning = isRunning
        defer { isRunning = wasRunning }
        return read(CellPrompt(first: prompt, continuation: ""), needsMore: nil, endsAtSpace: false)
    }

    private func read(_ prompt: CellPrompt, needsMore: ((String, Bool) -> Bool)?, endsAtSpace: Bool) -> CellInput {
        isRunning = false
        isDirty = true
        screenEditor.begin(prompt: prompt, needsMore: needsMore)
        let input = screenEditor.input
        while true {
            if let cell = screenEditor.finished() {
                if case .text(let text) = cell { write(screenEditor.echo(of: text)) }
                return cell
            }
            // A paste that comes as if typed is drawn once, not letter by letter.
            if !input.hasInput() { draw() }
            switch input.wait() {
            case .input:
                if endsAtSpace, screenEditor.isEmpty, mode == .input, input.peek() == 0x20 {
                    input.skip(1)
                    screenEditor.cancel()
                    return .end
                }
                if !takeScreenKey() { feed() }
            case .end:
                screenEditor.cancel()
                return .end
            case .signal, .timeout: break
            }
            if screenEditor.takeSignals(), !interruptMode() {
                let wasEmpty = screenEditor.isEmpty
                write(screenEditor.echo(of: screenEditor.buffer + "^C"))
                screenEditor.cancel()
                scroll = 0
                if endsAtSpace, wasEmpty { return .interrupted }
                return endsAtSpace ? .text("") : .interrupted
            }
        }
    }

    private func feed() {
        if mode == .pane { mode = .input }
        scroll = 0
        isDirty = true
        screenEditor.feed()
    }

    /// Ctrl-C leaves a search or a page before it clears the line; false where there is none to leave.
    private func interruptMode() -> Bool {
        switch mode {
        case .search, .page: return take(.interrupt)
        case .pane, .input: return false
        }
    }

    /// Takes a key that is the screen's off the input; false where readline is to have it.
    private func takeScreenKey() -> Bool {
        guard let (key, length) = nextKey() else { return false }
        // Readline is in the middle of something: a search, a quoted character, the digits of an argument.
        if mode == .input, screenEditor.isSearching { return false }
        if key == .paste {
            page = nil
            mode = .input
        }
        guard key != .paste, take(key) else { return false }
        screenEditor.input.skip(length)
        return true
    }

    /// The key at the front of the input, waiting a moment for the end of an escape sequence.
    private func nextKey() -> (Key, length: Int)? {
        let input = screenEditor.input
        if input.isEmpty { input.more() }
        for _ in 0..<4 {
            switch KeyScan(input.available) {
            case .key(let key, let length): return (key, length)
            case .nothing: return nil
            case .incomplete: if !input.more(within: 25) { return input.peek() == 0x1B ? (.escape, 1) : nil }
            }
        }
        return nil
    }

    /// Waits for a key; function keys, the wheel and what belongs to an open page or pane are acted on here.
    ///
    /// - Parameter milliseconds: how long to wait; nil waits for ever.
    /// - Returns: nil when the time is over.
    public func readKey(within milliseconds: Int32? = nil) -> Key? {
        let input = screenEditor.input
        let end = milliseconds.map { Self.now + Double($0) / 1000 }
        isRunning = true
        defer { isRunning = false }
        while true {
            draw()
            let left = end.map { max(0, Int32(($0 - Self.now) * 1000)) }
            switch input.wait(atMost: left ?? -1) {
            case .input:
                guard let (key, length) = nextKey() else {
                    input.skip(1)
                    continue
                }
                input.skip(length)
                if key == .paste {
                    _ = input.read(upTo: Array("\u{1B}[201~".utf8))
                } else if !take(key, scrolls: false) {
                    return key
                }
            case .end: return .endOfInput
            case .timeout: return nil
            case .signal: if screenEditor.takeSignals(), !interruptMode() { return .interrupt }
            }
        }
    }
}
