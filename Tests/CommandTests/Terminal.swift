import Foundation
import Testing

/// A real terminal of 80 by 24, driven through tmux.
final class TerminalSession {
    static let isAvailable = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    let folder: String
    private let socket = "rnn-test-\(UUID().uuidString.prefix(8))"

    /// Starts `command` (by default `rnn` in plain lines) with a home of its own.
    init(_ command: String = plainly, width: Int = 80, height: Int = 24) throws {
        folder = try Program.temporaryFolder()
        let environment =
            "env HOME=\(folder) XDG_STATE_HOME=\(folder)/state LANG=C.UTF-8 LC_ALL=C.UTF-8 PS1=shell-ready:"
        try Program.write("set -g history-limit 20000\n", to: folder + "/tmux.conf")
        // The server lives on: it must not hold the pipe that this command's output is read from.
        try tmux(
            redirection: ">/dev/null 2>&1", "-f", folder + "/tmux.conf", "new-session", "-d", "-s", "t", "-x",
            "\(width)",
            "-y", "\(height)", "-c", folder,
            "\(environment) \(command); echo status=$?; stty -a; exec sleep 600")
    }

    static let plainly = Program.path + " --plain"

    deinit { _ = try? tmux("kill-server") }

    @discardableResult
    func tmux(redirection: String = "", _ arguments: String...) throws -> String {
        let command = "exec tmux \"$@\" \(redirection)"
        return try Program.run(["-c", command, "tmux", "-L", socket] + arguments, executable: "/bin/sh").output
    }

    /// Types text and named keys (`Enter`, `C-c`, `Up`).
    func type(_ keys: String...) throws {
        for key in keys {
            if Self.names.contains(key) || key.count > 1 && key.hasPrefix("C-") {
                try tmux("send-keys", "-t", "t", key)
            } else {
                try tmux("send-keys", "-t", "t", "-l", key)
            }
        }
    }

    private static let names: Set = [
        "Enter", "Up", "Down", "Left", "Right", "Tab", "BTab", "BSpace", "Escape", "Space", "PageUp", "PageDown",
        "Home",
        "End", "F1", "F2", "F7", "F8", "F9", "F12", "M-7", "M-8",
    ]

    func resize(width: Int, height: Int) throws {
        try tmux("resize-window", "-t", "t", "-x", "\(width)", "-y", "\(height)")
    }

    /// Pastes as a terminal does: between the marks of a bracketed paste.
    func paste(_ text: String) throws {
        try Program.write(text, to: folder + "/paste")
        try tmux("load-buffer", folder + "/paste")
        try tmux("paste-buffer", "-p", "-t", "t")
    }

    /// The screen, without the empty lines at its end.
    func screen() throws -> String {
        var lines = try tmux("capture-pane", "-p", "-t", "t").split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// Waits until the screen shows something.
    @discardableResult
    func wait(for text: String, seconds: Double = 20) throws -> String {
        try wait("shows \(text.debugDescription)", seconds: seconds) { $0.contains(text) }
    }

    /// Waits until the screen is as wanted; `what` says how that is.
    @discardableResult
    func wait(_ what: String, seconds: Double = 20, until isRight: (String) -> Bool) throws -> String {
        let end = Date().addingTimeInterval(seconds)
        var shown = ""
        while Date() < end {
            shown = try screen()
            if isRight(shown) { return shown }
            Thread.sleep(forTimeInterval: 0.03)
        }
        Issue.record("never true: the screen \(what):\n\(shown)")
        return shown
    }

    /// Everything above the screen, and the screen.
    func everything() throws -> String { try tmux("capture-pane", "-p", "-J", "-S", "-", "-t", "t") }
}
