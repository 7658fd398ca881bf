/// `value.name`, its assignment and deletion.
extension Value {
    /// `value.name`, or AttributeError.
    public func attribute(_ name: Symbol) throws -> Value {
        if let value = try optionalAttribute(name) { return value }
        throw Attributes.missing(self, name)
    }

    /// `value.name`; nil where there is none. Errors of a program's own code pass through.
    public func optionalAttribute(_ name: Symbol) throws -> Value? {
        switch self {
        case .object(let object):
            if let type = object as? TypeObject { return try Attributes.ofType(type, name) }
            return try Attributes.ofObject(object, self, name)
        case .list(let object): return try Attributes.ofObject(object, self, name)
        case .tuple(let object): return try Attributes.ofObject(object, self, name)
        case .dict(let object): return try Attributes.ofObject(object, self, name)
        case .tensor(let tensor):
            if let member = type.lookup(name) { return try Attributes.bind(member, self, type) }
            return try TensorOperators.attribute(tensor, name)
        case .unbound, .none, .bool, .int, .float, .str:
            return try type.lookup(name).map { try Attributes.bind($0, self, type) }
        }
    }

    /// `value.name = item`
    public func setAttribute(_ name: Symbol, _ item: Value) throws {
        if case .tensor(let tensor) = self {
            if case .object(let member)? = type.lookup(name), let property = member as? NativeProperty {
                return try property.write(self, item)
            }
            if try TensorOperators.setAttribute(tensor, name, item) { return }
        }
        guard let object = asObject else { throw Attributes.readOnly(self, name) }
        if let type = object as? TypeObject {
            guard type.isPythonDefined else {
                throw Raised(
                    .typeError, "cannot set '\(name)' attribute of immutable type '\(type.displayName)'")
            }
            return type.setMember(name, item)
        }
        if let method = object.type.special.setAttribute {
            _ = try Calls.call(method, [self, .text(name.name), item])
            return
        }
        try Attributes.setOrdinarily(object, self, name, item)
    }

    /// `del value.name`
    public func deleteAttribute(_ name: Symbol) throws {
        guard let object = asObject else { throw Attributes.missing(self, name) }
        if let type = object as? TypeObject {
            guard type.isPythonDefined, type.removeMember(name) else { throw Attributes.missing(self, name) }
            return
        }
        if let method = object.type.special.deleteAttribute {
            _ = try Calls.call(method, [self, .text(name.name)])
            return
        }
        if case .object(let member)? = object.type.lookup(name), let property = member as? PropertyObject {
            return try property.delete(self, name)
        }
        if try object.deleteAttribute(name) { return }
        if !object.removeField(name) { throw Attributes.missing(self, name) }
    }

    public func hasAttribute(_ name: Symbol) throws -> Bool {
        do {
            return try optionalAttribute(name) != nil
        } catch let raised as Raised where raised.isKind(.attributeError) {
            return false
        }
    }
}

enum Attributes {
    static func ofObject(_ object: Object, _ value: Value, _ name: Symbol) throws -> Value? {
        let type = object.type
        if object is SuperObject { return try object.attribute(name) }
        let member = type.lookup(name)
        if case .object(let descriptor)? = member {
            if let property = descriptor as? PropertyObject {
                do {
                    return try property.read(value, name)
                } catch let raised as Raised where type.special.getAttribute != nil && raised.isKind(.attributeError) {
                    return try fallback(type, value, name)
                }
            }
            if let property = descriptor as? NativeProperty { return try property.row.get(value) }
        }
        let field = object.field(name)
        if !field.isUnbound { return field }
        if let member { return try bind(member, value, type) }
        if let found = try object.attribute(name) { return found }
        if name == .dunderClass { return .object(type) }
        if name == .dictionary { return .dict(try object.attributeDictionary()) }
        return try fallback(type, value, name)
    }

