import CKernels
import Tensors

/// `optim.RMSprop`: p −= lr·g/(√mean(g²) + ε).
public final class RMSprop: Optimizer {
    /// - Throws: PyTorch's ValueErrors for options out of range.
    public init(
        _ groups: [GroupSpecification],
        learningRate: OptionValue = .float(1e-2),
        alpha: OptionValue = .float(0.99),
        epsilon: OptionValue = .float(1e-8),
        weightDecay: OptionValue = .int(0),
        momentum: OptionValue = .int(0),
        centered: Bool = false,
        maximize: Bool = false
    ) throws {
        var options = OrderedTable<OptionValue>()
        options.set("lr", learningRate)
        options.set("momentum", momentum)
        options.set("alpha", alpha)
        options.set("eps", epsilon)
        options.set("centered", .bool(centered))
        options.set("weight_decay", weightDecay)
        options.set("capturable", .bool(false))
        options.set("foreach", .none)
        options.set("maximize", .bool(maximize))
        options.set("differentiable", .bool(false))
        try super.init("RMSprop", groups, defaults: options)
    }

    public required init(copyOf other: Optimizer, _ copy: (Tensor) throws -> Tensor) throws {
        try super.init(copyOf: other, copy)
    }

    public override func validate(_ options: OrderedTable<OptionValue>) throws {
        try Optimizer.validateRates(options)
        for (name, what) in [
            ("eps", "epsilon value"), ("momentum", "momentum value"), ("weight_decay", "weight_decay value"),
            ("alpha", "alpha value"),
        ] {
            try Optimizer.require((options[name]?.number ?? 0) >= 0, what, options[name])
        }
    }

    public override func step(_ group: ParameterGroup) throws {
        var options = Optimizer.commonStep(group)
        options.beta2 = group.number("alpha")
        options.momentum = group.number("momentum")
        let isCentered = group.flag("centered")
        try forEach(group) { index, parameter, gradient in
            let state = state(group, index) {
                let names = (options.momentum > 0 ? ["momentum_buffer"] : []) + (isCentered ? ["grad_avg"] : [])
                return OptimizerState(
                    ["step", "square_avg"] + names,
                    [Optimizer.counter()] + (0...names.count).map { _ in Optimizer.buffer(like: parameter) })
            }
            _ = count(state.tensors[0])
            let buffer = options.momentum > 0 ? state["momentum_buffer"] : nil
            let average = isCentered ? state["grad_avg"] : nil
            if parameter.dtype == .float64 {
                ck_rmsprop_f64(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Double.self), state.tensors[1].pointer(),
                    buffer?.pointer(as: Double.self), average?.pointer(as: Double.self),
                    &options)
            } else {
                ck_rmsprop_f32(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Float.self), state.tensors[1].pointer(),
                    buffer?.pointer(as: Float.self), average?.pointer(as: Float.self),
                    &options)
            }
        }
    }
}
