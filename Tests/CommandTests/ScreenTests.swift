import Foundation
import Testing

/// The split screen in a real terminal.
@Suite(.enabled(if: TerminalSession.isAvailable), .serialized) struct ScreenTests {
    /// A training loop as a lecture shows it; without an end unless `steps` says so.
    private static func lesson(steps: String = "10**9", every: Int = 20) -> String {
        """
        torch.manual_seed(3)
        alphabet = ['h', 'i', 'e', 'l', 'o']
        given = torch.eye(5)[[0, 1, 0, 2, 3, 3]].unsqueeze(0)
        wanted = torch.tensor([1, 0, 2, 3, 3, 4])
        net = nn.RNN(5, 5, batch_first=True)
        optimizer = torch.optim.SGD(net.parameters(), lr=0.05)
        for step in range(\(steps)):
            out, h = net(given)
            loss = F.cross_entropy(out.view(-1, 5), wanted)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if step % \(every) == 0:
                print(step, ''.join(alphabet[k] for k in out[0].argmax(1)), '%.4f' % loss.item())

        """
    }

    private static let prompt = "In [1]:"

    @Test func aLectureFromPasteToGoodbye() throws {
        let terminal = try TerminalSession(Program.path)
        try terminal.wait(for: Self.prompt)
        try terminal.paste(Self.lesson())
        try terminal.wait(for: "if step % 20 == 0:")
        try terminal.type("Enter")
        // The curve with its axis has come by itself.
        let drawn = try terminal.wait("shows a curve") {
            $0.contains("1 loss  last") && $0.contains(" step│") && $0.contains("hel")
        }
        #expect(drawn.contains("┤") && drawn.contains("Space pauses"))

        try terminal.resize(width: 130, height: 40)
        let wide = try terminal.wait("shows panes beside the transcript") {
            $0.contains("6 vars") && $0.contains("7 model")
        }
        #expect(wide.contains("weight_hh_l0  (5, 5)") && wide.contains("SGD"))
        try terminal.resize(width: 80, height: 24)
        try terminal.wait("is small again") { !$0.contains("6 vars") && $0.contains("Shift-Tab keys  (loss)") }

        try terminal.type("Space")
        try terminal.wait(for: "paused:")
        try terminal.type("optimizer.param_groups[0]['lr']", "Enter")
        try terminal.wait("tells the learning rate") { $0.contains("\n0.05\npaused:") }
        try terminal.type("optimizer.param_groups[0]['lr'] = 0.25", "Enter")
        try terminal.wait("is at a new prompt") { $0.hasSuffix("= 0.25\npaused:") }
        try terminal.type("Space")
        try terminal.wait(for: "Space pauses")
        try terminal.type("C-c")
        try terminal.wait(for: "KeyboardInterrupt\nIn [2]:")
        try terminal.type("step > 0, optimizer.param_groups[0]['lr']", "Enter")
        try terminal.wait(for: "Out[2]: (True, 0.25)")

        // Scrolled back, and searched.
        try terminal.type("PageUp")
        try terminal.wait(for: "rows back")
        try terminal.type("F9", "manual_seed", "Enter")
        try terminal.wait(for: "In [1]: torch.manual_seed(3)")
        try terminal.type("x")
        try terminal.wait("is at the newest row again") { !$0.contains("rows back") && $0.hasSuffix("In [3]: x") }
        try terminal.type("C-c")

        try terminal.type("\u{1B}[<64;5;20M")
        try terminal.wait(for: "3 rows back")
        try terminal.type("\u{1B}[<65;5;20M")
        try terminal.wait("has followed the wheel") { !$0.contains("rows back") }

        // What a call takes, a completion menu, and the word that was chosen.
        try terminal.type("torch.cat(")
        try terminal.wait(for: "torch.cat(tensors, dim=0")
        try terminal.type("C-c")
        try terminal.type("net.weight_", "Tab")
        try terminal.wait(for: "  weight_hh_l0  weight_ih_l0")
        try terminal.type("Tab", "Tab")
        try terminal.wait(for: "net.weight_ih_l0")
        try terminal.type(".shape", "Enter")
        try terminal.wait(for: "torch.Size([5, 5])")

        // What was entered, searched and edited in the middle.
        try terminal.type("C-r", "param_g")
        try terminal.wait(for: "(reverse-i-search)`param_g':")
        try terminal.type("C-c")
        try terminal.type("'안녕 세요'", "Left", "Left", "Left", "하", "Enter")
        try terminal.wait(for: "'안녕 하세요'")

        // What was folded, on a page of its own.
        try terminal.wait(for: "lines folded (F7)")
        try terminal.type("F7")
        try terminal.wait("is a page") { $0.contains("─ In [1]  1-21 of ") && $0.contains("0 lellll") }
        try terminal.type("q")
        try terminal.wait("shows the transcript again") { !$0.contains("PgUp PgDn  g top") }

        try terminal.type("C-d")
        let end = try terminal.wait("is a sane terminal") { $0.contains("status=0") && $0.contains("-extproc") }
        #expect(end.contains(" icanon") && end.contains(" echo ") && end.contains(" icrnl") && end.contains(" ixon"))
        // The transcript lies in the terminal's own scrollback, unfolded and without panes.
        let left = try terminal.everything()
        #expect(left.contains("In [1]: torch.manual_seed(3)\n   ...: alphabet = "))
        #expect(left.contains("\n40 ehelll") && left.contains("'안녕 하세요'") && !left.contains("Shift-Tab"))
    }

    @Test func cellsOfManyLinesAreEdited() throws {
        let terminal = try TerminalSession(Program.path)
        try terminal.wait(for: Self.prompt)
        try terminal.type("for i in range(2):", "Enter", "print(i)", "Enter")
        // Back up into the first line, and the cell is still one text.
        try terminal.type("Up", "Up", "End", "BSpace", "BSpace", "BSpace", "4):", "Down", "Down", "Enter")
        try terminal.wait(for: "0\n1\n2\n3\nIn [2]:")
        try terminal.type("Up")
        try terminal.wait(for: "In [2]: for i in range(4):\n   ...:     print(i)")
        try terminal.type("C-c")
        // Longer than the window is wide.
        try terminal.type("'" + String(repeating: "한a", count: 40) + "'[-3:]", "Enter")
        try terminal.wait(for: "Out[2]: 'a한a'")
        try terminal.paste(">>> def f(x):\n...     return x + 1\n...\n>>> f(41)\n42\n")
        try terminal.type("Enter")
        try terminal.wait(for: "Out[3]: 42")
        try terminal.paste((0..<3000).map { "y\($0 % 10) = \($0)\n" }.joined())
        try terminal.type("Enter")
        try terminal.wait(for: "In [5]:")
        try terminal.type("y9", "Enter")
        try terminal.wait(for: "Out[5]: 2999")
        // As a terminal without bracketed pastes sends it.
        try terminal.type(
            "class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n\nA().g() + 5\n")
        try terminal.wait(for: "Out[7]: 7")
        try terminal.type("input('who? ')", "Enter")
        try terminal.wait("asks") { $0.hasSuffix("who?") }
        try terminal.type("me", "Enter")
        try terminal.wait(for: "Out[8]: 'me'")
        // A progress bar stays on its line.
        try terminal.paste("for k in range(3):\n    print('\\rdone', k, end='')\n")
        try terminal.type("Enter")
        try terminal.wait(for: "done 2\nIn [10]:")
    }

    @Test func suspendedAndResumed() throws {
        let terminal = try TerminalSession("bash --norc -i")
        try terminal.wait(for: "shell-ready:")
        try terminal.type(Program.path, "Enter")
        try terminal.wait(for: Self.prompt)
        try terminal.type("1 + ", "C-z")
        try terminal.wait("is the shell's") { $0.contains("Stopped") && $0.hasSuffix("shell-ready:") }
        try terminal.type("stty -a | grep -o ' icanon'", "Enter")
        try terminal.wait(for: "\n icanon")
        try terminal.resize(width: 100, height: 30)
        try terminal.type("fg", "Enter")
        try terminal.wait("is back") { $0.hasSuffix("In [1]: 1 +") }
        try terminal.type("41", "Enter")
        try terminal.wait(for: "Out[1]: 42")
        // Ctrl-C in a pause stops the cell, after it has cleared what was typed.
        try terminal.type("while True: k = 1", "Enter", "Enter")
        try terminal.wait(for: "Space pauses")
        try terminal.type("Space")
        try terminal.wait(for: "paused:")
        try terminal.type("1 / 0", "C-c")
        try terminal.wait("has cleared the line") { $0.hasSuffix("1 / 0^C\npaused:") }
        try terminal.type("C-c")
        try terminal.wait(for: "KeyboardInterrupt\nIn [3]:")
        // While a cell runs.
        try terminal.type("while True: k = 1", "Enter", "Enter")
        try terminal.wait(for: "Space pauses")
        try terminal.type("C-z")
        // The first stop is still on the shell's screen.
        try terminal.wait("is the shell's again") {
            $0.components(separatedBy: "Stopped").count == 3 && $0.hasSuffix("shell-ready:")
        }
        try terminal.type("fg", "Enter")
        try terminal.wait(for: "Space pauses")
        try terminal.type("C-c")
        try terminal.wait(for: "KeyboardInterrupt")
    }

    @Test(arguments: ["TERM", "HUP", "SEGV"]) func theTerminalIsGivenBack(signal: String) throws {
        let terminal = try TerminalSession("sh -c 'echo $$ > pid; exec \(Program.path)'")
        try terminal.wait(for: Self.prompt)
        try terminal.type("6 * 7", "Enter")
        try terminal.wait(for: "Out[1]: 42")
        let pid = try Program.read(terminal.folder + "/pid").trimmingCharacters(in: .whitespacesAndNewlines)
        _ = try Program.run(["-c", "kill -\(signal) \(pid)"], executable: "/bin/sh")
        let screen = try terminal.wait("is a sane terminal") { $0.contains("-extproc") }
        #expect(screen.contains(" icanon") && screen.contains(" echo ") && screen.contains(" icrnl"))
        #expect(screen.contains("In [1]: 6 * 7\nOut[1]: 42\n"), "the transcript is left on the screen")
    }

    @Test(arguments: ["--plain", "TERM=dumb", "small"]) func plainLines(reason: String) throws {
        let command = reason == "TERM=dumb" ? "env TERM=dumb \(Program.path)" : Program.path
        let terminal = try TerminalSession(
            reason == "--plain" ? command + " --plain" : command, width: reason == "small" ? 59 : 80)
        try terminal.wait(for: Self.prompt)
        try terminal.type("1 + 1", "Enter")
        let screen = try terminal.wait(for: "Out[1]: 2")
        #expect(screen.hasPrefix("rnn 0.") && !screen.contains("F1 keys"))
    }

    /// What a reader sees, at the sizes of a classroom: `RECORD_SNAPSHOTS=1` writes the files anew.
    @Test func snapshots() throws {
        let terminal = try TerminalSession(Program.path)
        try terminal.wait(for: Self.prompt)
        try terminal.paste(Self.lesson(steps: "600", every: 10))
        try terminal.type("Enter")
        try terminal.wait(for: "In [2]:")
        try terminal.type("net(given)[1]", "Enter")
        try expectSnapshot("screen-80x24", [try terminal.wait(for: "In [3]:")])
        try terminal.resize(width: 130, height: 40)
        try expectSnapshot("screen-130x40", [try terminal.wait(for: "7 model")])
        try terminal.resize(width: 60, height: 16)
        try terminal.type("BTab", "y")
        try expectSnapshot("screen-60x16", [try terminal.wait(for: "y:log")])
        try terminal.type("Escape", "F12")
        try terminal.resize(width: 40, height: 8)
        try expectSnapshot("screen-40x8", [try terminal.wait("is wrapped") { $0.contains("\n3746") }])
    }

    @Test func withoutUTF8AndWithoutColor() throws {
        let terminal = try TerminalSession("env LC_ALL=C LANG=C NO_COLOR=1 \(Program.path) --raise 2")
        try terminal.wait(for: Self.prompt)
        try terminal.paste(Self.lesson(steps: "50"))
        try terminal.type("Enter")
        let screen = try terminal.wait("has finished") { $0.contains("In [2]:") && $0.contains("1 loss") }
        #expect(screen.contains("+- 1 loss  last") && screen.contains("*") && !screen.contains("┤"))
        #expect(
            screen.split(separator: "\n", omittingEmptySubsequences: false).count <= 22, "the raised rows are empty")
        let colored = try terminal.tmux("capture-pane", "-p", "-e", "-t", "t")
        #expect(!(30...37).contains { colored.contains("\u{1B}[\($0)m") })
    }
}
