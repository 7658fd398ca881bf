import Evaluator
import Language
import Testing

/// A host that keeps what a program writes.
final class RecordingHost: Host {
    private(set) var output = ""
    private(set) var errors = ""
    var input: [String] = []

    func write(_ text: String) { output += text }
    func writeError(_ text: String) { errors += text }
    func readLine(prompt: String) -> String? {
        output += prompt
        return input.isEmpty ? nil : input.removeFirst()
    }
}

/// A program, and what CPython 3.11.7 prints for it; an uncaught exception ends it with its last line.
struct Program: CustomTestStringConvertible, Sendable {
    let source: String
    let expected: String

    init(_ source: String, _ expected: String) {
        self.source = source
        self.expected = expected
    }

    var testDescription: String { String(source.prefix(60)) }

    func run(dialect: Dialect = .script) -> String {
        LargeStack.run {
            let host = RecordingHost()
            let interpreter = Interpreter(host: host, dialect: dialect)
            let text = SourceText(name: "<string>", source)
            do {
                try interpreter.run(parseModule(text))
            } catch {
                return host.output + interpreter.lastLine(Raised.converting(error, source: text)) + "\n"
            }
            return host.output
        }
    }

    func check() {
        let actual = run()
        #expect(actual == expected + (expected.isEmpty || expected.hasSuffix("\n") ? "" : "\n"))
    }
}
