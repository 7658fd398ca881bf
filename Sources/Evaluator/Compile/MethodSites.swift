import Language

/// What a method-call site remembers of the last receiver it met.
final class MethodCache {
    /// The receiver's layout and its type's version, for objects.
    unowned(unsafe) var layout: Layout?
    /// The receiver's type, for texts, lists, tensors and the like.
    unowned(unsafe) var type: TypeObject?
    var version = -1
    var kind = Kind.none
    unowned(unsafe) var function: FunctionObject?
    unowned(unsafe) var builtin: BuiltinFunction?
    /// Of a callable kept in the object itself (a module's function).
    var place = 0

    enum Kind { case none, function, builtin, field }
}

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
        if let short = compileListAppend(receiver, name, calleeRange, compiled, range) { return short }
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
            if cache.refresh(receiver, name) {
                let bottom = machine.pointee.top
                do {
                    switch cache.kind {
                    case .function:
                        guard let function = cache.function else { break }
                        try machine.checkRoom(4)
                        machine.push(receiver)
                        do { try push(frame) } catch {
                            machine.pop(to: bottom)
                            throw error
                        }
                        return try function.invoke(
                            CallArguments(base: bottom, count: count + 1, names: names, machine: machine))
                    case .builtin:
                        guard let function = cache.builtin else { break }
                        try machine.checkRoom(4)
                        machine.push(receiver)
                        do {
                            try push(frame)
                            let result = try function.invoke(
                                CallArguments(base: bottom, count: count + 1, names: names, machine: machine),
                                type: function.owner)
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
        _ base: @escaping Evaluate, _ name: Symbol, _ calleeRange: SourceRange, _ arguments: CompiledArguments,
        _ range: SourceRange
    ) -> Evaluate? {
        guard name == "append", arguments.positional.count == 1, arguments.names.isEmpty else { return nil }
        let value = arguments.positional[0]
        let receiver = ReceiverBox()
        let general = compileMethodCall({ _ in receiver.take() }, name, calleeRange, arguments, range)
        return { frame in
            let object = try base(frame)
            if case .list(let list) = object, !list.type.isPythonDefined {
                list.items.append(try value(frame))
                return .none
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

extension MethodCache {
    /// True where the cache holds for this receiver, perhaps after a new look.
    @inline(__always)
    func refresh(_ receiver: Value, _ name: Symbol) -> Bool {
        if case .object(let object) = receiver {
            if object.layoutReference === layout, object.type.version == version { return true }
            return lookUp(object, name)
        }
        let receiverType = receiver.type
        if receiverType === type, receiverType.version == version { return kind != .none }
        return lookUp(receiver, receiverType, name)
    }

    private func lookUp(_ receiver: Value, _ receiverType: TypeObject, _ name: Symbol) -> Bool {
        layout = nil
        type = receiverType
        version = receiverType.version
        kind = .none
        // Objects with attributes of their own could hide the method.
        if let object = receiver.asObject, object.fields != nil || receiverType.isPythonDefined {
            type = nil
            return false
        }
        guard case .object(let member)? = receiverType.lookup(name), let function = member as? BuiltinFunction,
            function.row.kind == .method || function.row.kind == .operation
        else { return false }
        builtin = function
        kind = .builtin
        return true
    }

    private func lookUp(_ object: Object, _ name: Symbol) -> Bool {
        type = nil
        layout = nil
        kind = .none
        if object is TypeObject || object is SuperObject { return false }
        let objectType = object.type
        let member = objectType.lookup(name)
        if let place = object.layout.place(of: name) {
            if case .object(let descriptor)? = member, descriptor is PropertyObject || descriptor is NativeProperty {
                return false
            }
            self.place = place
            kind = .field
        } else if case .object(let descriptor)? = member {
            switch descriptor {
            case let function as FunctionObject:
                self.function = function
                kind = .function
            case let function as BuiltinFunction where function.row.kind == .method || function.row.kind == .operation:
                builtin = function
                kind = .builtin
            default: return false
            }
        } else {
            return false
        }
        layout = object.layout
        version = objectType.version
        return true
    }
}
