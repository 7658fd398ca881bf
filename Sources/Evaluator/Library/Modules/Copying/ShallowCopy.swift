import Tensors

/// `copy.copy`: another object with the same parts.
enum ShallowCopy {
    static func copy(_ value: Value) throws -> Value {
        if let method = value.specialMethod("__copy__") { return try Calls.call(method, [value]) }
        switch value {
        case .unbound, .none, .bool, .int, .float, .str, .tuple: return value
        case .tensor(let tensor):
            let copy = tensor.leaf(over: tensor.storage)
            return .tensor(tensor.isParameter ? try .parameter(copy, requiresGrad: tensor.requiresGrad) : copy)
        case .list(let list): return .list(List(list.items, type: list.type).withAttributes(of: list))
        case .dict(let dict): return .dict(dict.copy().withAttributes(of: dict))
        case .object(let object): return try self.object(object, value)
        }
    }

    private static func object(_ object: Object, _ value: Value) throws -> Value {
        switch object {
        case let set as SetObject where set.isFrozen && !set.hasProgramType: return value
        case let set as SetObject: return .object(set.copy().withAttributes(of: set))
        case is TypeObject, is FunctionObject, is BuiltinFunction, is Singleton, is DTypeObject: return value
        default: break
        }
        if object.type.nativeBase === Types.current.object {
            return .object(Object(type: object.type).withAttributes(of: object))
        }
        if isRefused(object) { throw refusal(object) }
        if !object.hasProgramType, object.type.nativeRow != nil, let method = try value.optionalAttribute("copy") {
            return try Calls.call(method, [])
        }
        if let copyable = object as? any DeepCopyable {
            return .object(try copyable.deepCopy(DeepCopy(sharing: ())).withAttributes(of: object))
        }
        return value
    }

    /// Objects with a hidden state that Python does not copy.
    static func isRefused(_ object: Object) -> Bool {
        object is GeneratorIterator || object is ModuleObject || object is DictView || object is StreamObject
    }

    static func refusal(_ object: Object) -> Raised {
        Raised(.typeError, "cannot pickle '\(object.type.displayName)' object")
    }
}

extension Object {
    /// Gives this object the attributes of another one.
    func withAttributes(of other: Object) -> Self {
        for (name, value) in other.ownAttributes { setField(name, value) }
        return self
    }
}
