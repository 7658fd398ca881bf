import NeuralNets
import Tensors

extension NativeType {
    /// `state_dict` and `load_state_dict`.
    static let moduleState = [
        Builtin(
            "state_dict", "(*args, destination=None, prefix='', keep_vars: bool = False)",
            "Parameters and buffers by path, sharing memory with the module.",
            example: "list(nn.Linear(1, 1).state_dict())\n#> ['weight', 'bias']"
        ) { call in
            let module = try call.module(as: Module.self)
            let state: Dict
            if case .dict(let given) = call[0] { state = given } else { state = Dict.ordered() }
            let prefix = try call.string(1)
            if try call.bool(2) {
                for (name, tensor) in module.namedParameters() + module.namedBuffers() {
                    state.set(prefix + name, .tensor(tensor))
                }
                return .dict(state)
            }
            for (name, tensor) in module.stateDict(prefix: prefix) { state.set(name, .tensor(tensor)) }
            return .dict(state)
        },
        Builtin(
            "load_state_dict", "(state_dict, strict: bool = True, assign: bool = False)",
            "Copies parameters and buffers from a state dict.",
            example:
                "a, b = nn.Linear(1, 1), nn.Linear(1, 1)\na.load_state_dict(b.state_dict())\n#> <All keys matched successfully>"
        ) { call in
            guard case .dict(let dict) = call[0] else {
                throw Raised(
                    .typeError, "Expected state_dict to be dict-like, got \(try call[0].type.repr()).")
            }
            let entries = try dict.pairs.map { key, value -> (name: String, value: StateValue) in
                if case .tensor(let tensor) = value { return (try key.str(), .tensor(tensor)) }
                return (try key.str(), .other(typeText: try value.type.repr()))
            }
            let module = try call.module(as: Module.self)
            module.typeName = call.receiver.typeName
            let keys = try module.loadStateDict(entries, isStrict: call.bool(1))
            return IncompatibleKeysType.make(keys)
        },
    ]
}

extension Dict {
    /// An empty `OrderedDict`.
    static func ordered() -> Dict {
        Types.current.named("OrderedDict").map { Dict(type: $0) } ?? Dict()
    }
}

/// What `load_state_dict` returns: a named tuple with a text of its own.
enum IncompatibleKeysType {
    static func make(_ keys: IncompatibleKeys) -> Value {
        .tuple(
            Tuple(
                [.items(keys.missing.map(Value.text)), .items(keys.unexpected.map(Value.text))],
                type: Types.current.native(row)))
    }

    static let row: NativeType = NativeType(
        "_IncompatibleKeys", module: "torch.nn.modules.module", bases: ["tuple"],
        "The keys that a state dict and a module do not share.",
        methods: [
            Builtin("__repr__", "()") { call in
                guard case .tuple(let tuple) = call.receiver, tuple.items.count == 2 else { return .none }
                if try !tuple.items[0].isTrue(), try !tuple.items[1].isTrue() {
                    return .text("<All keys matched successfully>")
                }
                return .text(
                    "_IncompatibleKeys(missing_keys=\(try tuple.items[0].repr()), "
                        + "unexpected_keys=\(try tuple.items[1].repr()))")
            }
        ],
        properties: [
            Property("missing_keys", "What the module has and the state dict has not.") { value in
                if case .tuple(let tuple) = value { tuple.items[0] } else { .none }
            },
            Property("unexpected_keys", "What the state dict has and the module has not.") { value in
                if case .tuple(let tuple) = value { tuple.items[1] } else { .none }
            },
        ])
}
