import NeuralNets
import Tensors

/// What `parameters()` and its relatives give: generators by name and type, filled at the first step.
final class ModuleGenerator: IteratorObject {
    private let name: String
    private var make: (() -> ContiguousArray<Value>)?
    private var items: ContiguousArray<Value> = []
    private var position = 0

    init(_ name: String, _ make: @escaping () -> ContiguousArray<Value>) {
        self.name = name
        self.make = make
        super.init(type: Types.current.generator)
    }

    override func next() throws -> Value {
        if let make {
            items = make()
            self.make = nil
        }
        guard position < items.count else {
            items = []
            return .unbound
        }
        position += 1
        return items[position - 1]
    }

    override func repr() throws -> String { "<generator object Module.\(name) at \(address)>" }
}

extension NativeType {
    /// Walking over a module's parameters, buffers and submodules.
    static let moduleTraversal = [
        Builtin(
            "parameters", "(recurse: bool = True)", "The parameters of the module and its submodules, each once.",
            example: "[tuple(p.shape) for p in nn.Linear(2, 3).parameters()]\n#> [(3, 2), (3,)]"
        ) { call in
            let module = try call.module(as: Module.self)
            let recurse = try call.bool(0)
            return generator("parameters") {
                ContiguousArray(ModuleParameters.of(module, recurse: recurse).map(Value.tensor))
            }
        },
        Builtin(
            "named_parameters", "(prefix='', recurse: bool = True, remove_duplicate: bool = True)",
            "The parameters with their paths.",
            example:
                "[name for name, p in nn.RNN(4, 2).named_parameters()]\n#> ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0']"
        ) { call in
            let module = try call.module(as: Module.self)
            let prefix = try call.string(0)
            let recurse = try call.bool(1)
            return generator("named_parameters") {
                pairs(module.namedParameters(prefix: prefix, recurse: recurse).map { ($0.name, .tensor($0.tensor)) })
            }
        },
        Builtin("buffers", "(recurse: bool = True)", "The buffers of the module and its submodules.") { call in
            let module = try call.module(as: Module.self)
            let recurse = try call.bool(0)
            return generator("buffers") {
                ContiguousArray(module.namedBuffers(recurse: recurse).map { .tensor($0.tensor) })
            }
        },
        Builtin(
            "named_buffers", "(prefix='', recurse: bool = True, remove_duplicate: bool = True)",
            "The buffers with their paths."
        ) { call in
            let module = try call.module(as: Module.self)
            let prefix = try call.string(0)
            let recurse = try call.bool(1)
            return generator("named_buffers") {
                pairs(module.namedBuffers(prefix: prefix, recurse: recurse).map { ($0.name, .tensor($0.tensor)) })
            }
        },
        Builtin("children", "()", "The submodules right below, each once.") { call in
            let module = try call.module(as: Module.self)
            return generator("children") {
                ContiguousArray(module.namedChildren().map { .object(ModuleInstance.of($0.module)) })
            }
        },
        Builtin("named_children", "()", "The submodules right below with their names.") { call in
            let module = try call.module(as: Module.self)
            return generator("named_children") {
                pairs(module.namedChildren().map { ($0.name, .object(ModuleInstance.of($0.module))) })
            }
        },
        Builtin("modules", "()", "The module and everything below it, each once.") { call in
            let module = try call.module(as: Module.self)
            return generator("modules") {
                ContiguousArray(module.modules().map { .object(ModuleInstance.of($0)) })
            }
        },
        Builtin(
            "named_modules", "(memo=None, prefix='', remove_duplicate: bool = True)",
            "The module and everything below it with their paths."
        ) { call in
            let module = try call.module(as: Module.self)
            let prefix = try call.string(1)
            return generator("named_modules") {
                pairs(module.namedModules(prefix: prefix).map { ($0.name, .object(ModuleInstance.of($0.module))) })
            }
        },
    ]

    private static func generator(_ name: String, _ make: @escaping () -> ContiguousArray<Value>) -> Value {
        .object(ModuleGenerator(name, make))
    }

    private static func pairs(_ pairs: [(String, Value)]) -> ContiguousArray<Value> {
        ContiguousArray(pairs.map { .tuple([.text($0.0), $0.1]) })
    }
}

/// `parameters()` without names, which training loops ask for at every step.
enum ModuleParameters {
    static func of(_ module: Module, recurse: Bool = true) -> [Tensor] {
        var found: [Tensor] = []
        collect(module, recurse, &found)
        if found.count > 24 {
            var seen: Set<ObjectIdentifier> = []
            found.removeAll { !seen.insert(ObjectIdentifier($0)).inserted }
        }
        return found
    }

    private static func collect(_ module: Module, _ recurse: Bool, _ found: inout [Tensor]) {
        for parameter in module.parameterTable.values {
            guard let parameter else { continue }
            if found.count <= 24, found.contains(where: { $0 === parameter }) { continue }
            found.append(parameter)
        }
        guard recurse else { return }
        for child in module.moduleTable.values {
            if let child { collect(child, true, &found) }
        }
    }
}

extension ModuleGenerator: Restorable {
    func save(_ walk: CheckpointWalk) {
        for item in items { walk.visit(item) }
        let (make, items, position) = (make, items, position)
        walk.step { [self] in
            self.make = make
            self.items = items
            self.position = position
        }
    }
}
