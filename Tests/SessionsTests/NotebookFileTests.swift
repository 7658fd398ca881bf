import Sessions
import Testing

/// Jupyter notebooks, written and read.
@Suite struct NotebookFileTests {
    private let text = """
        # ---
        # rnnsession: 1
        # title: A lesson
        # check: digits
        # ---

        # %% [markdown] Start {#start}
        # Prose with `code`.
        #
        # - a list
        #: a note

        # %% first {#one}
        #| fold=2 predict="what?"
        x = [1]
        x
        #> [1]

        # %%
        # %who
        print('a', x)
        #> a [1]
        #: another note

        # %% on purpose {#oops}
        x[5]
        #! IndexError: list index out of range

        """

    @Test func roundTrip() throws {
        let session = try Session(reading: Array(text.utf8))
        let json = session.notebook().pretty
        let back = try Session(notebook: Array(json.utf8))
        #expect(String(decoding: back.formatted.bytes, as: UTF8.self) == text)
    }

    @Test func written() throws {
        let json = try Session(reading: Array(text.utf8)).notebook()
        #expect(json["nbformat"]?.integer == 4)
        #expect(json["nbformat_minor"]?.integer == 5)
        let cells = try #require(json["cells"]?.items)
        #expect(cells.map { $0["cell_type"]?.text } == ["markdown", "code", "code", "code"])
        #expect(cells.map { $0["id"]?.text } == ["start", "one", "cell-3", "oops"])
        #expect(cells[0]["source"] == .strings(["## Start\n", "\n", "Prose with `code`.\n", "\n", "- a list"]))
        #expect(cells[1]["outputs"]?.items?[0]["data"]?["text/plain"] == .strings(["[1]"]))
        #expect(cells[2]["outputs"]?.items?[0]["text"] == .strings(["a [1]\n"]))
        #expect(cells[3]["outputs"]?.items?[0]["ename"]?.text == "IndexError")
        #expect(cells[3]["metadata"]?["tags"] == .strings(["raises-exception"]))
    }

    @Test func foreign() throws {
        let json = #"""
            {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
             {"cell_type": "markdown", "metadata": {}, "source": ["# A title\n", "Text\n", "> quoted"]},
             {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": "!pip install torch\n%matplotlib inline\nprint(1)\n2",
              "outputs": [{"output_type": "stream", "name": "stdout", "text": ["1\n"]},
                          {"output_type": "stream", "name": "stderr", "text": "warned\n"},
                          {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": ["2"]}}]},
             {"cell_type": "code", "metadata": {}, "execution_count": 2, "source": ["1/0"], "outputs": [
               {"output_type": "error", "ename": "ZeroDivisionError", "evalue": "division by zero", "traceback": ["\u001b[31mx"]}]},
             {"cell_type": "raw", "metadata": {}, "source": []}]}
            """#
        let session = try Session(notebook: Array(json.utf8))
        #expect(
            String(decoding: session.bytes, as: UTF8.self) == """
                # ---
                # rnnsession: 1
                # check: digits
                # ---

                # %% [markdown] A title
                # Text
                # > quoted

                # %%
                # !pip install torch
                # %matplotlib inline
                print(1)
                2
                #> 1
                #> 2

                # %%
                1/0
                #! ZeroDivisionError: division by zero

                # %% [markdown]


                """)
        #expect(session.shellLines == ["!pip install torch"])
    }

    @Test(arguments: [
        ("", 1, 1, "a value is missing"), ("[1, 2", 1, 6, "',' or ']' was expected"), ("{\"a\": }", 1, 7, "a value"),
        ("{}", 1, 1, "nbformat"), (#"{"nbformat": 3, "cells": []}"#, 1, 1, "format 3"),
        (#"{"nbformat": 4, "cells": [{}]}"#, 1, 1, "cell 1"), ("{\n \"a\": 'x'}", 2, 7, "a value was expected"),
        ("[\"\u{1}\"]", 1, 3, "ends on its line"), ("[01]", 1, 3, "',' or ']'"), ("nul", 1, 1, "a value was expected"),
        (String(repeating: "[", count: 5000), 1, 201, "nested too deeply"), ("{} x", 1, 4, "more after the end"),
        (#"["\ud800 \u00"]"#, 1, 12, "hexadecimal"),
    ])
    func refused(text: String, line: Int, column: Int, message: String) {
        let mistake = #expect(throws: SessionMistake.self) { try Session(notebook: Array(text.utf8)) }
        #expect(mistake?.line == line)
        #expect(mistake?.column == column)
        #expect(mistake?.message.contains(message) == true, "\(mistake?.message ?? "")")
    }

    @Test func numbersAndTexts() throws {
        let text =
            #"{"a": [1.50, -0, 1e+05, 12345678901234567890], "b": "é\"\\\n\u0001\ud83d\ude00", "c": [], "d": {}, "e": null}"#
        let json = try JSON(reading: Array(text.utf8))
        #expect(
            json.compact
                == #"{"a": [1.50, -0, 1e+05, 12345678901234567890], "b": "é\"\\\n\u0001😀", "c": [], "d": {}, "e": null}"#
        )
        #expect(try JSON(reading: Array(json.pretty.utf8)) == json)
    }
}
