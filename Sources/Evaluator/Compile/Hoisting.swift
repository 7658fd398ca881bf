import Language

/// Takes expressions around a `yield` apart, so that every `yield` stands alone: `x = f(a, (yield b))` becomes
/// `t1 = f; t2 = a; t3 = yield b; x = t1(t2, t3)`.
extension Compiler {
    /// A hidden variable of the frame.
    func newTemporary() -> String {
        let slot = newSlot()
        let name = "\u{0}t\(slot)"
        scope.frameScope.storage[name] = .local(slot)
        return name
    }

    /// Moves what has to happen before into `steps`; what is left has no `yield`.
    func hoist(_ expression: Expression, _ steps: inout [Statement]) -> Expression {
        guard YieldSearch.contains(expression) else { return expression }
        let range = expression.range
        switch expression.kind {
        case .yield(let value):
            let inner = value.map { hoist($0, &steps) }
            return keep(Expression(.yield(inner), range), &steps)
        case .yieldFrom(let value):
            let inner = hoist(value, &steps)
            return keep(Expression(.yieldFrom(inner), range), &steps)
        case .logical(let operation, let operands): return hoistLogical(operation, operands, range, &steps)
        case .conditional(let test, let then, let otherwise):
            let condition = hoist(test, &steps)
            let name = newTemporary()
            steps.append(
                Statement(
                    .conditional(
                        [ConditionalBranch(if: condition, assignment(name, then))],
                        otherwise: assignment(name, otherwise)), range))
            return Expression(.name(name), range)
        default: return hoistChildren(expression, &steps)
        }
    }

    private func hoistChildren(_ expression: Expression, _ steps: inout [Statement]) -> Expression {
        let children = expression.children
        guard let last = children.lastIndex(where: YieldSearch.contains) else { return expression }
        var replaced = children
        for index in 0...last {
            let child = children[index]
            if YieldSearch.contains(child) {
                replaced[index] = hoist(child, &steps)
            } else {
                replaced[index] = kept(child, &steps)
            }
        }
        return expression.replacing(children: replaced)
    }

    /// A child that comes before a `yield`: its value is taken now. Parts that are no values by themselves are taken apart.
    private func kept(_ child: Expression, _ steps: inout [Statement]) -> Expression {
        switch child.kind {
        case .none, .boolean, .ellipsis, .integer, .float, .string, .bytes: return child
        case .starred(let inner): return Expression(.starred(kept(inner, &steps)), child.range)
        case .slice: return child.replacing(children: child.children.map { kept($0, &steps) })
        default: return keep(child, &steps)
        }
    }

    private func keep(_ value: Expression, _ steps: inout [Statement]) -> Expression {
        let name = newTemporary()
        steps += assignment(name, value)
        return Expression(.name(name), value.range)
    }

    private func assignment(_ name: String, _ value: Expression) -> [Statement] {
        [Statement(.assignment(targets: [Expression(.name(name), value.range)], value: value), value.range)]
    }

    private func hoistLogical(
        _ operation: BooleanOperator, _ operands: [Expression], _ range: SourceRange, _ steps: inout [Statement]
    ) -> Expression {
        let name = newTemporary()
        let result = Expression(.name(name), range)
        guard let first = operands.first else { return result }
        var body = assignment(name, first)
        var nested = operands.dropFirst()
        func rest() -> [Statement] {
            guard let next = nested.popFirst() else { return [] }
            let test = operation == .and ? result : Expression(.unary(.not, result), range)
            return [
                Statement(
                    .conditional([ConditionalBranch(if: test, assignment(name, next) + rest())], otherwise: []), range)
            ]
        }
        body += rest()
        steps += body
        return result
    }
}

/// The body of a generator expression as statements.
enum GeneratorExpression {
    static func statements(_ element: Expression, _ clauses: [ComprehensionClause], source: String) -> [Statement] {
        var body = [Statement(.expression(Expression(.yield(element), element.range)), element.range)]
        for (index, clause) in clauses.enumerated().reversed() {
            for condition in clause.conditions.reversed() {
                body = [
                    Statement(
                        .conditional([ConditionalBranch(if: condition, body)], otherwise: []), condition.range)
                ]
            }
            let iterable =
                index == 0 ? Expression(.name(source), clause.iterable.range) : clause.iterable
            body = [
                Statement(
                    .forLoop(target: clause.target, iterable: iterable, body: body, otherwise: []), clause.range)
            ]
        }
        return body
    }
}
