/// What an attribute site remembers of the last object it met.
final class AttributeCache {
    /// The layout's address; layouts live as long as their interpreter.
    var layout: UnsafeMutableRawPointer?
    var version = -1
    var place = 0
    /// For stores that add an attribute: the layout afterwards.
    var next: Unmanaged<Layout>?

    /// Remembers a plain attribute: no property of the type stands before it.
    func remember(_ object: Object, _ name: Symbol) {
        guard let place = object.layout.place(of: name), object.fields != nil else { return }
        if let member = object.type.lookup(name), case .object(let descriptor) = member,
            descriptor is PropertyObject || descriptor is NativeProperty
        {
            return
        }
        if object.kind == .type { return }
        layout = object.layoutAddress
        version = Machine.current.pointee.typeVersion
        self.place = place
    }

    func rememberStore(_ object: Object, _ name: Symbol, before: Layout) {
        guard let place = object.layout.place(of: name) else { return }
        let isNew = before !== object.layout
        if isNew, object.layout.count != before.count + 1 || place != before.count { return }
        layout = Unmanaged.passUnretained(before).toOpaque()
        version = Machine.current.pointee.typeVersion
        self.place = place
        next = isNew ? object.layoutReference : nil
    }

    /// The attribute's place in an object that looks like the last one; nil for another.
    @inline(__always)
    func find(_ object: Object, _ machine: Machine) -> UnsafeMutablePointer<Value>? {
        guard object.layoutAddress == layout, machine.pointee.typeVersion == version, let fields = object.fields else {
            return nil
        }
        return fields + place
    }

    /// Stores where the last object had it; false for another kind of object.
    @inline(__always)
    func store(_ value: Value, in object: Object, _ machine: Machine) -> Bool {
        guard object.layoutAddress == layout, machine.pointee.typeVersion == version else { return false }
        if let next {
            object.appendField(value, next)
            return true
        }
        guard let fields = object.fields else { return false }
        fields[place] = value
        return true
    }
}

/// What an attribute site remembers of the last object whose class computes the attribute.
final class PropertyCache {
    private var layout: UnsafeMutableRawPointer?
    private var version = -1
    /// Kept alive by the type's property, as long as the version is the same.
    private var getter: Unmanaged<FunctionObject>?

    func remember(_ object: Object, _ name: Symbol) {
        guard object.kind == .other, object.hasProgramType, object.type.special.getAttribute == nil,
            case .object(let member)? = object.type.lookup(name), let property = member as? PropertyObject,
            case .object(let function) = property.getter, function.kind == .function
        else { return }
        let getter = unsafeDowncast(function, to: FunctionObject.self)
        guard getter.plainCount == 1 else { return }
        self.getter = Unmanaged.passUnretained(getter)
        layout = object.layoutAddress
        version = Machine.current.pointee.typeVersion
    }

    @inline(__always)
    func find(_ object: Object) -> FunctionObject? {
        guard object.layoutAddress == layout, layout != nil, Machine.current.pointee.typeVersion == version else {
            return nil
        }
        return getter?.strong
    }
}

extension Object {
    @inline(__always)
    final var layoutAddress: UnsafeMutableRawPointer? { layoutReference?.toOpaque() }

    /// Whether storing an attribute just puts it among the fields: a Python class over `object` without `__setattr__`,
    /// and no property of that name (a property would not leave a field behind).
    var hasPlainStores: Bool {
        hasProgramType && type.special.setAttribute == nil && type.nativeBase === Types.current.object
    }
}
