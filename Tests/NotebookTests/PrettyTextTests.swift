import Evaluator
import Language
import Testing

@testable import Notebook

/// What IPython shows for the same values (`IPython.lib.pretty.pretty`).
@Suite struct PrettyTextTests {
    @Test(arguments: [
        ("(1, 2)", "(1, 2)"), ("(1,)", "(1,)"), ("[]", "[]"), ("()", "()"), ("{}", "{}"),
        ("torch.Size([2, 3])", "torch.Size([2, 3])"),
        (
            "(torch.zeros(2, 2), torch.ones(1, 2))",
            """
            (tensor([[0., 0.],
                     [0., 0.]]),
             tensor([[1., 1.]]))
            """
        ),
        (
            "list(range(30))",
            "[" + (0..<30).map(String.init).joined(separator: ",\n ") + "]"
        ),
        (
            "{'a': torch.zeros(2, 1), 'b': 1}",
            """
            {'a': tensor([[0.],
                     [0.]]),
             'b': 1}
            """
        ),
    ])
    func shows(source: String, expected: String) throws {
        let front = RecordingFrontEnd()
        LargeStack.run {
            let kernel = Kernel(front: front)
            _ = kernel.run(source)
        }
        #expect(front.output.trimmed == expected)
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
