import Language

/// Statements to closures.
extension Compiler {
    func compile(_ statements: [Statement]) -> Execute {
        if isGenerator, statements.contains(where: YieldSearch.contains) { return compileResumable(statements) }
        return block(statements.map { Step(run: compile($0)) })
    }

    /// Statements one after another, as a shallow tree so that long modules do not nest deeply.
    func block(_ parts: [Step]) -> Execute {
        switch parts.count {
        case 0: return { _ in .next }
        case 1: return parts[0].run
        case 2:
            let a = parts[0].run
            let b = parts[1].run
            return { frame in
                let flow = try a(frame)
                return flow == .next ? try b(frame) : flow
            }
        case 3:
            let a = parts[0].run
            let b = parts[1].run
            let c = parts[2].run
            return { frame in
                var flow = try a(frame)
                if flow != .next { return flow }
                flow = try b(frame)
                if flow != .next { return flow }
                return try c(frame)
            }
        case 4:
            let a = parts[0].run
            let b = parts[1].run
            let c = parts[2].run
            let d = parts[3].run
            return { frame in
                var flow = try a(frame)
                if flow != .next { return flow }
                flow = try b(frame)
                if flow != .next { return flow }
                flow = try c(frame)
                if flow != .next { return flow }
                return try d(frame)
            }
        default:
            let size = parts.count <= 16 ? 4 : (parts.count + 3) / 4
            let groups = stride(from: 0, to: parts.count, by: size).map {
                Step(run: block(Array(parts[$0..<min($0 + size, parts.count)])))
            }
            return block(groups)
        }
    }

    func compile(_ statement: Statement) -> Execute {
        let range = statement.range
        if isGenerator, YieldSearch.contains(statement) { return compileResumable(statement) }
        switch statement.kind {
        case .expression(let expression):
            if case .string = expression.kind { return { _ in .next } }
            let value = compile(expression)
            return { frame in
                _ = try value(frame)
                return .next
            }
        case .assignment(let targets, let value): return compileAssignment(targets, value)
        case .annotated(let target, let annotation, let value, let isSimple):
            return compileAnnotated(target, annotation, value, isSimple)
        case .augmented(let target, let operation, let value):
            return compileAugmented(target, operation, value, range)
        case .conditional(let branches, let otherwise): return compileConditional(branches[...], otherwise)
        case .forLoop(let target, let iterable, let body, let otherwise):
            return compileFor(target, iterable, body, otherwise, range)
        case .whileLoop(let test, let body, let otherwise): return compileWhile(test, body, otherwise)
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            return compileTry(body, handlers, otherwise, finally)
        case .with(let items, let body): return compileWith(items[...], body, range)
        case .function(let definition): return compileDefinition(definition)
        case .classDefinition(let definition): return compileClass(definition)
        case .returning(let value):
            let slot = resultSlot
            guard let value else {
                return { frame in
                    (frame.slots + slot).put(.none)
                    return .returning
                }
            }
            let result = operand(value)
            return { frame in
                (frame.slots + slot).put(try result(frame))
                return .returning
            }
        case .importModules(let modules): return block(modules.map { Step(run: compileImport($0, range)) })
        case .importNames(let module, _, let names): return compileImport(names, from: module, range)
        case .importAll(let module, _): return compileImportAll(module, range)
        case .global, .nonlocal, .pass: return { _ in .next }
        case .delete(let targets): return block(targets.map { Step(run: compileDelete($0)) })
        case .assert(let test, let message):
            let condition = compileCondition(test)
            let message = message.map { compile($0) }
            let range = Compiler.assertedRange(test) ?? range
            let site = site
            return { frame in
                if try condition(frame) { return .next }
                let arguments: ContiguousArray<Value> = try message.map { [try $0(frame)] } ?? []
                throw site.locate(
                    Raised(ExceptionObject(Types.current.exception(.assertionError), arguments)), range)
            }
        case .raise(let exception, let cause): return compileRaise(exception, cause, range)
        case .breaking: return { _ in .breaking }
        case .continuing: return { _ in .continuing }
        }
    }

    /// CPython's place of a failed assertion: its (last) comparison; nil for the whole statement.
    private static func assertedRange(_ test: Expression) -> SourceRange? {
        switch test.kind {
        case .comparison: test.range
        case .logical(_, let operands): operands.last.flatMap { assertedRange($0) }
        default: nil
        }
    }

    private func compileAssignment(_ targets: [Expression], _ value: Expression) -> Execute {
        if targets.count == 1, case .tuple(let left) = targets[0].kind, case .tuple(let right) = value.kind,
            left.count == right.count,
            !(left + right).contains(where: { if case .starred = $0.kind { true } else { false } })
        {
            return compileParallelAssignment(left, right)
        }
        if targets.count == 1, let growth = compileTextGrowth(targets[0], value) { return growth }
        let value = operand(value)
        if targets.count == 1 {
            if let slot = localSlot(targets[0]) {
                return { frame in
                    (frame.slots + slot).put(try value(frame))
                    return .next
                }
            }
            let store = compileStore(targets[0])
            return { frame in
                try store(frame, value(frame))
                return .next
            }
        }
        let stores = targets.map { compileStore($0) }
        return { frame in
            let result = try value(frame)
            for store in stores { try store(frame, result) }
            return .next
        }
    }

    /// `a, b = b, a`: no tuple is made.
    private func compileParallelAssignment(_ left: [Expression], _ right: [Expression]) -> Execute {
        let values = right.map { operand($0) }
        let stores = left.map { Target(store: compileStore($0)) }
        if values.count == 2 {
            let a = values[0]
            let b = values[1]
            let first = stores[0].store
            let second = stores[1].store
            return { frame in
                let x = try a(frame)
                let y = try b(frame)
                try first(frame, x)
                try second(frame, y)
                return .next
            }
        }
        return { frame in
            var results: ContiguousArray<Value> = []
            results.reserveCapacity(values.count)
            for operand in values { results.append(try operand(frame)) }
            for (index, target) in stores.enumerated() { try target.store(frame, results[index]) }
            return .next
        }
    }

    private func compileAnnotated(
        _ target: Expression, _ annotation: Expression, _ value: Expression?, _ isSimple: Bool
    ) -> Execute {
        let assign = value.map { compileAssignment([target], $0) }
        // Annotations are evaluated and kept in classes and modules, not in functions.
        guard isSimple, case .name(let name) = target.kind else { return assign ?? { _ in .next } }
        switch scope.kind {
        case .function, .comprehension: return assign ?? { _ in .next }
        case .classBody:
            guard case .member(let slot) = storage(of: name) else { return assign ?? { _ in .next } }
            let note = compile(annotation)
            let symbol = Symbol(name)
            return { frame in
                if let assign { _ = try assign(frame) }
                frame.namespace(slot).annotate(symbol, try note(frame))
                return .next
            }
        case .module:
            let note = compile(annotation)
            return { frame in
                if let assign { _ = try assign(frame) }
                _ = try note(frame)
                return .next
            }
        }
    }

    private func compileConditional(_ branches: ArraySlice<ConditionalBranch>, _ otherwise: [Statement]) -> Execute {
        guard let first = branches.first else { return compile(otherwise) }
        let test = compileCondition(first.test)
        let body = compile(first.body)
        if branches.count == 1, otherwise.isEmpty {
            return { frame in try test(frame) ? body(frame) : .next }
        }
        let rest = compileConditional(branches.dropFirst(), otherwise)
        return { frame in try test(frame) ? body(frame) : rest(frame) }
    }
}
