/// Parses and checks a whole module.
///
/// - Throws: the first `Diagnostic`, the one CPython 3.11 would give.
public func parseModule(_ source: SourceText) throws(Diagnostic) -> SyntaxTree {
    let outcome = Front.parse(source)
    switch outcome {
    case .success(let tree): return tree
    case .failure(let failure): throw failure.diagnostic
    }
}

/// What has been typed at the prompt so far.
public enum InteractiveInput: Sendable {
    case complete(SyntaxTree)
    /// Right so far, but needs another line: an open bracket or string, a trailing backslash, a block without its
    /// closing blank line.
    case incomplete
    case failed(Diagnostic)
}

/// Parses what has been typed at the prompt so far: lines joined by newlines, without one after the last line.
///
/// A block is complete when the last line is blank, as in CPython's `codeop`.
public func parseInteractive(_ source: SourceText) -> InteractiveInput {
    switch Front.parse(source) {
    case .success(let tree):
        return Front.awaitsBlankLine(tree) ? .incomplete : .complete(tree)
    case .failure(let failure):
        return failure.needsMoreText ? .incomplete : .failed(failure.diagnostic)
    }
}

/// The way from text to tree, shared by both front ends.
enum Front {
    struct Failure: Error {
        let diagnostic: Diagnostic
        let needsMoreText: Bool
    }

    static func parse(_ source: SourceText) -> Result<SyntaxTree, Failure> {
        #if DEBUG
            // Frames are several times larger without optimisation; the limits on depth are made for those with.
            return LargeStack.run { read(source) }
        #else
            return read(source)
        #endif
    }

    private static func read(_ source: SourceText) -> Result<SyntaxTree, Failure> {
        let lexed = Lexer.lex(source)
        return source.bytes.withUnsafeBufferPointer { bytes in
            lexed.tokens.withUnsafeBufferPointer { tokens in
                var parser = Parser(source: source, bytes: bytes, tokens: tokens)
                do throws(ParseStop) {
                    let statements = try parser.parseFile()
                    switch check(statements, parser) {
                    case .failure(let diagnostic):
                        return .failure(Failure(diagnostic: diagnostic, needsMoreText: false))
                    case .success(let warnings):
                        return .success(
                            SyntaxTree(
                                source: source, statements: statements, endsWithSemicolon: endsWithSemicolon(tokens),
                                warnings: warnings))
                    }
                } catch {
                    let explanation = Explanation(source: source, bytes: bytes, tokens: tokens, lexed: lexed)
                    return .failure(
                        Failure(
                            diagnostic: explanation.diagnose(parser).withHint(in: source),
                            needsMoreText: needsMoreText(parser, lexed, error)))
                }
            }
        }
    }

    /// What is wrong, or else hardly meant, in a text that parses.
    private static func check(
        _ statements: [Statement], _ parser: Parser
    ) -> Result<[SyntaxWarning], Diagnostic> {
        do throws(Diagnostic) {
            if parser.needsScopeCheck {
                var scopes = ScopeChecker(source: parser.source)
                try scopes.check(statements)
            }
            if let range = parser.awaitRange {
                let place = parser.isAwaitInFunction ? "async function" : "function"
                throw Diagnostic(
                    kind: .syntax, message: "'await' outside \(place)", range: range, in: parser.source)
            }
            var flow = FlowChecker(source: parser.source)
            try flow.check(statements)
            return .success(flow.warnings)
        } catch {
            return .failure(error)
        }
    }

    private static func endsWithSemicolon(_ tokens: UnsafeBufferPointer<Token>) -> Bool {
        for token in tokens.reversed() {
            switch token.kind {
            case .endMarker, .newline, .dedent: continue
            default: return token.kind == .semicolon
            }
        }
        return false
    }

    /// True where the parse broke off at the end of the text, not before.
    private static func needsMoreText(_ parser: Parser, _ lexed: LexedSource, _ stop: ParseStop) -> Bool {
        guard case .unexpected = stop else { return false }
        switch parser.kind {
        case .failure: return lexed.failure?.needsMoreText ?? false
        case .endMarker: return true
        case .dedent: return Int(parser.token.start) >= parser.source.bytes.count
        default: return false
        }
    }

    /// True where the last statement is a block that a further line could still belong to.
    static func awaitsBlankLine(_ tree: SyntaxTree) -> Bool {
        guard let last = tree.statements.last else { return false }
        switch last.kind {
        case .conditional, .forLoop, .whileLoop, .tryBlock, .with, .function, .classDefinition: break
        case .expression, .assignment, .annotated, .augmented, .returning, .importModules, .importNames, .importAll,
            .global, .nonlocal, .delete, .assert, .raise, .pass, .breaking, .continuing:
            return false
        }
        for byte in tree.source.bytes.reversed() {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): continue
            default: return byte != 0x0A && byte != 0x0D
            }
        }
        return true
    }
}
