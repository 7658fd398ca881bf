import Sessions
import Testing

private func difference(
    _ expected: String, _ output: String, check: String = "digits", error: String? = nil
) throws -> Difference? {
    let lines = expected.isEmpty ? "" : splitLines(expected).map { $0.isEmpty ? "#>\n" : "#> \($0)\n" }.joined()
    let text = "# ---\n# rnnsession: 1\n# check: \(check)\n# ---\n# %% a {#a}\nx\n\(lines)# %%\ny\n#> z\n"
    return try Session(reading: Array(text.utf8)).difference(cell: 0, output: output, error: error)
}

@Suite struct ComparingTests {
    @Test(arguments: [
        ("digits", "tensor([0.7497])", "tensor([0.7498])"), ("digits", "0.74", "0.7384"),
        ("digits", "-0.0000", "0.0000"),
        ("digits", "a  b", "a b"), ("digits", "[ 0.1, 2]", "[-0.0, 2]"), ("digits", "1.0000e-05", "9.9999e-06"),
        ("digits:2", "loss 0.73841234", "loss 0.74"), ("digits:4", "0.6931471805599453", "0.6931471824645996"),
        ("shape", "loss 0.5, torch.Size([1, 2])", "loss 0.7, torch.Size([1, 2])"), ("none", "a", "b"),
        ("exact", "a\n...\nz", "a\nb\nc\nz\n"), ("digits", "...", ""), ("digits", "a\n...", "a\n"),
        ("exact", "took [..] ms", "took 3.14 ms\n"), ("digits", "[..] and [..].", "this and that.\n"),
        ("digits", "1\n...\n2\n...\n3", "1\n2\n2\nx\n3"), ("digits", "nan inf", "nan inf"), ("digits", "1.", "0.9999"),
        ("digits", "", ""), ("exact", "가 1", "가 1\n"),
    ])
    func agreeing(check: String, expected: String, output: String) throws {
        #expect(try difference(expected, output, check: check) == nil)
    }

    @Test(
        arguments: [
            ("exact", "a  b", "a b", nil), ("exact", "0.7497", "0.7498", ("0.7497", "0.7498")),
            ("digits", "0.7497", "0.7499", ("0.7497", "0.7499")),
            ("digits", "torch.Size([1, 6])", "torch.Size([1, 7])", ("6", "7")),
            ("digits", "tensor(5.)", "tensor(5)", ("5.", "5")), ("digits", "1.", "2.", ("1.", "2.")),
            ("digits", "float32", "float64", nil), ("digits", "nan", "0.1", nil),
            ("shape", "[1, 2]", "[1, 3]", ("2", "3")),
            ("digits", "a\n...\nz", "a\nb", nil), ("digits", "a", "", nil), ("digits", "", "a", nil),
            ("digits:2", "0.73", "0.75", ("0.73", "0.75")), ("digits", "x 1.0 2.0", "x 1.0 2.2", ("2.0", "2.2")),
            (
                "digits", "0.693147180559945309417", "0.693147180559945309419",
                ("0.693147180559945309417", "0.693147180559945309419")
            ),
            ("digits", "1e-05", "2e-05", ("1e-05", "2e-05")),
        ] as [(String, String, String, (String, String)?)])
    func differing(check: String, expected: String, output: String, numbers: (String, String)?) throws {
        let found = try #require(try difference(expected, output, check: check))
        #expect(found.reason == .output)
        #expect(found.number?.expected == numbers?.0)
        #expect(found.number?.actual == numbers?.1)
        #expect(found.unifiedDiff.hasPrefix("@@ -"))
    }

    @Test func report() throws {
        let found = try #require(
            try difference(
                "1 0.1\n2 0.2\n3 0.3\n4 0.4\n5 0.5\n6 0.6", "1 0.1\n2 0.2\n3 0.3\n4 0.4\n5 0.9\n6 0.6\n7 0.7\n"))
        #expect(found.line == 11)
        #expect(found.summary == "cell 1 #a (a), line 11: 0.9 where 0.5 was recorded")
        #expect(
            found.unifiedDiff == """
                @@ -8,5 +8,6 @@
                 #> 2 0.2
                 #> 3 0.3
                 #> 4 0.4
                -#> 5 0.5
                +#> 5 0.9
                 #> 6 0.6
                +#> 7 0.7

                """)
    }

    @Test func errors() throws {
        let text = "# %% a\nx\n#> 1\n#! ValueError: 0.5 is bad\n# %%\ny\n"
        let session = try Session(reading: Array(text.utf8))
        #expect(session.difference(cell: 0, output: "1\n", error: "ValueError: 0.5 is bad") == nil)
        #expect(
            session.difference(cell: 0, output: "1\n", error: nil)?.reason == .missingError("ValueError: 0.5 is bad"))
        #expect(
            session.difference(cell: 0, output: "1\n", error: nil)?.summary
                == "cell 1 (a), line 4: ran, where ValueError: 0.5 is bad was recorded")
        #expect(session.difference(cell: 0, output: "1\n", error: "ValueError: 0.9 is bad")?.number?.actual == "0.9")
        #expect(session.difference(cell: 1, output: "", error: "E: m")?.reason == .unexpectedError("E: m"))
        #expect(session.difference(cell: 1, output: "", error: "E: m")?.summary == "cell 2, line 6: failed with E: m")
        #expect(session.difference(cell: 1, output: "new\n", error: nil)?.reason == .output)
    }

    @Test func silenceSaysNothingWithoutRecordedOutput() throws {
        let session = try Session(reading: Array("# %%\nprint(1)\n# %%\nprint(2)\n".utf8))
        #expect(session.difference(cell: 0, output: "1\n", error: nil) == nil)
        #expect(session.difference(cell: 0, output: "1\n", error: "E: m")?.reason == .unexpectedError("E: m"))
    }

    @Test func manyLinesThatDiffer() throws {
        let expected = (0..<1_500).map { "\($0) \($0).5" }.joined(separator: "\n")
        let actual = (0..<1_500).map { "\($0) \($0).7" }.joined(separator: "\n")
        let found = try #require(try difference(expected, actual))
        #expect(found.number?.actual == "0.7")
    }
}
