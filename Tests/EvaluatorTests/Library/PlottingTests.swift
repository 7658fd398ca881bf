import Figures
import Language
import Testing

@testable import Evaluator

/// Keeps the figures that a program shows.
private final class ShowingHost: Host {
    private(set) var output = ""
    private(set) var figures: [Figure] = []

    func write(_ text: String) { output += text }
    func show(_ figure: Figure) { figures.append(figure) }
    func encode(_ figure: Figure, _ format: FigureFormat) -> [UInt8]? { Array("\(format)".utf8) }
}

@Suite struct PlottingTests {
    private func run(_ source: String) -> (output: String, figures: [Figure]) {
        LargeStack.run {
            let host = ShowingHost()
            let interpreter = Interpreter(host: host, dialect: .script)
            let text = SourceText(
                name: "<string>", "import torch, numpy as np\nimport matplotlib.pyplot as plt\n" + source)
            do { try interpreter.run(parseModule(text)) } catch {
                return (host.output + interpreter.lastLine(Raised.converting(error, source: text)) + "\n", host.figures)
            }
            return (host.output, host.figures)
        }
    }

    @Test func curvesTakeNumbersOfEveryKind() {
        let figures = run(
            """
            plt.plot([1, 2, 3])
            plt.plot(range(3), torch.tensor([1., 0., 2.]), 'r--', label='loss')
            plt.plot(np.arange(4), np.ones((4, 2)))
            plt.title('t'); plt.xlabel('x'); plt.legend(); plt.grid()
            plt.show()
            plt.show()
            """
        ).figures
        #expect(figures.count == 1)
        let chart = figures.first?.charts.first
        #expect(chart?.marks.count == 4)
        #expect(chart?.title == "t" && chart?.x.label == "x" && chart?.hasLegend == true && chart?.hasGrid == true)
        #expect(chart?.legend.map(\.label) == ["loss"])
        guard case .curve(let x, let y, let stroke)? = chart?.marks[1].shape else {
            Issue.record("no curve")
            return
        }
        #expect(x == [0, 1, 2] && y == [1, 0, 2] && stroke.isDashed)
        #expect(chart?.marks[1].color == Color(255, 0, 0) && chart?.marks[0].color == Color.cycle[0])
    }

    @Test func gridsOfAxes() {
        let (output, figures) = run(
            """
            fig, axes = plt.subplots(2, 2, figsize=(8, 6))
            axes[0, 1].bar(['a', 'b'], [1, 2])
            axes[1][0].imshow(torch.arange(6).view(2, 3))
            for ax in axes.flat: ax.set_xlabel('k')
            counts, edges, _ = axes[1, 1].hist([1, 1, 2, 4], bins=3)
            print(counts, edges, len(axes), axes.shape)
            plt.suptitle('all')
            plt.subplots(1, 3)[1][2].plot([1])
            plt.subplot(121).set_title('half')
            plt.show()
            """)
        #expect(output == "[2. 1. 1.] [1. 2. 3. 4.] 2 (2, 2)\n")
        #expect(figures.map(\.width) == [8, 6.4])
        #expect(figures.first?.title == "all")
        #expect(figures.first?.charts.map(\.place.column) == [1, 0, 1])
    }

    /// What matplotlib 3.10 says.
    @Test(arguments: [
        (
            "plt.plot([1, 2], [1, 2, 3])",
            "ValueError: x and y must have same first dimension, but have shapes (2,) and (3,)"
        ),
        ("plt.scatter([1, 2], [1])", "ValueError: x and y must be the same size"),
        (
            "plt.plot(torch.ones(2, requires_grad=True))",
            "RuntimeError: Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead."
        ),
        ("plt.imshow([1, 2])", "TypeError: Invalid shape (2,) for image data"),
        ("plt.plot([1], color='nocolor')", "ValueError: 'nocolor' is not a valid color value."),
        ("plt.subplot(2, 2, 5)", "ValueError: num must be an integer with 1 <= num <= 4, not 5"),
        (
            "plt.plot([1]); plt.savefig('x.pdf')",
            "ValueError: Format 'pdf' is not supported (supported formats: png, svg)"
        ),
    ])
    func mistakes(_ source: String, _ message: String) { #expect(run(source).output == message + "\n") }
}
