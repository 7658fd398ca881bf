import NeuralNets
import Tensors

/// `nn.ModuleDict`
final class ModuleDictInstance: ModuleInstance {
    override func length() throws -> Int? { module?.moduleTable.count ?? 0 }

    override func makeIterator() throws -> IteratorObject? {
        try Value.list(List(names.map(Value.text))).iterator()
    }

    override func contains(_ value: Value) throws -> Bool? {
        guard case .str(let name) = value else { return false }
        return module?.moduleTable.contains(name.value) ?? false
    }

    override func item(at index: Value) throws -> Value? {
        guard case .str(let name) = index, let child = module?.moduleTable[name.value] ?? nil else {
            throw Raised.key(index)
        }
        return .object(ModuleInstance.of(child))
    }

    override func setItem(_ value: Value, at index: Value) throws -> Bool {
        try set(index, value)
        return true
    }

    override func deleteItem(at index: Value) throws -> Bool {
        guard case .str(let name) = index, try deleteAttribute(Symbol(name.value)) else { throw Raised.key(index) }
        return true
    }

    private var names: [String] { module?.moduleTable.names ?? [] }

    fileprivate func set(_ key: Value, _ value: Value) throws {
        guard case .str(let name) = key else {
            throw Raised(.typeError, "module name should be a string. Got \(NativeType.torchTypeName(key))")
        }
        guard let child = value.object(as: ModuleInstance.self), let payload = child.module else {
            throw Raised(.typeError, "\(NativeType.torchTypeName(value)) is not a Module subclass")
        }
        try module?.registerModule(name.value, payload)
        register(name.value, value)
    }

    fileprivate func update(_ value: Value) throws {
        switch value {
        case .dict(let dict): for (key, module) in dict.pairs { try set(key, module) }
        case .object(let object as ModuleDictInstance):
            for name in object.names { try set(.text(name), object.item(at: .text(name)) ?? .none) }
        default:
            for pair in try value.collected() {
                let items = try pair.collected()
                guard items.count == 2 else {
                    throw Raised(
                        .valueError, "ModuleDict update sequence element has length \(items.count); 2 is required")
                }
                try set(items[0], items[1])
            }
        }
    }

    fileprivate var dict: Dict {
        let dict = Dict()
        for name in names {
            if let child = module?.moduleTable[name] ?? nil { dict.set(name, .object(ModuleInstance.of(child))) }
        }
        return dict
    }

    static let row: NativeType = NativeType(
        "ModuleDict", module: "torch.nn.modules.container", bases: ["torch.nn.modules.module.Module"],
        "Modules by name.",
        example: "nn.ModuleDict({'fc': nn.Linear(1, 1)})['fc']\n#> Linear(in_features=1, out_features=1, bias=True)",
        voice: .python, allocate: { ModuleDictInstance(type: $0) },
        methods: [
            Builtin("__init__", "(modules=None)", "Takes modules by name.") { call in
                let instance = try moduleDict(call)
                instance.install(Module("ModuleDict"))
                if call.has(0) { try instance.update(call[0]) }
                return .none
            },
            Builtin("keys", "()", "The names.") { call in
                .object(DictView(try moduleDict(call).dict, .keys))
            },
            Builtin("values", "()", "The modules.") { call in
                .object(DictView(try moduleDict(call).dict, .values))
            },
            Builtin("items", "()", "The names with their modules.") { call in
                .object(DictView(try moduleDict(call).dict, .items))
            },
            Builtin("update", "(modules)", "Adds modules by name.") { call in
                try moduleDict(call).update(call[0])
                return .none
            },
            Builtin("pop", "(key)", "Removes a module and returns it.") { call in
                let instance = try moduleDict(call)
                let result = try instance.item(at: call[0]) ?? .none
                _ = try instance.deleteItem(at: call[0])
                return result
            },
            Builtin("clear", "()", "Removes all modules.") { call in
                try moduleDict(call).replaceChildren([])
                return .none
            },
        ])

    private static func moduleDict(_ call: borrowing Arguments) throws -> ModuleDictInstance {
        guard let instance = try call.instance as? ModuleDictInstance else {
            throw Raised(.typeError, "descriptor requires a ModuleDict")
        }
        return instance
    }
}

/// `nn.ParameterList` and `nn.ParameterDict`: parameters in order, by number or by name.
final class ParameterContainer: ModuleInstance {
    private var isList: Bool { type.isSubtype(of: Types.current.native(ParameterContainer.listRow)) }
    private var table: OrderedTable<Tensor?> { module?.parameterTable ?? OrderedTable() }

    override func length() throws -> Int? { table.count }

    override func makeIterator() throws -> IteratorObject? {
        let items: [Value] =
            isList
            ? table.values.map { $0.map(Value.tensor) ?? .none } : table.names.map(Value.text)
        return try Value.list(List(items)).iterator()
    }

    override func contains(_ value: Value) throws -> Bool? {
        guard !isList, case .str(let name) = value else { return nil }
        return table.contains(name.value)
    }

