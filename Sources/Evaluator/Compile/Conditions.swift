import Language

/// Expressions of which only the truth is asked.
extension Compiler {
    typealias Condition = (Frame) throws -> Bool

    func compileCondition(_ expression: Expression) -> Condition {
        switch expression.kind {
        case .boolean(let value): return { _ in value }
        case .unary(.not, let operand):
            let operand = compileCondition(operand)
            return { frame in try !operand(frame) }
        case .logical(let operation, let operands):
            let parts = operands.map { Test(holds: compileCondition($0)) }
            if parts.count == 2 {
                let a = parts[0].holds
                let b = parts[1].holds
                switch operation {
                case .and: return { frame in try a(frame) && b(frame) }
                case .or: return { frame in try a(frame) || b(frame) }
                }
            }
            let stop = operation == .or
            return { frame in
                for part in parts where try part.holds(frame) == stop { return stop }
                return !stop
            }
        case .comparison(let first, let links) where links.count == 1:
            return compileComparisonCondition(first, links[0], expression.range)
        default:
            let value = compile(expression)
            let site = site
            let range = expression.range
            return { frame in
                let result = try value(frame)
                if case .bool(let truth) = result { return truth }
                do { return try result.isTrue() } catch { throw site.locate(error, range) }
            }
        }
    }

    func compileLogical(_ operation: BooleanOperator, _ operands: [Expression]) -> Evaluate {
        let site = site
        let parts = operands.map { (value: Operand(value: compile($0)), range: $0.range) }
        let stop = operation == .or
        return { frame in
            var result = Value.none
            for (index, part) in parts.enumerated() {
                result = try part.value.value(frame)
                if index == parts.count - 1 { break }
                do {
                    if try result.isTrue() == stop { break }
                } catch { throw site.locate(error, part.range) }
            }
            return result
        }
    }

    private func compileComparisonCondition(_ first: Expression, _ link: ComparisonLink, _ range: SourceRange)
        -> Condition
    {
        let right = link.operand
        switch link.operation {
        case .less: return orderCondition(first, right, .less, range)
        case .lessOrEqual: return orderCondition(first, right, .lessOrEqual, range)
        case .greater: return orderCondition(first, right, .greater, range)
        case .greaterOrEqual: return orderCondition(first, right, .greaterOrEqual, range)
        case .equal: return equalityCondition(first, right, isNegated: false, range)
        case .notEqual: return equalityCondition(first, right, isNegated: true, range)
        case .is, .isNot:
            let isNegated = link.operation == .isNot
            let a = compile(first)
            if case .none = right.kind { return { frame in try a(frame).isNone != isNegated } }
            let b = compile(right)
            return { frame in
                let left = try a(frame)
                return left.isIdentical(to: try b(frame)) != isNegated
            }
        case .in, .notIn:
            let isNegated = link.operation == .notIn
            let a = compile(first)
            let b = compile(right)
            let site = site
            return { frame in
                let item = try a(frame)
                let container = try b(frame)
                do {
                    if case .dict(let dict) = container, !dict.hasProgramType {
                        return try dict.containsKey(item) != isNegated
                    }
                    return try Operators.contains(container, item) != isNegated
                } catch { throw site.locate(error, range) }
            }
        }
    }

    private func orderCondition(
        _ left: Expression, _ right: Expression, _ operation: OrderOperator, _ range: SourceRange
    ) -> Condition {
        let site = site
        let slow: (Value, Value) throws -> Bool = { left, right in
            do { return try Operators.order(operation, left, right).isTrue() } catch { throw site.locate(error, range) }
        }
        let a = compile(left)
        if case .integer(let number) = right.kind {
            let constant = Int(number)
            if let slot = localSlot(left) {
                return { frame in
                    let place = frame.slots + slot
                    if place.isInt { return operation.holds(place.rawInt, constant) }
                    return try slow(a(frame), .int(constant))
                }
            }
            return { frame in
                let x = try a(frame)
                if case .int(let x) = x { return operation.holds(x, constant) }
                return try slow(x, .int(constant))
            }
        }
        let b = compile(right)
        if let slot = localSlot(left), let other = localSlot(right) {
            return { frame in
                let first = frame.slots + slot
                let second = frame.slots + other
                if first.isInt, second.isInt { return operation.holds(first.rawInt, second.rawInt) }
                return try slow(a(frame), b(frame))
            }
        }
        return { frame in
            let x = try a(frame)
            let y = try b(frame)
            switch (x, y) {
            case (.int(let x), .int(let y)): return operation.holds(x, y)
            case (.float(let x), .float(let y)): return operation.holds(x, y)
            default: return try slow(x, y)
            }
        }
    }

