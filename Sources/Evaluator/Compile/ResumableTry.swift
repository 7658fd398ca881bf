import Language

/// `try` and `with` around a `yield`.
extension Compiler {
    func resumableTry(
        _ body: [Statement], _ handlers: [ExceptionHandler], _ otherwise: [Statement], _ finally: [Statement]
    ) -> Execute {
        var run = compile(body)
        if !handlers.isEmpty { run = resumableHandlers(run, handlers, otherwise) }
        if finally.isEmpty { return run }
        return resumableFinally(run, compile(finally))
    }

    private func resumableHandlers(
        _ body: @escaping Execute, _ handlers: [ExceptionHandler], _ otherwise: [Statement]
    ) -> Execute {
        let site = site
        let slot = newSlot()
        let holder = newSlot()
        let otherwise = compile(otherwise)
        let parts = handlers.map { handler in
            (
                type: handler.type.map { compile($0) }, range: handler.range,
                store: handler.name.map { compileStore(name: $0) }, clear: handler.name.map { compileClear($0) },
                body: compile(handler.body)
            )
        }
        /// Which handler takes the exception; throws it on where none does.
        let choose: (Frame, Raised) throws -> Int = { frame, raised in
            for (index, part) in parts.enumerated() {
                guard let type = part.type else { return index }
                let wasLocated = raised.exception.isLocated
                let wanted = try type(frame)
                raised.exception.isLocated = wasLocated
                do {
                    if try ExceptionMatching.matches(raised.exception, wanted) { return index }
                } catch { throw site.locate(error, part.range) }
            }
            throw raised
        }
        return { frame in
            // 0, 1: body; 2: else; 3 and more: handlers
            var state = frame.takeState(slot)
            if state < 2 {
                do {
                    let flow = try body(frame)
                    if flow == .yielding { frame.setState(slot, 1) }
                    if flow != .next { return flow }
                    state = 2
                } catch {
                    let raised = site.converting(error)
                    let chosen = try choose(frame, raised)
                    raised.exception.isLocated = false
                    frame.slots[holder] = .object(raised.exception)
                    try parts[chosen].store?(frame, .object(raised.exception))
                    state = chosen + 3
                }
            }
            if state == 2 {
                let flow = try otherwise(frame)
                if flow == .yielding { frame.setState(slot, 2) }
                return flow
            }
            guard let exception = frame.slots[holder].object(as: ExceptionObject.self) else { return .next }
            frame.machine.pointee.handled.append(exception)
            defer { frame.machine.pointee.handled.removeLast() }
            let part = parts[state - 3]
            let flow: Flow
            do { flow = try part.body(frame) } catch {
                frame.slots[holder] = .unbound
                part.clear?(frame)
                throw error
            }
            if flow == .yielding {
                frame.setState(slot, state)
            } else {
                frame.slots[holder] = .unbound
                part.clear?(frame)
            }
            return flow
        }
    }

    private func resumableFinally(_ run: @escaping Execute, _ finally: @escaping Execute) -> Execute {
        let site = site
        let slot = newSlot()
        let pending = newSlot()
        let kept = newSlot()
        let result = resultSlot
        return { frame in
            let state = frame.takeState(slot)
            // 0, 1: body; 2 and more: in `finally`, with the flow to go on with
            var flow = Flow.next
            if state < 2 {
                do {
                    flow = try run(frame)
                    if flow == .yielding {
                        frame.setState(slot, 1)
                        return .yielding
                    }
                    frame.slots[kept] = frame.slots[result]
                } catch {
                    frame.slots[pending] = .object(site.converting(error).exception)
                }
            } else {
                flow = Flow(rawValue: UInt8(truncatingIfNeeded: state - 2)) ?? .next
            }
            let exception = frame.slots[pending].object(as: ExceptionObject.self)
            let wasLocated = exception?.isLocated ?? false
            if let exception { frame.machine.pointee.handled.append(exception) }
            defer { if exception != nil { frame.machine.pointee.handled.removeLast() } }
            let after: Flow
            do { after = try finally(frame) } catch {
                frame.slots[pending] = .unbound
                throw error
            }
            if after == .yielding {
                frame.setState(slot, Int(flow.rawValue) + 2)
                return .yielding
            }
            frame.slots[pending] = .unbound
            if after != .next { return after }
            if let exception {
                exception.isLocated = wasLocated
                throw Raised(exception)
            }
            frame.slots[result] = frame.slots[kept]
            return flow
        }
    }

    func resumableWith(_ items: ArraySlice<ContextItem>, _ body: [Statement], _ range: SourceRange) -> Execute {
        guard let item = items.first else { return compile(body) }
        var steps: [Statement] = []
        let context = compile(hoist(item.context, &steps))
        let store = item.target.map { compileStore($0) }
        let inside =
            items.count > 1 ? resumableWith(items.dropFirst(), body, range) : compile(body)
        let site = site
        let slot = newSlot()
        let holder = newSlot()
        let result = resultSlot
        let run: Execute = { frame in
            if frame.takeState(slot) == 0 {
                let manager = try context(frame)
                do {
                    let entered = try ContextManager.enter(manager)
                    frame.slots[holder] = manager
                    try store?(frame, entered)
                } catch { throw site.locate(error, range) }
            }
            let manager = frame.slots[holder]
            let flow: Flow
            do {
                flow = try inside(frame)
            } catch {
                frame.slots[holder] = .unbound
                let raised = site.converting(error)
                let wasLocated = raised.exception.isLocated
                frame.machine.pointee.handled.append(raised.exception)
                defer { frame.machine.pointee.handled.removeLast() }
                do {
                    if try ContextManager.exit(manager, raised) { return .next }
                } catch { throw site.locate(error, range) }
                raised.exception.isLocated = wasLocated
                throw raised
            }
            if flow == .yielding {
                frame.setState(slot, 1)
                return .yielding
            }
            frame.slots[holder] = .unbound
            let value = frame.slots[result]
            do { _ = try ContextManager.exit(manager, nil) } catch { throw site.locate(error, range) }
            frame.slots[result] = value
            return flow
        }
        if steps.isEmpty { return run }
        return resumableBlock(steps.map { Step(run: compile($0)) } + [Step(run: run)])
    }
}