    override func item(at index: Value) throws -> Value? {
        if isList, let slice = index.object(as: SliceObject.self) {
            let all = Value.list(List(table.values.map { $0.map(Value.tensor) ?? .none }))
            let result = ParameterContainer(type: type)
            result.install(Module("ParameterList"))
            for value in try all.item(at: .object(slice)).collected() { try result.append(value) }
            return .object(result)
        }
        let name = try name(index)
        guard let parameter = table[name] ?? nil else { throw Raised.key(index) }
        return .tensor(parameter)
    }

    override func setItem(_ value: Value, at index: Value) throws -> Bool {
        try set(try name(index), value)
        return true
    }

    private func name(_ index: Value) throws -> String {
        guard isList else { return try index.str() }
        guard let number = try index.asIndex() else {
            throw Raised(.typeError, "'\(index.typeName)' object cannot be interpreted as an integer")
        }
        guard number >= -table.count, number < table.count else {
            throw Raised(.indexError, "index \(number) is out of range")
        }
        return String(number < 0 ? number + table.count : number)
    }

    fileprivate func set(_ name: String, _ value: Value) throws {
        guard case .tensor(let tensor) = value else {
            throw Raised(.typeError, "parameters of a \(type.name) must be tensors here, not \(value.typeName)")
        }
        let parameter = tensor.isParameter ? tensor : try Tensor.parameter(tensor)
        module?.setParameter(name, parameter)
        register(name, .tensor(parameter))
    }

    fileprivate func append(_ value: Value) throws { try set(String(table.count), value) }

    fileprivate func update(_ value: Value) throws {
        if case .dict(let dict) = value {
            for (key, item) in dict.pairs { try set(key.str(), item) }
            return
        }
        for pair in try value.collected() {
            let items = try pair.collected()
            if items.count == 2 { try set(items[0].str(), items[1]) }
        }
    }

    /// Indented by four (a single one stands in the line), sizes joined by `x`, as PyTorch has it.
    override func repr() throws -> String {
        if table.isEmpty { return "\(type.name)()" }
        let lines = zip(table.names, table.values).map { name, parameter in
            let size = parameter?.shape.array.map(String.init).joined(separator: "x") ?? ""
            let kind = parameter.map { isList ? $0.dtype.name : $0.dtype.scalarName + "Tensor" } ?? ""
            return "  (\(name)): Parameter containing: [torch.\(kind) of size \(size)]"
        }
        if lines.count == 1 { return "\(type.name)(\(lines[0]))" }
        return "\(type.name)(\n" + lines.map { "  " + $0 }.joined(separator: "\n") + "\n)"
    }

    static let listRow: NativeType = NativeType(
        "ParameterList", module: "torch.nn.modules.container", bases: ["torch.nn.modules.module.Module"],
        "A list of parameters.",
        example:
            "nn.ParameterList([torch.zeros(2, 3)])\n#> ParameterList(  (0): Parameter containing: [torch.float32 of size 2x3])",
        voice: .python, allocate: { ParameterContainer(type: $0) },
        methods: [
            Builtin("__init__", "(values=None)", "Takes parameters; plain tensors become some.") { call in
                let instance = try container(call)
                instance.install(Module("ParameterList"))
                if call.has(0) { for value in try call.array(0) { try instance.append(value) } }
                return .none
            },
            Builtin("append", "(value)", "Adds a parameter at the end.") { call in
                try container(call).append(call[0])
                return call.receiver
            },
            Builtin("extend", "(values)", "Adds several parameters at the end.") { call in
                let instance = try container(call)
                for value in try call.array(0) { try instance.append(value) }
                return call.receiver
            },
        ])

    static let dictRow: NativeType = NativeType(
        "ParameterDict", module: "torch.nn.modules.container", bases: ["torch.nn.modules.module.Module"],
        "Parameters by name.",
        example:
            "nn.ParameterDict({'w': torch.ones(1)})['w']\n#> Parameter containing:\n#> tensor([1.], requires_grad=True)",
        voice: .python, allocate: { ParameterContainer(type: $0) },
        methods: [
            Builtin("__init__", "(parameters=None)", "Takes parameters by name.") { call in
                let instance = try container(call)
                instance.install(Module("ParameterDict"))
                if call.has(0) { try instance.update(call[0]) }
                return .none
            },
            Builtin("keys", "()", "The names.") { call in
                .object(DictView(try container(call).dict, .keys))
            },
            Builtin("values", "()", "The parameters.") { call in
                .object(DictView(try container(call).dict, .values))
            },
            Builtin("items", "()", "The names with their parameters.") { call in
                .object(DictView(try container(call).dict, .items))
            },
            Builtin("update", "(parameters)", "Adds parameters by name.") { call in
                try container(call).update(call[0])
                return .none
            },
        ])

    private var dict: Dict {
        let dict = Dict()
        for (name, parameter) in zip(table.names, table.values) { dict.set(name, parameter.map(Value.tensor) ?? .none) }
        return dict
    }

    private static func container(_ call: borrowing Arguments) throws -> ParameterContainer {
        guard let instance = try call.instance as? ParameterContainer else {
            throw Raised(.typeError, "descriptor requires a container of parameters")
        }
        return instance
    }
}
