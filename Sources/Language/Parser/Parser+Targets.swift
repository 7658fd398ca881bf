extension Parser {
    /// `star_targets` before `in`: what a loop assigns to.
    mutating func parseTargets() throws(ParseStop) -> Expression {
        let start = start
        let first = try parseTarget()
        guard kind == .comma else { return first }
        var items = [first]
        var highest = height
        while accept(.comma), kind == .star || startsExpression(kind) {
            items.append(try parseTarget())
            highest = max(highest, height)
        }
        try raiseHeight(over: highest)
        return Expression(.tuple(items), range(from: start))
    }

    /// One target, starred or not.
    mutating func parseTarget() throws(ParseStop) -> Expression {
        let start = start
        guard accept(.star) else {
            let target = try parsePrimary()
            try require(isTarget(target))
            return target
        }
        if kind == .star { throw .unexpected }
        let target = try parsePrimary()
        try require(isTarget(target))
        try raiseHeight(over: height)
        return Expression(.starred(target), range(from: start))
    }

    func require(_ condition: Bool) throws(ParseStop) {
        if !condition { throw .unexpected }
    }

    /// True for what may stand left of `=`; a star is allowed at the top and inside a tuple or list.
    func isStarTarget(_ expression: Expression) -> Bool {
        if case .starred(let inner) = expression.kind { return isTarget(inner) }
        return isTarget(expression)
    }

    func isTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: return true
        case .tuple(let items), .list(let items): return items.allSatisfy(isStarTarget)
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes, .formatted, .set, .dictionary, .unary,
            .binary,
            .binaryChain, .logical, .comparison, .conditional, .lambda, .named, .call, .slice, .starred,
            .listComprehension, .setComprehension, .dictionaryComprehension, .generator, .yield, .yieldFrom:
            return false
        }
    }

    /// True for a single name, attribute or subscript: what `+=` and `:` take.
    func isSingleTarget(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .name, .attribute, .subscript: return true
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes, .formatted, .set, .dictionary, .unary,
            .binary,
            .binaryChain, .logical, .comparison, .conditional, .lambda, .named, .call, .slice, .starred, .tuple, .list,
            .listComprehension, .setComprehension, .dictionaryComprehension, .generator, .yield, .yieldFrom:
            return false
        }
    }

    /// True for what `del` takes.
    func isDeletable(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .tuple(let items), .list(let items): return items.allSatisfy(isDeletable)
        default: return isSingleTarget(expression)
        }
    }
}
