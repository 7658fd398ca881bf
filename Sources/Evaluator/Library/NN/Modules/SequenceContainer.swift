import NeuralNets
import Tensors

/// A container whose submodules are numbered: what `Sequential` and `ModuleList` share.
class NumberedModules: ModuleInstance {
    override func length() throws -> Int? { children.count }

    override func makeIterator() throws -> IteratorObject? {
        var position = 0
        return ClosureIterator(type: Types.current.iterator("list_iterator")) { [self] in
            let children = children
            guard position < children.count else { return .unbound }
            position += 1
            return .object(children[position - 1])
        }
    }

    override func contains(_ value: Value) throws -> Bool? {
        guard let module = value.object(as: ModuleInstance.self) else { return false }
        return children.contains { $0 === module }
    }

    override func item(at index: Value) throws -> Value? {
        if let slice = index.object(as: SliceObject.self) {
            return .object(try make(positions(slice).map { children[$0] }))
        }
        return .object(children[try position(index)])
    }

    override func setItem(_ value: Value, at index: Value) throws -> Bool {
        guard let module, let child = value.object(as: ModuleInstance.self) else {
            throw Raised(.typeError, "\(NativeType.torchTypeName(value)) is not a Module subclass")
        }
        let name = module.moduleTable.names[try position(index)]
        _ = try setAttribute(Symbol(name), .object(child))
        return true
    }

    override func deleteItem(at index: Value) throws -> Bool {
        var rest = children
        if let slice = index.object(as: SliceObject.self) {
            for place in try positions(slice).sorted(by: >) { rest.remove(at: place) }
        } else {
            rest.remove(at: try position(index))
        }
        try setChildren(rest)
        return true
    }

    /// A container of the same type for a slice.
    func make(_ children: [ModuleInstance]) throws -> ModuleInstance { self }

    final func setChildren(_ children: some Sequence<ModuleInstance>) throws {
        try replaceChildren(children.enumerated().map { (String($0.offset), $0.element) })
    }

    final func append(_ value: Value, name: String? = nil) throws {
        guard let child = value.object(as: ModuleInstance.self), let payload = child.module else {
            throw Raised(.typeError, "\(NativeType.torchTypeName(value)) is not a Module subclass")
        }
        let name = name ?? String(module?.moduleTable.count ?? 0)
        try module?.registerModule(name, payload)
        register(name, .object(child))
    }

    final func position(_ index: Value) throws -> Int {
        guard let number = try index.asIndex() else {
            throw Raised(.typeError, "'\(index.typeName)' object cannot be interpreted as an integer")
        }
        let count = children.count
        guard number >= -count, number < count else {
            throw Raised(.indexError, "index \(number) is out of range")
        }
        return number < 0 ? number + count : number
    }

    private func positions(_ slice: SliceObject) throws -> [Int] {
        let list = List((0..<children.count).map(Value.int))
        return try Value.list(list).item(at: .object(slice)).collected().compactMap { try $0.asIndex() }
    }
}

/// `nn.Sequential`
final class SequentialInstance: NumberedModules {
    override func make(_ children: [ModuleInstance]) throws -> ModuleInstance {
        let result = SequentialInstance(type: type)
        result.install(Module("Sequential"))
        // Names stay those of the whole.
        for child in children {
            guard let payload = child.module else { continue }
            let place = module?.moduleTable.values.firstIndex { $0 === payload }
            let name = place.flatMap { module?.moduleTable.names[$0] }
            try result.append(.object(child), name: name)
        }
        return result
    }

    static let row: NativeType = NativeType.layer(
        "Sequential", "container", "(*args)", "Modules that run one after another.",
        example:
            "net = nn.Sequential(nn.Linear(2, 3), nn.Tanh())\nnet\n#> Sequential(\n#>   (0): Linear(in_features=2, out_features=3, bias=True)\n#>   (1): Tanh()\n#> )",
        forward: "(input)",
        methods: [
            Builtin("append", "(module)", "Adds a module at the end.") { call in
                try sequential(call).append(call[0])
                return call.receiver
            },
            Builtin("extend", "(sequential)", "Adds the modules of another.") { call in
                let instance = try sequential(call)
                for module in try call.array(0) { try instance.append(module) }
                return call.receiver
            },
            Builtin("insert", "(index, module)", "Puts a module in front of the one at a place.") { call in
                let instance = try sequential(call)
                guard let child = call[1].object(as: ModuleInstance.self) else {
                    throw Raised(.assertionError, "module should be of type: <class 'torch.nn.modules.module.Module'>")
                }
                var children = instance.children
                let index = try call.int(0)
                guard index >= -children.count, index <= children.count else {
                    throw Raised(.indexError, "Index out of range: \(index)")
                }
                children.insert(child, at: index < 0 ? index + children.count : index)
                try instance.setChildren(children)
                return call.receiver
            },
            Builtin("pop", "(key)", "Removes a module and returns it.") { call in
                let instance = try sequential(call)
                let result = instance.children[try instance.position(call[0])]
                _ = try instance.deleteItem(at: call[0])
                return .object(result)
            },
        ], allocate: { SequentialInstance(type: $0) }
    ) { call in
        var value = call[0]
        for child in try sequential(call).children { value = try Calls.call(child, value) }
        return value
    } make: { call, instance in
        guard let instance = instance as? SequentialInstance else { return }
        instance.install(Module("Sequential")) { instance, _ in
            { [unowned instance] arguments, count in
                guard count == 1 else { return nil }
                var value = arguments[0]
                for child in instance.children { value = try Calls.call(child, value) }
                return value
            }
        }
        if call.rest.count == 1, case .dict(let dict) = call.rest[0], dict.type.name == "OrderedDict" {
            for (name, module) in dict.pairs { try instance.append(module, name: name.str()) }
            return
        }
        for module in call.rest { try instance.append(module) }
    }

