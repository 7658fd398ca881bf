extension Parser {
    /// `star_expressions`: what may stand as a statement or right of `=`; several make a tuple.
    mutating func parseStarExpressions() throws(ParseStop) -> Expression {
        let start = start
        let first = try parseStarExpression()
        guard kind == .comma else { return first }
        var items = [first]
        var highest = height
        while accept(.comma), kind == .star || startsExpression(kind) {
            items.append(try parseStarExpression())
            highest = max(highest, height)
        }
        try raiseHeight(over: highest)
        return Expression(.tuple(items), range(from: start))
    }

    private mutating func parseStarExpression() throws(ParseStop) -> Expression {
        kind == .star ? try parseStarred() : try parseExpression()
    }

    private mutating func parseStarred() throws(ParseStop) -> Expression {
        let start = start
        advance()
        let value = try parseBinary(1)
        try raiseHeight(over: height)
        return Expression(.starred(value), range(from: start))
    }

    private mutating func parseStarNamedExpression() throws(ParseStop) -> Expression {
        kind == .star ? try parseStarred() : try parseNamedExpression()
    }

    /// `yield`, `yield values`, `yield from value`.
    mutating func parseYield() throws(ParseStop) -> Expression {
        let start = start
        try expect(.keywordYield)
        sawYield = true
        needsScopeCheck = true
        if accept(.keywordFrom) {
            let value = try parseExpression()
            try raiseHeight(over: height)
            return Expression(.yieldFrom(value), range(from: start))
        }
        guard kind == .star || startsExpression(kind) else {
            height = 1
            return Expression(.yield(nil), range(from: start))
        }
        let value = try parseStarExpressions()
        try raiseHeight(over: height)
        return Expression(.yield(value), range(from: start))
    }

    /// `yield_expr | star_expressions`
    mutating func parseAssignedValue() throws(ParseStop) -> Expression {
        kind == .keywordYield ? try parseYield() : try parseStarExpressions()
    }

    /// A group, a tuple or a generator expression.
    mutating func parseParenthesis() throws(ParseStop) -> Expression {
        let start = start
        try expect(.leftParen)
        if accept(.rightParen) {
            height = 1
            return Expression(.tuple([]), range(from: start))
        }
        if kind == .keywordYield {
            let value = try parseYield()
            try expect(.rightParen)
            return value
        }
        let first = try parseStarNamedExpression()
        switch kind {
        case .keywordFor, .keywordAsync:
            return try parseGenerator(first, from: start)
        case .comma:
            let items = try parseItems(after: first, until: .rightParen)
            return Expression(.tuple(items), range(from: start))
        default:
            if case .starred = first.kind { throw .unexpected }
            try expect(.rightParen)
            return first
        }
    }

    /// The rest of a generator expression, its closing parenthesis included.
    mutating func parseGenerator(_ element: Expression, from start: Int32) throws(ParseStop) -> Expression {
        let clauses = try parseClauses(for: element)
        try expect(.rightParen)
        return Expression(.generator(element: element, clauses), range(from: start))
    }

    /// The further items of a display and its closing bracket.
    private mutating func parseItems(
        after first: Expression, until close: TokenKind
    ) throws(ParseStop) -> [Expression] {
        var items = [first]
        var highest = height
        while accept(.comma) {
            if kind == close { break }
            items.append(try parseStarNamedExpression())
            highest = max(highest, height)
        }
        try expect(close)
        try raiseHeight(over: highest)
        return items
    }

    mutating func parseList() throws(ParseStop) -> Expression {
        let start = start
        try expect(.leftBracket)
        if accept(.rightBracket) {
            height = 1
            return Expression(.list([]), range(from: start))
        }
        let first = try parseStarNamedExpression()
        if kind == .keywordFor || kind == .keywordAsync {
            let clauses = try parseClauses(for: first)
            try expect(.rightBracket)
            return Expression(.listComprehension(element: first, clauses), range(from: start))
        }
        let items = try parseItems(after: first, until: .rightBracket)
        return Expression(.list(items), range(from: start))
    }

    /// A set, a dictionary, or the comprehension of one.
    mutating func parseBraces() throws(ParseStop) -> Expression {
        let start = start
        try expect(.leftBrace)
        if accept(.rightBrace) {
            height = 1
            return Expression(.dictionary([]), range(from: start))
        }
        if kind == .doubleStar { return try parseDictionary(from: start, items: [], highest: 0) }
        if kind == .star || (kind == .name && nextKind == .walrus) {
            return try parseSet(try parseStarNamedExpression(), from: start)
        }
        let first = try parseExpression()
        guard accept(.colon) else {
            if kind == .walrus { throw .unexpected }
            return try parseSet(first, from: start)
        }
        var highest = height
        let value = try parseExpression()
        highest = max(highest, height)
        if kind == .keywordFor || kind == .keywordAsync {
            height = highest
            let clauses = try parseClauses(for: first)
            try expect(.rightBrace)
            return Expression(
                .dictionaryComprehension(key: first, value: value, clauses), range(from: start))
        }
        if kind != .rightBrace { try expect(.comma) }
        return try parseDictionary(from: start, items: [.pair(key: first, value: value)], highest: highest)
    }

    private mutating func parseSet(_ first: Expression, from start: Int32) throws(ParseStop) -> Expression {
        if kind == .keywordFor || kind == .keywordAsync {
            let clauses = try parseClauses(for: first)
            try expect(.rightBrace)
            return Expression(.setComprehension(element: first, clauses), range(from: start))
        }
        let items = try parseItems(after: first, until: .rightBrace)
        return Expression(.set(items), range(from: start))
    }

    private mutating func parseDictionary(
        from start: Int32, items: [DictionaryItem], highest: Int
    ) throws(ParseStop) -> Expression {
        var items = items
        var highest = highest
        while kind != .rightBrace {
            if accept(.doubleStar) {
                items.append(.unpacked(try parseBinary(1)))
                highest = max(highest, height)
            } else {
                let key = try parseExpression()
                highest = max(highest, height)
                try expect(.colon)
                items.append(.pair(key: key, value: try parseExpression()))
                highest = max(highest, height)
            }
            if !accept(.comma) { break }
        }
        try expect(.rightBrace)
        try raiseHeight(over: highest)
        return Expression(.dictionary(items), range(from: start))
    }

    /// The clauses of a comprehension whose element has been parsed.
    private mutating func parseClauses(for element: Expression) throws(ParseStop) -> [ComprehensionClause] {
        if case .starred = element.kind { throw .unexpected }
        var clauses: [ComprehensionClause] = []
        var highest = height
        while kind == .keywordFor || kind == .keywordAsync {
            if kind == .keywordAsync { throw refuseWord("async", token.range) }
            let start = start
            advance()
            let target = try parseTargets()
            highest = max(highest, height)
            try expect(.keywordIn)
            let iterable = try parseDisjunction()
            highest = max(highest, height)
            var conditions: [Expression] = []
            while accept(.keywordIf) {
                conditions.append(try parseDisjunction())
                highest = max(highest, height)
            }
            clauses.append(
                ComprehensionClause(
                    target: target, iterable: iterable, conditions: conditions, range: range(from: start)))
        }
        try raiseHeight(over: highest)
        return clauses
    }
}
