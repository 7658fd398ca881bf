import Language

/// Expressions to closures.
extension Compiler {
    func compile(_ expression: Expression) -> Evaluate {
        let range = expression.range
        switch expression.kind {
        case .none: return { _ in .none }
        case .boolean(let value): return { _ in .bool(value) }
        case .ellipsis:
            let value = unit.interpreter.types.ellipsis
            return { _ in value }
        case .integer(let value):
            let number = Int(value)
            return { _ in .int(number) }
        case .float(let value): return { _ in .float(value) }
        case .string(let value):
            let text = unit.interpreter.intern(value)
            return { _ in .str(text) }
        case .bytes(let bytes):
            let value = Value.object(BytesObject(bytes))
            return { _ in value }
        case .formatted(let parts): return compileFormatted(parts, range)
        case .name(let name): return compileName(name, range)
        case .tuple(let items): return compileTuple(items)
        case .list(let items): return compileList(items)
        case .set(let items): return compileSet(items, range)
        case .dictionary(let items): return compileDictionary(items, range)
        case .unary(let operation, let operand): return compileUnary(operation, operand, range)
        case .binary(let left, let operation, let right): return compileBinary(left, operation, right, range)
        case .binaryChain(let first, let links): return compileChain(first, links, range)
        case .logical(let operation, let operands): return compileLogical(operation, operands)
        case .comparison(let first, let links): return compileComparison(first, links, range)
        case .conditional(let test, let then, let otherwise):
            let test = compileCondition(test)
            let then = compile(then)
            let otherwise = compile(otherwise)
            return { frame in try test(frame) ? then(frame) : otherwise(frame) }
        case .lambda(let definition): return compileLambda(definition)
        case .named(let target, _, let value):
            let value = compile(value)
            let store = compileWalrusStore(target)
            return { frame in
                let result = try value(frame)
                try store(frame, result)
                return result
            }
        case .call(let callee, let arguments): return compileCall(callee, arguments, range)
        case .attribute(let base, let name, _): return compileAttribute(base, Symbol(name), range)
        case .subscript(let base, let index): return compileSubscript(base, index, range)
        case .slice(let lower, let upper, let step): return compileSlice(lower, upper, step)
        case .starred(let value):
            // Only inside displays and calls, which take it apart themselves.
            return compile(value)
        case .listComprehension(let element, let clauses):
            return compileListComprehension(element, clauses, range)
        case .setComprehension(let element, let clauses): return compileSetComprehension(element, clauses, range)
        case .dictionaryComprehension(let key, let value, let clauses):
            return compileDictionaryComprehension(key, value, clauses, range)
        case .generator(let element, let clauses): return compileGenerator(element, clauses, range)
        case .yield, .yieldFrom:
            // Statements with a yield are taken apart before they come here.
            return { _ in .none }
        }
    }

    private func compileWalrusStore(_ name: String) -> Store {
        let inner = scope
        while scope.kind == .comprehension, let parent = scope.parent { scope = parent }
        defer { scope = inner }
        return compileStore(name: name)
    }

    // MARK: Displays

    func compileItems(_ items: [Expression]) -> (Frame) throws -> ContiguousArray<Value> {
        let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
        if hasStar { return compileStarredItems(items) }
        let parts = items.map { operand($0) }
        switch parts.count {
        case 0: return { _ in [] }
        case 1:
            let a = parts[0]
            return { frame in [try a(frame)] }
        case 2:
            let a = parts[0]
            let b = parts[1]
            return { frame in [try a(frame), try b(frame)] }
        case 3:
            let a = parts[0]
            let b = parts[1]
            let c = parts[2]
            return { frame in [try a(frame), try b(frame), try c(frame)] }
        default:
            return { frame in
                var values: ContiguousArray<Value> = []
                values.reserveCapacity(parts.count)
                for part in parts { values.append(try part(frame)) }
                return values
            }
        }
    }

    private func compileStarredItems(_ items: [Expression]) -> (Frame) throws -> ContiguousArray<Value> {
        let site = site
        let parts = items.map { item -> (value: Evaluate, isStarred: Bool, range: SourceRange) in
            if case .starred(let inner) = item.kind { return (compile(inner), true, inner.range) }
            return (compile(item), false, item.range)
        }
        return { frame in
            var values: ContiguousArray<Value> = []
            for part in parts {
                let value = try part.value(frame)
                if part.isStarred {
                    do {
                        if try value.optionalIterator() == nil {
                            throw Raised(
                                .typeError, "Value after * must be an iterable, not \(value.typeName)")
                        }
                        values.append(contentsOf: try value.collected())
                    } catch { throw site.locate(error, part.range) }
                } else {
                    values.append(value)
                }
            }
            return values
        }
    }

    private func compileTuple(_ items: [Expression]) -> Evaluate {
        let items = compileItems(items)
        return { frame in .tuple(Tuple(try items(frame))) }
    }

    private func compileList(_ items: [Expression]) -> Evaluate {
        let items = compileItems(items)
        return { frame in .list(List(try items(frame))) }
    }

    private func compileSet(_ items: [Expression], _ range: SourceRange) -> Evaluate {
        let items = compileItems(items)
        let site = site
        return { frame in
            let values = try items(frame)
            do {
                let set = SetObject()
                for value in values { try set.add(value) }
                return .object(set)
            } catch { throw site.locate(error, range) }
        }
    }

    private func compileDictionary(_ items: [DictionaryItem], _ range: SourceRange) -> Evaluate {
        let site = site
        let parts = items.map { item -> (key: Operand?, value: Operand) in
            switch item {
            case .pair(let key, let value): (operand(key), operand(value))
            case .unpacked(let value): (nil, operand(value))
            }
        }
        return { frame in
            let dict = Dict()
            for part in parts {
                if let key = part.key {
                    let key = try key(frame)
                    let value = try part.value(frame)
                    do { try dict.set(key, value) } catch { throw site.locate(error, range) }
                } else {
                    let value = try part.value(frame)
                    do {
                        guard try Mapping.isMapping(value) else {
                            throw Raised(.typeError, "'\(value.typeName)' object is not a mapping")
                        }
                        try dict.merge(value)
                    } catch { throw site.locate(error, range) }
                }
            }
            return .dict(dict)
        }
    }

    func compileSlice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?) -> Evaluate {
        let lower = compileBound(lower)
        let upper = compileBound(upper)
        let step = compileBound(step)
        return { frame in .object(SliceObject(try lower(frame), try upper(frame), try step(frame))) }
    }
}

enum Mapping {
    /// What `**value` accepts.
    static func isMapping(_ value: Value) throws -> Bool {
        switch value {
        case .dict: true
        case .object(let object): object.hasAttribute("keys")
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .tensor: false
        }
    }
}
