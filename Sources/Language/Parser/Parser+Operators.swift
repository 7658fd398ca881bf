extension Parser {
    /// `expression`: a conditional expression, a disjunction or a lambda.
    mutating func parseExpression() throws(ParseStop) -> Expression {
        if kind == .keywordLambda { return try parseLambda() }
        let start = start
        let value = try parseDisjunction()
        guard kind == .keywordIf else { return value }
        let valueHeight = height
        advance()
        let test = try parseDisjunction()
        let testHeight = height
        try expect(.keywordElse)
        try enter(4)
        let otherwise = try parseExpression()
        leave(4)
        try raiseHeight(over: max(valueHeight, testHeight, height))
        return Expression(.conditional(test: test, then: value, otherwise: otherwise), range(from: start))
    }

    /// `named_expression`: an expression, or `name := expression`.
    mutating func parseNamedExpression() throws(ParseStop) -> Expression {
        if kind == .name, nextKind == .walrus { return try parseWalrus() }
        let value = try parseExpression()
        if kind == .walrus { throw .unexpected }
        return value
    }

    mutating func parseWalrus() throws(ParseStop) -> Expression {
        let target = token
        needsScopeCheck = true
        advance()
        advance()
        try enter(4)
        let value = try parseExpression()
        leave(4)
        try raiseHeight(over: height)
        return Expression(
            .named(target: text(target), targetRange: target.range, value: value), range(from: target.start))
    }

    mutating func parseDisjunction() throws(ParseStop) -> Expression {
        let start = start
        let first = try parseConjunction()
        guard kind == .keywordOr else { return first }
        var operands = [first]
        var highest = height
        while accept(.keywordOr) {
            operands.append(try parseConjunction())
            highest = max(highest, height)
        }
        try raiseHeight(over: highest)
        return Expression(.logical(.or, operands), range(from: start))
    }

    mutating func parseConjunction() throws(ParseStop) -> Expression {
        let start = start
        let first = try parseInversion()
        guard kind == .keywordAnd else { return first }
        var operands = [first]
        var highest = height
        while accept(.keywordAnd) {
            operands.append(try parseInversion())
            highest = max(highest, height)
        }
        try raiseHeight(over: highest)
        return Expression(.logical(.and, operands), range(from: start))
    }

    mutating func parseInversion() throws(ParseStop) -> Expression {
        guard kind == .keywordNot else { return try parseComparison() }
        let start = start
        advance()
        try enter(1)
        let operand = try parseInversion()
        leave(1)
        try raiseHeight(over: height)
        return Expression(.unary(.not, operand), range(from: start))
    }

    mutating func parseComparison() throws(ParseStop) -> Expression {
        let start = start
        let first = try parseBinary(1)
        guard let operation = acceptComparison() else { return first }
        var highest = height
        var links = [ComparisonLink(operation: operation, operand: try parseBinary(1))]
        highest = max(highest, height)
        while let operation = acceptComparison() {
            links.append(ComparisonLink(operation: operation, operand: try parseBinary(1)))
            highest = max(highest, height)
        }
        try raiseHeight(over: highest)
        return Expression(.comparison(first: first, links), range(from: start))
    }

    @inline(__always)
    private mutating func acceptComparison() -> ComparisonOperator? {
        let operation: ComparisonOperator
        switch kind {
        case .equal: operation = .equal
        case .notEqual: operation = .notEqual
        case .less: operation = .less
        case .lessOrEqual: operation = .lessOrEqual
        case .greater: operation = .greater
        case .greaterOrEqual: operation = .greaterOrEqual
        case .keywordIn: operation = .in
        case .keywordIs:
            advance()
            return accept(.keywordNot) ? .isNot : .is
        case .keywordNot where nextKind == .keywordIn:
            advance()
            operation = .notIn
        default: return nil
        }
        advance()
        return operation
    }

    /// The operators from `|` (1) to `*` (6) by precedence climbing; all associate to the left.
    mutating func parseBinary(_ minimum: Int) throws(ParseStop) -> Expression {
        let start = start
        var left = try parseUnary()
        guard let first = binaryOperator(kind), first.precedence >= minimum else { return left }
        var runPrecedence = 0
        var runLength = 0
        var links: [BinaryLink] = []
        while let (operation, precedence) = binaryOperator(kind), precedence >= minimum {
            var leftHeight = height
            if precedence != runPrecedence {
                if !links.isEmpty { left = Expression(.binaryChain(first: left, links), range(from: start)) }
                links = []
                runPrecedence = precedence
                runLength = 0
            }
            advance()
            let right = try precedence == 6 ? parseUnary() : parseBinary(precedence + 1)
            runLength += 1
            if runLength < Parser.nestedChainLength {
                try raiseHeight(over: max(leftHeight, height))
                left = Expression(.binary(left, operation, right), range(from: start))
            } else {
                if links.isEmpty { leftHeight += 1 }
                height = max(leftHeight, height + 1)
                if height > Parser.maximumHeight { throw tooDeep() }
                links.append(BinaryLink(operation: operation, operand: right))
            }
        }
        if !links.isEmpty { left = Expression(.binaryChain(first: left, links), range(from: start)) }
        return left
    }

    @inline(__always)
    private func binaryOperator(_ kind: TokenKind) -> (operation: BinaryOperator, precedence: Int)? {
        switch kind {
        case .bar: return (.bitOr, 1)
        case .caret: return (.bitXor, 2)
        case .ampersand: return (.bitAnd, 3)
        case .leftShift: return (.leftShift, 4)
        case .rightShift: return (.rightShift, 4)
        case .plus: return (.add, 5)
        case .minus: return (.subtract, 5)
        case .star: return (.multiply, 6)
        case .slash: return (.divide, 6)
        case .doubleSlash: return (.floorDivide, 6)
        case .percent: return (.modulo, 6)
        case .at: return (.matrixMultiply, 6)
        default: return nil
        }
    }

    /// `factor` and `power`.
    mutating func parseUnary() throws(ParseStop) -> Expression {
        let operation: UnaryOperator
        switch kind {
        case .plus: operation = .plus
        case .minus: operation = .minus
        case .tilde: operation = .invert
        default: return try parsePower()
        }
        let start = start
        advance()
        if operation == .minus, let least = acceptLeastInteger() {
            height = 1
            return Expression(.integer(least), range(from: start))
        }
        try enter(1)
        let operand = try parseUnary()
        leave(1)
        try raiseHeight(over: height)
        return Expression(.unary(operation, operand), range(from: start))
    }

    private mutating func parsePower() throws(ParseStop) -> Expression {
        let start = start
        let base = try parsePrimary()
        guard kind == .doubleStar else { return base }
        let baseHeight = height
        advance()
        try enter(2)
        let exponent = try parseUnary()
        leave(2)
        try raiseHeight(over: max(baseHeight, height))
        return Expression(.binary(base, .power, exponent), range(from: start))
    }
}
