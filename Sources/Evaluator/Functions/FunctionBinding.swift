/// Laying arguments out as a Python function's frame wants them: positional, keyword-only, `*args`, `**kwargs`.
extension FunctionObject {
    /// The common cases without rearranging: defaults at the end, keywords for the last parameters, `*args`. False (and
    /// nothing done) where `bind` has to look, also for errors.
    func bindShortly(_ arguments: CallArguments) -> Bool {
        let signature = code.signature
        if signature.keywordOnlyCount > 0 || signature.hasKeywords { return false }
        if arguments.names.isEmpty { return bindByPlace(arguments, signature) }
        return signature.hasRest ? false : bindNames(arguments, signature)
    }

    private func bindByPlace(_ arguments: CallArguments, _ signature: Signature) -> Bool {
        let machine = arguments.machine
        let base = arguments.base
        let count = arguments.count
        let positional = signature.positionalCount
        if count > positional {
            guard signature.hasRest else { return false }
            let extra = base + positional
            let rest = Tuple(ContiguousArray(UnsafeBufferPointer(start: extra, count: count - positional)))
            machine.pop(to: extra)
            machine.push(.tuple(rest))
            return true
        }
        for index in count..<positional where defaults.isEmpty || defaults[index].isUnbound { return false }
        for index in count..<positional { machine.push(defaults[index]) }
        if signature.hasRest { machine.push(.tuple(Tuple([]))) }
        return true
    }

    private func bindNames(_ arguments: CallArguments, _ signature: Signature) -> Bool {
        let count = arguments.count
        let positional = signature.positionalCount
        let names = arguments.names
        let given = arguments.base + count
        let scratch = given + names.count
        guard count <= positional, names.count <= 8 else { return false }
        // First looks whether every keyword has its place and every other place its default.
        var found = 0
        for index in count..<positional {
            let parameter = signature.parameters[index]
            let isNamed = parameter.kind == .ordinary && names.contains(parameter.name)
            if isNamed { found += 1 } else if defaults.isEmpty || defaults[index].isUnbound { return false }
        }
        guard found == names.count else { return false }
        for index in count..<positional {
            let target = scratch + (index - count)
            if let place = names.firstIndex(of: signature.parameters[index].name) {
                target.moveInitialize(from: given + place, count: 1)
            } else {
                target.initialize(to: defaults[index])
            }
        }
        given.moveInitialize(from: scratch, count: positional - count)
        arguments.machine.pointee.top = given + (positional - count)
        return true
    }

    func bind(_ arguments: CallArguments) throws {
        let signature = code.signature
        let machine = arguments.machine
        let base = arguments.base
        let positional = signature.positionalCount
        let count = arguments.count
        try machine.checkRoom(signature.named.count + 4)
        if count > positional, !signature.hasRest { throw tooMany(count, arguments) }
        let named = signature.namedCount
        // The new order is laid out above the old one, then moved down.
        let scratch = machine.pointee.top
        try machine.checkRoom(named + count + 8)
        scratch.initialize(repeating: .unbound, count: named)
        machine.pointee.top = scratch + named
        let taken = min(count, positional)
        for index in 0..<taken { swap(&scratch[index], &base[index]) }
        let extra = signature.hasKeywords ? Dict() : nil
        for (index, name) in arguments.names.enumerated() {
            let place = signature.keywordPlace(name)
            if place < 0 {
                if let extra {
                    extra.set(name.name, base[count + index])
                    continue
                }
                if signature.named.contains(where: { $0.name == name }) { throw positionalOnly(arguments.names) }
                throw Raised(.typeError, "\(qualifiedName)() got an unexpected keyword argument '\(name)'")
            }
            if !scratch[place].isUnbound {
                throw Raised(.typeError, "\(qualifiedName)() got multiple values for argument '\(name)'")
            }
            swap(&scratch[place], &base[count + index])
        }
        for index in taken..<named where scratch[index].isUnbound {
            if defaults.isEmpty || defaults[index].isUnbound { throw missing(scratch) }
            scratch[index] = defaults[index]
        }
        var rest: ContiguousArray<Value> = []
        if count > positional {
            rest.append(contentsOf: UnsafeBufferPointer(start: base + positional, count: count - positional))
        }
        base.destroy(scratch - base)
        base.moveInitialize(from: scratch, count: named)
        machine.pointee.top = base + named
        if signature.hasRest { machine.push(.tuple(Tuple(rest))) }
        if let extra { machine.push(.dict(extra)) }
    }

    private func tooMany(_ count: Int, _ arguments: CallArguments) -> Raised {
        let signature = code.signature
        let total = signature.positionalCount
        let least = total - (0..<total).filter { defaults.indices.contains($0) && !defaults[$0].isUnbound }.count
        let bounds = least == total ? "\(total)" : "from \(least) to \(total)"
        let plural = total == 1 && least == total ? "" : "s"
        let named = arguments.names.filter { name in
            signature.parameters.contains { $0.kind == .keywordOnly && $0.name == name }
        }.count
        var given = "\(count)"
        if named > 0 {
            given +=
                " positional argument\(count == 1 ? "" : "s") (and \(named) keyword-only argument\(named == 1 ? "" : "s"))"
        }
        return Raised(
            .typeError,
            "\(qualifiedName)() takes \(bounds) positional argument\(plural) but \(given) \(count == 1 && named == 0 ? "was" : "were") given"
        )
    }

    private func missing(_ base: UnsafeMutablePointer<Value>) -> Raised {
        let named = code.signature.named
        func absent(_ isKeyword: Bool) -> [String] {
            named.indices.filter {
                (named[$0].kind == .keywordOnly) == isKeyword && base[$0].isUnbound
                    && (defaults.isEmpty || defaults[$0].isUnbound)
            }.map { named[$0].name.name }
        }
        let positional = absent(false)
        let names = positional.isEmpty ? absent(true) : positional
        let kind = positional.isEmpty ? "keyword-only" : "positional"
        return Raised(
            .typeError,
            "\(qualifiedName)() missing \(names.count) required \(kind) argument\(names.count == 1 ? "" : "s"): \(Signature.listing(names))"
        )
    }

    private func positionalOnly(_ names: ContiguousArray<Symbol>) -> Raised {
        let wrong = names.filter { name in
            code.signature.named.contains { $0.name == name && $0.kind == .positionalOnly }
        }
        return Raised(
            .typeError,
            "\(qualifiedName)() got some positional-only arguments passed as keyword arguments: '\(wrong.map(\.name).joined(separator: ", "))'"
        )
    }
}
