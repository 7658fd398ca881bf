import Testing

/// `rnn check` with its options, `rnn convert`, `rnn fmt`, `rnn run` on a notebook.
@Suite struct CheckCommandTests {
    private func folder(_ files: [String: String]) throws -> String {
        let folder = try Program.temporaryFolder()
        for (name, text) in files { try Program.write(text, to: folder + "/" + name) }
        return folder
    }

    @Test func manyFilesInOrder() throws {
        let folder = try folder([
            "a.rnnsession": "# %%\n1\n#> 1\n", "b.rnnsession": "# %%\n2\n#> 3\n", "c.rnnsession": "# %%\n4\n#> 4\n",
        ])
        let result = try Program.run(
            ["check", "c.rnnsession", "b.rnnsession", "a.rnnsession", "--jobs", "3", "--junit", "report.xml"],
            folder: folder)
        #expect(result.status == 1)
        #expect(
            result.output == """
                ok       c.rnnsession (1 cells)
                differs  b.rnnsession (1 of 1 cells)
                b.rnnsession: cell 1, line 3: 2 where 3 was recorded
                --- b.rnnsession
                +++ b.rnnsession (rerun)
                @@ -3 +3 @@
                -#> 3
                +#> 2
                ok       a.rnnsession (1 cells)

                """)
        let report = try Program.read(folder + "/report.xml")
        #expect(report.contains("<testsuites tests=\"3\" failures=\"1\" errors=\"0\""))
        #expect(report.contains("<failure message=\"cell 1, line 3: 2 where 3 was recorded\">@@ -3 +3 @@"))
    }

    @Test func accepted() throws {
        let text = """
            # %% a {#a}
            print(1)
            2
            #> 0
            #> 2

            # %%
            for i in range(5): print(i)
            #> 0
            #> ...
            #> 4

            # %%
            x
            #: a note
            #> nothing

            """
        let folder = try folder(["a.rnnsession": text])
        #expect(
            try Program.run(["check", "--accept", "a.rnnsession"], folder: folder)
                == Program.Result(status: 0, output: "accepted a.rnnsession (2 of 3 cells rewritten)\n", errors: ""))
        #expect(
            try Program.read(folder + "/a.rnnsession")
                == text.replacing("#> 0\n#> 2", with: "#> 1\n#> 2").replacing(
                    "#> nothing", with: "#! NameError: name 'x' is not defined"))
        #expect(try Program.run(["check", "a.rnnsession"], folder: folder).status == 0)
    }

    @Test func smallScreens() throws {
        let folder = try folder([
            "a.rnnsession": "# %% wide\nprint('a' * 30)\n#> \(String(repeating: "a", count: 30))\n"
        ])
        let result = try Program.run(["check", "--at", "25x2", "a.rnnsession"], folder: folder)
        #expect(result.status == 1)
        #expect(
            result.output == """
                too wide a.rnnsession (2 places)
                a.rnnsession: cell 1 (wide), line 3: output of 30 columns on a screen of 25
                a.rnnsession: cell 1 (wide), line 1: 3 rows on a screen of 2

                """)
        #expect(try Program.run(["check", "--at", "80x24", "a.rnnsession"], folder: folder).status == 0)
        #expect(try Program.run(["check", "--at", "80", "a.rnnsession"], folder: folder).status == 2)
    }

    @Test func whatNeverEnds() throws {
        let folder = try folder([
            "a.rnnsession": "# %%\n1\n#> 1\n# %% endless {#e}\nwhile True: pass\n", "b.rnnsession": "# %%\n1\n#> 1\n",
        ])
        let result = try Program.run(["check", "--timeout", "1", "a.rnnsession", "b.rnnsession"], folder: folder)
        #expect(result.status == 1)
        #expect(
            result.output == """
                stopped  a.rnnsession: not done after 1 s, in cell 2 #e (endless), line 4
                ok       b.rnnsession (1 cells)

                """)
    }

    @Test func converted() throws {
        let folder = try folder([
            "a.rnnsession": "# %% one {#one}\nrnn = RNN(4, 2, batch_first)\nrnn\n#> RNN(4, 2, batch_first=True)\n"
        ])
        for name in ["a.py", "a.ipynb", "a.md", "a.html"] {
            #expect(
                try Program.run(["convert", "a.rnnsession", name], folder: folder)
                    == Program.Result(status: 0, output: "", errors: ""))
        }
        #expect(
            try Program.read(folder + "/a.py") == """
                # %% what the prompt knows {#rnn-imports}
                import torch.nn as nn

                # %% one {#one}
                #< rnn = RNN(4, 2, batch_first)
                #< rnn
                rnn = nn.RNN(4, 2, batch_first=True)
                print(rnn)
                #> RNN(4, 2, batch_first=True)

                """)
        #expect(
            try Program.run(["run", "a.py"], folder: folder)
                == Program.Result(status: 0, output: "RNN(4, 2, batch_first=True)\n", errors: ""))
        #expect(try Program.run(["run", "a.ipynb"], folder: folder).status == 0)
        for name in ["a.py", "a.ipynb"] {
            #expect(try Program.run(["convert", "-f", name, "b.rnnsession"], folder: folder).status == 0)
            #expect(try Program.read(folder + "/b.rnnsession").contains("rnn = RNN(4, 2, batch_first)\nrnn\n#> RNN"))
            #expect(try Program.run(["check", "b.rnnsession"], folder: folder).status == 0)
        }
        #expect(try Program.read(folder + "/a.html").contains("<pre class=\"code\">rnn = RNN(4, 2, batch_first)"))
        let again = try Program.run(["convert", "a.rnnsession", "a.md"], folder: folder)
        #expect(again.status == 2)
        #expect(again.errors == "rnn: FileExistsError: 'a.md' exists; -f replaces it\n")
        #expect(try Program.run(["convert", "a.rnnsession", "a.txt"], folder: folder).status == 2)
    }

    @Test func notebooksRun() throws {
        let json = #"""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
            {"cell_type": "code", "id": "a", "metadata": {}, "execution_count": null, "outputs": [], "source": "!pip install torch\n%matplotlib inline\nprint(1)"}]}
            """#
        #expect(
            try Program.run(["run", "a.ipynb"], folder: folder(["a.ipynb": json]))
                == Program.Result(status: 0, output: "1\n", errors: "rnn: skipped: !pip install torch\n"))
        let broken = try Program.run(["run", "a.ipynb"], folder: folder(["a.ipynb": "{\"nbformat\": 4,"]))
        #expect(broken.status == 65)
        #expect(broken.errors == "a.ipynb:1:16: this is not JSON: a name in quotes was expected\n")
    }

    @Test func formatted() throws {
        let folder = try folder(["a.rnnsession": "#%%  a\nx = 1\n\n\n\n# %% b\nx\n"])
        #expect(
            try Program.run(["fmt", "--check", "a.rnnsession"], folder: folder)
                == Program.Result(status: 1, output: "a.rnnsession\n", errors: ""))
        #expect(try Program.run(["fmt", "a.rnnsession"], folder: folder).status == 0)
        #expect(try Program.read(folder + "/a.rnnsession") == "# %% a\nx = 1\n\n# %% b\nx\n")
        #expect(try Program.run(["fmt", "--check", "a.rnnsession"], folder: folder).status == 0)
    }
}
