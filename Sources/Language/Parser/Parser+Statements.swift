extension Parser {
    /// One statement; a line of several simple statements adds all of them.
    mutating func parseStatement(into statements: inout [Statement]) throws(ParseStop) {
        let outerIndex = statementIndex
        statementIndex = index
        switch kind {
        case .keywordIf: statements.append(try parseIf())
        case .keywordFor: statements.append(try parseFor())
        case .keywordWhile: statements.append(try parseWhile())
        case .keywordTry: statements.append(try parseTry())
        case .keywordWith: statements.append(try parseWith())
        case .keywordDef: statements.append(try parseFunction([], from: start))
        case .keywordClass: statements.append(try parseClass([], from: start))
        case .at: statements.append(try parseDecorated())
        case .keywordAsync: throw refuseWord("async", token.range)
        default: try parseSimpleStatements(into: &statements)
        }
        // Stays where it is when something throws: that is where the explanation begins.
        statementIndex = outerIndex
    }

    /// `a; b; c` and the end of the line.
    mutating func parseSimpleStatements(into statements: inout [Statement]) throws(ParseStop) {
        repeat {
            if kind == .newline, let last = tokens.indices.contains(index - 1) ? tokens[index - 1].kind : nil,
                last == .semicolon
            {
                break
            }
            let start = start
            let statement = try parseSimpleStatement()
            statements.append(Statement(statement, range(from: start)))
        } while accept(.semicolon)
        try expect(.newline)
    }

    private mutating func parseSimpleStatement() throws(ParseStop) -> Statement.Kind {
        switch kind {
        case .keywordReturn:
            advance()
            guard kind == .star || startsExpression(kind) else { return .returning(nil) }
            return .returning(try parseStarExpressions())
        case .keywordImport: return try parseImport()
        case .keywordFrom: return try parseFromImport()
        case .keywordRaise:
            advance()
            guard startsExpression(kind) else { return .raise(exception: nil, cause: nil) }
            let exception = try parseExpression()
            return .raise(exception: exception, cause: accept(.keywordFrom) ? try parseExpression() : nil)
        case .keywordPass:
            advance()
            return .pass
        case .keywordBreak:
            advance()
            return .breaking
        case .keywordContinue:
            advance()
            return .continuing
        case .keywordDel: return try parseDelete()
        case .keywordAssert:
            advance()
            let test = try parseExpression()
            return .assert(test: test, message: accept(.comma) ? try parseExpression() : nil)
        case .keywordGlobal:
            advance()
            return .global(try parseNames())
        case .keywordNonlocal:
            advance()
            return .nonlocal(try parseNames())
        case .keywordYield:
            let value = try parseYield()
            return .expression(value)
        default: return try parseExpressionStatement()
        }
    }

    private mutating func parseNames() throws(ParseStop) -> [String] {
        var names: [String] = []
        needsScopeCheck = true
        repeat { names.append(try expectName()) } while accept(.comma)
        return names
    }

    private mutating func parseDelete() throws(ParseStop) -> Statement.Kind {
        advance()
        var targets: [Expression] = []
        repeat {
            if kind == .newline || kind == .semicolon, !targets.isEmpty { break }
            let target = try parsePrimary()
            try require(isDeletable(target))
            targets.append(target)
        } while accept(.comma)
        return .delete(targets)
    }

    private mutating func parseExpressionStatement() throws(ParseStop) -> Statement.Kind {
        let isBareName = kind == .name && nextKind == .colon
        let first = try parseStarExpressions()
        if kind == .assign { return try parseAssignment(first) }
        if kind == .colon {
            try require(isSingleTarget(first))
            advance()
            let annotation = try parseExpression()
            let value = accept(.assign) ? try parseAssignedValue() : nil
            return .annotated(target: first, annotation: annotation, value: value, isSimple: isBareName)
        }
        if let operation = augmentedOperator(kind) {
            try require(isSingleTarget(first))
            advance()
            return .augmented(target: first, operation, value: try parseAssignedValue())
        }
        return .expression(first)
    }

    private mutating func parseAssignment(_ first: Expression) throws(ParseStop) -> Statement.Kind {
        var targets: [Expression] = []
        var value = first
        while kind == .assign {
            try require(isStarTarget(value))
            targets.append(value)
            advance()
            value = try parseAssignedValue()
        }
        return .assignment(targets: targets, value: value)
    }

    private func augmentedOperator(_ kind: TokenKind) -> BinaryOperator? {
        switch kind {
        case .plusAssign: return .add
        case .minusAssign: return .subtract
        case .starAssign: return .multiply
        case .atAssign: return .matrixMultiply
        case .slashAssign: return .divide
        case .percentAssign: return .modulo
        case .ampersandAssign: return .bitAnd
        case .barAssign: return .bitOr
        case .caretAssign: return .bitXor
        case .leftShiftAssign: return .leftShift
        case .rightShiftAssign: return .rightShift
        case .doubleStarAssign: return .power
        case .doubleSlashAssign: return .floorDivide
        default: return nil
        }
    }
}
