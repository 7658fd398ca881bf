import Language

/// Comprehensions run in the frame around them, in slots of their own.
extension Compiler {
    func compileListComprehension(
        _ element: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange
    ) -> Evaluate {
        let slot = newSlot()
        let run = compileComprehension("<listcomp>", clauses, range) {
            let value = self.compile(element)
            return { frame in
                let item = try value(frame)
                let place = frame.slots + slot
                if place.tag == RawTag.list { place.rawList._withUnsafeGuaranteedRef { $0.items.append(item) } }
                return .next
            }
        }
        return { frame in
            let list = List()
            // A comprehension may run again while it runs (recursion has its own frame; nesting has its own slot).
            frame.slots[slot] = .list(list)
            defer { frame.slots[slot] = .unbound }
            try run(frame)
            return .list(list)
        }
    }

    func compileSetComprehension(
        _ element: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange
    ) -> Evaluate {
        let slot = newSlot()
        let run = compileComprehension("<setcomp>", clauses, range) {
            let site = self.site
            let value = self.compile(element)
            return { frame in
                let item = try value(frame)
                if let set = frame.slots[slot].object(as: SetObject.self) {
                    do { try set.add(item) } catch { throw site.locate(error, element.range) }
                }
                return .next
            }
        }
        return { frame in
            let set = SetObject()
            frame.slots[slot] = .object(set)
            defer { frame.slots[slot] = .unbound }
            try run(frame)
            return .object(set)
        }
    }

    func compileDictionaryComprehension(
        _ key: Expression, _ value: Expression, _ clauses: [ComprehensionClause], _ range: SourceRange
    ) -> Evaluate {
        let slot = newSlot()
        let run = compileComprehension("<dictcomp>", clauses, range) {
            let site = self.site
            let keyValue = self.compile(key)
            let itemValue = self.compile(value)
            return { frame in
                let key = try keyValue(frame)
                let item = try itemValue(frame)
                if case .dict(let dict) = frame.slots[slot] {
                    do { try dict.set(key, item) } catch { throw site.locate(error, range) }
                }
                return .next
            }
        }
        return { frame in
            let dict = Dict()
            frame.slots[slot] = .dict(dict)
            defer { frame.slots[slot] = .unbound }
            try run(frame)
            return .dict(dict)
        }
    }

    private func compileComprehension(
        _ name: String, _ clauses: [ComprehensionClause], _ range: SourceRange, _ body: @escaping () -> Execute
    ) -> (Frame) throws -> Void {
        guard let inner = unit.table.comprehensions[range], let first = clauses.first else { return { _ in } }
        // The first iterable belongs to the scope around.
        let source = compile(first.iterable)
        let sourceSlot = newSlot()
        let open = openComprehension(inner)
        let outer = scope
        scope = inner
        defer { scope = outer }
        let sourceName = "\u{0}source\(sourceSlot)"
        inner.storage[sourceName] = .local(sourceSlot)
        let loop = inComprehension(name) {
            compileClauses(
                clauses[...], iterable: Expression(.name(sourceName), first.iterable.range), range, body)
        }
        let site = site
        return { frame in
            frame.slots[sourceSlot] = try source(frame)
            defer { frame.slots[sourceSlot] = .unbound }
            if let open { _ = try open(frame) }
            do { _ = try loop(frame) } catch { throw site.leavingComprehension(error, range) }
        }
    }

    /// Nested loops and conditions around `body`.
    func compileClauses(
        _ clauses: ArraySlice<ComprehensionClause>, iterable: Expression? = nil, _ range: SourceRange,
        _ body: () -> Execute
    ) -> Execute {
        guard let clause = clauses.first else { return body() }
        // Targets come before what uses them only in time, so the loop is compiled first by name.
        var inside = compileClauses(clauses.dropFirst(), range, body)
        for condition in clause.conditions.reversed() {
            let test = compileCondition(condition)
            let next = inside
            inside = { frame in try test(frame) ? next(frame) : .next }
        }
        return compileLoop(clause.target, iterable ?? clause.iterable, inside, range)
    }
}

extension Site {
    /// The error goes on from the comprehension's frame into the one around it.
    @inline(never)
    fileprivate func leavingComprehension(_ error: any Error, _ range: SourceRange) -> Raised {
        let raised = Raised.converting(error, source: source)
        raised.exception.isLocated = false
        return locate(raised, range)
    }
}
