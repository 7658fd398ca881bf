import NeuralNets

/// The hooks of one module, in order of registration.
final class ModuleHooks {
    enum Kind { case before, after, beforeBackward, backward }

    struct Hook {
        let id: Int
        let function: Value
        let takesKeywords: Bool
    }

    var before: [Hook] = []
    var after: [Hook] = []
    /// With the gradients of the results, then with those of the inputs too.
    var beforeBackward: [Hook] = []
    var backward: [Hook] = []
    private var next = 0

    var isEmpty: Bool { before.isEmpty && after.isEmpty && beforeBackward.isEmpty && backward.isEmpty }

    func add(_ function: Value, takesKeywords: Bool, _ kind: Kind, prepend: Bool) -> Int {
        let hook = Hook(id: next, function: function, takesKeywords: takesKeywords)
        next += 1
        switch kind {
        case .before: before.insert(hook, at: prepend ? 0 : before.count)
        case .after: after.insert(hook, at: prepend ? 0 : after.count)
        case .beforeBackward: beforeBackward.insert(hook, at: prepend ? 0 : beforeBackward.count)
        case .backward: backward.insert(hook, at: prepend ? 0 : backward.count)
        }
        return hook.id
    }

    func copy(_ copy: DeepCopy) throws -> ModuleHooks {
        let result = ModuleHooks()
        result.next = next
        let copied = { (hook: Hook) in
            Hook(id: hook.id, function: try copy.copy(hook.function), takesKeywords: hook.takesKeywords)
        }
        result.before = try before.map(copied)
        result.after = try after.map(copied)
        result.beforeBackward = try beforeBackward.map(copied)
        result.backward = try backward.map(copied)
        return result
    }

    func remove(_ id: Int) {
        before.removeAll { $0.id == id }
        after.removeAll { $0.id == id }
        beforeBackward.removeAll { $0.id == id }
        backward.removeAll { $0.id == id }
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
        let watch =
            beforeBackward.isEmpty && backward.isEmpty
            ? nil : BackwardWatch(module: module, before: beforeBackward, after: backward)
        if let watch { positional = try watch.inputs(positional) }
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
        return try watch?.output(output) ?? output
    }
}
