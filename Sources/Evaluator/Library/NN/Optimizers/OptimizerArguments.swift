import NeuralNets
import Tensors

/// What optimisers accept as `params`: tensors, `(name, tensor)` pairs, or dicts of them with options of their own.
enum OptimizerArguments {
    static func groups(_ value: Value) throws -> [Optimizer.GroupSpecification] {
        if case .tensor = value {
            throw Raised(
                .typeError,
                "params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                    + NativeType.torchTypeName(value))
        }
        let items = try value.collected()
        guard let first = items.first else { return [] }
        if case .dict = first { return try items.map(group) }
        return [Optimizer.GroupSpecification(try items.map(parameter))]
    }

    /// One dict of `params` and options.
    static func group(_ value: Value) throws -> Optimizer.GroupSpecification {
        guard case .dict(let dict) = value else {
            throw Raised(.typeError, "param_group must be a dict, but got \(try value.type.repr())")
        }
        guard let params = dict.get("params") else { throw Raised.key(.text("params")) }
        let tensors: [Tensor]
        switch params {
        case .tensor(let tensor): tensors = [tensor]
        case .object(let object as SetObject) where object.type === Types.current.set:
            throw Raised(
                .typeError,
                "optimizer parameters need to be organized in ordered collections, but the ordering of tensors in sets "
                    + "will change between runs. Please use a list instead.")
        default: tensors = try params.collected().map(parameter)
        }
        var options = OrderedTable<OptionValue>()
        for (key, value) in dict.pairs {
            let name = try key.str()
            if name != "params" { options.set(name, OptionValue(value)) }
        }
        return Optimizer.GroupSpecification(tensors, options)
    }

    private static func parameter(_ value: Value) throws -> Tensor {
        switch value {
        case .tensor(let tensor): return tensor
        case .tuple(let pair) where pair.items.count == 2:
            if case .tensor(let tensor) = pair.items[1] { return tensor }
        default: break
        }
        throw Raised(
            .typeError,
            "optimizer can only optimize Tensors, but one of the params is \(NativeType.torchTypeName(value))")
    }
}
