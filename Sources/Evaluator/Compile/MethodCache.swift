/// What a method-call site remembers of the last receiver it met.
final class MethodCache {
    /// The address of the receiver's layout, for objects.
    private var layout: UnsafeMutableRawPointer?
    /// The address of the receiver's type, for texts, lists, tensors and the like.
    private var type: UnsafeMutableRawPointer?
    private var version = -1
    private(set) var kind = Kind.none
    /// Kept alive by the type, as long as the version is the same.
    private(set) var function: Unmanaged<FunctionObject>?
    private(set) var builtin: Unmanaged<BuiltinFunction>?
    /// Of a callable kept in the object itself (a module's function).
    private(set) var place = 0

    enum Kind: UInt8 { case none, function, builtin, field }

    /// True where the cache holds for this receiver, perhaps after a new look.
    @inline(__always)
    func refresh(_ receiver: Value, _ name: Symbol, _ machine: Machine) -> Bool {
        if case .object(let object) = receiver {
            if object.layoutAddress == layout, machine.pointee.typeVersion == version { return true }
            return lookUp(object, name)
        }
        if receiver.typeAddress(machine) == type, machine.pointee.typeVersion == version { return kind != .none }
        return lookUp(receiver, name)
    }

    /// The method of an object, written in the language and taking `count` values by place with the object itself.
    @inline(__always)
    func function(of receiver: Value, _ name: Symbol, _ machine: Machine, _ count: Int) -> FunctionObject? {
        guard case .object(let object) = receiver, object.layoutAddress == layout, kind == .function,
            machine.pointee.typeVersion == version, let function
        else { return nil }
        let strong = function.strong
        return strong.plainCount == count ? strong : nil
    }

    private func lookUp(_ receiver: Value, _ name: Symbol) -> Bool {
        let receiverType = receiver.type
        layout = nil
        type = Unmanaged.passUnretained(receiverType).toOpaque()
        version = Machine.current.pointee.typeVersion
        kind = .none
        // Objects with attributes of their own could hide the method.
        if let object = receiver.asObject, object.fields != nil || object.hasProgramType {
            type = nil
            return false
        }
        guard case .object(let member)? = receiverType.lookup(name), let function = member as? BuiltinFunction,
            function.row.kind == .method || function.row.kind == .operation
        else { return false }
        builtin = Unmanaged.passUnretained(function)
        kind = .builtin
        return true
    }

    private func lookUp(_ object: Object, _ name: Symbol) -> Bool {
        type = nil
        layout = nil
        kind = .none
        if object.kind == .type || object is SuperObject { return false }
        let member = object.type.lookup(name)
        if let place = object.layout.place(of: name) {
            if case .object(let descriptor)? = member, descriptor is PropertyObject || descriptor is NativeProperty {
                return false
            }
            self.place = place
            kind = .field
        } else if case .object(let descriptor)? = member {
            switch descriptor {
            case let method as FunctionObject:
                function = Unmanaged.passUnretained(method)
                kind = .function
            case let method as BuiltinFunction where method.row.kind == .method || method.row.kind == .operation:
                builtin = Unmanaged.passUnretained(method)
                kind = .builtin
            default: return false
            }
        } else {
            return false
        }
        layout = object.layoutAddress
        version = Machine.current.pointee.typeVersion
        return true
    }
}

extension Value {
    /// The address of the type of a value that is not an `object`; nil where it takes a call to find out.
    @inline(__always)
    fileprivate func typeAddress(_ machine: Machine) -> UnsafeMutableRawPointer? {
        switch self {
        case .str: machine.pointee.textType
        case .list(let object): object.typeReference?.toOpaque()
        case .tuple(let object): object.typeReference?.toOpaque()
        case .dict(let object): object.typeReference?.toOpaque()
        case .unbound, .none, .bool, .int, .float, .tensor, .object: Unmanaged.passUnretained(type).toOpaque()
        }
    }
}
