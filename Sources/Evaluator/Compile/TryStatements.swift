import Language

/// `try`, `raise` and `with`.
extension Compiler {
    func compileTry(
        _ body: [Statement], _ handlers: [ExceptionHandler], _ otherwise: [Statement], _ finally: [Statement]
    ) -> Execute {
        var run = compile(body)
        if !handlers.isEmpty {
            let otherwise = otherwise.isEmpty ? nil : compile(otherwise)
            let handle = compileHandlers(handlers)
            let guarded = run
            run = { frame in
                let depth = frame.machine.pointee.depth
                let top = frame.machine.pointee.top
                let flow: Flow
                do {
                    flow = try guarded(frame)
                } catch {
                    frame.machine.restore(depth: depth, top: top)
                    return try handle(frame, error)
                }
                if flow == .next, let otherwise { return try otherwise(frame) }
                return flow
            }
        }
        if finally.isEmpty { return run }
        return compileFinally(run, compile(finally))
    }

    private func compileFinally(_ run: @escaping Execute, _ finally: @escaping Execute) -> Execute {
        let slot = resultSlot
        let site = site
        return { frame in
            let flow: Flow
            let depth = frame.machine.pointee.depth
            let top = frame.machine.pointee.top
            do {
                flow = try run(frame)
            } catch {
                frame.machine.restore(depth: depth, top: top)
                let raised = site.converting(error)
                frame.machine.pointee.handled.append(raised.exception)
                defer { frame.machine.pointee.handled.removeLast() }
                let wasLocated = raised.exception.isLocated
                let after = try finally(frame)
                if after != .next { return after }
                raised.exception.isLocated = wasLocated
                throw raised
            }
            let result = frame.slots[slot]
            let after = try finally(frame)
            if after != .next { return after }
            frame.slots[slot] = result
            return flow
        }
    }

    /// Finds the handler for an error and runs it, or throws the error on.
    func compileHandlers(_ handlers: [ExceptionHandler]) -> (Frame, any Error) throws -> Flow {
        let site = site
        let parts = handlers.map { handler in
            (
                type: handler.type.map { compile($0) }, range: handler.range,
                store: handler.name.map { compileStore(name: $0) },
                clear: handler.name.map { compileClear($0) }, body: compile(handler.body)
            )
        }
        return { frame, error in
            let raised = site.converting(error)
            let exception = raised.exception
            for part in parts {
                if let type = part.type {
                    let wasLocated = exception.isLocated
                    let wanted = try type(frame)
                    exception.isLocated = wasLocated
                    do {
                        if try !ExceptionMatching.matches(exception, wanted) { continue }
                    } catch {
                        let wrong = site.locate(error, part.range)
                        wrong.exception.setContext(exception)
                        throw wrong
                    }
                }
                exception.isLocated = false
                frame.machine.pointee.handled.append(exception)
                defer { frame.machine.pointee.handled.removeLast() }
                try part.store?(frame, .object(exception))
                defer { part.clear?(frame) }
                return try part.body(frame)
            }
            throw raised
        }
    }

    /// The name of `except … as name` goes away at the end of the handler.
    func compileClear(_ name: String) -> (Frame) -> Void {
        switch storage(of: name) {
        case .local(let slot): return { $0.slots[slot] = .unbound }
        case .cell(let slot): return { $0.cell(slot).value = .unbound }
        case .global:
            let place = unit.globals.place(Symbol(name))
            return { _ in place.pointee = .unbound }
        case .member(let slot):
            let symbol = Symbol(name)
            return { _ = $0.namespace(slot).remove(symbol) }
        }
    }

    func compileRaise(_ exception: Expression?, _ cause: Expression?, _ range: SourceRange) -> Execute {
        let site = site
        guard let exception else {
            return { frame in
                guard let handled = frame.machine.pointee.handled.last else {
                    throw site.locate(Raised(.runtimeError, "No active exception to reraise"), range)
                }
                // The frame is among its places already.
                handled.isLocated = handled.traceback.last.map { $0.source === site.source } ?? false
                throw site.locate(Raised(handled), range)
            }
        }
        let value = compile(exception)
        let cause = cause.map { compile($0) }
        return { frame in
            let raised = try value(frame)
            let reason = try cause?(frame)
            do {
                let exception = try ExceptionMatching.instance(raised, "exceptions must derive from BaseException")
                if let reason {
                    exception.suppressesContext = true
                    exception.cause =
                        reason.isNone
                        ? nil
                        : try ExceptionMatching.instance(reason, "exception causes must derive from BaseException")
                }
                exception.isLocated = false
                if let handled = frame.machine.pointee.handled.last, handled !== exception {
                    exception.setContext(handled)
                }
                throw Raised(exception)
            } catch { throw site.locate(error, range) }
        }
    }

