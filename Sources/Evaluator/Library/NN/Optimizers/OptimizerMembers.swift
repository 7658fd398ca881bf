import NeuralNets
import Tensors

extension NativeType {
    /// `torch.optim.Optimizer`: what all optimisers have.
    static let optimizer: NativeType = NativeType(
        "Optimizer", module: "torch.optim.optimizer", "The base of all optimisers.", voice: .python,
        allocate: { OptimizerObject(type: $0) },
        methods: [
            Builtin("__init__", "(params, defaults)", "Groups of parameters with default options.") { call in
                var defaults = OrderedTable<OptionValue>()
                for (key, value) in try call.dict(1).pairs { defaults.set(try key.str(), OptionValue(value)) }
                try call.optimizer.install(
                    Optimizer(call.receiver.typeName, OptimizerArguments.groups(call[0]), defaults: defaults))
                return .none
            },
            Builtin(
                "step", "(closure=None)", "Changes every parameter by its gradient.",
                example:
                    "w = torch.ones(1, requires_grad=True)\nopt = torch.optim.SGD([w], lr=1.)\nw.backward()\nopt.step()\nw\n#> tensor([0.], requires_grad=True)"
            ) { call in
                let optimizer = try call.optimizer
                guard call.has(0) else {
                    try optimizer.step(call.interpreter)
                    return .none
                }
                let closure = call[0]
                let loss = try ThreadState.withGrad(enabled: true) { try Calls.call(closure, []) }
                try optimizer.step(call.interpreter)
                return loss
            },
            Builtin("zero_grad", "(set_to_none: bool = True)", "Forgets the gradients of all parameters.") { call in
                try call.optimizer.zeroGrad(setToNone: call.bool(0))
                return .none
            },
            Builtin("add_param_group", "(param_group)", "Adds parameters with options of their own.") { call in
                let optimizer = try call.optimizer
                optimizer.pull()
                let native = try optimizer.native()
                let group = try OptimizerArguments.group(call[0])
                try native.add(group)
                return .none
            },
            Builtin("state_dict", "()", "The state and the options, to be saved.") { call in
                let optimizer = try call.optimizer
                optimizer.pull()
                return .dict(OptimizerState.dict(try optimizer.native().stateDict()))
            },
            Builtin("load_state_dict", "(state_dict)", "Goes on from a saved state.") { call in
                let optimizer = try call.optimizer
                optimizer.pull()
                try optimizer.native().load(OptimizerState.read(call.dict(0)))
                optimizer.push()
                return .none
            },
        ],
        properties: [
            Property("param_groups", "The groups of parameters: dicts that can be changed.") { value in
                guard let optimizer = value.object(as: OptimizerObject.self) else { return .none }
                return .list(try optimizer.groups())
            },
            Property("state", "What the optimiser remembers, by parameter.") { value in
                guard let optimizer = value.object(as: OptimizerObject.self), let native = optimizer.optimizer else {
                    return .none
                }
                if Swift.type(of: native) == Optimizer.self { return .dict(optimizer.ownState) }
                let dict = Dict()
                for group in native.groups {
                    for (parameter, state) in zip(group.parameters, group.states) {
                        if let state { try dict.set(.tensor(parameter), .dict(OptimizerState.dict(state))) }
                    }
                }
                return .dict(dict)
            },
            Property("defaults", "The options of groups that name none.") { value in
                let dict = Dict()
                if let native = value.object(as: OptimizerObject.self)?.optimizer {
                    for (name, option) in zip(native.defaults.names, native.defaults.values) {
                        dict.set(name, Value(option))
                    }
                }
                return .dict(dict)
            },
        ])
}

/// `state_dict()` of an optimiser as dicts, and back.
extension OptimizerState {
    static func dict(_ state: OptimizerState) -> Dict {
        let dict = Dict()
        for (name, tensor) in zip(state.names, state.tensors) { dict.set(name, .tensor(tensor)) }
        return dict
    }

    static func dict(_ saved: OptimizerStateDict) -> Dict {
        let states = Dict()
        for state in saved.states {
            let entry = Dict()
            for (name, tensor) in zip(state.names, state.tensors) { entry.set(name, .tensor(tensor)) }
            try? states.set(.int(state.index), .dict(entry))
        }
        let groups = saved.groups.map { group in
            let entry = Dict()
            for (name, option) in zip(group.options.names, group.options.values) { entry.set(name, Value(option)) }
            entry.set("params", .items(group.indices.map(Value.int)))
            return Value.dict(entry)
        }
        let result = Dict()
        result.set("state", .dict(states))
        result.set("param_groups", .items(groups))
        return result
    }

    static func read(_ dict: Dict) throws -> OptimizerStateDict {
        guard case .dict(let states)? = dict.get("state") else { throw Raised.key(.text("state")) }
        guard let groups = dict.get("param_groups") else { throw Raised.key(.text("param_groups")) }
        var result = OptimizerStateDict(states: [], groups: [])
        for (key, value) in states.pairs {
            guard let index = try key.asIndex(), case .dict(let entry) = value else { continue }
            var names: [String] = []
            var tensors: [Tensor] = []
            for (name, item) in entry.pairs {
                guard case .tensor(let tensor) = item else { continue }
                names.append(try name.str())
                tensors.append(tensor)
            }
            result.states.append((index, names, tensors))
        }
        for group in try groups.collected() {
            guard case .dict(let entry) = group else { continue }
            var options = OrderedTable<OptionValue>()
            var indices: [Int] = []
            for (key, value) in entry.pairs {
                let name = try key.str()
                if name == "params" {
                    indices = try value.collected().compactMap { try $0.asIndex() }
                } else {
                    options.set(name, OptionValue(value))
                }
            }
            result.groups.append((options, indices))
        }
        return result
    }
}
