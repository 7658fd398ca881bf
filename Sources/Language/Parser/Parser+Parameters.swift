extension Parser {
    /// The parameters up to, not including, the closing token: `)` with annotations, `:` without.
    mutating func parseParameters(until close: TokenKind) throws(ParseStop) -> Parameters {
        var parameters = Parameters()
        var highest = 1
        var sawSlash = false
        var sawStar = false
        var sawDefault = false
        var needsKeywordOnly = false
        while kind != close {
            if parameters.keywords != nil { throw .unexpected }
            switch kind {
            case .slash:
                if sawSlash || sawStar || parameters.positional.isEmpty { throw .unexpected }
                advance()
                parameters.positionalOnly = parameters.positional
                parameters.positional = []
                sawSlash = true
            case .star:
                if sawStar { throw .unexpected }
                sawStar = true
                advance()
                if kind == .comma {
                    needsKeywordOnly = true
                } else {
                    parameters.variadic = try parseParameter(
                        isAnnotated: close == .rightParen, isVariadic: true, mayDefault: false)
                }
            case .doubleStar:
                if needsKeywordOnly { throw .unexpected }
                advance()
                parameters.keywords = try parseParameter(
                    isAnnotated: close == .rightParen, isVariadic: false, mayDefault: false)
            default:
                let parameter = try parseParameter(
                    isAnnotated: close == .rightParen, isVariadic: false, mayDefault: true)
                if sawStar {
                    parameters.keywordOnly.append(parameter)
                    needsKeywordOnly = false
                } else {
                    if parameter.defaultValue != nil { sawDefault = true } else if sawDefault { throw .unexpected }
                    parameters.positional.append(parameter)
                }
            }
            highest = max(highest, height)
            if !accept(.comma) { break }
        }
        height = highest
        noteRepeatedNames(parameters)
        if kind != close || needsKeywordOnly { throw .unexpected }
        return parameters
    }

    private mutating func noteRepeatedNames(_ parameters: Parameters) {
        let all = parameters.all
        for index in all.indices.dropFirst() where !needsScopeCheck {
            needsScopeCheck = all[..<index].contains { $0.name == all[index].name }
        }
    }

    private mutating func parseParameter(
        isAnnotated: Bool, isVariadic: Bool, mayDefault: Bool
    ) throws(ParseStop) -> Parameter {
        let start = start
        let name = try expectName()
        height = 1
        var highest = 1
        var annotation: Expression?
        if isAnnotated, accept(.colon) {
            if isVariadic, kind == .star {
                let star = self.start
                advance()
                let value = try parseBinary(1)
                annotation = Expression(.starred(value), range(from: star))
            } else {
                annotation = try parseExpression()
            }
        }
        highest = max(highest, height)
        let range = range(from: start)
        var defaultValue: Expression?
        if mayDefault, accept(.assign) { defaultValue = try parseExpression() }
        height = max(highest, height)
        return Parameter(name: name, annotation: annotation, defaultValue: defaultValue, range: range)
    }

    mutating func parseLambda() throws(ParseStop) -> Expression {
        let start = start
        try expect(.keywordLambda)
        try enter(6)
        let parameters = try parseParameters(until: .colon)
        var highest = height
        try expect(.colon)
        let outer = (sawYield, isInFunction)
        (sawYield, isInFunction) = (false, true)
        let body = try parseExpression()
        highest = max(highest, height)
        leave(6)
        let range = range(from: start)
        let definition = LambdaDefinition(parameters: parameters, body: body, range: range, isGenerator: sawYield)
        (sawYield, isInFunction) = outer
        try raiseHeight(over: highest)
        return Expression(.lambda(definition), range)
    }
}
