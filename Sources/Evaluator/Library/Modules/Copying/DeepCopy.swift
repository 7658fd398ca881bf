import Tensors

/// Native objects that know how to copy themselves deeply: modules, optimisers, generators.
public protocol DeepCopyable: Object {
    /// A copy whose parts come from `copy`. It is noted there (`copy.note`) before its parts are copied wherever they may
    /// lead back to it. The Python attributes of the object are copied by the caller unless `copiesAttributes`.
    func deepCopy(_ copy: DeepCopy) throws -> Object

    /// Whether `deepCopy` has copied the Python attributes too.
    var copiesAttributes: Bool { get }
}

extension DeepCopyable {
    public var copiesAttributes: Bool { false }
}

/// `copy.deepcopy`: copies a graph of values; what is reached twice is copied once.
public final class DeepCopy {
    /// Copies by the `id` of their originals, as programs see it in `__deepcopy__(self, memo)`.
    let memo: Dict
    private var generators: [ObjectIdentifier: Generator] = [:]
    private var storages: [ObjectIdentifier: Tensors.Storage] = [:]
    private var originals = List()
    /// Whether parts are shared instead of copied: `copy.copy`.
    let shares: Bool

    public init() {
        memo = Dict()
        shares = false
    }

    /// Goes on with the memo of a copy that is under way.
    init(memo: Dict) {
        self.memo = memo
        shares = false
    }

    /// For `copy.copy`: every part is its own copy.
    init(sharing: Void) {
        memo = Dict()
        shares = true
    }

    public func copy(_ value: Value) throws -> Value {
        if shares { return value }
        switch value {
        case .unbound, .none, .bool, .int, .float, .str: return value
        case .tensor(let tensor): return .tensor(try self.tensor(tensor))
        case .list(let list): return try object(list, value)
        case .tuple(let tuple): return try object(tuple, value)
        case .dict(let dict): return try object(dict, value)
        case .object(let object):
            switch object {
            case is TypeObject, is FunctionObject, is BuiltinFunction, is Singleton, is DTypeObject: return value
            default: return try self.object(object, value)
            }
        }
    }

    /// Says what the copy of an object is, before its parts are copied.
    public func note(_ original: Object, _ copy: Object) {
        memo.set(original.identity, original.value(of: copy))
    }

    /// The copy of a leaf. Tensors over one memory have copies over one memory; a parameter's copy has its own, and no
    /// gradient.
    ///
    /// - Throws: RuntimeError for a tensor that is no leaf.
    public func tensor(_ tensor: Tensor) throws -> Tensor {
        if shares { return tensor }
        let identity = Int(bitPattern: Unmanaged.passUnretained(tensor).toOpaque())
        if case .tensor(let known)? = memo.get(identity) { return known }
        guard tensor.isLeaf else {
            throw Raised(
                .runtimeError,
                "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  "
                    + "If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm "
                    + "usage, see https://github.com/pytorch/pytorch/pull/103001")
        }
        let copy: Tensor
        if tensor.isParameter {
            copy = try .parameter(ThreadState.withoutGrad { tensor.clone() }, requiresGrad: tensor.requiresGrad)
        } else {
            let key = ObjectIdentifier(tensor.storage)
            let storage = storages[key] ?? tensor.storage.copy()
            storages[key] = storage
            copy = tensor.leaf(over: storage)
            if let gradient = tensor.grad { copy.grad = try self.tensor(gradient) }
        }
        memo.set(identity, .tensor(copy))
        keepAlive(.tensor(tensor))
        return copy
    }

    /// The copy of a generator of random numbers, at the same place of its stream.
    func generator(_ generator: Generator?) throws -> Generator? {
        guard let generator, !shares else { return generator }
        if let known = generators[ObjectIdentifier(generator)] { return known }
        let copy = Generator()
        try copy.setState(generator.state)
        generators[ObjectIdentifier(generator)] = copy
        return copy
    }

