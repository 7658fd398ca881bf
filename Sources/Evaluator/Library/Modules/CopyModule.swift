extension Family {
    static let copying = Family(
        module: "copy",
        functions: [
            Builtin(
                "copy", "(x)", "A copy that shares its items.", example: "copy.copy([1, [2]])\n#> [1, [2]]",
                voice: .python
            ) { call in
                try Copying.shallow(call[0])
            },
            Builtin(
                "deepcopy", "(x, memo=None)", "A copy that shares nothing.",
                example: "x = [[1]]\ny = copy.deepcopy(x)\ny[0].append(2)\nx\n#> [[1]]", voice: .python
            ) { call in
                try Copying.copyingDeeply(call[0])
            },
        ])
}

/// Native objects that know how to copy themselves deeply: modules, optimisers.
public protocol DeepCopyable: Object {
    /// `copy` gives the deep copy of a part; shared parts are copied once. The result's own Python attributes are copied afterwards.
    func deepCopy(_ copy: (Value) throws -> Value) throws -> Object
}

/// `copy.copy` and `copy.deepcopy`
struct Copying {
    /// Copies by the identity of their originals, which are kept alive meanwhile.
    private var copies: [Int: Value] = [:]
    private var originals: [Value] = []

    static func shallow(_ value: Value) throws -> Value {
        if let method = value.specialMethod("__copy__") { return try Calls.call(method, [value]) }
        switch value {
        case .unbound, .none, .bool, .int, .float, .str, .tuple: return value
        case .tensor:
            guard let detached = try value.optionalAttribute("detach") else { return value }
            return try Calls.call(detached, [])
        case .list(let list): return .list(List(list.items, type: list.type).withFields(of: list))
        case .dict(let dict): return .dict(dict.copy().withFields(of: dict))
        case .object(let object):
            switch object {
            case let set as SetObject: return .object(set.copy())
            case is TypeObject, is FunctionObject, is BuiltinFunction, is ModuleObject: return value
            default: break
            }
            if let method = try value.optionalAttribute("copy"), object.type.nativeRow != nil,
                !object.type.isPythonDefined
            {
                return try Calls.call(method, [])
            }
            guard object.type.nativeBase === Types.current.object else {
                if let copyable = object as? any DeepCopyable {
                    return .object(try copyable.deepCopy { $0 }.withFields(of: object))
                }
                return value
            }
            return .object(Object(type: object.type).withFields(of: object))
        }
    }

    mutating func deep(_ value: Value) throws -> Value {
        switch value {
        case .unbound, .none, .bool, .int, .float, .str: return value
        case .tensor(let tensor):
            return try remembered(value, Int(bitPattern: Unmanaged.passUnretained(tensor).toOpaque())) { _ in
                try Copying.tensor(value)
            }
        case .list(let list):
            return try remembered(value, list.identity) { copying in
                let copy = List([], type: list.type)
                copying.copies[list.identity] = .list(copy)
                for item in list.items { copy.items.append(try copying.deep(item)) }
                try copying.copyFields(of: list, to: copy)
                return .list(copy)
            }
        case .tuple(let tuple):
            return try remembered(value, tuple.identity) { copying in
                var items: ContiguousArray<Value> = []
                for item in tuple.items { items.append(try copying.deep(item)) }
                return .tuple(Tuple(items, type: tuple.type))
            }
        case .dict(let dict):
            return try remembered(value, dict.identity) { copying in
                let copy = Dict(type: dict.type)
                copy.defaultFactory = dict.defaultFactory
                copying.copies[dict.identity] = .dict(copy)
                for (key, item) in dict.pairs { try copy.set(try copying.deep(key), try copying.deep(item)) }
                try copying.copyFields(of: dict, to: copy)
                return .dict(copy)
            }
        case .object(let object):
            return try remembered(value, object.identity) { copying in try copying.object(object, value) }
        }
    }

    private mutating func remembered(_ value: Value, _ identity: Int, _ make: (inout Copying) throws -> Value) throws
        -> Value
    {
        if let copy = copies[identity] { return copy }
        let copy = try make(&self)
        copies[identity] = copy
        originals.append(value)
        return copy
    }

    private mutating func object(_ object: Object, _ value: Value) throws -> Value {
        if let method = value.specialMethod("__deepcopy__") { return try Calls.call(method, [value, .dict(Dict())]) }
        switch object {
        case is TypeObject, is FunctionObject, is BuiltinFunction, is ModuleObject, is Singleton, is DTypeObject:
            return value
        case let method as BoundMethod:
            return .object(BoundMethod(try deep(method.receiver), method.function))
        case let set as SetObject:
            let copy = SetObject(type: set.type)
            for key in set.keys { try copy.add(try deep(key)) }
            return .object(copy)
        case let copyable as any DeepCopyable:
            var copying = self
            let copy = try copyable.deepCopy { try copying.deep($0) }
            self = copying
            copies[object.identity] = .object(copy)
            try copyFields(of: object, to: copy)
            return .object(copy)
        default: break
        }
        if object.type.nativeBase === Types.current.object {
            let copy = Object(type: object.type)
            copies[object.identity] = .object(copy)
            try copyFields(of: object, to: copy)
            return .object(copy)
        }
        if let deque = object as? DequeObject {
            let copy = DequeObject(type: deque.type)
            copy.limit = deque.limit
            for item in deque.items { copy.append(try deep(item)) }
            return .object(copy)
        }
        if let method = try value.optionalAttribute("__deepcopy__") { return try Calls.call(method, [.dict(Dict())]) }
        if let method = try value.optionalAttribute("copy") { return try Calls.call(method, []) }
        return value
    }

    private mutating func copyFields(of object: Object, to copy: Object) throws {
        for (name, value) in object.ownAttributes { copy.setField(name, try deep(value)) }
    }

    private static func tensor(_ value: Value) throws -> Value {
        if case .tensor(let tensor) = value, !tensor.isLeaf {
            throw Raised(
                .runtimeError,
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you "
                    + "were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
                    + "https://github.com/pytorch/pytorch/pull/103001")
        }
        let detached = try Calls.call(value.attribute("detach"), [])
        let clone = try Calls.call(detached.attribute("clone"), [])
        if try value.attribute("requires_grad").isTrue() {
            _ = try Calls.call(clone.attribute("requires_grad_"), [])
        }
        return clone
    }
}

extension Object {
    /// The same attributes as another object.
    fileprivate func withFields(of other: Object) -> Self {
        for (name, value) in other.ownAttributes { setField(name, value) }
        return self
    }
}
