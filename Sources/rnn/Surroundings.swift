import Evaluator
import Notebook
import Terminal
import TextUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the process was started with: its streams, its terminal, its environment.
final class Surroundings {
    let output = StandardOutput()
    let isInputTerminal = isatty(0) != 0

    func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Colours on a terminal that has them, unless NO_COLOR is set.
    var isColored: Bool {
        output.isTerminal && environment("TERM") != "dumb" && (environment("NO_COLOR") ?? "").isEmpty
    }

    var terminalWidth: Int? {
        guard output.isTerminal else { return nil }
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// What curves are drawn with: plain characters where the locale names another encoding than UTF-8.
    var marks: DrawStyle.Marks {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { self.environment($0) }.first { !$0.isEmpty }
        let name = (locale ?? "").lowercased()
        return name.contains("utf-8") || name.contains("utf8") || !output.isTerminal ? .braille : .ascii
    }

    /// Lines of text on the standard streams; a running program's `input()` reads through `reader`.
    func lines(reader: any CellReader) -> LineFrontEnd {
        LineFrontEnd(
            isColored: isColored, terminalWidth: terminalWidth, marks: marks, output: output.write,
            errors: output.writeError,
            input: { prompt in
                switch reader.readLine(prompt: prompt) {
                case .text(let line): line
                case .interrupted, .end: nil
                }
            }, flush: output.flush)
    }

    var history: HistoryFile? {
        HistoryFile.standardPath(environment: environment).map { HistoryFile(path: $0) }
    }

    /// The split screen; nothing where there is no terminal for it, or it is too small.
    func splitScreen(isPresenting: Bool = false, raise: Int = 0) -> SplitScreen? {
        guard isInputTerminal, output.isTerminal, let term = environment("TERM"), term != "dumb", !term.isEmpty else {
            return nil
        }
        return SplitScreen(
            history: history,
            options: .init(isPresenting: isPresenting, raise: raise, isColored: isColored))
    }

    func plainReader() -> PlainReader {
        PlainReader { [output] text in
            output.write(text)
            output.flush()
        }
    }

    /// Forgets a Ctrl-C that was meant for the line being edited.
    func forgetInterrupt(in interpreter: Interpreter) { interpreter.interruptFlag.pointee.raised = 0 }

    /// Ctrl-C stops the interpreter between two operations.
    func noteInterrupts(in interpreter: Interpreter) {
        Signals.noteInterrupts(
            in: UnsafeMutableRawPointer(interpreter.interruptFlag).assumingMemoryBound(to: Int32.self))
    }
}
