import Tensors

/// Reads pickles without running anything that they name: a stack machine for the operations that tensors, numbers, texts
/// and containers need, and a list of the globals that they may use.
struct PickleReader {
    private let bytes: [UInt8]
    private var at = 0
    private var stack: [Item] = []
    private var marks: [Int] = []
    private var memo: [Int: Item] = [:]
    private let isTrusted: Bool
    private let storage: (_ key: String, _ byteCount: Int) throws -> Tensors.Storage

    private enum Item {
        case value(Value)
        case global(String, String)
        case storage(Tensors.Storage, DType)
        case tuple([Item])
        /// A module whose state is still to come.
        case module(String)
    }

    /// The key of a token for a whole module.
    static let moduleToken = "rnn module"

    /// - Parameters:
    ///   - isTrusted: classes of the program itself may be named (`weights_only=False`).
    ///   - storage: the memory of a key, the same for the same key.
    static func read(
        _ bytes: [UInt8], isTrusted: Bool,
        storage: @escaping (_ key: String, _ byteCount: Int) throws -> Tensors.Storage
    ) throws -> Value {
        var reader = PickleReader(bytes: bytes, isTrusted: isTrusted, storage: storage)
        return try reader.run()
    }

    private init(bytes: [UInt8], isTrusted: Bool, storage: @escaping (String, Int) throws -> Tensors.Storage) {
        self.bytes = bytes
        self.isTrusted = isTrusted
        self.storage = storage
    }

    private mutating func run() throws -> Value {
        while true {
            let code = try byte()
            switch UnicodeScalar(code) {
            case "\u{80}":
                let version = try byte()
                guard version == 2 || isTrusted else {
                    throw PickleErrors.refused("Unsupported pickle protocol: \(version)", isTrusted)
                }
            case "\u{95}": _ = try take(8)
            case ".": return try value(pop())
            case "N": push(.none)
            case "\u{88}": push(.bool(true))
            case "\u{89}": push(.bool(false))
            case "K": push(.int(Int(try byte())))
            case "M": push(.int(try little(2)))
            case "J": push(.int(Int(Int32(truncatingIfNeeded: try little(4)))))
            case "\u{8A}":
                let width = Int(try byte())
                guard width <= 8 else { throw Raised.overflow() }
                let number = try little(width)
                let shift = 64 - 8 * width
                push(.int(width == 0 ? 0 : (number << shift) >> shift))
            case "G":
                let bits = try take(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                push(.float(Double(bitPattern: bits)))
            case "X": push(.text(String(decoding: try take(try little(4)), as: UTF8.self)))
            case "\u{8C}": push(.text(String(decoding: try take(Int(try byte())), as: UTF8.self)))
            case "]": push(.list(List()))
            case "}": push(.dict(Dict()))
            case ")": stack.append(.tuple([]))
            case "(": marks.append(stack.count)
            case "t": stack.append(.tuple(try popMark()))
            case "\u{85}": try popTuple(1)
            case "\u{86}": try popTuple(2)
            case "\u{87}": try popTuple(3)
            case "e":
                let items = try popMark()
                let list = try topList()
                for item in items { list.items.append(try value(item)) }
            case "a":
                let item = try value(pop())
                try topList().items.append(item)
            case "u": try setItems(popMark())
            case "s":
                let last = try pop()
                try setItems([pop(), last])
            case "q": memo[Int(try byte())] = try top()
            case "r": memo[try little(4)] = try top()
            case "\u{94}": memo[memo.count] = try top()
            case "h": try recall(Int(byte()))
            case "j": try recall(little(4))
            case "c":
                let module = try line()
                stack.append(.global(module, try line()))
            case "\u{93}":
                let name = try value(pop()).str()
                stack.append(.global(try value(pop()).str(), name))
            case "Q": try loadStorage()
            case "R": try reduce()
            case "\u{81}": try makeObject()
            case "b": try build()
            default:
                throw PickleErrors.refused("Unsupported operand \(code)", isTrusted)
            }
        }
    }

    // MARK: Bytes

    private static var ended: Raised { Raised(.endOfFileError, "Ran out of input") }

    private mutating func byte() throws -> UInt8 {
        guard at < bytes.count else { throw Self.ended }
        at += 1
        return bytes[at - 1]
    }

    private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, at <= bytes.count - count else { throw Self.ended }
        at += count
        return bytes[at - count..<at]
    }

