import CTerminal
import Markup
import TextUI

/// What the reader wants of a running cell.
public enum Attention: Hashable, Sendable {
    case none
    /// Space: a prompt to look at variables, then on.
    case pause
}

extension SplitScreen {
    /// A cell begins to run: from now on `attend` is asked for 20 times a second, through the flag that was given to
    /// `Signals.noteInterrupts`.
    public func beginRunning() {
        isRunning = true
        startOfRun = Self.now
        isDirty = true
        draw()
        ct_tick(50)
    }

    public func endRunning() {
        ct_tick(0)
        isRunning = false
        isDirty = true
    }

    /// Looks at keys, at the window's size and at what is to be drawn; costs a system call.
    public func attend(canPause: Bool = true) -> Attention {
        // A Ctrl-C has stopped the cell by itself, or will at its next operation.
        _ = screenEditor.takeSignals()
        let attention = takeKeysWhileRunning(canPause: canPause)
        if secondsOfRun != secondsShown {
            secondsShown = secondsOfRun
            isDirty = true
        }
        drawWhenDue()
        return attention
    }

    /// Acts on the screen's own keys; what else was typed stays for the next prompt.
    private func takeKeysWhileRunning(canPause: Bool) -> Attention {
        let input = screenEditor.input
        input.more()
        var ahead = 0
        while true {
            let rest = input.available.dropFirst(ahead)
            guard case .key(let key, let length) = KeyScan(rest) else { return .none }
            let isFirst = ahead == 0 && mode == .input
            if key == .paste {
                let end = Array("\u{1B}[201~".utf8)
                guard let found = rest.indices.first(where: { rest[$0...].starts(with: end) }) else { return .none }
                ahead += found + end.count - rest.startIndex
            } else if isFirst, canPause, key == .character(" ") {
                input.skip(length)
                return .pause
            } else if mode == .input, key == .escape || ahead > 0 && Self.isText(key) {
                ahead += length
            } else if take(key) {
                input.remove(rest.startIndex..<rest.startIndex + length)
            } else {
                ahead += length
            }
        }
    }

    private static func isText(_ key: Key) -> Bool {
        if case .character = key { return true }
        return false
    }

    /// Takes the screen for a prompt while a cell is paused, and gives it back.
    public func pausing<Result>(_ body: () -> Result) -> Result {
        defer {
            isRunning = true
            isDirty = true
            draw()
        }
        scroll = 0
        return body()
    }
}
