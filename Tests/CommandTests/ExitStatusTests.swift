import Testing

/// What the shell sees: standard output, standard error, and 0, 1, 2, 65 or 130.
@Suite struct ExitStatusTests {
    @Test(
        arguments: [
            (["-e", "1"], 0, "1\n", ""),
            (["-e", "print('a'); 2;"], 0, "a\n", ""),
            (["-e", "x = 1"], 0, "", ""),
            (["-e", "import sys; sys.exit(7)"], 7, "", ""),
            (["-e", "raise SystemExit('bye')"], 1, "", "bye\n"),
            (["--version"], 0, "0.1.0\n", ""),
            (
                ["run", "missing.py"], 2, "",
                "rnn: FileNotFoundError: [Errno 2] No such file or directory: 'missing.py'\n"
            ),
            (
                ["check", "missing.rnnsession"], 2, "",
                "rnn: FileNotFoundError: [Errno 2] No such file or directory: 'missing.rnnsession'\n"
            ),
            (["help", "no_such_name"], 1, "", "No help on 'no_such_name'.\n"),
        ] as [([String], Int32, String, String)])
    func whole(arguments: [String], status: Int32, output: String, errors: String) throws {
        #expect(try Program.run(arguments) == Program.Result(status: status, output: output, errors: errors))
    }

    @Test(
        arguments: [
            (["-e", "1/0"], 1, "ZeroDivisionError: division by zero"),
            (["-e", "x = = 1"], 65, "SyntaxError: invalid syntax"),
            (["-e", "  x = 1"], 65, "IndentationError: unexpected indent"),
            (["-e", "nothing"], 1, "NameError: name 'nothing' is not defined"),
            (["-e", "raise KeyboardInterrupt"], 130, "KeyboardInterrupt"),
            (["run"], 2, "  See 'rnn run --help' for more information."),
            (["fly"], 2, "  See 'rnn --help' for more information."),
            (["--fast"], 2, "  See 'rnn --help' for more information."),
        ] as [([String], Int32, String)])
    func failing(arguments: [String], status: Int32, lastLine: String) throws {
        let result = try Program.run(arguments)
        #expect(result.status == status)
        #expect(result.output == "")
        #expect(result.errors.split(separator: "\n").last.map(String.init) == lastLine)
    }

    @Test func fromAPipe() throws {
        #expect(
            try Program.run([], input: "print(1)\n2\n") == Program.Result(status: 0, output: "1\n", errors: ""))
        let failed = try Program.run([], input: "print(1)\nprint(undefined)\n")
        #expect(failed.status == 1)
        #expect(failed.output == "1\n")
        #expect(
            failed.errors == """
                Traceback (most recent call last):
                  File "<stdin>", line 2, in <module>
                    print(undefined)
                          ^^^^^^^^^
                NameError: name 'undefined' is not defined

                """)
    }

    @Test func scripts() throws {
        let folder = try Program.temporaryFolder()
        try Program.write("import sys\nimport helper\nprint(sys.argv, helper.x, __name__)\n", to: folder + "/a.py")
        try Program.write("x = 3\n", to: folder + "/helper.py")
        #expect(
            try Program.run(["run", "a.py", "-x", "--flag"], folder: folder)
                == Program.Result(status: 0, output: "['a.py', '-x', '--flag'] 3 __main__\n", errors: ""))
        // A plain file has no bare names.
        try Program.write("print(1)\nmanual_seed(0)\n", to: folder + "/bare.py")
        let bare = try Program.run(["run", "bare.py"], folder: folder)
        #expect(bare.status == 1)
        #expect(bare.errors.hasSuffix("NameError: name 'manual_seed' is not defined\n"))
        try Program.write("print(1)\ndef f(:\n    pass\n", to: folder + "/syntax.py")
        let syntax = try Program.run(["run", "syntax.py"], folder: folder)
        #expect(syntax.status == 65)
        #expect(syntax.output == "")
        #expect(
            syntax.errors == """
                  File "syntax.py", line 2
                    def f(:
                          ^
                SyntaxError: invalid syntax

                """)
    }

    @Test func interrupted() throws {
        let result = try Program.run(
            [
                "-c",
                "\(Program.path) -e 'while True: pass' & p=$!; sleep 1; kill -INT $p; (sleep 10; kill -9 $p) >/dev/null 2>&1 & wait $p",
            ], executable: "/bin/bash")
        // A background job of a script ignores SIGINT unless the program asks for it, which it does.
        #expect(result.status == 130)
        #expect(result.errors.hasSuffix("KeyboardInterrupt\n"))
    }
}
