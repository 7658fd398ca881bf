import Testing

/// `rnn run`, `rnn play` and `rnn check` on sessions.
@Suite struct SessionCommandTests {
    private let text = """
        # ---
        # rnnsession: 1
        # title: A test
        # ---

        # %% [markdown] Prose
        # Some words.
        #: a note that nobody sees

        # %% first
        x = [1, 2]
        print('printed')
        x
        #> printed
        #> [1, 2]

        # %% on purpose
        x[5]
        #! IndexError: list index out of range

        # %%
        # %who
        0.1234

        """

    private func folder(_ text: String) throws -> String {
        let folder = try Program.temporaryFolder()
        try Program.write(text, to: folder + "/a.rnnsession")
        return folder
    }

    @Test func played() throws {
        let result = try Program.run(["play", "a.rnnsession"], folder: folder(text))
        #expect(result.status == 0)
        #expect(
            result.output == """
                A test

                Prose
                Some words.

                # first
                In [1]: x = [1, 2]
                   ...: print('printed')
                   ...: x
                printed
                Out[1]: [1, 2]

                # on purpose
                In [2]: x[5]

                In [3]: %who
                   ...: 0.1234
                x
                Out[3]: 0.1234


                """)
        #expect(result.errors == "  In [2], line 1\n    x[5]\n    ^^^^\nIndexError: list index out of range\n")
    }

    /// As `python FILE` would print it.
    @Test func runs() throws {
        let result = try Program.run(["run", "a.rnnsession"], folder: folder(text))
        #expect(result.status == 0)
        #expect(result.output == "printed\n")
        #expect(result.errors.hasSuffix("IndexError: list index out of range\n"))
    }

    @Test func checked() throws {
        let good = text.replacing("0.1234\n", with: "0.1234\n#> 0.1234\n")
        #expect(
            try Program.run(["check", "a.rnnsession"], folder: folder(good))
                == Program.Result(status: 0, output: "ok       a.rnnsession (3 cells)\n", errors: ""))
        let bad = text.replacing("0.1234\n", with: "0.1234\n#> 0.1299\n")
        #expect(
            try Program.run(["check", "a.rnnsession"], folder: folder(bad))
                == Program.Result(
                    status: 1,
                    output: """
                        differs  a.rnnsession (1 of 3 cells)
                        a.rnnsession: cell 5, line 24: 0.1234 where 0.1299 was recorded
                        --- a.rnnsession
                        +++ a.rnnsession (rerun)
                        @@ -24 +24 @@
                        -#> 0.1299
                        +#> 0.1234

                        """, errors: ""))
    }

    @Test(arguments: ["play", "check", "run"])
    func halfWritten(command: String) throws {
        let folder = try folder("# ---\n# rnnsession: 1\n# title: cut o")
        #expect(
            try Program.run([command, "a.rnnsession"], folder: folder)
                == Program.Result(
                    status: 65, output: "",
                    errors: "a.rnnsession:1:1: the header that begins here is never closed by a second '# ---'\n"))
    }

    @Test func writingStaysBelowTheWorkingDirectory() throws {
        let outside = try Program.temporaryFolder() + "/x.txt"
        let session = "# ---\n# rnnsession: 1\n# ---\n# %%\nopen('\(outside)', 'w').write('a')\n#> 1\n"
        let folder = try folder(session)
        let refused = try Program.run(["check", "a.rnnsession"], folder: folder)
        #expect(refused.status == 1)
        #expect(refused.output.contains("failed with PermissionError: [Errno 13] Permission denied: '\(outside)'"))
        #expect(try Program.run(["check", "--allow-write", "a.rnnsession"], folder: folder).status == 0)
        let inside = session.replacing(outside, with: "x.txt")
        #expect(try Program.run(["check", "a.rnnsession"], folder: self.folder(inside)).status == 0)
    }
}
