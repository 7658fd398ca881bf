import Language
import Testing

/// Whatever the bytes: a tree or a diagnostic, and a report of it, but no crash and no long wait.
@Suite struct RobustnessTests {
    /// A small generator of its own, so that a failure can be repeated.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private func exercise(_ bytes: [UInt8]) {
        let source = SourceText(name: "x", bytes: bytes)
        switch parseInteractive(source) {
        case .complete(let tree): _ = SyntaxPrinter(showsRanges: true).print(tree)
        case .incomplete: break
        case .failed(let diagnostic):
            _ = diagnostic.traceback(in: source)
            _ = diagnostic.report(in: source)
        }
    }

    @Test func randomBytes() {
        var dice = Dice(state: 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<400 {
            exercise((0..<Int.random(in: 0...60, using: &dice)).map { _ in UInt8.random(in: 0...255, using: &dice) })
        }
        let letters = Array("()[]{}:=,.'\"\\\n\t #ab1+-*f가".utf8)
        for _ in 0..<400 {
            exercise((0..<40).compactMap { _ in letters.randomElement(using: &dice) })
        }
    }

    @Test func randomTokens() {
        let words =
            languageKeywords + [
                "(", ")", "[", "]", "{", "}", ",", ":", ":=", "=", "==", "+", "-", "*", "**", "->", "@", ".", "...",
                ";",
                "\n", "\n    ", "\n        ", "x", "y", "match", "case", "_", "1", "2.5", "'s'", "f'{x}'", "f'{",
                "\"\"\"",
                "\\\n", "# c\n", "+=", "!", "?", "0777", "1_", "가", "“", "print",
            ]
        var dice = Dice(state: 88_172_645_463_325_252)
        for _ in 0..<500 {
            let count = Int.random(in: 1...25, using: &dice)
            let text = (0..<count).compactMap { _ in words.randomElement(using: &dice) }.joined(separator: " ")
            exercise(Array(text.utf8))
        }
    }

    @Test func everyTruncation() {
        let bytes = Array(RobustnessTests.program.utf8)
        for end in 0...bytes.count { exercise(Array(bytes[..<end])) }
    }

    static let program = """
        import torch.nn as nn, numpy as np
        from a.b import (c, d as e,)

        @decorated(1, *x, k=2)
        class 모델(nn.Module, metaclass=M):
            '''여러
            줄'''
            def __init__(self, a, /, b: int = 3, *args, c, **kw) -> None:
                super().__init__()
                self.h = {"a": [x ** 2 for x in range(3) if x % 2], **kw}
                s = f"{a!r:>{b}.2f} {c=} {{}} \\N{BULLET} 가" 'x' r"\\d"

        for i, (p, *q) in enumerate(z):
            with open(f) as g, h as (j, k):
                if (n := len(p)) > 10 and not q[1:2, ::-1, ...]:
                    print(n, sep='', end="\\n")  # 주석
                elif a < b <= c is not d: continue
                else: del x, y[0]; break
        else:
            try: raise E from e
            except (A, B) as e: assert x, "m"
            finally: x: int = lambda v, w=1: (yield) if v else -w
        """
}