    func compileWith(_ items: ArraySlice<ContextItem>, _ body: [Statement], _ range: SourceRange) -> Execute {
        guard let item = items.first else { return compile(body) }
        let context = compile(item.context)
        let store = item.target.map { compileStore($0) }
        let inside = compileWith(items.dropFirst(), body, range)
        let site = site
        let slot = resultSlot
        return { frame in
            let manager = try context(frame)
            let entered: Value
            do { entered = try ContextManager.enter(manager) } catch { throw site.locate(error, range) }
            let flow: Flow
            let depth = frame.machine.pointee.depth
            let top = frame.machine.pointee.top
            do {
                try store?(frame, entered)
                flow = try inside(frame)
            } catch {
                frame.machine.restore(depth: depth, top: top)
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
            let result = frame.slots[slot]
            do { _ = try ContextManager.exit(manager, nil) } catch { throw site.locate(error, range) }
            frame.slots[slot] = result
            return flow
        }
    }
}

extension Site {
    func converting(_ error: any Error) -> Raised { Raised.converting(error, source: source) }
}

extension Machine {
    /// Back to a frame whose callees were left by an error. (They clean up after themselves; this is for what failed before
    /// it was complete.)
    @inline(__always)
    func restore(depth: Int, top: UnsafeMutablePointer<Value>) {
        if pointee.top > top { pop(to: top) }
        pointee.depth = depth
    }
}

enum ExceptionMatching {
    /// Whether `except wanted` catches an exception.
    static func matches(_ exception: ExceptionObject, _ wanted: Value) throws -> Bool {
        if case .tuple(let tuple) = wanted {
            for item in tuple.items where try matches(exception, item) { return true }
            return false
        }
        guard let type = wanted.object(as: TypeObject.self),
            type.isSubtype(of: Types.current.exception(.baseException))
        else {
            throw Raised(
                .typeError, "catching classes that do not inherit from BaseException is not allowed")
        }
        return exception.type.isSubtype(of: type)
    }

    /// The exception that `raise value` raises: an instance, or a class called without arguments.
    static func instance(_ value: Value, _ message: String) throws -> ExceptionObject {
        if let exception = value.object(as: ExceptionObject.self) { return exception }
        if let type = value.object(as: TypeObject.self), type.isSubtype(of: Types.current.exception(.baseException)),
            let exception = try Calls.call(value, []).object(as: ExceptionObject.self)
        {
            return exception
        }
        throw Raised(.typeError, message)
    }
}

enum ContextManager {
    static func enter(_ manager: Value) throws -> Value {
        if let method = manager.specialMethod(.enter) {
            guard manager.specialMethod(.exit) != nil else { throw missing(manager, " (missed __exit__ method)") }
            return try Calls.call(method, [manager])
        }
        if case .object(let object) = manager {
            if let value = try object.enter() { return value }
            if let method = object.type.lookup(.enter) { return try Calls.call(method, [manager]) }
        }
        throw missing(manager, "")
    }

    private static func missing(_ manager: Value, _ detail: String) -> Raised {
        Raised(.typeError, "'\(manager.typeName)' object does not support the context manager protocol\(detail)")
    }

    /// True where the exception is to be forgotten.
    static func exit(_ manager: Value, _ raised: Raised?) throws -> Bool {
        guard case .object(let object) = manager else { return false }
        if let method = object.type.lookup(.exit) {
            guard let raised else { return try Calls.call(method, [manager, .none, .none, .none]).isTrue() }
            let exception = raised.exception
            let wasLocated = exception.isLocated
            defer { exception.isLocated = wasLocated }
            return try Calls.call(method, [manager, .object(exception.type), .object(exception), .none]).isTrue()
        }
        return try object.exit(raised)
    }
}