    private mutating func little(_ width: Int) throws -> Int {
        try take(width).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func line() throws -> String {
        guard let end = bytes[at...].firstIndex(of: 0x0A) else { throw Self.ended }
        defer { at = end + 1 }
        return String(decoding: bytes[at..<end], as: UTF8.self)
    }

    // MARK: Stack

    private mutating func push(_ value: Value) { stack.append(.value(value)) }

    private mutating func pop() throws -> Item {
        guard let item = stack.popLast() else { throw Self.damaged }
        return item
    }

    private func top() throws -> Item {
        guard let item = stack.last else { throw Self.damaged }
        return item
    }

    private static var damaged: Raised { Raised(PickleErrors.make("UnpicklingError", "pickle data was truncated")) }

    private mutating func popMark() throws -> [Item] {
        guard let start = marks.popLast(), start <= stack.count else { throw Self.damaged }
        defer { stack.removeSubrange(start...) }
        return Array(stack[start...])
    }

    private mutating func popTuple(_ count: Int) throws {
        guard stack.count >= count else { throw Self.damaged }
        let items = Array(stack.suffix(count))
        stack.removeLast(count)
        stack.append(.tuple(items))
    }

    private mutating func recall(_ place: Int) throws {
        guard let item = memo[place] else { throw Raised.key(.int(place)) }
        stack.append(item)
    }

    private func topList() throws -> List {
        guard case .value(.list(let list)) = try top() else { throw Self.damaged }
        return list
    }

    private mutating func setItems(_ items: [Item]) throws {
        guard case .value(.dict(let dict)) = try top(), items.count.isMultiple(of: 2) else { throw Self.damaged }
        for place in stride(from: 0, to: items.count, by: 2) {
            try dict.set(value(items[place]), value(items[place + 1]))
        }
    }

    /// What a program sees of an item.
    private func value(_ item: Item) throws -> Value {
        switch item {
        case .value(let value): return value
        case .tuple(let items): return .tuple(try items.map(value))
        case .storage: throw PickleErrors.refused("a storage by itself", isTrusted)
        case .module(let name): throw Self.foreignModule(name)
        case .global(let module, let name):
            if module == "torch", let dtype = DType.allCases.first(where: { $0.name == name }) {
                return .object(TorchState.current.dtypeObject(dtype))
            }
            if isTrusted, module == "__main__" || module == "__builtin__" || module == "builtins",
                let known = try known(module, name)
            {
                return known
            }
            throw PickleErrors.unknownGlobal(module, name, isTrusted)
        }
    }

    private func known(_ module: String, _ name: String) throws -> Value? {
        let interpreter = Machine.current.pointee.interpreter
        if module == "__main__" { return interpreter.globals.value(Symbol(name)) }
        return Types.current.named(name).map { .object($0) }
    }

    // MARK: Objects

    /// `('storage', torch.FloatStorage, '0', 'cpu', 6)`
    private mutating func loadStorage() throws {
        guard case .tuple(let parts) = try pop(), parts.count == 5, case .global(_, let kind) = parts[1],
            case .value(.str(let key)) = parts[2], case .value(.int(let count)) = parts[4],
            let dtype = DType.allCases.first(where: { $0.scalarName + "Storage" == kind }), count >= 0,
            count < Int.max / 16
        else { throw PickleErrors.refused("a storage that is not known here", isTrusted) }
        stack.append(.storage(try storage(key.value, count * dtype.itemSize), dtype))
    }

    private mutating func reduce() throws {
        guard case .tuple(let arguments) = try pop(), case .global(let module, let name) = try pop() else {
            throw Self.damaged
        }
        switch (module, name) {
        case ("torch._utils", "_rebuild_tensor_v2"): push(.tensor(try tensor(arguments)))
        case ("torch._utils", "_rebuild_parameter"):
            guard arguments.count >= 2, case .value(.tensor(let data)) = arguments[0],
                case .value(.bool(let requiresGrad)) = arguments[1]
            else { throw Self.damaged }
            push(.tensor(try Tensor.parameter(data, requiresGrad: requiresGrad)))
        case ("collections", "OrderedDict"): push(.dict(Dict.ordered()))
        case ("collections", "Counter"):
            let counter = Types.current.named("Counter").map { Dict(type: $0) } ?? Dict()
            counter.defaultFactory = .int(0)
            if case .value(.dict(let counts))? = arguments.first { counter.copyEntries(of: counts) }
            push(.dict(counter))
        case ("collections", "defaultdict") where isTrusted:
            let dict = Types.current.named("defaultdict").map { Dict(type: $0) } ?? Dict()
            if let factory = arguments.first { dict.defaultFactory = try value(factory) }
            push(.dict(dict))
        case ("torch", "Size"):
            let sizes = try arguments.first.map { try value($0).collected() } ?? []
            push(.tuple(Tuple(sizes, type: Types.current.native(SizeType.row))))
        case ("torch", "device"):
            guard case .value(let kind)? = arguments.first else { throw Self.damaged }
            push(.object(try DeviceObject.device(kind)))
        case ("__builtin__", "set"), ("builtins", "set"), ("__builtin__", "frozenset"), ("builtins", "frozenset"):
            guard name == "set" || isTrusted else { throw PickleErrors.unknownGlobal("builtins", name, isTrusted) }
            let set = name == "set" ? SetObject() : SetObject(type: Types.current.frozenset)
            for item in try arguments.first.map({ try value($0).collected() }) ?? [] { try set.add(item) }
            push(.object(set))
        default: throw PickleErrors.unknownGlobal(module, name, isTrusted)
        }
    }

    private func tensor(_ parts: [Item]) throws -> Tensor {
        guard parts.count >= 5, case .storage(let storage, let dtype) = parts[0],
            case .value(.int(let offset)) = parts[1], case .value(.bool(let requiresGrad)) = parts[4]
        else { throw Self.damaged }
        let sizes = try value(parts[2]).collected().map { try $0.asIndex() ?? -1 }
        let strides = try value(parts[3]).collected().map { try $0.asIndex() ?? -1 }
        let room = storage.byteCount / dtype.itemSize
        guard sizes.count == strides.count, sizes.allSatisfy({ $0 >= 0 }), strides.allSatisfy({ $0 >= 0 }), offset >= 0
        else { throw Self.damaged }
        if !sizes.contains(0) {
            // The last element must lie inside the storage.
            var last = offset
            for (size, stride) in zip(sizes, strides) {
                let (step, overflow) = (size - 1).multipliedReportingOverflow(by: stride)
                guard !overflow, step <= room else { throw Self.outOfBounds }
                last += step
            }
            guard last < room else { throw Self.outOfBounds }
        }
        let result = Tensor(
            storage: storage, shape: Shape(sizes), strides: Shape(strides), offset: offset, dtype: dtype)
        if requiresGrad { _ = try result.requiresGrad(true) }
        return result
    }

    private static var outOfBounds: Raised {
        Raised(.runtimeError, "setStorage: sizes and strides are out of bounds for storage")
    }

    private static func foreignModule(_ name: String) -> Raised {
        Raised(
            .notImplementedError,
            "a whole module (\(name)) saved by another program is not read here; save and load model.state_dict()")
    }

    /// An instance of a class of the program, without its `__init__`.
    private mutating func makeObject() throws {
        guard case .tuple = try pop(), case .global(let module, let name) = try pop() else { throw Self.damaged }
        guard isTrusted else { throw PickleErrors.unknownGlobal(module, name, isTrusted) }
        let type = try known(module, name)?.object(as: TypeObject.self)
        if module.hasPrefix("torch.") || type?.isSubtype(of: Types.current.native(.module)) == true {
            stack.append(.module(module + "." + name))
            return
        }
        guard module == "__main__", let type, type.isPythonDefined else {
            throw Raised(.attributeError, "Can't get attribute '\(name)' on <module '\(module)'>")
        }
        push(.object(Object(type: type)))
    }

    /// `__dict__` of an object; of a state dict its `_metadata`, which is not needed.
    private mutating func build() throws {
        let state = try pop()
        if case .module(let name) = try top() {
            guard case .value(.dict(let fields)) = state, case .str(let token)? = fields.get(Self.moduleToken),
                let module = TorchState.current.savedModule(token.value)
            else { throw Self.foreignModule(name) }
            stack[stack.count - 1] = .value(try DeepCopy().copy(module))
            return
        }
        guard case .value(.object(let object)) = try top(), case .value(.dict(let fields)) = state,
            object.type.isPythonDefined
        else { return }
        for (name, value) in fields.pairs { object.setField(Symbol(try name.str()), value) }
    }
}