    private func object(_ object: Object, _ value: Value) throws -> Value {
        if let known = memo.get(object.identity) { return known }
        let copy = try fresh(object, value)
        // What is its own copy needs no memory of it.
        if copy.isIdentical(to: value) { return copy }
        memo.set(object.identity, copy)
        keepAlive(value)
        return copy
    }

    /// An `id` means its object only while that object lives; Python's memo holds the originals under its own `id`.
    private func keepAlive(_ value: Value) {
        if originals.items.isEmpty { memo.set(memo.identity, .list(originals)) }
        originals.items.append(value)
    }

    private func fresh(_ object: Object, _ value: Value) throws -> Value {
        if let method = value.specialMethod("__deepcopy__") { return try Calls.call(method, [value, .dict(memo)]) }
        switch value {
        case .list(let list):
            let copy = List([], type: list.type)
            note(list, copy)
            copy.items.reserveCapacity(list.items.count)
            var place = 0
            while place < list.items.count {
                copy.items.append(try self.copy(list.items[place]))
                place += 1
            }
            try copyAttributes(of: list, to: copy)
            return .list(copy)
        case .tuple(let tuple):
            return try self.tuple(tuple)
        case .dict(let dict):
            let copy = Dict(type: dict.type)
            note(dict, copy)
            copy.defaultFactory = dict.defaultFactory
            for (key, item) in dict.pairs { try copy.set(self.copy(key), self.copy(item)) }
            try copyAttributes(of: dict, to: copy)
            return .dict(copy)
        case .unbound, .none, .bool, .int, .float, .str, .tensor, .object: break
        }
        switch object {
        case let method as BoundMethod: return .object(BoundMethod(try copy(method.receiver), method.function))
        case let set as SetObject:
            let copy = SetObject(type: set.type)
            note(set, copy)
            for key in set.keys { try copy.add(self.copy(key)) }
            try copyAttributes(of: set, to: copy)
            return .object(copy)
        case let copyable as any DeepCopyable:
            let copy = try copyable.deepCopy(self)
            if copy === object { return value }
            note(object, copy)
            if !copyable.copiesAttributes { try copyAttributes(of: object, to: copy) }
            return .object(copy)
        default: break
        }
        if object.type.nativeBase === Types.current.object {
            let copy = Object(type: object.type)
            note(object, copy)
            try copyAttributes(of: object, to: copy)
            return .object(copy)
        }
        if ShallowCopy.isRefused(object) { throw ShallowCopy.refusal(object) }
        if let method = try value.optionalAttribute("__deepcopy__") { return try Calls.call(method, [.dict(memo)]) }
        if let method = try value.optionalAttribute("copy") { return try Calls.call(method, []) }
        return value
    }

    /// A tuple whose items are their own copies is its own copy; one that contains itself has been copied with its items.
    private func tuple(_ tuple: Tuple) throws -> Value {
        var isSame = tuple.ownAttributes.isEmpty
        var items: ContiguousArray<Value> = []
        items.reserveCapacity(tuple.items.count)
        for item in tuple.items {
            let copy = try copy(item)
            if !copy.isIdentical(to: item) { isSame = false }
            items.append(copy)
        }
        if let known = memo.get(tuple.identity) { return known }
        if isSame, !tuple.hasProgramType { return .tuple(tuple) }
        let copy = Tuple(items, type: tuple.type)
        note(tuple, copy)
        try copyAttributes(of: tuple, to: copy)
        return .tuple(copy)
    }

    func copyAttributes(of object: Object, to copy: Object) throws {
        for (name, value) in object.ownAttributes { copy.setField(name, try self.copy(value)) }
    }
}

extension Dict {
    fileprivate func get(_ identity: Int) -> Value? { (try? get(.int(identity))) ?? nil }
    fileprivate func set(_ identity: Int, _ value: Value) { try? set(.int(identity), value) }
}

extension Object {
    /// Another object of this one's class as a value.
    fileprivate func value(of copy: Object) -> Value {
        switch copy {
        case let list as List: .list(list)
        case let tuple as Tuple: .tuple(tuple)
        case let dict as Dict: .dict(dict)
        default: .object(copy)
        }
    }
}
