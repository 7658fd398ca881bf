import Testing

@testable import Notebook

@Suite struct CellTextTests {
    @Test(
        arguments: [
            ("x = 1\ny", [.code("x = 1\ny", line: 0)]),
            ("%who", [.magic(name: "who", arguments: "")]),
            ("%time  sum(x) ", [.magic(name: "time", arguments: "sum(x)")]),
            ("a\n%who\nb", [.code("a", line: 0), .magic(name: "who", arguments: ""), .code("b", line: 2)]),
            ("%%time\na\nb", [.cellMagic(name: "time", arguments: "", body: "a\nb")]),
            ("%%timeit -n 3\na", [.cellMagic(name: "timeit", arguments: "-n 3", body: "a")]),
            ("x?", [.question("x")]), ("?torch.cat", [.question("torch.cat")]), ("RNN?? ", [.question("RNN")]),
            ("?", [.question("")]),
            ("x = '''\n%who\n'''", [.code("x = '''\n%who\n'''", line: 0)]),
            ("'what?'", [.code("'what?'", line: 0)]), ("# why?", [.code("# why?", line: 0)]),
            ("x = (5\n% 3)", [.code("x = (5\n% 3)", line: 0)]),
            ("%time?", [.magic(name: "time", arguments: "")].dropLast() + [.question("%time")]),
            ("", [.code("", line: 0)]),
        ] as [(String, [CellPart])])
    func parts(source: String, parts: [CellPart]) {
        #expect(CellPart.parts(of: source) == parts)
    }
}
