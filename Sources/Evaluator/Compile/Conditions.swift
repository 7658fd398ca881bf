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
            let value = operand(expression)
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
        let parts = operands.map { (value: operand($0), range: $0.range) }
        let stop = operation == .or
        return { frame in
            var result = Value.none
            for (index, part) in parts.enumerated() {
                result = try part.value(frame)
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
        case .less: return compileComparison(FastLess.self, first, right, range)
        case .lessOrEqual: return compileComparison(FastLessOrEqual.self, first, right, range)
        case .greater: return compileComparison(FastGreater.self, first, right, range)
        case .greaterOrEqual: return compileComparison(FastGreaterOrEqual.self, first, right, range)
        case .equal: return compileComparison(FastEqual.self, first, right, range)
        case .notEqual: return compileComparison(FastNotEqual.self, first, right, range)
        case .is, .isNot:
            let isNegated = link.operation == .isNot
            let a = compile(first)
            if case .none = right.kind {
                switch place(of: first) {
                case .local(let place): return Compiler.noneCondition(place, a, isNegated)
                case .fixed(let place): return Compiler.noneCondition(place, a, isNegated)
                case nil: return { frame in try a(frame).isNone != isNegated }
                }
            }
            let b = compile(right)
            return { frame in
                let left = try a(frame)
                return left.isIdentical(to: try b(frame)) != isNegated
            }
        case .in, .notIn:
            let isNegated = link.operation == .notIn
            return compileMembership(first, right, isNegated, range)
        }
    }

    private static func noneCondition(_ place: some Place, _ value: @escaping Evaluate, _ isNegated: Bool) -> Condition
    {
        { frame in
            let place = place.pointer(frame)
            if place.tag != RawTag.empty { return isNegated }
            return try value(frame).isNone != isNegated
        }
    }

    private func compileMembership(
        _ item: Expression, _ container: Expression, _ isNegated: Bool, _ range: SourceRange
    ) -> Condition {
        let a = compile(item)
        let b = compile(container)
        let site = site
        let general: Condition = { frame in
            let item = try a(frame)
            let container = try b(frame)
            do {
                switch container {
                case .dict(let dict) where !dict.hasProgramType: return try dict.containsKey(item) != isNegated
                case .str(let text):
                    if case .str(let part) = item { return text.contains(part) != isNegated }
                case .object(let object) where object.kind == .set:
                    return try unsafeDowncast(object, to: SetObject.self).containsKey(item) != isNegated
                case .unbound, .none, .bool, .int, .float, .list, .tuple, .dict, .tensor, .object: break
                }
                return try Operators.contains(container, item) != isNegated
            } catch { throw site.locate(error, range) }
        }
        switch (place(of: item), place(of: container)) {
        case (.local(let x), .local(let y)): return Compiler.lyingMembership(x, y, isNegated, general)
        case (.local(let x), .fixed(let y)): return Compiler.lyingMembership(x, y, isNegated, general)
        case (.fixed(let x), .local(let y)): return Compiler.lyingMembership(x, y, isNegated, general)
        case (.fixed(let x), .fixed(let y)): return Compiler.lyingMembership(x, y, isNegated, general)
        case (nil, _), (_, nil): return general
        }
    }

    /// A text among the keys of a dict or set, or within a text, all in variables: nothing is counted.
    private static func lyingMembership(
        _ item: some Place, _ container: some Place, _ isNegated: Bool, _ general: @escaping Condition
    ) -> Condition {
        { frame in
            let item = item.pointer(frame)
            let container = container.pointer(frame)
            guard item.tag == RawTag.str else { return try general(frame) }
            return try item.rawStr._withUnsafeGuaranteedRef { text in
                switch container.tag {
                case RawTag.dict:
                    let place = container.rawDict._withUnsafeGuaranteedRef { $0.hasProgramType ? -2 : $0.find(text) }
                    return place == -2 ? try general(frame) : (place >= 0) != isNegated
                case RawTag.object:
                    let place = container.rawObject._withUnsafeGuaranteedRef { object in
                        object.kind == .set ? unsafeDowncast(object, to: SetObject.self).find(text) : -2
                    }
                    return place == -2 ? try general(frame) : (place >= 0) != isNegated
                case RawTag.str:
                    return container.rawStr._withUnsafeGuaranteedRef { $0.contains(text) } != isNegated
                default: return try general(frame)
                }
            }
        }
    }

    // MARK: Comparisons as values

    func compileComparison(_ first: Expression, _ links: [ComparisonLink], _ range: SourceRange) -> Evaluate {
        if links.count == 1 { return compileSingleComparison(first, links[0], range) }
        let site = site
        let first = compile(first)
        let rest = links.map { (operation: $0.operation, operand: operand($0.operand)) }
        return { frame in
            var left = try first(frame)
            var result = Value.bool(true)
            for (index, link) in rest.enumerated() {
                let right = try link.operand(frame)
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

/// A compiled condition in an array.
struct Test {
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
