import Evaluator
import Markup
import Notebook
import Sessions
import Terminal
import TextUI

/// The prompt on the split screen: read a cell, run it, show what it shows.
final class ScreenLoop {
    private let surroundings: Surroundings
    private let screen: SplitScreen
    private let front: ScreenFrontEnd
    private let kernel: Kernel

    init(_ surroundings: Surroundings, screen: SplitScreen) {
        self.surroundings = surroundings
        self.screen = screen
        front = ScreenFrontEnd(screen)
        kernel = Kernel(front: front)
    }

    func run() -> ExitStatus {
        defer { screen.close() }
        kernel.interpreter.searchPath = ["."]
        surroundings.noteInterrupts(in: kernel.interpreter)
        screen.editor.cleanPaste = strippingPrompts
        screen.editor.complete = { [kernel] text, cursor in
            kernel.completions(text: text, cursor: cursor).map { Completions($0) }
                ?? Completions([], allowsFileNames: true)
        }
        screen.refresh = { [kernel] kind, screen in kernel.refresh(kind, on: screen) }
        front.pause = { [unowned self] in pause() }
        screen.write(Markup("rnn \(RNNCommand.version), digits of PyTorch 2.13. %help for help, F1 for keys.\n", .dim))
        while true {
            screen.startLine()
            let prompts = Prompts(number: kernel.number)
            screen.status = StatusLine(parts: ["rnn"], clock: "F1 keys")
            switch screen.readCell(prompt: CellPrompt(prompts), needsMore: Kernel.needsMore) {
            case .interrupted: continue
            case .end: return .done
            case .text(let source):
                if ["exit", "quit"].contains(source) { return .done }
                if case .exit(let status) = run(source) { return status == 0 ? .done : .asked(status) }
            }
        }
    }

    private func run(_ source: String) -> Outcome {
        surroundings.forgetInterrupt(in: kernel.interpreter)
        let title = "In [\(kernel.number)]"
        screen.status = StatusLine(parts: ["rnn", title + " runs", "Space pauses", "Ctrl-C stops"], clock: "F1 keys")
        screen.beginOutput()
        screen.beginRunning()
        defer {
            screen.endRunning()
            screen.endOutput(title: title)
        }
        return kernel.run(source)
    }

    /// A prompt in the middle of a running cell; true stops the cell.
    private func pause() -> Bool {
        let status = screen.status
        defer { screen.status = status }
        screen.status = StatusLine(
            parts: ["PAUSED", "look at variables and change them", "Space goes on", "Ctrl-C stops the cell"],
            clock: "F1 keys")
        screen.startLine()
        let prompt = CellPrompt(first: "paused: ", continuation: "   ...: ")
        while true {
            switch screen.readPausedCell(prompt: prompt, needsMore: Kernel.needsMore) {
            case .end: return false
            case .interrupted: return true
            case .text(let source):
                surroundings.forgetInterrupt(in: kernel.interpreter)
                if case .exit = kernel.runAside(source) { return true }
                screen.startLine()
            }
        }
    }
}

extension CellPrompt {
    init(_ prompts: Prompts) { self.init(first: prompts.first, continuation: prompts.continuation) }
}
