import Evaluator
import Language
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

    init(_ surroundings: Surroundings, screen: SplitScreen, checkpointMemory: Int) {
        self.surroundings = surroundings
        self.screen = screen
        front = ScreenFrontEnd(screen)
        kernel = Kernel(front: front)
        kernel.undoStore = CheckpointStore(limit: checkpointMemory)
    }

    /// Goes on with a kernel that is there already.
    init(_ surroundings: Surroundings, screen: SplitScreen, front: ScreenFrontEnd, kernel: Kernel) {
        self.surroundings = surroundings
        self.screen = screen
        self.front = front
        self.kernel = kernel
    }

    func run() -> ExitStatus {
        defer { screen.close() }
        kernel.interpreter.searchPath = ["."]
        surroundings.noteInterrupts(in: kernel.interpreter)
        screen.editor.cleanPaste = strippingPrompts
        screen.editor.highlight = highlight
        screen.editor.complete = { [kernel] text, cursor in
            kernel.completions(text: text, cursor: cursor).map { Completions($0) }
                ?? Completions([], allowsFileNames: true)
        }
        screen.hint = { [kernel] text, cursor in kernel.hint(text: text, cursor: cursor) }
        screen.refresh = { [unowned self] kind, screen in
            kernel.refresh(kind, on: screen, predictions: kind == .ribbon ? front.predictions.entries : [])
        }
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
        screen.running = { [unowned self] seconds in
            var parts = ["rnn", title + " runs"]
            if front.steps > 0 { parts.append("step \(front.steps)") }
            return StatusLine(parts: parts + ["Space pauses", "Ctrl-C stops"], clock: seconds.clockText)
        }
        front.begin()
        defer {
            front.end(title: title)
            screen.running = nil
        }
        return kernel.run(source)
    }

    /// A prompt in the middle of a running cell; true stops the cell.
    private func pause() -> Bool {
        let running = screen.running
        defer { screen.running = running }
        screen.running = nil
        let place = front.steps > 0 ? " at step \(front.steps)" : ""
        screen.status = StatusLine(
            parts: ["PAUSED" + place, "variables can be changed", "Space goes on", "Ctrl-C stops"], clock: "F1 keys")
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

extension Int {
    /// Seconds as `0:07` or `1:02:03`.
    fileprivate var clockText: String {
        let pair = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        let minutes = self / 60
        return minutes < 60
            ? "\(minutes):" + pair(self % 60) : "\(minutes / 60):" + pair(minutes % 60) + ":" + pair(self % 60)
    }
}
