import Language

/// `base.name`
extension Compiler {
    func compileAttribute(_ base: Expression, _ name: Symbol, _ range: SourceRange) -> Evaluate {
        let receiver = compile(base)
        let site = site
        let cache = AttributeCache()
        let properties = PropertyCache()
        let slow: (Value) throws -> Value = { receiver in
            if case .object(let object) = receiver, let getter = properties.find(object) {
                let machine = Machine.current
                let base = machine.pointee.top
                machine.push(receiver)
                do { return try getter.run(base, machine) } catch { throw site.locate(error, range) }
            }
            do {
                let value = try receiver.attribute(name)
                if case .object(let object) = receiver {
                    cache.remember(object, name)
                    properties.remember(object, name)
                }
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
}
