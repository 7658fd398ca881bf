import Language

/// Whether a `yield` of the function itself stands in a piece of code.
enum YieldSearch {
    static func contains(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .expression(let value): contains(value)
        case .assignment(let targets, let value): contains(value) || targets.contains(where: contains)
        case .annotated(let target, _, let value, _): contains(target) || contains(value)
        case .augmented(let target, _, let value): contains(target) || contains(value)
        case .conditional(let branches, let otherwise):
            branches.contains { contains($0.test) || contains($0.body) } || contains(otherwise)
        case .forLoop(let target, let iterable, let body, let otherwise):
            contains(target) || contains(iterable) || contains(body) || contains(otherwise)
        case .whileLoop(let test, let body, let otherwise): contains(test) || contains(body) || contains(otherwise)
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            contains(body) || handlers.contains { contains($0.type) || contains($0.body) } || contains(otherwise)
                || contains(finally)
        case .with(let items, let body):
            items.contains { contains($0.context) || contains($0.target) } || contains(body)
        case .function(let definition): definition.decorators.contains(where: contains)
        case .classDefinition(let definition): definition.arguments.contains { contains($0.value) }
        case .returning(let value): contains(value)
        case .delete(let targets): targets.contains(where: contains)
        case .assert(let test, let message): contains(test) || contains(message)
        case .raise(let exception, let cause): contains(exception) || contains(cause)
        case .importModules, .importNames, .importAll, .global, .nonlocal, .pass, .breaking, .continuing: false
        }
    }

    static func contains(_ statements: [Statement]) -> Bool { statements.contains(where: contains) }

    static func contains(_ expression: Expression?) -> Bool { expression.map { contains($0) } ?? false }

    static func contains(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .yield, .yieldFrom: true
        default: expression.children.contains(where: contains)
        }
    }
}

extension Expression {
    /// The parts that are evaluated with it, in order. Functions within and comprehensions' insides do not belong to it.
    var children: [Expression] {
        switch kind {
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes, .name, .lambda: []
        case .formatted(let parts):
            parts.compactMap { if case .field(let field) = $0 { field.value } else { nil } }
        case .tuple(let items), .list(let items), .set(let items): items
        case .dictionary(let items):
            items.flatMap { item -> [Expression] in
                switch item {
                case .pair(let key, let value): [key, value]
                case .unpacked(let value): [value]
                }
            }
        case .unary(_, let operand): [operand]
        case .binary(let left, _, let right): [left, right]
        case .binaryChain(let first, let links): [first] + links.map(\.operand)
        case .logical(_, let operands): operands
        case .comparison(let first, let links): [first] + links.map(\.operand)
        case .conditional(let test, let then, let otherwise): [test, then, otherwise]
        case .named(_, _, let value): [value]
        case .call(let callee, let arguments): [callee] + arguments.map(\.value)
        case .attribute(let base, _, _): [base]
        case .subscript(let base, let index): [base, index]
        case .slice(let lower, let upper, let step): [lower, upper, step].compactMap { $0 }
        case .starred(let value): [value]
        case .listComprehension(_, let clauses), .setComprehension(_, let clauses), .generator(_, let clauses),
            .dictionaryComprehension(_, _, let clauses):
            clauses.first.map { [$0.iterable] } ?? []
        case .yield(let value): value.map { [$0] } ?? []
        case .yieldFrom(let value): [value]
        }
    }

    /// The same expression with other children, as many as it has.
    func replacing(children: [Expression]) -> Expression {
        var rest = children[...]
        func next() -> Expression { rest.popFirst() ?? self }
        let kind: Kind
        switch self.kind {
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes, .name, .lambda, .listComprehension,
            .setComprehension, .generator, .dictionaryComprehension:
            return self
        case .formatted(let parts):
            kind = .formatted(
                parts.map { part in
                    if case .field(let field) = part { return .field(field.replacing(value: next())) }
                    return part
                })
        case .tuple(let items): kind = .tuple(items.map { _ in next() })
        case .list(let items): kind = .list(items.map { _ in next() })
        case .set(let items): kind = .set(items.map { _ in next() })
        case .dictionary(let items):
            kind = .dictionary(
                items.map { item in
                    switch item {
                    case .pair:
                        let key = next()
                        return .pair(key: key, value: next())
                    case .unpacked: return .unpacked(next())
                    }
                })
        case .unary(let operation, _): kind = .unary(operation, next())
        case .binary(_, let operation, _):
            let left = next()
            kind = .binary(left, operation, next())
        case .binaryChain(_, let links):
            let first = next()
            kind = .binaryChain(first: first, links.map { BinaryLink($0.operation, next()) })
        case .logical(let operation, let operands): kind = .logical(operation, operands.map { _ in next() })
        case .comparison(_, let links):
            let first = next()
            kind = .comparison(first: first, links.map { ComparisonLink($0.operation, next()) })
        case .conditional:
            let test = next()
            let then = next()
            kind = .conditional(test: test, then: then, otherwise: next())
        case .named(let target, let targetRange, _):
            kind = .named(target: target, targetRange: targetRange, value: next())
        case .call(_, let arguments):
            let callee = next()
            kind = .call(callee: callee, arguments: arguments.map { Argument($0.kind, next(), in: $0.range) })
        case .attribute(_, let name, let nameRange): kind = .attribute(base: next(), name: name, nameRange: nameRange)
        case .subscript:
            let base = next()
            kind = .subscript(base: base, index: next())
        case .slice(let lower, let upper, let step):
            let first = lower.map { _ in next() }
            let second = upper.map { _ in next() }
            kind = .slice(lower: first, upper: second, step: step.map { _ in next() })
        case .starred: kind = .starred(next())
        case .yield(let value): kind = .yield(value.map { _ in next() })
        case .yieldFrom: kind = .yieldFrom(next())
        }
        return Expression(kind, range)
    }
}
