/// One token: what it is and where its bytes are.
struct Token: Sendable {
    var kind: TokenKind
    var start: Int32
    var end: Int32

    var range: SourceRange { SourceRange(start: start, end: end) }
}

/// What a token is; hard keywords are kinds of their own, `match`, `case` and `_` are names.
enum TokenKind: UInt8, Sendable {
    case endMarker, newline, indent, dedent, name, number, string
    /// A character that begins no token (`$`, `?`, a lone `!`); the grammar never accepts it.
    case unknown
    /// Where the lexer stopped; `LexedSource.failure` says why.
    case failure

    case leftParen, rightParen, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, dot, ellipsis, arrow, assign, walrus, at, tilde
    case plus, minus, star, slash, doubleSlash, percent, doubleStar, leftShift, rightShift, ampersand, bar, caret
    case plusAssign, minusAssign, starAssign, slashAssign, doubleSlashAssign, percentAssign, doubleStarAssign
    case leftShiftAssign, rightShiftAssign, ampersandAssign, barAssign, caretAssign, atAssign
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    case keywordFalse, keywordNone, keywordTrue, keywordAnd, keywordAs, keywordAssert, keywordAsync, keywordAwait
    case keywordBreak, keywordClass, keywordContinue, keywordDef, keywordDel, keywordElif, keywordElse, keywordExcept
    case keywordFinally, keywordFor, keywordFrom, keywordGlobal, keywordIf, keywordImport, keywordIn, keywordIs
    case keywordLambda, keywordNonlocal, keywordNot, keywordOr, keywordPass, keywordRaise, keywordReturn, keywordTry
    case keywordWhile, keywordWith, keywordYield

    /// A hard keyword's spelling.
    var keyword: String? {
        guard rawValue >= TokenKind.keywordFalse.rawValue else { return nil }
        let index = Int(rawValue - TokenKind.keywordFalse.rawValue)
        return index < TokenKind.keywordSpellings.count ? TokenKind.keywordSpellings[index] : nil
    }

    /// The hard keywords in the order of their kinds, which is CPython's `keyword.kwlist`.
    static let keywordSpellings = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]
}

/// The words that cannot be names, for completion and colouring.
public let languageKeywords: [String] = TokenKind.keywordSpellings
