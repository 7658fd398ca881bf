import Foundation
import Testing

/// The prompt in plain lines, in a real terminal.
@Suite(.enabled(if: TerminalSession.isAvailable), .serialized) struct PromptTests {
    @Test func aCellAndItsValue() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.type("x = 6", "Enter")
        try terminal.wait(for: "In [2]:")
        try terminal.type("x * 7", "Enter")
        let screen = try terminal.wait(for: "In [3]:")
        #expect(screen.hasSuffix("In [1]: x = 6\nIn [2]: x * 7\nOut[2]: 42\nIn [3]:"))
        try terminal.type("C-d")
        try terminal.wait(for: "status=0")
        #expect(try terminal.screen().contains(" icanon"))
    }

    @Test func aBlockIsIndentedByItself() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.type("for i in range(2):", "Enter")
        try terminal.wait(for: "   ...:")
        try terminal.type("print(i, '한글')", "Enter", "Enter")
        let screen = try terminal.wait(for: "In [2]:")
        #expect(
            screen.hasSuffix(
                "In [1]: for i in range(2):\n   ...:     print(i, '한글')\n   ...:\n0 한글\n1 한글\nIn [2]:"))
    }

    @Test func aPasteIsOneCell() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.paste(
            ">>> def f(x):\n...     return x + 1\n...\n>>> for i in range(2):\n...     print(f(i))\n...\n1\n2\n")
        try terminal.type("Enter")
        let screen = try terminal.wait(for: "In [2]:")
        #expect(
            screen.hasSuffix("   ...:     print(f(i))\n1\n2\nIn [2]:") || screen.hasSuffix("   ...:\n1\n2\nIn [2]:"))
    }

    /// A terminal that knows no bracketed pastes.
    @Test func aPasteThatComesAsIfTyped() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.type(
            "class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n\nA().g() + 5\n")
        try terminal.wait(for: "Out[2]: 7")
    }

    @Test func aLargePasteIsTakenQuickly() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        let count = 8_000
        try terminal.paste(
            (0..<count).map { "x\($0 % 10) = \($0)  # some padding to make the line longer, 가나다\n" }.joined())
        try terminal.type("Enter")
        try terminal.wait(for: "In [2]:")
        try terminal.type("x9", "Enter")
        try terminal.wait(for: "Out[2]: 7999")
    }

    @Test func controlCStopsALoopAndKeepsVariables() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.paste("n = 0\nwhile True:\n    n += 1\n")
        try terminal.type("Enter")
        Thread.sleep(forTimeInterval: 0.5)
        try terminal.type("C-c")
        try terminal.wait(for: "KeyboardInterrupt\nIn [2]:")
        try terminal.type("n > 1000", "Enter")
        try terminal.wait(for: "Out[2]: True")
    }

    @Test func controlCClearsTheLine() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.type("1 / 0", "C-c")
        let screen = try terminal.wait(for: "^C\nIn [1]:")
        #expect(!screen.contains("ZeroDivisionError"))
        try terminal.type("def f():", "Enter")
        try terminal.wait(for: "...:")
        try terminal.type("C-c")
        try terminal.wait(for: "...:     ^C\nIn [1]:")
        try terminal.type("2 + 2", "Enter")
        try terminal.wait(for: "Out[1]: 4")
    }

    @Test func completion() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.type("wonderful = 1", "Enter")
        try terminal.wait(for: "In [2]:")
        try terminal.type("wond", "Tab", " + 1", "Enter")
        try terminal.wait(for: "Out[2]: 2")
        try terminal.type("%time", "Tab", "Tab")
        try terminal.wait(for: "time    timeit")
        try terminal.type("C-c")
        try terminal.type("enumerate('a', star", "Tab", "3)")
        try terminal.wait(for: "enumerate('a', start=3)")
    }

    @Test func historyComesBack() throws {
        let terminal = try TerminalSession("sh -c '\(TerminalSession.plainly); \(TerminalSession.plainly)'")
        try terminal.wait(for: "In [1]:")
        try terminal.type("abc = 123", "Enter")
        try terminal.wait(for: "In [2]:")
        try terminal.type("xyz = 5", "Enter")
        try terminal.wait(for: "In [3]:")
        try terminal.type("C-d")
        try terminal.wait(for: "%help for help.\nIn [1]:")
        // What begins as typed, from the last run.
        try terminal.type("ab", "Up", " + 1", "Enter")
        try terminal.wait(for: "In [1]: abc = 123 + 1\nIn [2]:")
        try terminal.type("abc", "Enter")
        try terminal.wait(for: "Out[2]: 124")
        try terminal.type("C-r", "xyz", "Enter")
        try terminal.wait(for: "In [3]: xyz = 5")
    }

    @Test func koreanTextIsEditedInTheMiddle() throws {
        let terminal = try TerminalSession()
        try terminal.wait(for: "In [1]:")
        try terminal.type("'안녕 세요'", "Left", "Left", "Left", "하", "Enter")
        try terminal.wait(for: "Out[1]: '안녕 하세요'")
        try terminal.type("'가나'", "BSpace", "BSpace", "다'", "Enter")
        try terminal.wait(for: "Out[2]: '가다'")
    }

    @Test func theTerminalIsGivenBack() throws {
        for signal in ["TERM", "HUP", "SEGV"] {
            let terminal = try TerminalSession("sh -c 'echo $$ > pid; exec \(TerminalSession.plainly)'")
            try terminal.wait(for: "In [1]:")
            let pid = try Program.read(terminal.folder + "/pid").trimmingCharacters(in: .whitespacesAndNewlines)
            _ = try Program.run(["-c", "kill -\(signal) \(pid)"], executable: "/bin/sh")
            let screen = try terminal.wait(for: " icanon")
            #expect(!screen.contains("-icanon") && !screen.contains("-echo "), "\(screen)")
        }
    }

    @Test func suspendedAndResumed() throws {
        let terminal = try TerminalSession("bash --norc -i")
        try terminal.wait(for: "shell-ready:")
        try terminal.type(TerminalSession.plainly, "Enter")
        try terminal.wait(for: "In [1]:")
        try terminal.type("1 + ", "C-z")
        try terminal.wait(for: "Stopped")
        try terminal.type("stty -a | grep -o ' icanon'", "Enter")
        try terminal.wait(for: "\n icanon")
        try terminal.type("fg", "Enter")
        Thread.sleep(forTimeInterval: 0.3)
        try terminal.type("41", "Enter")
        try terminal.wait(for: "Out[1]: 42")
    }
}
