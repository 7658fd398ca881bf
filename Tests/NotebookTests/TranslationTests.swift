import Evaluator
import Foundation
import Notebook
import Sessions
import Testing

/// Sessions as programs for PyTorch.
@Suite struct TranslationTests {
    private func translated(_ code: String, shows: Bool = true) throws -> String {
        try LargeStack.run {
            let session = try Session(reading: Array(("# %%\n" + code + "\n").utf8))
            let result = PyTorchTranslation(shows: shows).translate(session).session
            return String(decoding: result.bytes, as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("rnn = RNN(4, 2, batch_first)", "rnn = nn.RNN(4, 2, batch_first=True)", "import torch.nn as nn"),
        ("x = zeros(2) + sum([1])", "x = torch.zeros(2) + sum([1])", "import torch"),
        ("ps = []\nopt = Adam(ps, lr=0.1)", "ps = []\nopt = optim.Adam(ps, lr=0.1)", "import torch.optim as optim"),
        ("print(nothing)", "print(nothing)", ""),
        ("y = F.relu(np.pi)", "y = F.relu(np.pi)", "import numpy as np\nimport torch.nn.functional as F"),
        ("zeros = 3\nx = zeros", "zeros = 3\nx = zeros", ""),
        ("def f(ones):\n    return ones + zeros(1)", "def f(ones):\n    return ones + torch.zeros(1)", "import torch"),
        ("x = [rand for rand in range(3)]", "x = [rand for rand in range(3)]", ""),
        ("x = 1\nprint(f'{tanh(x)}')", "x = 1\nprint(f'{torch.tanh(x)}')", "import torch"),
        ("class A(Module):\n    pass", "class A(nn.Module):\n    pass", "import torch.nn as nn"),
        ("f = lambda tanh: tanh(1)", "f = lambda tanh: tanh(1)", ""),
    ])
    func names(code: String, translation: String, imports: String) throws {
        let text = try translated(code)
        #expect(text.contains("\n\(translation)\n"), "\(text)")
        #expect(imports.isEmpty ? !text.contains("import") : text.contains(imports), "\(text)")
    }

    @Test(arguments: [
        ("1 + 1\n#> 2", "print(1 + 1)"), ("'a'\n#> 'a'", "print(repr('a'))"), ("1, 2\n#> (1, 2)", "print((1, 2))"),
        ("x.sum()\n#> 3", "print(x.sum())"), ("f()\n#> 3", "print(f())"),
        ("def f(): pass\nf()\n#> 3", "sys.displayhook(f())"), ("1;\n#> 2", "1;"), ("f()\n# %%\n1\n#> 1", "f()"),
        (
            "x[5]\n#! IndexError: a",
            "try:\n    x[5]\nexcept Exception as error:\n    print(f\"{type(error).__name__}: {error}\")"
        ),
        ("# %who\n1\n#> 1", "# %who\nprint(1)"),
    ])
    func shown(code: String, translation: String) throws {
        let text = try translated(code)
        #expect(text.contains("\n\(translation)\n"), "\(text)")
    }

    @Test func samples() throws {
        let text = try translated("hello.shape\n#> torch.Size([1, 5, 4])")
        #expect(text.contains("h = [1, 0, 0, 0]\n") && text.contains("hello = torch.tensor([[h, e, l, l, o]]"))
    }

    /// Every lesson to Python and to a notebook, and back.
    @Test(arguments: try lessons())
    func lessonsRoundTrip(path: String) throws {
        try LargeStack.run {
            let session = try Session(reading: Files.read(path)).formatted
            let python = PyTorchTranslation(shows: true).translate(session).session.bytes
            let back = try Session(reading: python).untranslated().formatted
            #expect(String(decoding: back.bytes, as: UTF8.self) == String(decoding: session.bytes, as: UTF8.self))
            let (translated, originals) = PyTorchTranslation(shows: false).translate(session)
            let notebook = translated.notebook(originals: originals)
            let again = try Session(notebook: Array(notebook.pretty.utf8)).untranslated().formatted
            #expect(String(decoding: again.bytes, as: UTF8.self) == String(decoding: session.bytes, as: UTF8.self))
        }
    }

    private static func lessons() throws -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("sessions").path
        return try FileManager.default.contentsOfDirectory(atPath: root).filter { $0.hasSuffix(".rnnsession") }
            .sorted().map { root + "/" + $0 }
    }
}
