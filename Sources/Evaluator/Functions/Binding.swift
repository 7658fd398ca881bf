/// Laying arguments out in the order of a signature, on the value stack.
extension Signature {
    /// Rearranges `count` positional values at `base`, followed by the values of `names`, into: positional parameters, what
    /// `*args` takes, keyword-only parameters, the dictionary of `**kwargs`. Gives the length of the `*args` part.
    @inline(__always)
    func bind(
        base: UnsafeMutablePointer<Value>, count: Int, names: ContiguousArray<Symbol>, machine: Machine,
        callee: BuiltinFunction
    ) throws -> Int {
        if names.isEmpty, count == positionalCount, keywordOnlyCount == 0, !hasKeywords { return 0 }
        return try bindSlowly(base: base, count: count, names: names, machine: machine, callee: callee)
    }

    private func bindSlowly(
        base: UnsafeMutablePointer<Value>, count: Int, names: ContiguousArray<Symbol>, machine: Machine,
        callee: BuiltinFunction
    ) throws -> Int {
        if count > positionalCount, !hasRest { throw callee.tooMany(count) }
        let restCount = max(count - positionalCount, 0)
        try machine.checkRoom(named.count + 2)
        if names.isEmpty, !requiresKeywords {
            for index in min(count, positionalCount)..<positionalCount {
                if index < requiredCount { throw callee.missing(from: index, base: base, count: count) }
                machine.push(defaults[index])
            }
            for index in positionalCount..<namedCount { machine.push(defaults[index]) }
            if hasKeywords { machine.push(.dict(Dict())) }
            return restCount
        }
        let keywordValues = ContiguousArray(UnsafeBufferPointer(start: base + count, count: names.count))
        machine.pop(to: base + count)
        var given = min(count, positionalCount)
        while given < positionalCount {
            machine.push(.unbound)
            given += 1
        }
        // With `*args` there are no gaps before the rest: fewer positional ones means an empty rest.
        for _ in 0..<keywordOnlyCount { machine.push(.unbound) }
        let extra = hasKeywords ? Dict() : nil
        if let extra { machine.push(.dict(extra)) }
        for (index, name) in names.enumerated() {
            guard let place = named.firstIndex(where: { $0.name == name && $0.kind != .positionalOnly }) else {
                guard let extra else { throw callee.unexpected(name) }
                try extra.set(.text(name.name), keywordValues[index])
                continue
            }
            if place < min(count, positionalCount) { throw callee.multiple(name, place) }
            let slot = base + (place < positionalCount ? place : place + restCount)
            if !slot.pointee.isUnbound { throw callee.multiple(name, place) }
            slot.pointee = keywordValues[index]
        }
        for (index, parameter) in named.enumerated() {
            let slot = base + (index < positionalCount ? index : index + restCount)
            guard slot.pointee.isUnbound else { continue }
            if parameter.isRequired { throw callee.missing(from: index, base: base, count: count) }
            slot.pointee = parameter.defaultValue
        }
        return restCount
    }
}
