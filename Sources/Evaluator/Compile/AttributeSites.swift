import Language

/// `base.name` and `base[index]`.
extension Compiler {
    func compileAttribute(_ base: Expression, _ name: Symbol, _ range: SourceRange) -> Evaluate {
        let receiver = compile(base)
        let site = site
        let cache = AttributeCache()
        let slow: (Value) throws -> Value = { receiver in
            do {
                let value = try receiver.attribute(name)
                if case .object(let object) = receiver { cache.remember(object, name) }
                return value
            } catch { throw site.locate(error, range) }
        }
        if let slot = localSlot(base) {
            return { frame in
                let place = frame.slots + slot
                if place.tag == RawTag.object,
                    let found = place.rawObject._withUnsafeGuaranteedRef({ cache.find($0, frame.machine) })
                {
                    return found.pointee
                }
                return try slow(receiver(frame))
            }
        }
        return { frame in
            let value = try receiver(frame)
            if case .object(let object) = value, let found = cache.find(object, frame.machine) {
                return found.pointee
            }
            return try slow(value)
        }
    }

    func compileAttributeStore(_ base: Expression, _ name: Symbol, _ range: SourceRange) -> Store {
        let receiver = compile(base)
        let site = site
        let cache = AttributeCache()
        let slow: (Value, Value) throws -> Void = { receiver, value in
            do {
                if case .object(let object) = receiver, object.hasPlainStores {
                    let before = object.layout
                    try receiver.setAttribute(name, value)
                    cache.rememberStore(object, name, before: before)
                } else {
                    try receiver.setAttribute(name, value)
                }
            } catch { throw site.locate(error, range) }
        }
        if let slot = localSlot(base) {
            return { frame, value in
                let place = frame.slots + slot
                if place.tag == RawTag.object,
                    place.rawObject._withUnsafeGuaranteedRef({ cache.store(value, in: $0, frame.machine) })
                {
                    return
                }
                try slow(receiver(frame), value)
            }
        }
        return { frame, value in
            let target = try receiver(frame)
            if case .object(let object) = target, cache.store(value, in: object, frame.machine) { return }
            try slow(target, value)
        }
    }

    func compileSubscript(_ base: Expression, _ index: Expression, _ range: SourceRange) -> Evaluate {
        // A local variable must have a value before the index is evaluated; then it can be read where it lies.
        let baseSlot = localSlot(base)
        let base = compile(base)
        let site = site
        let slow: (Value, Value) throws -> Value = { base, index in
            do { return try base.item(at: index) } catch { throw site.locate(error, range) }
        }
        let local = baseSlot
        let index = compile(index)
        if let local {
            return { frame in
                let place = frame.slots + local
                if place.tag == RawTag.empty { _ = try base(frame) }
                let key = try index(frame)
                if place.tag == RawTag.list, case .int(let number) = key {
                    let item = place.rawList._withUnsafeGuaranteedRef { $0.plainItem(number) }
                    if !item.isUnbound { return item }
                }
                return try Compiler.item(base(frame), key, slow)
            }
        }
        return { frame in
            let container = try base(frame)
            return try Compiler.item(container, index(frame), slow)
        }
    }

    @inline(__always)
    private static func item(_ container: Value, _ key: Value, _ slow: (Value, Value) throws -> Value) throws -> Value {
        switch container {
        case .list(let list):
            if case .int(let number) = key {
                let item = list.plainItem(number)
                if !item.isUnbound { return item }
            }
        case .tuple(let tuple):
            if case .int(let number) = key, number >= 0, number < tuple.items.count, !tuple.hasProgramType {
                return tuple.items[number]
            }
        case .dict(let dict):
            if case .str(let text) = key, !dict.hasProgramType {
                let place = dict.find(text)
                if place >= 0 { return dict.value(at: place) }
            }
        case .unbound, .none, .bool, .int, .float, .str, .tensor, .object: break
        }
        return try slow(container, key)
    }
}