    private static func sequential(_ call: borrowing Arguments) throws -> SequentialInstance {
        guard let instance = try call.instance as? SequentialInstance else {
            throw Raised(.typeError, "descriptor requires a Sequential")
        }
        return instance
    }
}

/// `nn.ModuleList`
final class ModuleListInstance: NumberedModules {
    override func make(_ children: [ModuleInstance]) throws -> ModuleInstance {
        let result = ModuleListInstance(type: type)
        result.install(Module("ModuleList"))
        try result.setChildren(children)
        return result
    }

    /// Equal neighbours stand in one line: `(0-2): 3 x Linear(…)`.
    override func childLines(_ texts: [(name: String, text: String)]) throws -> [String] {
        var lines: [String] = []
        var start = 0
        while start < texts.count {
            var end = start + 1
            while end < texts.count, texts[end].text == texts[start].text { end += 1 }
            let count = end - start
            let text = ModuleText.indented(texts[start].text)
            lines.append(count == 1 ? "(\(start)): \(text)" : "(\(start)-\(end - 1)): \(count) x \(text)")
            start = end
        }
        return lines
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard case .add = operation, !isReflected else { return nil }
        let result = ModuleListInstance(type: type)
        result.install(Module("ModuleList"))
        for child in children { try result.append(.object(child)) }
        for child in try other.collected() { try result.append(child) }
        return .object(result)
    }

    static let row: NativeType = NativeType(
        "ModuleList", module: "torch.nn.modules.container", bases: ["torch.nn.modules.module.Module"],
        "A list of modules.",
        example:
            "layers = nn.ModuleList([nn.Linear(2, 2) for _ in range(3)])\nlayers\n#> ModuleList(\n#>   (0-2): 3 x Linear(in_features=2, out_features=2, bias=True)\n#> )",
        voice: .python, allocate: { ModuleListInstance(type: $0) },
        methods: [
            Builtin("__init__", "(modules=None)", "Takes modules.") { call in
                let instance = try list(call)
                instance.install(Module("ModuleList"))
                if call.has(0) { for module in try call.array(0) { try instance.append(module) } }
                return .none
            },
            Builtin("append", "(module)", "Adds a module at the end.") { call in
                try list(call).append(call[0])
                return call.receiver
            },
            Builtin("extend", "(modules)", "Adds several modules at the end.") { call in
                let instance = try list(call)
                guard let iterator = try call[0].optionalIterator() else {
                    throw Raised(
                        .typeError,
                        "ModuleList.extend should be called with an iterable, but got \(call[0].typeName)")
                }
                while true {
                    let module = try iterator.next()
                    if module.isUnbound { return call.receiver }
                    try instance.append(module)
                }
            },
            Builtin("insert", "(index, module)", "Puts a module in front of the one at a place.") { call in
                let instance = try list(call)
                guard let child = call[1].object(as: ModuleInstance.self) else {
                    throw Raised(.typeError, "\(NativeType.torchTypeName(call[1])) is not a Module subclass")
                }
                var children = instance.children
                let index = try call.int(0)
                children.insert(child, at: min(max(index < 0 ? index + children.count : index, 0), children.count))
                try instance.setChildren(children)
                return .none
            },
            Builtin("pop", "(key)", "Removes a module and returns it.") { call in
                let instance = try list(call)
                let result = instance.children[try instance.position(call[0])]
                _ = try instance.deleteItem(at: call[0])
                return .object(result)
            },
        ])

    private static func list(_ call: borrowing Arguments) throws -> ModuleListInstance {
        guard let instance = try call.instance as? ModuleListInstance else {
            throw Raised(.typeError, "descriptor requires a ModuleList")
        }
        return instance
    }
}
