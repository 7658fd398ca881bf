extension Lexer {
    mutating func lexOperator(_ byte: UInt8) throws(LexicalFailure) {
        let second = peek(position + 1)
        let third = peek(position + 2)
        let equals = UInt8(ascii: "=")
        func pick(_ plain: TokenKind, _ assigned: TokenKind) -> (TokenKind, Int) {
            second == equals ? (assigned, 2) : (plain, 1)
        }
        func pick(
            _ plain: TokenKind, _ assigned: TokenKind, _ doubled: TokenKind, _ doubledAssigned: TokenKind
        ) -> (TokenKind, Int) {
            if second == byte { return third == equals ? (doubledAssigned, 3) : (doubled, 2) }
            return pick(plain, assigned)
        }
        let kind: TokenKind
        let length: Int
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            try open(byte)
            return
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            try close(byte)
            return
        case UInt8(ascii: ","): (kind, length) = (.comma, 1)
        case UInt8(ascii: ":"): (kind, length) = pick(.colon, .walrus)
        case UInt8(ascii: ";"): (kind, length) = (.semicolon, 1)
        case UInt8(ascii: "."): (kind, length) = second == byte && third == byte ? (.ellipsis, 3) : (.dot, 1)
        case equals: (kind, length) = pick(.assign, .equal)
        case UInt8(ascii: "+"): (kind, length) = pick(.plus, .plusAssign)
        case UInt8(ascii: "-"):
            (kind, length) = second == UInt8(ascii: ">") ? (.arrow, 2) : pick(.minus, .minusAssign)
        case UInt8(ascii: "*"):
            (kind, length) = pick(.star, .starAssign, .doubleStar, .doubleStarAssign)
        case UInt8(ascii: "/"):
            (kind, length) = pick(.slash, .slashAssign, .doubleSlash, .doubleSlashAssign)
        case UInt8(ascii: "%"): (kind, length) = pick(.percent, .percentAssign)
        case UInt8(ascii: "@"): (kind, length) = pick(.at, .atAssign)
        case UInt8(ascii: "&"): (kind, length) = pick(.ampersand, .ampersandAssign)
        case UInt8(ascii: "|"): (kind, length) = pick(.bar, .barAssign)
        case UInt8(ascii: "^"): (kind, length) = pick(.caret, .caretAssign)
        case UInt8(ascii: "~"): (kind, length) = (.tilde, 1)
        case UInt8(ascii: "<"):
            (kind, length) =
                second == UInt8(ascii: ">") ? (.unknown, 2) : pick(.less, .lessOrEqual, .leftShift, .leftShiftAssign)
        case UInt8(ascii: ">"):
            (kind, length) = pick(.greater, .greaterOrEqual, .rightShift, .rightShiftAssign)
        case UInt8(ascii: "!"): (kind, length) = pick(.unknown, .notEqual)
        case 0:
            throw fail(.nullByte, start: position, cursor: position + 1)
        default:
            guard byte >= 0x20, byte < 0x7F else {
                throw fail(.unprintableCharacter(Unicode.Scalar(byte)), start: position, cursor: position + 1)
            }
            (kind, length) = (.unknown, 1)
        }
        add(kind, position, position + length)
        position += length
    }

    private mutating func open(_ byte: UInt8) throws(LexicalFailure) {
        if brackets.count >= Lexer.maximumBrackets {
            throw fail(.tooManyParentheses, start: position, cursor: position + 1)
        }
        brackets.append((byte, Int32(truncatingIfNeeded: position)))
        let kind: TokenKind =
            byte == UInt8(ascii: "(") ? .leftParen : byte == UInt8(ascii: "[") ? .leftBracket : .leftBrace
        add(kind, position, position + 1)
        position += 1
    }

    private mutating func close(_ byte: UInt8) throws(LexicalFailure) {
        guard let opening = brackets.popLast() else {
            throw fail(.unmatchedClosing(byte), start: position, cursor: position + 1)
        }
        let kind: TokenKind
        let expected: UInt8
        switch byte {
        case UInt8(ascii: ")"): (kind, expected) = (.rightParen, UInt8(ascii: "("))
        case UInt8(ascii: "]"): (kind, expected) = (.rightBracket, UInt8(ascii: "["))
        default: (kind, expected) = (.rightBrace, UInt8(ascii: "{"))
        }
        if opening.byte != expected {
            let line = source.line(at: Int(opening.offset))
            throw fail(
                .mismatchedClosing(
                    byte, opening: opening.byte, openingLine: line == source.line(at: position) ? nil : line),
                start: position, cursor: position + 1)
        }
        add(kind, position, position + 1)
        position += 1
    }
}
