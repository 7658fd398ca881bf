import Language

/// `receiver.name(arguments)` without a bound method in between.
extension Compiler {
    func compileMethodCall(
        _ base: Expression, _ name: Symbol, _ calleeRange: SourceRange, _ nameRange: SourceRange,
        _ arguments: [Argument], _ range: SourceRange
    ) -> Evaluate {
        let receiver = compile(base)
        let compiled = compileArguments(arguments)
        guard compiled.isPlain, compiled.flags.isEmpty else {
            return compileLooseMethodCall(receiver, name, calleeRange, compiled, range)
        }
        if let short = compileListAppend(receiver, localSlot(base), name, calleeRange, compiled, range) {
            return short
        }
        if let short = compileDictGet(receiver, name, calleeRange, compiled, range) { return short }
        return compileMethodCall(receiver, name, calleeRange, compiled, range)
    }

    func compileMethodCall(
        _ base: @escaping Evaluate, _ name: Symbol, _ calleeRange: SourceRange, _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate {
        let site = site
        let cache = MethodCache()
        let names = arguments.names
        let count = arguments.positional.count
        let push = compilePush(arguments.positional + arguments.values)
        return { frame in
            let receiver = try base(frame)
            let machine = frame.machine
            if cache.refresh(receiver, name, machine) {
                let bottom = machine.pointee.top
                do {
                    switch cache.kind {
                    case .function:
                        guard let function = cache.function else { break }
                        machine.push(receiver)
                        do { try push(frame) } catch {
                            machine.pop(to: bottom)
                            throw error
                        }
                        return try function._withUnsafeGuaranteedRef {
                            try $0.invoke(
                                CallArguments(base: bottom, count: count + 1, names: names, machine: machine))
                        }
                    case .builtin:
                        guard let function = cache.builtin else { break }
                        machine.push(receiver)
                        do {
                            try push(frame)
                            let result = try function._withUnsafeGuaranteedRef {
                                try $0.invoke(
                                    CallArguments(base: bottom, count: count + 1, names: names, machine: machine),
                                    type: nil)
                            }
                            machine.pop(to: bottom)
                            return result
                        } catch {
                            machine.pop(to: bottom)
                            throw error
                        }
                    case .field:
                        guard case .object(let object) = receiver, let fields = object.fields else { break }
                        let callee = fields[cache.place]
                        try push(frame)
                        return try Calls.call(
                            callee, CallArguments(base: bottom, count: count, names: names, machine: machine))
                    case .none: break
                    }
                } catch { throw site.locate(error, range) }
            }
            let callee: Value
            do { callee = try receiver.attribute(name) } catch { throw site.locate(error, calleeRange) }
            do {
                let bottom = machine.pointee.top
                try push(frame)
                return try Calls.call(
                    callee, CallArguments(base: bottom, count: count, names: names, machine: machine))
            } catch { throw site.locate(error, range) }
        }
    }

    /// With stars or bare flags: through the attribute's value.
    private func compileLooseMethodCall(
        _ base: @escaping Evaluate, _ name: Symbol, _ calleeRange: SourceRange, _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate {
        let site = site
        let callee: Evaluate = { frame in
            let receiver = try base(frame)
            do { return try receiver.attribute(name) } catch { throw site.locate(error, calleeRange) }
        }
        return compileCall(callee, arguments, range)
    }

    private func compileListAppend(
        _ base: @escaping Evaluate, _ slot: Int?, _ name: Symbol, _ calleeRange: SourceRange,
        _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate? {
        guard name == "append", arguments.positional.count == 1, arguments.names.isEmpty else { return nil }
        let value = arguments.positional[0].value
        let receiver = ReceiverBox()
        let general = compileMethodCall({ _ in receiver.take() }, name, calleeRange, arguments, range)
        let append: Evaluate = { frame in
            let object = try base(frame)
            if case .list(let list) = object, !list.hasProgramType {
                list.items.append(try value(frame))
                return .none
            }
            receiver.value = object
            return try general(frame)
        }
        guard let slot else { return append }
        return { frame in
            let place = frame.slots + slot
            guard place.tag == RawTag.list else { return try append(frame) }
            let item = try value(frame)
            // The argument may have put something else into the variable.
            if place.tag == RawTag.list, place.rawList._withUnsafeGuaranteedRef({ $0.appendPlainly(item) }) {
                return .none
            }
            return try Calls.call(base(frame).attribute(name), [item])
        }
    }
}

extension Compiler {
    /// `dict.get(key)` and `dict.get(key, default)`
    private func compileDictGet(
        _ base: @escaping Evaluate, _ name: Symbol, _ calleeRange: SourceRange, _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate? {
        guard name == "get", (1...2).contains(arguments.positional.count), arguments.names.isEmpty else { return nil }
        let site = site
        let key = arguments.positional[0].value
        let hasDefault = arguments.positional.count == 2
        let otherwise: Evaluate = hasDefault ? arguments.positional[1].value : { _ in .none }
        let receiver = ReceiverBox()
        let general = compileMethodCall({ _ in receiver.take() }, name, calleeRange, arguments, range)
        return { frame in
            let object = try base(frame)
            if case .dict(let dict) = object, !dict.hasProgramType {
                let key = try key(frame)
                let missing = try otherwise(frame)
                do {
                    let place = try dict.find(key, key.hash())
                    return place < 0 ? missing : dict.entries[place].value
                } catch { throw site.locate(error, range) }
            }
            receiver.value = object
            return try general(frame)
        }
    }
}

/// Hands a receiver that was evaluated already to the general way.
private final class ReceiverBox {
    var value = Value.none

    func take() -> Value {
        let result = value
        value = .none
        return result
    }
}
