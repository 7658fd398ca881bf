import Language

// In a generator, statements with a `yield` in them keep in hidden slots how far they are. Entering such a statement takes
// that note and clears it; suspending writes it again. An error leaves it cleared, so the statement can be entered anew.

extension Frame {
    /// How far a statement was, and forgets it.
    @inline(__always)
    func takeState(_ slot: Int) -> Int {
        let place = slots + slot
        guard place.isInt else { return 0 }
        let state = place.rawInt
        place.initialize(to: .unbound)
        return state
    }

    /// The exception that was thrown in at a `yield`.
    @inline(never)
    func takeThrown(_ slot: Int, _ site: Site, _ range: SourceRange) -> any Error {
        guard let exception = slots[slot].object(as: ExceptionObject.self) else { return Raised(.generatorExit) }
        slots[slot] = .unbound
        exception.isLocated = false
        return site.locate(Raised(exception), range)
    }

    @inline(__always)
    func setState(_ slot: Int, _ state: Int) { (slots + slot).initialize(to: .int(state)) }
}

extension Compiler {
    /// Statements one after another, of which some may suspend.
    func compileResumable(_ statements: [Statement]) -> Execute {
        resumableBlock(statements.map { Step(run: compile($0)) })
    }

    func resumableBlock(_ parts: [Step]) -> Execute {
        if parts.count == 1 { return parts[0].run }
        let slot = newSlot()
        if parts.count == 2 {
            let a = parts[0].run
            let b = parts[1].run
            return { frame in
                if frame.takeState(slot) == 0 {
                    let flow = try a(frame)
                    if flow != .next { return flow }
                }
                let flow = try b(frame)
                if flow == .yielding { frame.setState(slot, 1) }
                return flow
            }
        }
        return { frame in
            var index = frame.takeState(slot)
            while index < parts.count {
                let flow = try parts[index].run(frame)
                if flow != .next {
                    if flow == .yielding { frame.setState(slot, index) }
                    return flow
                }
                index += 1
            }
            return .next
        }
    }

    /// A statement with a `yield` in it.
    func compileResumable(_ statement: Statement) -> Execute {
        let range = statement.range
        var steps: [Statement] = []
        func rewritten(_ kind: Statement.Kind) -> Execute {
            compileSteps(steps, Statement(kind, range))
        }
        switch statement.kind {
        case .expression(let value):
            if let execute = compileYield(value, store: nil) { return execute }
            return rewritten(.expression(hoist(value, &steps)))
        case .assignment(let targets, let value):
            if targets.count == 1, !YieldSearch.contains(targets[0]),
                let execute = compileYield(value, store: compileStore(targets[0]))
            {
                return execute
            }
            let value = hoist(value, &steps)
            return rewritten(.assignment(targets: targets.map { hoist($0, &steps) }, value: value))
        case .annotated(let target, _, let value, _):
            guard let value else { return { _ in .next } }
            return compile(Statement(.assignment(targets: [target], value: value), range))
        case .augmented(let target, let operation, let value):
            let target = hoist(target, &steps)
            return rewritten(.augmented(target: target, operation, value: hoist(value, &steps)))
        case .returning(let value):
            guard let value else { return { _ in .returning } }
            return rewritten(.returning(hoist(value, &steps)))
        case .assert(let test, let message):
            let test = hoist(test, &steps)
            return rewritten(.assert(test: test, message: message.map { hoist($0, &steps) }))
        case .raise(let exception, let cause):
            let exception = exception.map { hoist($0, &steps) }
            return rewritten(.raise(exception: exception, cause: cause.map { hoist($0, &steps) }))
        case .delete(let targets): return rewritten(.delete(targets.map { hoist($0, &steps) }))
        case .conditional(let branches, let otherwise): return resumableConditional(branches[...], otherwise, range)
        case .whileLoop(let test, let body, let otherwise): return resumableWhile(test, body, otherwise)
        case .forLoop(let target, let iterable, let body, let otherwise):
            let iterable = hoist(iterable, &steps)
            return prefixed(steps, resumableFor(target, iterable, body, otherwise, range))
        case .tryBlock(let body, let handlers, let otherwise, let finally):
            needsClosing = true
            return resumableTry(body, handlers, otherwise, finally)
        case .with(let items, let body):
            needsClosing = true
            return resumableWith(items[...], body, range)
        case .function, .classDefinition, .importModules, .importNames, .importAll, .global, .nonlocal, .pass,
            .breaking, .continuing:
            return { _ in .next }
        }
    }

    private func compileSteps(_ steps: [Statement], _ last: Statement) -> Execute {
        if steps.isEmpty { return compile(last) }
        return resumableBlock(steps.map { Step(run: compile($0)) } + [Step(run: compile(last))])
    }

    private func prefixed(_ steps: [Statement], _ last: @escaping Execute) -> Execute {
        if steps.isEmpty { return last }
        return resumableBlock(steps.map { Step(run: compile($0)) } + [Step(run: last)])
    }

    // MARK: yield

    /// A `yield` standing alone; nil for other expressions.
    private func compileYield(_ expression: Expression, store: Store?) -> Execute? {
        let range = expression.range
        switch expression.kind {
        case .yield(let value):
            if let value, YieldSearch.contains(value) { return nil }
            return yieldOnce(value.map { compile($0) } ?? { _ in .none }, store, range)
        case .yieldFrom(let value):
            if YieldSearch.contains(value) { return nil }
            return yieldAll(compile(value), store, range)
        default: return nil
        }
    }

