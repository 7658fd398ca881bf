import Sessions
import Testing

/// `rnn fmt`
@Suite struct FormattingTests {
    private func formatted(_ text: String) throws -> String {
        let once = try Session(reading: Array(text.utf8)).formatted
        #expect(once.formatted.bytes == once.bytes)
        return String(decoding: once.bytes, as: UTF8.self)
    }

    @Test func oneWayOfWriting() throws {
        #expect(
            try formatted(
                "\u{FEFF}# ---\r\n# rnnsession: 1  \r\n# ---\r\n\r\n\r\n#%% [md]   A title   {#a}\r\n# prose  \r\n#%% b\r\n\r\n#| hide  \r\nx = 1\r\n\r\n\r\n#> 1  \r\n\r\n\r\n\r\n"
            )
                == "# ---\n# rnnsession: 1\n# ---\n\n# %% [markdown] A title {#a}\n# prose\n\n# %% b\n\n#| hide\nx = 1\n#> 1  \n"
        )
    }

    @Test(arguments: [
        "x = 1\n\n\n", ">>> 1\n1\n", "# %%\nx = '''\n# %% not a heading\n\n\n'''\n#> a\n#>\n#> b\n", "", "# %%\n",
    ])
    func unchanged(text: String) throws { #expect(try formatted(text) == text) }
}
