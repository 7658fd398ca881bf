import Evaluator
import Testing

/// Expressions with what CPython 3.11.7 gives for them: its `repr`, or the exception's class and text.
///
///     try:
///         print(repr(eval(expression)))
///     except BaseException as e:
///         print(type(e).__name__, e)
enum ExpressionTables {}

@Suite struct ExpressionTests {
    private static let preamble = """
        import math, random, time, sys, os, os.path, glob, collections, itertools, functools, string, copy, re, json, csv
        import io, unicodedata, argparse, dataclasses, typing, warnings
        from collections import *
        from pathlib import Path

        """

    @Test func builtins() { check(ExpressionTables.builtinExpressions) }
    @Test func methods() { check(ExpressionTables.methodExpressions) }
    @Test func modules() { check(ExpressionTables.moduleExpressions) }
    @Test func textModules() { check(ExpressionTables.textModuleExpressions) }

    private func check(_ table: String) {
        var expected: [(expression: String, result: String)] = []
        var source = Self.preamble
        for line in table.split(separator: "\n") {
            guard let (head, tail) = Str(String(line)).partitioned(by: Str("  #> ")) else { continue }
            let expression = head.value
            expected.append((expression, tail.value))
            source += """
                random.seed(42)
                try:
                    __value = (\(expression))
                    print(repr(__value))
                except BaseException as __error:
                    print(type(__error).__name__, __error)
                print('\\x1e')

                """
        }
        let results = Program(source, "").run().split(separator: "\u{1e}\n", omittingEmptySubsequences: false)
        #expect(results.count == expected.count + 1)
        for (row, result) in zip(expected, results) {
            let actual = result.hasSuffix("\n") ? String(result.dropLast()) : String(result)
            #expect(actual == row.result, "\(row.expression)")
        }
    }
}
