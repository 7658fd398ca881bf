import Evaluator
import Notebook

/// Runs cells in a fresh kernel and gives what a plain terminal would show.
func transcript(_ cells: [String], answers: [String] = []) -> String {
    LargeStack.run {
        var text = ""
        var answers = answers[...]
        let front = LineFrontEnd(
            isColored: false, output: { text += $0 }, errors: { text += $0 },
            input: { prompt in
                text += prompt
                return answers.popFirst()
            })
        let kernel = Kernel(front: front)
        for cell in cells {
            _ = kernel.run(cell)
            front.startLine()
        }
        return text
    }
}

/// Runs cells in a fresh kernel, then does something with it.
func withKernel<Result>(_ cells: [String], _ body: (Kernel) -> Result) -> Result {
    LargeStack.run {
        let kernel = Kernel(front: RecordingFrontEnd())
        for cell in cells { _ = kernel.run(cell) }
        return body(kernel)
    }
}
