import Language
import Testing

@Suite struct TreeTests {
    @Test func treesAreCPythons() throws {
        let samples = Samples(treeSamples).all
        #expect(samples.count == 132)
        for sample in samples {
            let tree = try parseModule(SourceText(sample.text))
            let printed = tree.statements.map(SyntaxPrinter().print).joined(separator: "  ")
            #expect(printed == sample.expected, "\(sample.text)")
        }
    }

    @Test func lineEndsAndMarksOfOrderDoNotMatter() throws {
        let expected = "(if a {(expr \"x\\ny\")} {})\n(expr b)"
        for text in [
            "if a:\n  '''x\ny'''\nb\n", "if a:\r\n  '''x\r\ny'''\r\nb\r\n", "if a:\r  '''x\ry'''\rb",
            "\u{FEFF}if a:\n\t'''x\ny'''\n\n\n# c\nb",
        ] {
            #expect(SyntaxPrinter().print(try parseModule(SourceText(text))) == expected)
        }
    }

    /// Ranges cover the operands' parentheses, but not an expression's own.
    @Test(arguments: [
        ("(a) + b", "(+ a@1-2 b@6-7)@0-7"), ("(a + b)", "(+ a@1-2 b@5-6)@1-6"), ("f(x)", "(call f@0-1 x@2-3)@0-4"),
        ("가 + 나", "(+ 가@0-3 나@6-9)@0-9"), ("f'{가}'", "(f (field 가@3-6 - -))@0-8"),
        ("(a, b)", "(tuple a@1-2 b@4-5)@0-6"),
        ("a, b", "(tuple a@0-1 b@3-4)@0-4"),
    ])
    func rangesPointIntoTheSource(text: String, expected: String) throws {
        let tree = try parseModule(SourceText(text))
        let expression = try #require(tree.lastExpression)
        #expect(SyntaxPrinter(showsRanges: true).print(expression) == expected)
    }

    @Test func longChainsAreFlat() throws {
        let text = "a" + String(repeating: " + a", count: 100)
        let expression = try #require(try parseModule(SourceText(text)).lastExpression)
        guard case .binaryChain(let first, let links) = expression.kind, case .binary = first.kind else {
            Issue.record("not a chain")
            return
        }
        #expect(links.count == 69)
    }

    @Test(arguments: [
        ("a", false, true), ("a;", true, true), ("a;  # why\n", true, true), ("a = 1;", true, false),
        ("a; b", false, true), ("if a: b;", true, false), ("", false, false), ("# ;", false, false),
        ("';'", false, true),
    ])
    func cellsTellHowTheyEnd(text: String, semicolon: Bool, expression: Bool) throws {
        let tree = try parseModule(SourceText(text))
        #expect(tree.endsWithSemicolon == semicolon)
        #expect((tree.lastExpression != nil) == expression)
    }

    @Test func docstringsAndGenerators() throws {
        let tree = try parseModule(
            SourceText("'module'\ndef f():\n    '''doc'''\n    yield\ndef g():\n    lambda: (yield)"))
        #expect(tree.docstring == "module")
        let functions = tree.statements.compactMap { statement -> FunctionDefinition? in
            if case .function(let definition) = statement.kind { definition } else { nil }
        }
        #expect(functions.map(\.docstring) == ["doc", nil])
        #expect(functions.map(\.isGenerator) == [true, false])
    }
}