    private static func fallback(_ type: TypeObject, _ value: Value, _ name: Symbol) throws -> Value? {
        guard let method = type.special.getAttribute else { return nil }
        return try Calls.call(method, [value, .text(name.name)])
    }

    /// `type.name`: found in the type and its bases, unbound.
    static func ofType(_ type: TypeObject, _ name: Symbol) throws -> Value? {
        if let member = type.lookup(name) {
            guard case .object(let descriptor) = member else { return member }
            switch descriptor {
            case let method as StaticMethod: return method.function
            case let method as ClassMethod: return .object(method.bound(to: type))
            case let builtin as BuiltinFunction where builtin.row.kind == .classMethod:
                return .object(BoundMethod(.object(type), builtin))
            default: return member
            }
        }
        return try type.typeAttribute(name)
    }

    /// What a member of a type becomes when it is read through an object.
    static func bind(_ member: Value, _ receiver: Value, _ type: TypeObject) throws -> Value {
        guard case .object(let descriptor) = member else { return member }
        switch descriptor {
        case is FunctionObject, is SynthesizedMethod, is MethodRow:
            return .object(BoundMethod(receiver, descriptor))
        case let builtin as BuiltinFunction:
            switch builtin.row.kind {
            case .method, .operation: return .object(BoundMethod(receiver, descriptor))
            case .classMethod: return .object(BoundMethod(.object(type), descriptor))
            case .function, .staticMethod: return member
            }
        case let property as NativeProperty: return try property.row.get(receiver)
        case let property as PropertyObject: return try property.read(receiver, "")
        case let method as StaticMethod: return method.function
        case let method as ClassMethod: return .object(method.bound(to: type))
        default:
            if let get = descriptor.type.pythonMethod(.get) {
                return try Calls.call(get, [member, receiver, .object(type)])
            }
            return member
        }
    }

    static func setOrdinarily(_ object: Object, _ value: Value, _ name: Symbol, _ item: Value) throws {
        if case .object(let descriptor)? = object.type.lookup(name) {
            if let property = descriptor as? PropertyObject { return try property.write(value, name, item) }
            if let property = descriptor as? NativeProperty { return try property.write(value, item) }
            if let set = descriptor.type.pythonMethod(.set) {
                _ = try Calls.call(set, [.object(descriptor), value, item])
                return
            }
        }
        if try object.setAttribute(name, item) { return }
        guard object.acceptsAttributes else { throw readOnly(value, name) }
        object.setField(name, item)
    }

    static func missing(_ value: Value, _ name: Symbol) -> Raised {
        let raised: Raised
        switch value {
        case .object(let object as TypeObject):
            raised = Raised(.attributeError, "type object '\(object.name)' has no attribute '\(name)'")
        case .object(let object as ModuleObject):
            raised = Raised(.attributeError, "module '\(object.name)' has no attribute '\(name)'")
        default: raised = Raised(.attributeError, "'\(value.typeName)' object has no attribute '\(name)'")
        }
        raised.exception.missing = .attribute(value, name.name)
        return raised
    }

    static func readOnly(_ value: Value, _ name: Symbol) -> Raised {
        if value.type.lookup(name) != nil {
            return Raised(.attributeError, "'\(value.typeName)' object attribute '\(name)' is read-only")
        }
        return missing(value, name)
    }
}

extension Object {
    /// Whether programs may put attributes on it: instances of Python classes, functions, and natives that say so.
    var acceptsAttributes: Bool {
        if type.isPythonDefined || type.nativeRow?.allocate != nil { return true }
        return self is FunctionObject || self is ModuleObject || self is ExceptionObject
    }

    func hasAttribute(_ name: Symbol) -> Bool { (try? Value.object(self).hasAttribute(name)) ?? false }

    /// `vars(object)`, as a copy.
    func attributeDictionary() throws -> Dict {
        let result = Dict()
        for (name, value) in ownAttributes { result.set(name.name, value) }
        return result
    }
}
