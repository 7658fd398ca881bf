import Language

/// `receiver.name(arguments)` without a bound method in between.
extension Compiler {
    func compileMethodCall(
        _ base: Expression, _ name: Symbol, _ calleeRange: SourceRange, _ nameRange: SourceRange,
        _ arguments: [Argument], _ range: SourceRange
    ) -> Evaluate {
        let receiver = operand(base)
        let compiled = compileArguments(arguments)
        guard compiled.isPlain, compiled.flags.isEmpty else {
            return compileLooseMethodCall(receiver, name, calleeRange, compiled, range)
        }
        if let short = compileListAppend(receiver, localSlot(base), name, calleeRange, compiled, range) {
            return short
        }
        // A default that is a literal need not be evaluated where the key is there.
        let hasPlainDefault = arguments.dropFirst().allSatisfy { $0.value.isLiteral }
        let key = hasPlainDefault ? arguments.first.flatMap { place(of: $0.value) } : nil
        if let short = compileListPop(receiver, name, calleeRange, compiled, range) { return short }
        if let short = compileDictGet(receiver, place(of: base), key, name, calleeRange, compiled, range) {
            return short
        }
        return compileMethodCall(receiver, name, calleeRange, compiled, range)
    }

    func compileMethodCall(
        _ base: Operand, _ name: Symbol, _ calleeRange: SourceRange, _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate {
        let call = MethodCall(name, arguments, compilePush(arguments.positional + arguments.values), site)
        let general: (Frame, Value) throws -> Value = { frame, receiver in
            try call.callGenerally(receiver, frame, calleeRange, range)
        }
        let site = site
        let cache = call.cache
        guard arguments.names.isEmpty else { return { frame in try general(frame, base(frame)) } }
        // A method written in the language: its arguments go straight into its frame.
        switch arguments.positional.count {
        case 0:
            return { frame in
                let receiver = try base(frame)
                let machine = frame.machine
                guard let function = cache.function(of: receiver, name, machine, 1) else {
                    return try general(frame, receiver)
                }
                let bottom = machine.pointee.top
                machine.push(receiver)
                do { return try function.run(bottom, machine) } catch { throw site.locate(error, range) }
            }
        case 1:
            let a = arguments.positional[0]
            return { frame in
                let receiver = try base(frame)
                let machine = frame.machine
                guard let function = cache.function(of: receiver, name, machine, 2) else {
                    return try general(frame, receiver)
                }
                let first = try a(frame)
                let bottom = machine.pointee.top
                machine.push(receiver)
                machine.push(first)
                do { return try function.run(bottom, machine) } catch { throw site.locate(error, range) }
            }
        case 2:
            let a = arguments.positional[0]
            let b = arguments.positional[1]
            return { frame in
                let receiver = try base(frame)
                let machine = frame.machine
                guard let function = cache.function(of: receiver, name, machine, 3) else {
                    return try general(frame, receiver)
                }
                let first = try a(frame)
                let second = try b(frame)
                let bottom = machine.pointee.top
                machine.push(receiver)
                machine.push(first)
                machine.push(second)
                do { return try function.run(bottom, machine) } catch { throw site.locate(error, range) }
            }
        default: return { frame in try general(frame, base(frame)) }
        }
    }

    /// With stars or bare flags: through the attribute's value.
    private func compileLooseMethodCall(
        _ base: Operand, _ name: Symbol, _ calleeRange: SourceRange, _ arguments: CompiledArguments,
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
        _ base: Operand, _ slot: Int?, _ name: Symbol, _ calleeRange: SourceRange,
        _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate? {
        guard name == "append", arguments.positional.count == 1, arguments.names.isEmpty else { return nil }
        let value = arguments.positional[0]
        let receiver = ReceiverBox()
        let general = compileMethodCall(Operand(value: { _ in receiver.take() }), name, calleeRange, arguments, range)
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
    /// `list.pop()`
    private func compileListPop(
        _ base: Operand, _ name: Symbol, _ calleeRange: SourceRange, _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate? {
        guard name == "pop", arguments.positional.isEmpty, arguments.names.isEmpty else { return nil }
        let receiver = ReceiverBox()
        let general = compileMethodCall(
            Operand(value: { _ in receiver.take() }), name, calleeRange, arguments, range)
        return { frame in
            let object = try base(frame)
            if case .list(let list) = object, !list.hasProgramType, !list.items.isEmpty {
                return list.items.removeLast()
            }
            receiver.value = object
            return try general(frame)
        }
    }

    /// `dict.get(key)` and `dict.get(key, default)`
    private func compileDictGet(
        _ base: Operand, _ basePlace: AnyPlace?, _ keyPlace: AnyPlace?, _ name: Symbol,
        _ calleeRange: SourceRange, _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate? {
        guard name == "get", (1...2).contains(arguments.positional.count), arguments.names.isEmpty else { return nil }
        let site = site
        let key = arguments.positional[0]
        let otherwise = arguments.positional.count == 2 ? arguments.positional[1] : Operand(value: { _ in .none })
        let receiver = ReceiverBox()
        let general = compileMethodCall(Operand(value: { _ in receiver.take() }), name, calleeRange, arguments, range)
        let get: Evaluate = { frame in
            let object = try base(frame)
            if case .dict(let dict) = object, !dict.hasProgramType {
                let key = try key(frame)
                let missing = try otherwise(frame)
                do {
                    let place = try dict.find(key, key.hash())
                    return place < 0 ? missing : dict.value(at: place)
                } catch { throw site.locate(error, range) }
            }
            receiver.value = object
            return try general(frame)
        }
        switch (basePlace, keyPlace) {
        case (.local(let a), .local(let b)): return Compiler.lyingGet(a, b, otherwise, get)
        case (.local(let a), .fixed(let b)): return Compiler.lyingGet(a, b, otherwise, get)
        case (.fixed(let a), .local(let b)): return Compiler.lyingGet(a, b, otherwise, get)
        case (.fixed(let a), .fixed(let b)): return Compiler.lyingGet(a, b, otherwise, get)
        case (nil, _), (_, nil): return get
        }
    }

    /// Dict and text lie in variables: neither is counted.
    private static func lyingGet(
        _ dict: some Place, _ key: some Place, _ otherwise: Operand, _ general: @escaping Evaluate
    ) -> Evaluate {
        { frame in
            let dict = dict.pointer(frame)
            let key = key.pointer(frame)
            guard dict.tag == RawTag.dict, key.tag == RawTag.str else { return try general(frame) }
            let place = dict.rawDict._withUnsafeGuaranteedRef { dict in
                dict.hasProgramType ? -2 : key.rawStr._withUnsafeGuaranteedRef { dict.find($0) }
            }
            if place == -2 { return try general(frame) }
            return place < 0 ? try otherwise(frame) : dict.rawDict._withUnsafeGuaranteedRef { $0.value(at: place) }
        }
    }
}

/// A method-call site: what is called, with what, and what it remembers.
private final class MethodCall {
    let cache = MethodCache()
    private let name: Symbol
    private let names: ContiguousArray<Symbol>
    private let count: Int
    private let push: (Frame) throws -> Void
    private let site: Site

    init(_ name: Symbol, _ arguments: CompiledArguments, _ push: @escaping (Frame) throws -> Void, _ site: Site) {
        self.name = name
        names = arguments.names
        count = arguments.positional.count
        self.push = push
        self.site = site
    }

    func callGenerally(
        _ receiver: Value, _ frame: Frame, _ calleeRange: SourceRange, _ range: SourceRange
    ) throws -> Value {
        let machine = frame.machine
        if cache.refresh(receiver, name, machine) {
            do {
                switch cache.kind {
                case .function:
                    if let function = cache.function?.strong {
                        let bottom = try pushAll(receiver, frame)
                        return try function.invoke(
                            CallArguments(base: bottom, count: count + 1, names: names, machine: machine))
                    }
                case .builtin:
                    if let function = cache.builtin?.strong {
                        return try call(function, receiver, frame)
                    }
                case .field:
                    if case .object(let object) = receiver, let fields = object.fields {
                        let callee = fields[cache.place]
                        let bottom = machine.pointee.top
                        try push(frame)
                        return try Calls.call(
                            callee, CallArguments(base: bottom, count: count, names: names, machine: machine))
                    }
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

    @inline(__always)
    private func pushAll(_ receiver: Value, _ frame: Frame) throws -> UnsafeMutablePointer<Value> {
        let machine = frame.machine
        let bottom = machine.pointee.top
        machine.push(receiver)
        do { try push(frame) } catch {
            machine.pop(to: bottom)
            throw error
        }
        return bottom
    }

    @inline(__always)
    private func call(_ function: BuiltinFunction, _ receiver: Value, _ frame: Frame) throws -> Value {
        let machine = frame.machine
        let bottom = try pushAll(receiver, frame)
        let result: Value
        do {
            result = try function.invoke(
                CallArguments(base: bottom, count: count + 1, names: names, machine: machine), type: nil)
        } catch {
            machine.pop(to: bottom)
            throw error
        }
        machine.pop(to: bottom)
        return result
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
