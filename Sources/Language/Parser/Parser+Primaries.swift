extension Parser {
    /// An atom with its attributes, calls and subscripts.
    mutating func parsePrimary() throws(ParseStop) -> Expression {
        let start = start
        if kind == .keywordAwait {
            let word = token.range
            advance()
            if kind == .keywordAwait { throw .unexpected }
            let value = try parsePrimary()
            if awaitRange == nil {
                awaitRange = SourceRange(start: word.start, end: previousEnd)
                isAwaitInFunction = isInFunction
            }
            return value
        }
        var value = try parseAtom()
        while true {
            switch kind {
            case .dot:
                advance()
                let name = token
                guard name.kind == .name else { throw .unexpected }
                advance()
                try raiseHeight(over: height)
                value = Expression(
                    .attribute(base: value, name: text(name), nameRange: name.range), range(from: start))
            case .leftParen:
                let base = height
                let arguments = try parseArguments()
                try raiseHeight(over: max(base, height))
                value = Expression(.call(callee: value, arguments: arguments), range(from: start))
            case .leftBracket:
                let base = height
                advance()
                try enter(6)
                let index = try parseSubscript()
                leave(6)
                try expect(.rightBracket)
                try raiseHeight(over: max(base, height))
                value = Expression(.subscript(base: value, index: index), range(from: start))
            default:
                return value
            }
        }
    }

    private mutating func parseAtom() throws(ParseStop) -> Expression {
        let token = token
        switch token.kind {
        case .name:
            advance()
            height = 1
            return Expression(.name(text(token)), token.range)
        case .number:
            let value = try number(token)
            advance()
            height = 1
            return Expression(value, token.range)
        case .string:
            return try parseStrings()
        case .leftParen:
            try enter(6)
            let value = try parseParenthesis()
            leave(6)
            return value
        case .leftBracket:
            try enter(6)
            let value = try parseList()
            leave(6)
            return value
        case .leftBrace:
            try enter(6)
            let value = try parseBraces()
            leave(6)
            return value
        case .keywordNone: return constant(.none)
        case .keywordTrue: return constant(.boolean(true))
        case .keywordFalse: return constant(.boolean(false))
        case .ellipsis: return constant(.ellipsis)
        default: throw .unexpected
        }
    }

    private mutating func constant(_ kind: Expression.Kind) -> Expression {
        let range = token.range
        advance()
        height = 1
        return Expression(kind, range)
    }

    /// The arguments between a call's or a class's parentheses, which it consumes.
    mutating func parseArguments() throws(ParseStop) -> [Argument] {
        let open = start
        try expect(.leftParen)
        if accept(.rightParen) {
            height = 1
            return []
        }
        try enter(6)
        var arguments: [Argument] = []
        var sawKeyword = false
        var sawMapping = false
        var highest = 1
        repeat {
            if kind == .rightParen { break }
            let start = start
            let argumentKind: Argument.Kind
            let value: Expression
            switch kind {
            case .doubleStar:
                advance()
                argumentKind = .unpackedMapping
                value = try parseExpression()
                sawMapping = true
            case .star:
                if sawMapping { throw .unexpected }
                advance()
                argumentKind = .unpackedSequence
                value = try parseExpression()
            case .name where nextKind == .assign:
                argumentKind = .keyword(text(token))
                advance()
                advance()
                value = try parseExpression()
                sawKeyword = true
            default:
                let element = try parseNamedExpression()
                if kind == .keywordFor || kind == .keywordAsync {
                    guard arguments.isEmpty else { throw .unexpected }
                    value = try parseGenerator(element, from: open)
                    leave(6)
                    return [Argument(kind: .positional, value: value, range: value.range)]
                }
                if sawKeyword || sawMapping { throw .unexpected }
                argumentKind = .positional
                value = element
            }
            if kind == .assign { throw .unexpected }
            highest = max(highest, height)
            arguments.append(Argument(kind: argumentKind, value: value, range: range(from: start)))
        } while accept(.comma)
        try expect(.rightParen)
        leave(6)
        height = highest
        return arguments
    }

    /// What stands between `[` and `]` after a value.
    private mutating func parseSubscript() throws(ParseStop) -> Expression {
        let start = start
        let first = try parseSubscriptItem()
        var isTuple = kind == .comma
        if case .starred = first.kind { isTuple = true }
        guard isTuple else { return first }
        var items = [first]
        var highest = height
        while accept(.comma) {
            if kind == .rightBracket { break }
            items.append(try parseSubscriptItem())
            highest = max(highest, height)
        }
        try raiseHeight(over: highest)
        return Expression(.tuple(items), range(from: start))
    }

    private mutating func parseSubscriptItem() throws(ParseStop) -> Expression {
        let start = start
        if kind == .star {
            advance()
            let value = try parseExpression()
            try raiseHeight(over: height)
            return Expression(.starred(value), range(from: start))
        }
        var lower: Expression?
        height = 1
        if kind != .colon {
            if kind == .name, nextKind == .walrus { return try parseWalrus() }
            let value = try parseExpression()
            guard kind == .colon else { return value }
            lower = value
        }
        try expect(.colon)
        var highest = height
        var upper: Expression?
        var step: Expression?
        if startsExpression(kind) {
            upper = try parseExpression()
            highest = max(highest, height)
        }
        if accept(.colon), startsExpression(kind) {
            step = try parseExpression()
            highest = max(highest, height)
        }
        try raiseHeight(over: highest)
        return Expression(.slice(lower: lower, upper: upper, step: step), range(from: start))
    }

    /// True for a token an expression can begin with; a star is not among them.
    func startsExpression(_ kind: TokenKind) -> Bool {
        switch kind {
        case .name, .number, .string, .leftParen, .leftBracket, .leftBrace, .ellipsis, .plus, .minus, .tilde,
            .keywordNone, .keywordTrue, .keywordFalse, .keywordNot, .keywordLambda, .keywordAwait:
            return true
        default: return false
        }
    }
}
