import Tensors

/// One entry of `optimizer.param_groups`: parameters and their hyperparameters.
public final class ParameterGroup {
    public let parameters: [Tensor]
    /// In PyTorch's order, without `params`.
    public private(set) var options: OrderedTable<OptionValue>
    /// What the optimiser remembers for each parameter; nil until its first step.
    public internal(set) var states: [OptimizerState?]
    /// Rises with every change of an option.
    private(set) var revision = 0

    init(_ parameters: [Tensor], _ options: OrderedTable<OptionValue>) {
        self.parameters = parameters
        self.options = options
        states = Array(repeating: nil, count: parameters.count)
    }

    /// Options and states at one moment.
    struct Contents {
        let options: OrderedTable<OptionValue>
        let states: [(names: [String], tensors: [Tensor])?]
    }

    var contents: Contents {
        get { Contents(options: options, states: states.map { state in state.map { ($0.names, $0.tensors) } }) }
        set {
            revision += 1
            options = newValue.options
            states = newValue.states.map { state in state.map { OptimizerState($0.names, $0.tensors) } }
        }
    }

    init(copyOf other: ParameterGroup, _ copy: (Tensor) throws -> Tensor) rethrows {
        parameters = try other.parameters.map(copy)
        options = other.options
        states = try other.states.map { state in
            try state.map { OptimizerState($0.names, try $0.tensors.map(copy)) }
        }
    }

    public subscript(name: String) -> OptionValue? {
        get { options[name] }
        set {
            revision += 1
            if let newValue { options.set(name, newValue) } else { options.remove(name) }
        }
    }

    /// The option as a number; 0 if there is none.
    func number(_ name: String) -> Double { options[name]?.number ?? 0 }
    func flag(_ name: String) -> Bool { number(name) != 0 }

    /// `param_groups[…]['lr']`
    public var learningRate: Double {
        get { number("lr") }
        set { self["lr"] = .float(newValue) }
    }
}

/// What an optimiser remembers for one parameter: tensors under PyTorch's names, in its order.
public final class OptimizerState {
    public let names: [String]
    public internal(set) var tensors: [Tensor]

    init(_ names: [String], _ tensors: [Tensor]) {
        self.names = names
        self.tensors = tensors
    }

    public subscript(name: String) -> Tensor? { names.firstIndex(of: name).map { tensors[$0] } }
}
