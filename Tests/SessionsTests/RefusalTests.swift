import Sessions
import Testing

/// A file with a mistake in it is refused with line and column.
@Suite struct RefusalTests {
    @Test(
        arguments: [
            (
                "# ---\n# rnnsession: 1\n\n# %%\nx\n", 1, 1,
                "the header that begins here is never closed by a second '# ---'"
            ),
            (
                "# ---\n# rnnsession: 1\n# title", 1, 1,
                "the header that begins here is never closed by a second '# ---'"
            ),
            ("# ---\n# rnnsession: 1\n# title\n# ---\n", 3, 1, "a header line reads '# key: value'"),
            ("# ---\n# rnnsession: 1\nx = 1\n# ---\n", 3, 1, "a header line reads '# key: value'"),
            ("# ---\n# rnnsession: 2\n# ---\n", 2, 15, "this file says 'rnnsession: 2'; this program reads version 1"),
            (
                "# ---\n# rnnsession: 1\n# check: near\n# ---\n", 3, 10,
                "'near' is no way to check; use exact, digits, digits:n, shape or none"
            ),
            ("# ---\n# rnnsession: 1\n# time: soon\n# ---\n", 3, 9, "'soon' is no duration; write 90s, 25m or 1h30m"),
            ("# ---\n# rnnsession: 1\n# title: a\n# title: b\n# ---\n", 4, 3, "'title' stands twice in the header"),
            (
                "# %%\n#| check=maybe\nx\n", 2, 10,
                "'maybe' is no way to check; use exact, digits, digits:n, shape or none"
            ),
            ("# %%\n#| fold=x\nx\n", 2, 9, "'fold' takes a whole number, not 'x'"),
            ("# %%\n#| once=1\nx\n", 2, 9, "'once' takes no value"),
            ("# %%\n#| pane\nx\n", 2, 4, "'pane' needs a value: pane=…"),
            ("# %%\n#| once once\nx\n", 2, 9, "'once' is given twice for this cell"),
            ("# %%\n#| predict=\"what\nx\n", 2, 12, "this quote is never closed"),
            ("# %%\nx\n#| once\n", 3, 1, "options ('#|') stand above the cell's code"),
            ("# %% a {#x y}\n", 1, 8, "an id reads {#name}: letters, digits, '-', '_' and '.'"),
            ("# %% a {#x}\nx\n# %% 가 {#x}\n", 3, 10, "the id 'x' is already used in line 1"),
            (
                "# %% [markdown] a\nx = 1\n", 2, 1,
                "a line of prose begins with '# '; code needs a cell of its own ('# %%')"
            ),
            (
                "# %% [markdown] a\n# b\n#> 1\n", 3, 1,
                "prose has no output; '#>' and '#!' belong to a code cell ('# %%')"
            ),
            ("# %%\nx\n#> 1\ny\n", 4, 1, "code after the recorded output; begin a new cell with '# %%'"),
            ("# %%\nx\n#! E: m\n#> 1\n", 4, 1, "output after the recorded error; an error ends a cell"),
            ("# %%\r\nx\n", 2, 1, "this line ends in LF, the ones before it in CRLF"),
            ("# %%\n가\0\n", 2, 2, "there is a NUL byte here: this is not a text file"),
        ] as [(String, Int, Int, String)])
    func mistakes(text: String, line: Int, column: Int, message: String) {
        do throws(SessionMistake) {
            let session = try Session(reading: Array(text.utf8))
            Issue.record("read as \(session.cells.count) cells")
        } catch {
            #expect("\(error.line):\(error.column) \(error.message)" == "\(line):\(column) \(message)")
        }
    }

    @Test func notUTF8() {
        do throws(SessionMistake) {
            _ = try Session(reading: Array("# %%\nab".utf8) + [0xFF, 0x0A])
            Issue.record("read")
        } catch {
            #expect(error.kind == .notUTF8 && error.line == 2 && error.column == 3)
        }
    }
}
