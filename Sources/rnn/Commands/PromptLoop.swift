import Evaluator
import Markup
import Notebook
import Sessions
import Terminal

/// The prompt in lines: read a cell, run it, show what it shows.
struct PromptLoop {
    let surroundings: Surroundings
    var checkpointMemory = CheckpointStore.standardLimit

    func run() -> ExitStatus {
        let reader = makeReader()
        let front = surroundings.lines(reader: reader)
        let kernel = Kernel(front: front)
        kernel.interpreter.searchPath = ["."]
        kernel.undoStore = CheckpointStore(limit: checkpointMemory)
        surroundings.noteInterrupts(in: kernel.interpreter)
        if let editor = reader as? ReadlineEditor {
            editor.cleanPaste = strippingPrompts
            editor.complete = { text, cursor in
                kernel.completions(text: text, cursor: cursor).map { Completions($0) }
                    ?? Completions([], allowsFileNames: true)
            }
            front.answer(Markup("rnn \(RNNCommand.version), digits of PyTorch 2.13. %help for help.\n", .dim))
        }
        return run(kernel: kernel, reader: reader, front: front)
    }

    /// Goes on with a kernel that is there already.
    func run(kernel: Kernel, reader: any CellReader, front: LineFrontEnd) -> ExitStatus {
        kernel.front = front
        while true {
            front.startLine()
            front.flush()
            let prompts = Prompts(number: kernel.number)
            let colors = surroundings.isColored ? Role.prompt.ansiCodes : ""
            let prompt = CellPrompt(
                first: prompts.first, continuation: prompts.continuation,
                on: colors.isEmpty ? "" : "\u{1B}[\(colors)m", off: colors.isEmpty ? "" : "\u{1B}[0m")
            switch reader.readCell(prompt: prompt, needsMore: Kernel.needsMore) {
            case .interrupted: continue
            case .end: return .done
            case .text(let source):
                if ["exit", "quit"].contains(source) { return .done }
                surroundings.forgetInterrupt(in: kernel.interpreter)
                if case .exit(let status) = kernel.run(source) { return status == 0 ? .done : .asked(status) }
            }
        }
    }

    private func makeReader() -> any CellReader {
        guard surroundings.isInputTerminal, surroundings.output.isTerminal else { return surroundings.plainReader() }
        return LineEditor(history: surroundings.history)
    }
}