    private func yieldOnce(_ value: @escaping Evaluate, _ store: Store?, _ range: SourceRange) -> Execute {
        let state = newSlot()
        let result = resultSlot
        let sent = sentSlot
        let site = site
        return { frame in
            if frame.takeState(state) == 0 {
                (frame.slots + result).put(try value(frame))
                frame.setState(state, 1)
                return .yielding
            }
            if (frame.slots + sent + 1).tag == RawTag.object { throw frame.takeThrown(sent + 1, site, range) }
            if let store { try store(frame, frame.slots[sent]) }
            return .next
        }
    }

    private func yieldAll(_ source: @escaping Evaluate, _ store: Store?, _ range: SourceRange) -> Execute {
        let state = newSlot()
        let holder = newSlot()
        let result = resultSlot
        let sent = sentSlot
        let site = site
        return { frame in
            do {
                let item: Value
                if frame.takeState(state) == 0 {
                    let iterator = try source(frame).iterator()
                    frame.slots[holder] = .object(iterator)
                    item = try iterator.next()
                } else {
                    let thrown = frame.slots[sent + 1].object(as: ExceptionObject.self)
                    frame.slots[sent + 1] = .unbound
                    item = try Delegation.resume(frame.slots[holder], frame.slots[sent], thrown)
                }
                if !item.isUnbound {
                    frame.slots[result] = item
                    frame.setState(state, 1)
                    return .yielding
                }
            } catch {
                frame.slots[holder] = .unbound
                throw site.locate(error, range)
            }
            let value = frame.slots[holder].object(as: GeneratorIterator.self)?.returned ?? .none
            frame.slots[holder] = .unbound
            if let store { try store(frame, value) }
            return .next
        }
    }

    // MARK: if, while, for

    private func resumableConditional(
        _ branches: ArraySlice<ConditionalBranch>, _ otherwise: [Statement], _ range: SourceRange
    ) -> Execute {
        guard let first = branches.first else { return compile(otherwise) }
        var steps: [Statement] = []
        let condition = hoist(first.test, &steps)
        let test = compileCondition(condition)
        let body = compile(first.body)
        let rest = resumableConditional(branches.dropFirst(), otherwise, range)
        let slot = newSlot()
        return prefixed(steps) { frame in
            var choice = frame.takeState(slot)
            if choice == 0 { choice = try test(frame) ? 1 : 2 }
            let flow = try choice == 1 ? body(frame) : rest(frame)
            if flow == .yielding { frame.setState(slot, choice) }
            return flow
        }
    }

    private func resumableWhile(_ test: Expression, _ body: [Statement], _ otherwise: [Statement]) -> Execute {
        var steps: [Statement] = []
        let condition = hoist(test, &steps)
        let prepare = steps.isEmpty ? nil : resumableBlock(steps.map { Step(run: compile($0)) })
        let test = compileCondition(condition)
        let body = compile(body)
        let otherwise = compile(otherwise)
        let slot = newSlot()
        return { frame in
            // 0: before the test, 1: in the body, 2: in `else`, 3: in what the test needs
            var state = frame.takeState(slot)
            while state != 2 {
                if state != 1 {
                    if let prepare, try prepare(frame) == .yielding {
                        frame.setState(slot, 3)
                        return .yielding
                    }
                    if try !test(frame) { break }
                }
                state = 0
                switch try body(frame) {
                case .next, .continuing: break
                case .breaking: return .next
                case .returning: return .returning
                case .yielding:
                    frame.setState(slot, 1)
                    return .yielding
                }
                try frame.poll()
            }
            let flow = try otherwise(frame)
            if flow == .yielding { frame.setState(slot, 2) }
            return flow
        }
    }

    private func resumableFor(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
        _ range: SourceRange
    ) -> Execute {
        let source = compile(iterable)
        let store = compileStore(target)
        let target = localSlot(target)
        let body = compile(body)
        let otherwise = compile(otherwise)
        let slot = newSlot()
        let holder = newSlot()
        let site = site
        return { frame in
            var state = frame.takeState(slot)
            if state == 0 {
                let value = try source(frame)
                do { frame.slots[holder] = .object(try value.iterator()) } catch { throw site.locate(error, range) }
            }
            while state != 2 {
                if state == 0 {
                    let place = frame.slots + holder
                    guard place.tag == RawTag.object else { break }
                    let item: Value
                    do { item = try place.nextItem() } catch { throw site.locate(error, range) }
                    if item.isUnbound { break }
                    if let target { (frame.slots + target).put(item) } else { try store(frame, item) }
                }
                state = 0
                switch try body(frame) {
                case .next, .continuing: break
                case .breaking:
                    frame.slots[holder] = .unbound
                    return .next
                case .returning: return .returning
                case .yielding:
                    frame.setState(slot, 1)
                    return .yielding
                }
                try frame.poll()
            }
            frame.slots[holder] = .unbound
            let flow = try otherwise(frame)
            if flow == .yielding { frame.setState(slot, 2) }
            return flow
        }
    }
}

extension UnsafeMutablePointer where Pointee == Value {
    /// The next item of the iterator that lies here, and stays here meanwhile.
    @inline(__always)
    func nextItem() throws -> Value {
        try rawObject._withUnsafeGuaranteedRef { try unsafeDowncast($0, to: IteratorObject.self).next() }
    }
}

/// `yield from`: passing on what is sent and thrown.
enum Delegation {
    static func resume(_ holder: Value, _ sent: Value, _ thrown: ExceptionObject?) throws -> Value {
        if let generator = holder.object(as: GeneratorIterator.self) {
            guard let thrown else { return try generator.send(sent) }
            if thrown.type.isSubtype(of: Types.current.exception(.generatorExit)) {
                try generator.close()
                throw Raised(thrown)
            }
            return try generator.raise(thrown)
        }
        if let thrown { throw Raised(thrown) }
        guard case .object(let object) = holder, let iterator = object as? IteratorObject else { return .unbound }
        return try iterator.next()
    }
}
