import Tensors

/// Values as a pickle of protocol 2, with tensors' memory aside: what `torch.save` puts into `data.pkl`.
struct PickleWriter {
    private(set) var bytes: [UInt8] = [0x80, 2]
    /// In order of first use; `data/0`, `data/1`, …
    private(set) var storages: [Tensors.Storage] = []
    private var storageKeys: [ObjectIdentifier: Int] = [:]
    private var memo: [ObjectIdentifier: Int] = [:]
    private var globals: [String: Int] = [:]
    private var memoCount = 0
    /// Objects that the memo names must live until the pickle is written.
    private var kept: [Object] = []
    private var depth = 0

    static func write(_ value: Value) throws -> PickleWriter {
        var writer = PickleWriter()
        try writer.put(value)
        writer.bytes.append(UInt8(ascii: "."))
        return writer
    }

    private mutating func put(_ value: Value) throws {
        depth += 1
        defer { depth -= 1 }
        guard depth < 900 else { throw Raised.recursion() }
        switch value {
        case .unbound, .none: op("N")
        case .bool(let flag): bytes.append(flag ? 0x88 : 0x89)
        case .int(let number): put(number)
        case .float(let number):
            op("G")
            bytes += (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (56 - 8 * $0)) }
        case .str(let text): put(text: text.value)
        case .list(let list):
            if recall(list) { return }
            op("]")
            remember(list)
            try putItems(list.items, "e")
        case .tuple(let tuple): try put(tuple)
        case .dict(let dict): try put(dict)
        case .tensor(let tensor): try put(tensor)
        case .object(let object): try put(object)
        }
    }

    private mutating func op(_ code: Unicode.Scalar) { bytes.append(UInt8(truncatingIfNeeded: code.value)) }

    private mutating func put(_ number: Int) {
        switch number {
        case 0...255:
            op("K")
            bytes.append(UInt8(number))
        case 256...65535:
            op("M")
            little(number, 2)
        case -1 << 31..<1 << 31:
            op("J")
            little(number, 4)
        default:
            var width = 5
            while width < 8, Int(bitPattern: number.magnitude) >> (8 * width - 1) != 0 { width += 1 }
            bytes += [0x8A, UInt8(width)]
            little(number, width)
        }
    }

    private mutating func little(_ number: Int, _ width: Int) {
        bytes += (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private mutating func put(text: String) {
        let content = Array(text.utf8)
        op("X")
        little(content.count, 4)
        bytes += content
    }

    private mutating func putItems(_ items: ContiguousArray<Value>, _ end: Unicode.Scalar) throws {
        guard !items.isEmpty else { return }
        op("(")
        for item in items { try put(item) }
        op(end)
    }

    private mutating func put(_ tuple: Tuple) throws {
        if tuple.type === Types.current.native(SizeType.row) {
            global("torch", "Size")
            try put(plain: tuple.items)
            bytes.append(0x85)
            op("R")
        } else {
            guard tuple.type === Types.current.tuple else { throw Self.refusal(.tuple(tuple)) }
            try put(plain: tuple.items)
        }
    }

    private mutating func put(plain items: ContiguousArray<Value>) throws {
        if items.isEmpty { return op(")") }
        if items.count > 3 { op("(") }
        for item in items { try put(item) }
        if items.count > 3 { op("t") } else { bytes.append(0x84 + UInt8(items.count)) }
    }

    private mutating func put(_ dict: Dict) throws {
        if recall(dict) { return }
        switch dict.type.name {
        case "dict": op("}")
        case "OrderedDict", "Counter":
            global("collections", dict.type.name)
            op(")")
            op("R")
        case "defaultdict":
            global("collections", "defaultdict")
            try put(dict.defaultFactory)
            bytes.append(0x85)
            op("R")
        default: throw Self.refusal(.dict(dict))
        }
        remember(dict)
        guard dict.count > 0 else { return }
        op("(")
        for (key, value) in dict.pairs {
            try put(key)
            try put(value)
        }
        op("u")
    }

    private mutating func put(_ object: Object) throws {
        switch object {
        case let set as SetObject:
            global("__builtin__", set.isFrozen ? "frozenset" : "set")
            op("]")
            try putItems(ContiguousArray(Value.object(set).collected()), "e")
            bytes.append(0x85)
            op("R")
        case let dtype as DTypeObject: global("torch", dtype.dtype.name)
        case is DeviceObject, is CUDADevice:
            global("torch", "device")
            put(text: try Value.object(object).str())
            bytes.append(0x85)
            op("R")
        case let type as TypeObject: global(type.module.isEmpty ? "__builtin__" : type.module, type.name)
        case let function as FunctionObject:
            let name = function.qualifiedName
            if name.contains("<locals>") {
                throw Raised(.attributeError, "Can't pickle local object \(Str(name).repr)")
            }
            guard !name.contains("<") else {
                throw Raised(
                    PickleErrors.make(
                        "PicklingError",
                        "Can't pickle \(try Value.object(function).repr()): attribute lookup \(name) on __main__ failed"
                    ))
            }
            global("__main__", name)
        default:
            if recall(object) { return }
            if object is ModuleInstance { return try put(module: object) }
            guard object.type.isPythonDefined, !(object is ExceptionObject) else {
                throw Self.refusal(.object(object))
            }
            global("__main__", object.type.name)
            op(")")
            bytes.append(0x81)
            remember(object)
            let fields = object.ownAttributes
            guard !fields.isEmpty else { return }
            op("}")
            op("(")
            for (name, value) in fields {
                put(text: name.name)
                try put(value)
            }
            op("u")
            op("b")
        }
    }

    /// A whole module: its class by name, and a token for the copy that this program keeps. Another program has to read a
    /// state dict.
    private mutating func put(module object: Object) throws {
        let type = object.type
        global(type.isPythonDefined ? "__main__" : type.module, type.name)
        op(")")
        bytes.append(0x81)
        remember(object)
        op("}")
        put(text: PickleReader.moduleToken)
        put(text: try TorchState.current.keep(module: DeepCopy().copy(.object(object))))
        op("s")
        op("b")
    }

    private static func refusal(_ value: Value) -> Raised {
        Raised(.notImplementedError, "saving objects of type '\(value.typeName)' is not part of this program")
    }

    // MARK: Tensors

    private mutating func put(_ tensor: Tensor) throws {
        let identity = ObjectIdentifier(tensor)
        if let place = memo[identity] { return recall(place) }
        if tensor.isParameter { global("torch._utils", "_rebuild_parameter") }
        global("torch._utils", "_rebuild_tensor_v2")
        op("(")
        put(tensor.storage, tensor.dtype)
        put(tensor.offset)
        try put(plain: ContiguousArray(tensor.shape.map(Value.int)))
        try put(plain: ContiguousArray(tensor.strides.map(Value.int)))
        bytes.append(tensor.requiresGrad && !tensor.isParameter ? 0x88 : 0x89)
        emptyOrderedDict()
        op("t")
        op("R")
        if tensor.isParameter {
            bytes.append(tensor.requiresGrad ? 0x88 : 0x89)
            emptyOrderedDict()
            bytes.append(0x87)
            op("R")
        }
        memo[identity] = memoCount
        memoize()
        keptTensors.append(tensor)
    }

    private var keptTensors: [Tensor] = []

    private mutating func emptyOrderedDict() {
        global("collections", "OrderedDict")
        op(")")
        op("R")
    }

    private mutating func put(_ storage: Tensors.Storage, _ dtype: DType) {
        let identity = ObjectIdentifier(storage)
        let key: Int
        if let known = storageKeys[identity] {
            key = known
        } else {
            key = storages.count
            storages.append(storage)
            storageKeys[identity] = key
        }
        op("(")
        put(text: "storage")
        global("torch", dtype.scalarName + "Storage")
        put(text: String(key))
        put(text: "cpu")
        put(storage.byteCount / dtype.itemSize)
        op("t")
        op("Q")
    }

    // MARK: Memo

    private mutating func global(_ module: String, _ name: String) {
        let key = module + " " + name
        if let place = globals[key] { return recall(place) }
        op("c")
        bytes += Array("\(module)\n\(name)\n".utf8)
        globals[key] = memoCount
        memoize()
    }

    private mutating func memoize() {
        if memoCount < 256 {
            op("q")
            bytes.append(UInt8(memoCount))
        } else {
            op("r")
            little(memoCount, 4)
        }
        memoCount += 1
    }

    private mutating func remember(_ object: Object) {
        memo[ObjectIdentifier(object)] = memoCount
        kept.append(object)
        memoize()
    }

    private mutating func recall(_ object: Object) -> Bool {
        guard let place = memo[ObjectIdentifier(object)] else { return false }
        recall(place)
        return true
    }

    private mutating func recall(_ place: Int) {
        if place < 256 {
            op("h")
            bytes.append(UInt8(place))
        } else {
            op("j")
            little(place, 4)
        }
    }
}
