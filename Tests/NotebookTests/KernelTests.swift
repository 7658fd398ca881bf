import Notebook
import Testing

@Suite struct KernelTests {
    @Test(arguments: [
        (["1 + 1"], "Out[1]: 2\n"), (["x = 1"], ""), (["1;"], ""), (["None"], ""), (["'a'"], "Out[1]: 'a'\n"),
        (["1", "_ + 1", "_ + __"], "Out[1]: 1\nOut[2]: 2\nOut[3]: 3\n"),
        (["5", "6", "Out[1] * 2", "In[2]"], "Out[1]: 5\nOut[2]: 6\nOut[3]: 10\nOut[4]: '6'\n"),
        (["for _ in range(3): pass\n", "7", "_"], "Out[2]: 7\nOut[3]: 2\n"),
        (["", "  ", "# only a remark", "2"], "Out[1]: 2\n"),
        (["print('a', end='')\n3"], "a\nOut[1]: 3\n"),
        (["x = 1\nx\nx = 2\nx"], "Out[1]: 2\n"),
        (["if True:\n    5\n"], ""),
        (["x = 4", "%who"], "x\n"),
        (["%who"], "There are no variables yet.\n"),
        (["1\n%who"], "There are no variables yet.\n"),
        (["x = 2\n%who\nx"], "x\nOut[1]: 2\n"),
        (["%matplotlib inline"], ""),
        (["%%nothing\n1"], "UsageError: magic '%nothing' not found.\n"),
        (["%tme 1"], "UsageError: magic '%tme' not found. Did you mean: '%time'?\n"),
        (["%%who\n1"], "UsageError: '%who' works on a line; '%%who' is not known.\n"),
        (["%save"], "UsageError: usage: %save FILE [-f]\n"),
        (["%history -n 1-2-3"], "UsageError: usage: %history [-n] [FIRST-LAST]\n"),
    ])
    func shown(cells: [String], text: String) {
        #expect(transcript(cells) == text)
    }

    @Test func errorsKeepWhatWasDone() {
        #expect(
            transcript(["x = 1\ny = x / 0\nz = 3", "x", "z"]) == """
                  In [1], line 2
                    y = x / 0
                        ^^^^^
                ZeroDivisionError: division by zero
                Out[2]: 1
                  In [3], line 1
                    z
                    ^
                NameError: name 'z' is not defined

                """)
    }

    @Test func errorsInFunctionsOfOtherCells() {
        #expect(
            transcript(["def f(x):\n    return 1 / x\n", "f(0)"]) == """
                  In [2], line 1
                    f(0)
                    ^^^^
                  In [1], line 2, in f
                    return 1 / x
                           ^^^^^
                ZeroDivisionError: division by zero

                """)
    }

    @Test func syntaxErrors() {
        #expect(
            transcript(["x = (1 +\n"]).hasSuffix("SyntaxError: '(' was never closed\n"))
        #expect(
            transcript(["print(1)\nx = = 1"]) == """
                  In [1], line 2
                    x = = 1
                        ^
                SyntaxError: invalid syntax

                """)
    }

    @Test func linesAreCountedFromTheTopOfTheCell() {
        #expect(transcript(["%who\n\nnothing"]).contains("In [1], line 3\n    nothing\n"))
    }

    @Test func chainedErrors() {
        let text = transcript(["try:\n    1/0\nexcept ZeroDivisionError:\n    [][1]\n"])
        #expect(
            text.contains(
                "ZeroDivisionError: division by zero\n\nDuring handling of the above exception, another exception occurred:\n\n"
            ))
        #expect(text.hasSuffix("IndexError: list index out of range\n"))
    }

    @Test func exits() {
        let outcomes = withKernel([]) { kernel in ["1", "exit()", "raise SystemExit(3)"].map { kernel.run($0) } }
        #expect(outcomes == [.done, .exit(0), .exit(3)])
    }

    @Test func resets() {
        #expect(
            transcript(["x = 1", "%reset", "x", "%reset -f", "x"], answers: ["n"]).hasPrefix(
                "Once deleted, variables cannot be recovered. Proceed (y/[n])? Nothing done.\nOut[3]: 1\n"))
        #expect(transcript(["x = 1", "%reset -f", "x"]).hasSuffix("NameError: name 'x' is not defined\n"))
        #expect(transcript(["x = 1", "%reset -f", "2"]).hasSuffix("Out[1]: 2\n"))
    }

    @Test func history() {
        #expect(transcript(["x = 1", "for i in x:\n    pass", "%history"]).hasSuffix("x = 1\nfor i in x:\n    pass\n"))
        #expect(transcript(["x = 1", "y = [\n1]", "%history -n 2"]) == "   2: y = [\n  ... 1]\n")
    }

    @Test func times() {
        #expect(transcript(["%time x = 1", "x"]).hasSuffix("Out[2]: 1\n"))
        #expect(transcript(["%time 5"]).contains("Wall time: "))
        #expect(transcript(["%time 5"]).hasSuffix("Out[1]: 5\n"))
        #expect(transcript(["%%time\nx = 1\nx"]).hasSuffix("Out[1]: 1\n"))
        #expect(
            transcript(["%timeit -n 10 -r 2 1 + 1"]).contains(" per loop (mean ± std. dev. of 2 runs, 10 loops each)\n")
        )
        #expect(transcript(["%timeit -n 3 -r 1 1/0"]).hasSuffix("ZeroDivisionError: division by zero\n"))
    }

    @Test(arguments: [
        ("x = 1", false, false), ("for i in x:", false, true), ("for i in x:\n    y", false, true),
        ("for i in x:\n    y\n", false, false), ("for i in x:\n    y", true, false), ("f(1,", false, true),
        ("f(1,", true, true),
        ("x = = 1", false, false), ("%time sum(", false, false), ("%%time", false, true), ("%%time\nx", false, true),
        ("%%time\nx\n", false, false), ("%%time\nx", true, false), ("x?", false, false), ("'''a", false, true),
        ("", false, false),
        ("def f():\n    return 1\n\nfor i in x:\n    y", true, false),
    ])
    func more(text: String, isBlock: Bool, needsMore: Bool) {
        #expect(Kernel.needsMore(text, isBlock: isBlock) == needsMore)
    }

    @Test func longOutputIsElidedInTheRecord() {
        let record = withKernel(["for i in range(30_000):\n    print('0123456789' * 5)\n"]) { $0.records.first }
        #expect((record?.output.utf8.count ?? 0) < 1_100_000)
        #expect(record?.output.hasSuffix("\n...\n") == true)
    }

    @Test func recordsWhatASessionHolds() {
        let text = withKernel(["x = 3", "print('a')\nx", "1/0", "x?", "%time 1", "%who"]) { kernel in
            String(decoding: kernel.session.bytes, as: UTF8.self)
        }
        #expect(
            text.hasPrefix(
                "# ---\n# rnnsession: 1\n# check: digits\n# ---\n# %%\nx = 3\n\n# %%\nprint('a')\nx\n#> a\n#> 3\n\n"))
        #expect(!text.contains("1/0"))
        #expect(!text.contains("x?"))
    }
}
