import Language

/// A running generator function: its variables in memory of its own, and where it stopped among them.
public final class GeneratorIterator: IteratorObject {
    private let function: FunctionObject
    private let slots: UnsafeMutablePointer<Value>
    private enum State { case created, suspended, running, finished }
    private var state = State.created
    /// What `return` gave: the value of `yield from`.
    private(set) var returned = Value.none

    init(_ function: FunctionObject, _ slots: UnsafeMutablePointer<Value>) {
        self.function = function
        self.slots = slots
        super.init(type: Types.current.generator)
    }

    deinit {
        // `finally` blocks run when a generator is dropped half way.
        if state == .suspended, function.code.needsClosing { closeDropped() }
        slots.deinitialize(count: function.code.slotCount)
        slots.deallocate()
    }

    public override func repr() throws -> String { "<generator object \(function.qualifiedName) at \(address)>" }

    public override func next() throws -> Value {
        if state == .finished { return .unbound }
        return try resume(.none, nil)
    }

    /// `generator.send(value)`; `.unbound` at the end.
    func send(_ value: Value) throws -> Value {
        if state == .created, !value.isNone {
            throw Raised(.typeError, "can't send non-None value to a just-started generator")
        }
        if state == .finished {
            returned = .none
            return .unbound
        }
        return try resume(value, nil)
    }

    /// `generator.throw(exception)`
    func raise(_ exception: ExceptionObject) throws -> Value {
        if state == .created || state == .finished {
            state = .finished
            throw Raised(exception)
        }
        return try resume(.none, exception)
    }

    /// `generator.close()`
    func close() throws {
        if state == .created { state = .finished }
        if state == .finished { return }
        do {
            let exit = ExceptionObject(Types.current.exception(.generatorExit), [])
            if try !resume(.none, exit).isUnbound { throw Raised(.runtimeError, "generator ignored GeneratorExit") }
        } catch let raised as Raised where raised.isKind(.generatorExit) || raised.isKind(.stopIteration) {}
    }

    private func resume(_ sent: Value, _ thrown: ExceptionObject?) throws -> Value {
        if state == .running { throw Raised(.valueError, "generator already executing") }
        let machine = Machine.current
        let code = function.code
        try machine.enterFunction(machine.pointee.top)
        defer { machine.pointee.depth -= 1 }
        (slots + code.sentSlot).put(sent)
        // Whoever takes the exception empties its slot again.
        if let thrown { slots[code.sentSlot + 1] = .object(thrown) }
        state = .running
        do {
            if let step = code.step {
                if let thrown {
                    slots[code.sentSlot + 1] = .unbound
                    throw Raised(thrown)
                }
                let value = try step.value(Frame(slots: slots, machine: machine))
                state = value.isUnbound ? .finished : .suspended
                return value
            }
            if try code.body(Frame(slots: slots, machine: machine)) == .yielding {
                state = .suspended
                let result = slots + code.resultSlot
                let value = result.move()
                result.initialize(to: .none)
                return value
            }
        } catch {
            state = .finished
            let raised = Raised.converting(error)
            raised.exception.isLocated = false
            if raised.isKind(.stopIteration) {
                let wrapped = Raised(.runtimeError, "generator raised StopIteration")
                wrapped.exception.cause = raised.exception
                wrapped.exception.context = raised.exception
                wrapped.exception.suppressesContext = true
                throw wrapped
            }
            throw raised
        }
        state = .finished
        returned = slots[code.resultSlot]
        return .unbound
    }

    /// Without a new reference to this object, which is going away.
    private func closeDropped() {
        let machine = Machine.current
        let code = function.code
        slots[code.sentSlot] = .none
        slots[code.sentSlot + 1] = .object(ExceptionObject(Types.current.exception(.generatorExit), []))
        _ = try? code.body(Frame(slots: slots, machine: machine))
    }
}

extension GeneratorIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        let values = (0..<function.code.slotCount).map { slots[$0] }
        let (state, returned) = (state, returned)
        walk.visit(function)
        for value in values { walk.visit(value) }
        walk.step { [self] in
            for (index, value) in values.enumerated() { slots[index] = value }
            (self.state, self.returned) = (state, returned)
        }
    }
}
