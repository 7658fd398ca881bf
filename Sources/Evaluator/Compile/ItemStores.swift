import Language

/// `base[index] = value`
extension Compiler {
    func compileItemStore(_ base: Expression, _ index: Expression, _ range: SourceRange) -> Store {
        let container = compile(base)
        let key = compile(index)
        let site = site
        let general: Store = { frame, value in
            let container = try container(frame)
            let key = try key(frame)
            do {
                switch container {
                case .dict(let dict) where !dict.hasProgramType: try dict.insert(key, key.hash(), value)
                case .list(let list):
                    if case .int(let number) = key, list.setPlainItem(number, value) { return }
                    try container.setItem(value, at: key)
                case .unbound, .none, .bool, .int, .float, .str, .tuple, .dict, .tensor, .object:
                    try container.setItem(value, at: key)
                }
            } catch { throw site.locate(error, range) }
        }
        switch (place(of: base), place(of: index)) {
        case (.local(let a), .local(let b)): return Compiler.lyingStore(a, b, general)
        case (.local(let a), .fixed(let b)): return Compiler.lyingStore(a, b, general)
        case (.fixed(let a), .local(let b)): return Compiler.lyingStore(a, b, general)
        case (.fixed(let a), .fixed(let b)): return Compiler.lyingStore(a, b, general)
        case (nil, _), (_, nil): return general
        }
    }

    /// Container and key lie in variables: neither is counted.
    private static func lyingStore(
        _ container: some Place, _ key: some Place, _ general: @escaping Store
    ) -> Store {
        { frame, value in
            let place = container.pointer(frame)
            let key = key.pointer(frame)
            if place.tag == RawTag.list, key.isInt {
                if place.rawList._withUnsafeGuaranteedRef({ $0.setPlainItem(key.rawInt, value) }) { return }
            } else if place.tag == RawTag.dict, key.tag == RawTag.str || key.isInt {
                if place.rawDict._withUnsafeGuaranteedRef({ $0.replacePlainly(key, value) }) { return }
            }
            try general(frame, value)
        }
    }
}

extension Dict {
    /// Replaces the value of a text or int that is there; false where that takes more thought.
    @inline(__always)
    fileprivate func replacePlainly(_ key: UnsafeMutablePointer<Value>, _ value: Value) -> Bool {
        if hasProgramType { return false }
        let place = key.isInt ? find(key.rawInt) : key.rawStr._withUnsafeGuaranteedRef { find($0) }
        if place < 0 { return false }
        setValue(value, at: place)
        return true
    }
}