    private func equalityCondition(
        _ left: Expression, _ right: Expression, isNegated: Bool, _ range: SourceRange
    ) -> Condition {
        let site = site
        let a = compile(left)
        let slow: (Value, Value) throws -> Bool = { left, right in
            do {
                return try Operators.equality(left, right, isNegated: isNegated).isTrue()
            } catch { throw site.locate(error, range) }
        }
        if case .integer(let number) = right.kind {
            let constant = Int(number)
            return { frame in
                let x = try a(frame)
                if case .int(let x) = x { return (x == constant) != isNegated }
                return try slow(x, .int(constant))
            }
        }
        let b = compile(right)
        return { frame in
            let x = try a(frame)
            let y = try b(frame)
            switch (x, y) {
            case (.int(let x), .int(let y)): return (x == y) != isNegated
            case (.str(let x), .str(let y)): return (x == y) != isNegated
            default: return try slow(x, y)
            }
        }
    }

    /// The slot of a name that is a plain local variable.
    func localSlot(_ expression: Expression) -> Int? {
        if case .name(let name) = expression.kind, case .local(let slot) = storage(of: name) { return slot }
        return nil
    }

    // MARK: Comparisons as values

    func compileComparison(_ first: Expression, _ links: [ComparisonLink], _ range: SourceRange) -> Evaluate {
        if links.count == 1 { return compileSingleComparison(first, links[0], range) }
        let site = site
        let first = compile(first)
        let rest = links.map { (operation: $0.operation, operand: Operand(value: compile($0.operand))) }
        return { frame in
            var left = try first(frame)
            var result = Value.bool(true)
            for (index, link) in rest.enumerated() {
                let right = try link.operand.value(frame)
                do {
                    result = try Operators.compare(link.operation, left, right)
                    if index < rest.count - 1, try !result.isTrue() { return result }
                } catch { throw site.locate(error, range) }
                left = right
            }
            return result
        }
    }

    private func compileSingleComparison(_ first: Expression, _ link: ComparisonLink, _ range: SourceRange) -> Evaluate
    {
        let operation = link.operation
        switch operation {
        case .is, .isNot, .in, .notIn:
            let condition = compileComparisonCondition(first, link, range)
            return { frame in .bool(try condition(frame)) }
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
        }
        let site = site
        let a = compile(first)
        let b = compile(link.operand)
        return { frame in
            let left = try a(frame)
            let right = try b(frame)
            if case .int(let x) = left, case .int(let y) = right {
                switch operation {
                case .less: return .bool(x < y)
                case .lessOrEqual: return .bool(x <= y)
                case .greater: return .bool(x > y)
                case .greaterOrEqual: return .bool(x >= y)
                case .equal: return .bool(x == y)
                case .notEqual: return .bool(x != y)
                case .is, .isNot, .in, .notIn: break
                }
            }
            do {
                return try Operators.compare(operation, left, right)
            } catch { throw site.locate(error, range) }
        }
    }
}

private struct Test {
    let holds: Compiler.Condition
}

extension Operators {
    /// Any comparison as a value.
    static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws -> Value {
        switch operation {
        case .equal: try equality(left, right, isNegated: false)
        case .notEqual: try equality(left, right, isNegated: true)
        case .less: try order(.less, left, right)
        case .lessOrEqual: try order(.lessOrEqual, left, right)
        case .greater: try order(.greater, left, right)
        case .greaterOrEqual: try order(.greaterOrEqual, left, right)
        case .is: .bool(left.isIdentical(to: right))
        case .isNot: .bool(!left.isIdentical(to: right))
        case .in: .bool(try contains(right, left))
        case .notIn: .bool(try !contains(right, left))
        }
    }
}
