import Language

/// What an attribute site remembers of the last object it met.
final class AttributeCache {
    unowned(unsafe) var layout: Layout?
    var version = -1
    var place = 0
    /// For stores that add an attribute: the layout afterwards.
    unowned(unsafe) var next: Layout?
}

/// `base.name` and `base[index]`.
extension Compiler {
    func compileAttribute(_ base: Expression, _ name: Symbol, _ range: SourceRange) -> Evaluate {
        let base = compile(base)
        let site = site
        let cache = AttributeCache()
        return { frame in
            let receiver = try base(frame)
            if case .object(let object) = receiver, let fields = object.fields,
                object.layoutReference === cache.layout, object.type.version == cache.version
            {
                return fields[cache.place]
            }
            do {
                let value = try receiver.attribute(name)
                if case .object(let object) = receiver { cache.remember(object, name) }
                return value
            } catch { throw site.locate(error, range) }
        }
    }

    func compileAttributeStore(_ base: Expression, _ name: Symbol, _ range: SourceRange) -> Store {
        let base = compile(base)
        let site = site
        let cache = AttributeCache()
        return { frame, value in
            let receiver = try base(frame)
            if case .object(let object) = receiver, object.layoutReference === cache.layout,
                object.type.version == cache.version
            {
                if let next = cache.next {
                    object.appendField(value, next)
                    return
                }
                if let fields = object.fields {
                    fields[cache.place] = value
                    return
                }
            }
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
    }

    func compileSubscript(_ base: Expression, _ index: Expression, _ range: SourceRange) -> Evaluate {
        let base = compile(base)
        let site = site
        let slow: (Value, Value) throws -> Value = { base, index in
            do { return try base.item(at: index) } catch { throw site.locate(error, range) }
        }
        let index = compile(index)
        return { frame in
            let container = try base(frame)
            let key = try index(frame)
            switch container {
            case .list(let list):
                if case .int(let number) = key, number >= 0, number < list.items.count, !list.type.isPythonDefined {
                    return list.items[number]
                }
            case .dict(let dict):
                if !dict.type.isPythonDefined {
                    do {
                        let place = try dict.find(key, key.hash())
                        if place >= 0 { return dict.entries[place].value }
                    } catch { throw site.locate(error, range) }
                }
            case .unbound, .none, .bool, .int, .float, .str, .tuple, .tensor, .object: break
            }
            return try slow(container, key)
        }
    }
}

extension AttributeCache {
    /// Remembers a plain attribute: no property of the type stands before it.
    func remember(_ object: Object, _ name: Symbol) {
        guard let place = object.layout.place(of: name), object.fields != nil else { return }
        if let member = object.type.lookup(name), case .object(let descriptor) = member,
            descriptor is PropertyObject || descriptor is NativeProperty
        {
            return
        }
        if object is TypeObject { return }
        layout = object.layout
        version = object.type.version
        self.place = place
    }

    func rememberStore(_ object: Object, _ name: Symbol, before: Layout) {
        guard let place = object.layout.place(of: name) else { return }
        layout = before
        version = object.type.version
        self.place = place
        next = before === object.layout ? nil : object.layout
        if let next, next.count != before.count + 1 || place != before.count { layout = nil }
    }
}

extension Object {
    /// Whether storing an attribute just puts it among the fields: a Python class over `object` without `__setattr__`,
    /// and no property of that name (a property would not leave a field behind).
    var hasPlainStores: Bool {
        type.isPythonDefined && type.special.setAttribute == nil && type.nativeBase === Types.current.object
    }
}
