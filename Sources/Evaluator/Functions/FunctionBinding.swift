/// Laying arguments out as a Python function's frame wants them: positional, keyword-only, `*args`, `**kwargs`.
extension FunctionObject {
    func bind(_ arguments: CallArguments) throws {
        let signature = code.signature
        let machine = arguments.machine
        let base = arguments.base
        let positional = signature.positionalCount
        let count = arguments.count
        try machine.checkRoom(signature.named.count + 4)
        if count > positional, !signature.hasRest { throw tooMany(count, arguments) }
        let keywordValues =
            arguments.names.isEmpty
            ? [] : ContiguousArray(UnsafeBufferPointer(start: base + count, count: arguments.names.count))
        machine.pop(to: base + count)
        var rest: ContiguousArray<Value> = []
        if count > positional {
            rest.append(contentsOf: UnsafeBufferPointer(start: base + positional, count: count - positional))
            machine.pop(to: base + positional)
        }
        while machine.pointee.top < base + signature.named.count { machine.push(.unbound) }
        let extra = signature.hasKeywords ? Dict() : nil
        for (index, name) in arguments.names.enumerated() {
            guard let place = signature.named.firstIndex(where: { $0.name == name && $0.kind != .positionalOnly })
            else {
                if let extra {
                    extra.set(name.name, keywordValues[index])
                    continue
                }
                if signature.named.contains(where: { $0.name == name }) { throw positionalOnly(arguments.names) }
                throw Raised(.typeError, "\(qualifiedName)() got an unexpected keyword argument '\(name)'")
            }
            if !base[place].isUnbound {
                throw Raised(.typeError, "\(qualifiedName)() got multiple values for argument '\(name)'")
            }
            base[place] = keywordValues[index]
        }
        if defaults.isEmpty {
            for index in 0..<signature.named.count where base[index].isUnbound { throw missing(base) }
        } else {
            for index in 0..<signature.named.count where base[index].isUnbound {
                if defaults[index].isUnbound { throw missing(base) }
                base[index] = defaults[index]
            }
        }
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
