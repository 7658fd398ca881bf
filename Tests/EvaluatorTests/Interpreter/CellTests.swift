import Evaluator
import Language
import Testing

/// Cells of the prompt: what they display, what they share.
@Suite struct CellTests {
    /// What each cell displays: its value's repr, `-` for nothing, or the last line of its error.
    private func display(_ cells: [String], dialect: Dialect = .session) -> [String] {
        LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: dialect)
            return cells.enumerated().map { index, cell in
                do {
                    let tree = try parseModule(SourceText(name: "In[\(index + 1)]", cell))
                    guard let value = try interpreter.evaluateCell(tree) else { return "-" }
                    return try interpreter.repr(value)
                } catch {
                    return interpreter.lastLine(Raised.converting(error))
                }
            }
        }
    }

    @Test func variablesLiveOn() {
        #expect(
            display([
                "x = 3", "x + 1", "def f(y): return x * y", "f(2)", "x = 10", "f(2)", "del x", "f(2)", "None", "'a'; 7",
            ])
                == [
                    "-", "4", "-", "6", "-", "20", "-", "NameError: name 'x' is not defined", "None", "7",
                ])
    }

    @Test func hiddenNamesComeBack() {
        #expect(
            display(["len = 3", "len", "del len", "len([1])"]) == ["-", "3", "-", "1"])
    }

    /// A bare flag: an unknown name that is a boolean parameter of the callee.
    @Test func bareFlags() {
        let cells = [
            "def f(a, verbose=False, *, quiet: bool = True, n=3): return a, verbose, quiet, n", "f(1, verbose)",
            "f(1, n)", "verbose = 5", "f(1, verbose)", "f(verbose, verbose)",
        ]
        #expect(
            display(cells) == [
                "-", "(1, True, True, 3)", "NameError: name 'n' is not defined. Did you mean: 'ne'?", "-",
                "(1, 5, True, 3)",
                "(5, 5, True, 3)",
            ])
        #expect(
            display(["def f(a, b=False): return b", "f(1, b)"], dialect: .script).last?.hasPrefix("NameError") == true)
    }

    @Test func completionAndSignatures() {
        LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: .script)
            #expect(throws: Never.self) {
                try interpreter.run(
                    parseModule(
                        SourceText("class A:\n    size = 1\n    def grow(self, by, *, fast=False): pass\na = A()")))
            }
            #expect(interpreter.value(atPath: ["a"]).map { interpreter.attributes(of: $0).contains("grow") } == true)
            #expect(
                interpreter.value(atPath: ["a", "grow"]).flatMap { interpreter.signature(of: $0)?.text }
                    == "(by, *, fast=False)")
            #expect(interpreter.value(atPath: ["a", "nothing"]).map { _ in true } == nil)
        }
    }
}
