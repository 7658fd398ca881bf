import NeuralNets

/// The forward hooks of one module, in order of registration.
final class ForwardHooks {
    struct Hook {
        let id: Int
        let function: Value
        let takesKeywords: Bool
    }

    var before: [Hook] = []
    var after: [Hook] = []
    private var next = 0

    func add(_ function: Value, takesKeywords: Bool, isAfter: Bool, prepend: Bool) -> Int {
        let hook = Hook(id: next, function: function, takesKeywords: takesKeywords)
        next += 1
        if isAfter {
            after.insert(hook, at: prepend ? 0 : after.count)
        } else {
            before.insert(hook, at: prepend ? 0 : before.count)
        }
        return hook.id
    }

    func copy(_ copy: DeepCopy) throws -> ForwardHooks {
        let result = ForwardHooks()
        result.next = next
        let copied = { (hook: Hook) in
            Hook(id: hook.id, function: try copy.copy(hook.function), takesKeywords: hook.takesKeywords)
        }
        result.before = try before.map(copied)
        result.after = try after.map(copied)
        return result
    }

    func remove(_ id: Int) {
        before.removeAll { $0.id == id }
        after.removeAll { $0.id == id }
    }

    /// `module(…)` with the hooks around `forward`.
    func run(_ instance: ModuleInstance, _ arguments: CallArguments) throws -> Value {
        var positional = ContiguousArray(UnsafeBufferPointer(start: arguments.base, count: arguments.count))
        let names = arguments.names
        var keywords = Dict()
        for (index, name) in names.enumerated() {
            keywords.set(name.name, arguments.base[arguments.count + index])
        }
        arguments.discard()
        let module = Value.object(instance)
        for hook in before {
            let result =
                hook.takesKeywords
                ? try Calls.call(hook.function, [module, .tuple(positional), .dict(keywords)])
                : try Calls.call(hook.function, [module, .tuple(positional)])
            if result.isNone { continue }
            if hook.takesKeywords {
                guard case .tuple(let pair) = result, pair.items.count == 2, case .dict(let dict) = pair.items[1] else {
                    throw Raised(
                        .runtimeError,
                        "forward pre-hook must return None or a tuple of (new_args, new_kwargs), but got \(try result.repr())."
                    )
                }
                positional = try pair.items[0].collected()
                keywords = dict
            } else if case .tuple(let tuple) = result {
                positional = tuple.items
            } else {
                positional = [result]
            }
        }
        let machine = arguments.machine
        let base = machine.pointee.top
        try machine.checkRoom(positional.count + keywords.count + 1)
        for value in positional { machine.push(value) }
        var symbols: ContiguousArray<Symbol> = []
        for (key, value) in keywords.pairs {
            symbols.append(Symbol(try key.str()))
            machine.push(value)
        }
        var output = try instance.forward(
            CallArguments(base: base, count: positional.count, names: symbols, machine: machine))
        for hook in after {
            let result =
                hook.takesKeywords
                ? try Calls.call(hook.function, [module, .tuple(positional), .dict(keywords), output])
                : try Calls.call(hook.function, [module, .tuple(positional), output])
            if !result.isNone { output = result }
        }
        return output
    }
}
