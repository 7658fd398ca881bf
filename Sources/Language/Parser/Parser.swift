/// Why a parse stopped. The text of a syntax error is found afterwards (see `Explanation`).
enum ParseStop: Error {
    /// The current token does not fit.
    case unexpected
    /// `Parser.refusal` says what is wrong.
    case refused
}

/// A recursive-descent parser over the tokens of one text, or of one f-string field.
///
/// It says yes or no, fast, and builds the tree; what to tell the user about a no is decided elsewhere.
struct Parser {
    let source: SourceText
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    var index = 0
    /// How deep the parse is nested, in units of roughly one stack frame.
    var depth = 0
    /// The height of the tree of the expression parsed last.
    var height = 0
    /// True where the function being parsed has a `yield` of its own.
    var sawYield = false
    var refusal: Diagnostic?
    /// Where the innermost statement being parsed begins.
    var statementIndex = 0
    /// The first `await`; reported only when nothing else is wrong, as Python does.
    var awaitRange: SourceRange?
    var isAwaitInFunction = false
    var isInFunction = false
    /// True where something was seen that `ScopeChecker` has to look at.
    var needsScopeCheck = false

    static let maximumDepth = 1200
    static let maximumHeight = 600
    /// From how many operands on a chain of operators becomes one flat node.
    static let nestedChainLength = 32

    init(
        source: SourceText, bytes: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>
    ) {
        self.source = source
        self.bytes = bytes
        self.tokens = tokens
    }

    @inline(__always)
    var kind: TokenKind { tokens[index].kind }

    @inline(__always)
    var token: Token { tokens[index] }

    @inline(__always)
    var nextKind: TokenKind { index + 1 < tokens.count ? tokens[index + 1].kind : .endMarker }

    /// Where the last consumed token ended.
    @inline(__always)
    var previousEnd: Int32 { index > 0 ? tokens[index - 1].end : tokens[0].start }

    /// The offset at which whatever is parsed next begins.
    @inline(__always)
    var start: Int32 { tokens[index].start }

    /// Moves on; the last token stays the current one for ever.
    @inline(__always)
    mutating func advance() {
        if index + 1 < tokens.count { index += 1 }
    }

    @inline(__always)
    mutating func accept(_ wanted: TokenKind) -> Bool {
        guard kind == wanted else { return false }
        advance()
        return true
    }

    @inline(__always)
    mutating func expect(_ wanted: TokenKind) throws(ParseStop) {
        guard kind == wanted else { throw .unexpected }
        advance()
    }

    @inline(__always)
    func range(from start: Int32) -> SourceRange { SourceRange(start: start, end: previousEnd) }

    @inline(__always)
    func text(_ token: Token) -> String {
        String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }

    mutating func expectName() throws(ParseStop) -> String {
        guard kind == .name else { throw .unexpected }
        let name = text(token)
        advance()
        return name
    }

    /// Stops with a message of our own, such as that a word is not part of this language.
    mutating func refuse(_ message: String, _ range: SourceRange, kind: Diagnostic.Kind = .syntax) -> ParseStop {
        if refusal == nil { refusal = Diagnostic(kind: kind, message: message, range: range, in: source) }
        return .refused
    }

    mutating func refuseWord(_ word: String, _ range: SourceRange) -> ParseStop {
        refuse("`\(word)` is not part of this language", range)
    }

    @inline(__always)
    mutating func enter(_ weight: Int) throws(ParseStop) {
        depth += weight
        if depth > Parser.maximumDepth { throw tooDeep() }
    }

    @inline(__always)
    mutating func leave(_ weight: Int) { depth -= weight }

    /// Sets the height of a node from its highest child.
    @inline(__always)
    mutating func raiseHeight(over child: Int) throws(ParseStop) {
        height = child + 1
        if height > Parser.maximumHeight { throw tooDeep() }
    }

    mutating func tooDeep() -> ParseStop {
        refuse("maximum recursion depth exceeded during compilation", token.range, kind: .recursion)
    }

    /// A whole text.
    mutating func parseFile() throws(ParseStop) -> [Statement] {
        var statements: [Statement] = []
        while kind != .endMarker { try parseStatement(into: &statements) }
        return statements
    }
}
