import Sessions
import Testing

@Suite struct ReadingTests {
    @Test func everyPart() throws {
        let session = try Session(reading: Array(sample.utf8))
        #expect(session.form == .percent)
        #expect(session.header?.title == "hihell -> ihello with one nn.RNN")
        #expect(session.header?.time == 1500)
        #expect(session.check == .digits(atMost: nil))
        #expect(session.warnings.isEmpty)
        let cells = session.cells.filter { !$0.title.isEmpty }
        #expect(cells.map(\.id) == ["data", "onehot", "rnn", "oops", "train"])
        #expect(cells.map(\.kind) == [.prose, .code, .code, .code, .code])
        #expect(cells[0].prose == "One letter in, the next letter out.")
        #expect(cells[0].notes == ["2 min. Let them guess the shape of x before you press Space."])
        #expect(cells[1].expectedOutput == ["torch.Size([1, 6, 5])"])
        #expect(cells[1].sourceLine == 13)
        #expect(cells[2].options.predict == "shape of h?")
        #expect(cells[2].options.pane == "unrolled")
        #expect(cells[2].source == "rnn = nn.RNN(5, 5, batch_first=True)\n%who")
        #expect(cells[3].expectedError?.hasPrefix("ValueError: Expected") == true)
        #expect(cells[4].options.fold == 3)
        #expect(cells[4].options.once && !cells[4].options.hide)
        #expect(cells[4].options.check == .digits(atMost: 3))
        #expect(cells[4].options.time == 90)
    }

    @Test func transcripts() throws {
        let python = """
            Python 3.11.2 (main) [GCC 12.2.0] on linux
            Type "help" for more information.
            >>> x = 1
            >>> for i in range(2):
            ...     print(i)
            ...
            0
            1
            >>> 1 / 0
            Traceback (most recent call last):
              File "<stdin>", line 1, in <module>
            ZeroDivisionError: division by zero

            """
        let session = try Session(reading: Array(python.utf8))
        #expect(session.form == .transcript)
        #expect(session.cells.map(\.source) == ["x = 1", "for i in range(2):\n    print(i)\n", "1 / 0"])
        #expect(session.cells.map(\.expectedOutput) == [[], ["0", "1"], []])
        #expect(session.cells.map(\.expectedError) == [nil, nil, "ZeroDivisionError: division by zero"])

        let ipython = """
            In [1]: import torch

            In [2]: torch.eye(2)
            Out[2]:
            tensor([[1., 0.],
                    [0., 1.]])

            In [3]: def f(x):
               ...:     return x
               ...:

            In [4]: f(3)
            Out[4]: 3

            """
        let notebook = try Session(reading: Array(ipython.utf8))
        #expect(notebook.cells.map(\.source) == ["import torch", "torch.eye(2)", "def f(x):\n    return x\n", "f(3)"])
        #expect(notebook.cells[1].expectedOutput == ["tensor([[1., 0.],", "        [0., 1.]])", ""].dropLast())
        #expect(notebook.cells[3].expectedOutput == ["3"])
    }

    @Test(arguments: [
        ("x = 1\n#> 1\n", Session.Form.percent), ("x = 1\n# %% a\ny\n", .percent),
        ("# ---\n# rnnsession: 1\n# ---\n", .percent),
        ("#!/usr/bin/env python\n#: doc\nx = 1\n", .plain), ("s = '''\n# %% a\n'''\n", .plain),
        ("# a\n\n>>> x\n1\n", .transcript),
        ("...\n", .plain), ("", .plain),
    ])
    func forms(text: String, form: Session.Form) throws {
        #expect(try Session(reading: Array(text.utf8)).form == form)
    }

    @Test func unknownKeysAreKeptAndSaid() throws {
        let session = try Session(
            reading: Array("# ---\n# rnnsession: 1\n# who: me\n# ---\n# %%\n#| wild=1 echo\nx\n".utf8))
        #expect(session.warnings.map(\.line) == [3, 6, 6])
        #expect(session.warnings.map(\.column) == [3, 4, 11])
        #expect(session.cells[0].options.has("wild"))
    }

    @Test(arguments: [
        (">>> x = 1\n>>> y\n2\n", "x = 1\ny"), (">>> def f():\n...     return 1\n...\n", "def f():\n    return 1\n"),
        ("In [3]: x\n   ...: y\nOut[3]: 4\n", "x\ny"), ("x = 1\n>>> y", "x = 1\n>>> y"), ("x\n", "x\n"),
        ("\n>>> x\n", "x"),
    ])
    func pastes(text: String, stripped: String) {
        #expect(strippingPrompts(text) == stripped)
    }

    @Test func largePaste() {
        let text = String(repeating: ">>> print('한글', 1)\n", count: 20_000)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(strippingPrompts(text).utf8.count > 300_000) }
        #expect(time < .seconds(3))
    }
}
