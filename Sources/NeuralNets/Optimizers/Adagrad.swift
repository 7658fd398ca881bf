import CKernels
import Tensors

/// `optim.Adagrad`: p −= lr·g/(√Σg² + ε); its state exists from the start.
public final class Adagrad: Optimizer {
    /// - Throws: PyTorch's ValueErrors for options out of range.
    public init(
        _ groups: [GroupSpecification],
        learningRate: OptionValue = .float(1e-2),
        decay: OptionValue = .int(0),
        weightDecay: OptionValue = .int(0),
        initialValue: OptionValue = .int(0),
        epsilon: OptionValue = .float(1e-10),
        maximize: Bool = false
    ) throws {
        var options = OrderedTable<OptionValue>()
        options.set("lr", learningRate)
        options.set("lr_decay", decay)
        options.set("eps", epsilon)
        options.set("weight_decay", weightDecay)
        options.set("initial_accumulator_value", initialValue)
        options.set("foreach", .none)
        options.set("maximize", .bool(maximize))
        options.set("differentiable", .bool(false))
        options.set("fused", .none)
        try super.init("Adagrad", groups, defaults: options)
        for group in self.groups {
            for index in group.parameters.indices { _ = initialState(group, index) }
        }
    }

    private func initialState(_ group: ParameterGroup, _ index: Int) -> OptimizerState {
        state(group, index) {
            OptimizerState(
                ["step", "sum"],
                [
                    Optimizer.counter(),
                    Optimizer.buffer(
                        like: group.parameters[index], group.number("initial_accumulator_value")),
                ])
        }
    }

    public required init(copyOf other: Optimizer, _ copy: (Tensor) throws -> Tensor) throws {
        try super.init(copyOf: other, copy)
    }

    public override func validate(_ options: OrderedTable<OptionValue>) throws {
        try Optimizer.validateRates(options)
        for (name, what) in [
            ("lr_decay", "lr_decay value"), ("weight_decay", "weight_decay value"),
            ("initial_accumulator_value", "initial_accumulator_value value"), ("eps", "epsilon value"),
        ] {
            try Optimizer.require((options[name]?.number ?? 0) >= 0, what, options[name])
        }
    }

    public override func step(_ group: ParameterGroup) throws {
        var options = Optimizer.commonStep(group)
        let decay = group.number("lr_decay")
        try forEach(group) { index, parameter, gradient in
            let state = initialState(group, index)
            let step = count(state.tensors[0])
            options.correction1 = options.lr / (1 + (step - 1) * decay)
            if parameter.dtype == .float64 {
                ck_adagrad_f64(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Double.self), state.tensors[1].pointer(),
                    &options)
            } else {
                ck_adagrad_f32(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Float.self), state.tensors[1].pointer(),
                    &options)
            }
        }
    }
}
