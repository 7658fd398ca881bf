import CKernels
import Tensors

/// `torch.optim.Optimizer`: parameter groups, and a step that changes parameters by their gradients.
open class Optimizer {
    /// The class name that the repr shows.
    public let typeName: String
    /// Hyperparameters of groups that name none, in PyTorch's order.
    public let defaults: OrderedTable<OptionValue>
    public private(set) var groups: [ParameterGroup] = []
    /// `step()` has run: schedulers warn if it has not.
    public private(set) var hasStepped = false

    /// One group for each element of `groups`: parameters and the options that differ from the defaults.
    ///
    /// - Throws: PyTorch's ValueErrors for an empty list, for parameters that are not leaves, for options out of range.
    public init(_ typeName: String, _ groups: [GroupSpecification], defaults: OrderedTable<OptionValue>) throws {
        self.typeName = typeName
        self.defaults = defaults
        try validate(defaults)
        guard !groups.isEmpty else { throw TensorError(.valueError, "optimizer got an empty parameter list") }
        for group in groups { try add(group) }
    }

    /// The same options and states over other tensors.
    public required init(copyOf other: Optimizer, _ copy: (Tensor) throws -> Tensor) throws {
        typeName = other.typeName
        defaults = other.defaults
        hasStepped = other.hasStepped
        groups = try other.groups.map { try ParameterGroup(copyOf: $0, copy) }
    }

    /// What of an optimiser changes while a program runs, apart from the elements of its tensors.
    public struct Contents {
        fileprivate let hasStepped: Bool
        fileprivate let groups: [(ParameterGroup, ParameterGroup.Contents)]

        /// What it remembers for its parameters.
        public var tensors: [Tensor] {
            groups.flatMap { $0.0.parameters + $0.1.states.flatMap { $0?.tensors ?? [] } }
        }
    }

    public var contents: Contents {
        get { Contents(hasStepped: hasStepped, groups: groups.map { ($0, $0.contents) }) }
        set {
            hasStepped = newValue.hasStepped
            groups = newValue.groups.map(\.0)
            for (group, contents) in newValue.groups { group.contents = contents }
        }
    }

    /// What a caller says about a group.
    public struct GroupSpecification {
        public var parameters: [Tensor]
        public var options = OrderedTable<OptionValue>()

        public init(_ parameters: [Tensor], _ options: OrderedTable<OptionValue> = OrderedTable()) {
            self.parameters = parameters
            self.options = options
        }
    }

    /// `add_param_group(…)`.
    ///
    /// - Throws: ValueError for tensors that are not leaves or stand in another group.
    public func add(_ specification: GroupSpecification) throws {
        var seen: Set<ObjectIdentifier> = []
        for parameter in specification.parameters {
            guard parameter.isLeaf else { throw TensorError(.valueError, "can't optimize a non-leaf Tensor") }
            if !seen.insert(ObjectIdentifier(parameter)).inserted {
                Warnings.emit(
                    "optimizer contains a parameter group with duplicate parameters; in future, this will cause an "
                        + "error; see github.com/pytorch/pytorch/issues/40967 for more information")
            }
        }
        guard !groups.contains(where: { $0.parameters.contains { seen.contains(ObjectIdentifier($0)) } }) else {
            throw TensorError(.valueError, "some parameters appear in more than one parameter group")
        }
        var options = specification.options
        for (name, value) in zip(defaults.names, defaults.values) where !options.contains(name) {
            options.set(name, value)
        }
        groups.append(ParameterGroup(specification.parameters, options))
    }

    /// Checks hyperparameters as PyTorch's constructors do.
    open func validate(_ options: OrderedTable<OptionValue>) throws {}

    /// Changes every parameter that has a gradient.
    public final func step() throws {
        hasStepped = true
        for group in groups { try step(group) }
    }

    /// One group's step.
    open func step(_ group: ParameterGroup) throws {}

    /// `zero_grad(set_to_none)`
    public final func zeroGrad(setToNone: Bool = true) throws {
        for group in groups {
            for parameter in group.parameters {
                if setToNone {
                    parameter.grad = nil
                } else if let gradient = parameter.grad {
                    let cleared = Tensor(uninitialized: gradient.shape, dtype: gradient.dtype)
                    cleared.clear()
                    parameter.grad = cleared
                }
            }
        }
    }

    /// The number of options that come from several places, as PyTorch's constructors complain about them.
    static func require(_ isValid: Bool, _ what: String, _ value: OptionValue?) throws {
        guard isValid else { throw TensorError(.valueError, "Invalid \(what): \(value?.text ?? "None")") }
    }

    /// Learning rate and weight decay, which all optimisers have.
    static func validateRates(_ options: OrderedTable<OptionValue>) throws {
        try require((options["lr"]?.number ?? 0) >= 0, "learning rate", options["lr"])
    }

    static func validateBetas(_ options: OrderedTable<OptionValue>) throws {
        guard case .pair(let first, let second) = options["betas"] ?? .none else { return }
        try require(first >= 0 && first < 1, "beta parameter at index 0", .float(first))
        try require(second >= 0 && second < 1, "beta parameter at index 1", .float(second))
    }
}
