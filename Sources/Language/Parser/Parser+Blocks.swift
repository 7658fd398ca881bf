extension Parser {
    /// `: block`: an indented block, or simple statements on the same line.
    mutating func parseBlock() throws(ParseStop) -> [Statement] {
        try expect(.colon)
        var statements: [Statement] = []
        guard accept(.newline) else {
            try parseSimpleStatements(into: &statements)
            return statements
        }
        try expect(.indent)
        try enter(2)
        repeat { try parseStatement(into: &statements) } while kind != .dedent && kind != .endMarker
        leave(2)
        try expect(.dedent)
        return statements
    }

    private mutating func parseElse() throws(ParseStop) -> [Statement] {
        accept(.keywordElse) ? try parseBlock() : []
    }

    private func statement(_ kind: Statement.Kind, from start: Int32, endingWith block: [Statement]) -> Statement {
        Statement(kind, SourceRange(start: start, end: block.last?.range.end ?? start))
    }

    mutating func parseIf() throws(ParseStop) -> Statement {
        let start = start
        var branches: [ConditionalBranch] = []
        repeat {
            advance()
            let test = try parseNamedExpression()
            branches.append(ConditionalBranch(test: test, body: try parseBlock()))
        } while kind == .keywordElif
        let otherwise = try parseElse()
        let last = otherwise.isEmpty ? branches.last?.body ?? [] : otherwise
        return statement(.conditional(branches, otherwise: otherwise), from: start, endingWith: last)
    }

    mutating func parseFor() throws(ParseStop) -> Statement {
        let start = start
        advance()
        let target = try parseTargets()
        try expect(.keywordIn)
        let iterable = try parseStarExpressions()
        let body = try parseBlock()
        let otherwise = try parseElse()
        return statement(
            .forLoop(target: target, iterable: iterable, body: body, otherwise: otherwise), from: start,
            endingWith: otherwise.isEmpty ? body : otherwise)
    }

    mutating func parseWhile() throws(ParseStop) -> Statement {
        let start = start
        advance()
        let test = try parseNamedExpression()
        let body = try parseBlock()
        let otherwise = try parseElse()
        return statement(
            .whileLoop(test: test, body: body, otherwise: otherwise), from: start,
            endingWith: otherwise.isEmpty ? body : otherwise)
    }

    mutating func parseTry() throws(ParseStop) -> Statement {
        let start = start
        advance()
        let body = try parseBlock()
        var last = body
        var handlers: [ExceptionHandler] = []
        while kind == .keywordExcept {
            let handlerStart = self.start
            advance()
            if kind == .star { throw refuseWord("except*", range(from: handlerStart)) }
            var type: Expression?
            var name: String?
            if kind != .colon {
                type = try parseExpression()
                if accept(.keywordAs) { name = try expectName() }
            }
            last = try parseBlock()
            handlers.append(
                ExceptionHandler(
                    type: type, name: name, body: last,
                    range: SourceRange(start: handlerStart, end: last.last?.range.end ?? handlerStart)))
        }
        let otherwise = handlers.isEmpty ? [] : try parseElse()
        if !otherwise.isEmpty { last = otherwise }
        var finally: [Statement] = []
        if accept(.keywordFinally) {
            finally = try parseBlock()
            last = finally
        } else if handlers.isEmpty {
            throw .unexpected
        }
        return statement(
            .tryBlock(body: body, handlers: handlers, otherwise: otherwise, finally: finally), from: start,
            endingWith: last)
    }

    mutating func parseWith() throws(ParseStop) -> Statement {
        let start = start
        advance()
        var items = try parseParenthesizedContexts()
        if items.isEmpty { items = try parseContexts(until: .colon) }
        let body = try parseBlock()
        return statement(.with(items, body: body), from: start, endingWith: body)
    }

    /// `(a as b, c as d)` before the colon; none, with nothing consumed, where the parenthesis is an expression's.
    private mutating func parseParenthesizedContexts() throws(ParseStop) -> [ContextItem] {
        guard kind == .leftParen else { return [] }
        let saved = self
        advance()
        do throws(ParseStop) {
            let items = try parseContexts(until: .rightParen)
            try expect(.rightParen)
            if kind == .colon { return items }
        } catch {
            if case .refused = error { throw error }
        }
        self = saved
        return []
    }

    private mutating func parseContexts(until close: TokenKind) throws(ParseStop) -> [ContextItem] {
        var items: [ContextItem] = []
        repeat {
            if close == .rightParen, kind == close, !items.isEmpty { break }
            let context = try parseExpression()
            var target: Expression?
            if accept(.keywordAs) {
                target = try parseTarget()
                try require(kind == .comma || kind == .rightParen || kind == .colon)
            }
            items.append(ContextItem(context: context, target: target))
        } while accept(.comma)
        return items
    }

    mutating func parseDecorated() throws(ParseStop) -> Statement {
        let start = start
        var decorators: [Expression] = []
        while accept(.at) {
            decorators.append(try parseNamedExpression())
            try expect(.newline)
        }
        switch kind {
        case .keywordDef: return try parseFunction(decorators, from: start)
        case .keywordClass: return try parseClass(decorators, from: start)
        case .keywordAsync: throw refuseWord("async", token.range)
        default: throw .unexpected
        }
    }

    mutating func parseFunction(_ decorators: [Expression], from start: Int32) throws(ParseStop) -> Statement {
        let definitionStart = self.start
        advance()
        let nameRange = token.range
        let name = try expectName()
        try expect(.leftParen)
        let parameters = try parseParameters(until: .rightParen)
        try expect(.rightParen)
        let returns = accept(.arrow) ? try parseExpression() : nil
        let outer = (sawYield, isInFunction)
        (sawYield, isInFunction) = (false, true)
        let body = try parseBlock()
        let range = SourceRange(start: definitionStart, end: body.last?.range.end ?? definitionStart)
        let definition = FunctionDefinition(
            name: name, nameRange: nameRange, parameters: parameters, returns: returns, body: body,
            decorators: decorators, range: range, isGenerator: sawYield)
        (sawYield, isInFunction) = outer
        return Statement(.function(definition), SourceRange(start: start, end: range.end))
    }

    mutating func parseClass(_ decorators: [Expression], from start: Int32) throws(ParseStop) -> Statement {
        let definitionStart = self.start
        advance()
        let nameRange = token.range
        let name = try expectName()
        let arguments = kind == .leftParen ? try parseArguments() : []
        let outer = (sawYield, isInFunction)
        isInFunction = false
        let body = try parseBlock()
        (sawYield, isInFunction) = outer
        let range = SourceRange(start: definitionStart, end: body.last?.range.end ?? definitionStart)
        let definition = ClassDefinition(
            name: name, nameRange: nameRange, arguments: arguments, body: body, decorators: decorators, range: range)
        return Statement(.classDefinition(definition), SourceRange(start: start, end: range.end))
    }
}
