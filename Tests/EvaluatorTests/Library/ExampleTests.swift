import Language
import Tensors
import Testing

@testable import Evaluator

/// Every row's example runs and prints what its `#>` lines say.
@Suite struct ExampleTests {
    private static let preamble = """
        import math, random, time, sys, os, os.path, glob, collections, itertools, functools, string, copy, re, json, csv
        import io, unicodedata, argparse, dataclasses, typing, warnings
        from collections import *
        from pathlib import Path
        from tqdm import tqdm

        """

    /// What an example's code shows, line by line: what it prints, then its last expression's `repr`.
    private func outcome(_ example: String) -> (shown: String, expected: String) {
        LargeStack.run {
            // An example may set what belongs to the thread.
            defer {
                ThreadState.defaultDType = .float32
                ThreadState.isGradEnabled = true
            }
            let host = RecordingHost()
            let interpreter = Interpreter(host: host, dialect: .session)
            var expected = ""
            var code = ""
            func evaluate(_ code: String) {
                let text = SourceText(name: "<example>", code)
                do {
                    try interpreter.onThisThread {
                        guard let value = try interpreter.evaluateCell(parseModule(text)), !value.isNone else { return }
                        host.write(try value.repr() + "\n")
                    }
                } catch {
                    host.write(interpreter.lastLine(Raised.converting(error, source: text)) + "\n")
                }
            }
            evaluate(Self.preamble)
            for line in example.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("#>") {
                    if !code.isEmpty { evaluate(code) }
                    code = ""
                    expected += line.dropFirst(line.hasPrefix("#> ") ? 3 : 2) + "\n"
                } else {
                    code += line + "\n"
                }
            }
            if !code.isEmpty { evaluate(code) }
            return (host.output, expected)
        }
    }

    @Test func pythonsExamplesShowWhatTheySay() { #expect(check(Library.python) > 300) }

    @Test func torchsExamplesShowWhatTheySay() { #expect(check(Library.torch) > 150) }
    @Test func networksExamplesShowWhatTheySay() { #expect(check(Library.nn) > 60) }
    @Test func arraysExamplesShowWhatTheySay() { #expect(check(Library.numpy + Library.plotting) > 50) }

    private func check(_ families: [Family]) -> Int {
        var count = 0
        for family in families {
            var examples = family.functions.map { ($0.name, $0.example) }
            for type in family.types {
                examples.append((type.name, type.example))
                examples += ([type.construct].compactMap { $0 } + type.rows.methods).map { ($0.name, $0.example) }
            }
            for (name, example) in examples {
                guard let example else { continue }
                count += 1
                let (shown, expected) = outcome(example)
                // What ends without a newline (print with end='!') is written as a line all the same.
                #expect(
                    shown == expected || shown + "\n" == expected, "\(family.target) \(name): \(example)")
            }
        }
        return count
    }

    /// Summaries are sentences; signatures can be read.
    @Test func rowsAreComplete() {
        LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: .script)
            for family in Library.python {
                for row in family.functions where !row.name.hasPrefix("__") {
                    #expect(row.summary.hasSuffix("."), "\(family.target) \(row.name)")
                    #expect(SignatureReader.read(row.signature).text.hasPrefix("("), "\(row.name)")
                }
            }
            _ = interpreter
        }
    }
}
