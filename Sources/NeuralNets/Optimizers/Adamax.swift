import CKernels
import Tensors

/// `optim.Adamax`: Adam with the largest gradient in place of the root mean square.
public final class Adamax: Optimizer {
    /// - Throws: PyTorch's ValueErrors for options out of range.
    public init(
        _ groups: [GroupSpecification],
        learningRate: OptionValue = .float(2e-3),
        betas: (Double, Double) = (0.9, 0.999),
        epsilon: OptionValue = .float(1e-8),
        weightDecay: OptionValue = .int(0),
        maximize: Bool = false
    ) throws {
        var options = OrderedTable<OptionValue>()
        options.set("lr", learningRate)
        options.set("betas", .pair(betas.0, betas.1))
        options.set("eps", epsilon)
        options.set("weight_decay", weightDecay)
        options.set("foreach", .none)
        options.set("maximize", .bool(maximize))
        options.set("differentiable", .bool(false))
        options.set("capturable", .bool(false))
        try super.init("Adamax", groups, defaults: options)
    }

    public required init(copyOf other: Optimizer, _ copy: (Tensor) throws -> Tensor) throws {
        try super.init(copyOf: other, copy)
    }

    public override func validate(_ options: OrderedTable<OptionValue>) throws {
        try Optimizer.validateRates(options)
        try Optimizer.require((options["eps"]?.number ?? 0) >= 0, "epsilon value", options["eps"])
        try Optimizer.validateBetas(options)
        try Optimizer.require(
            (options["weight_decay"]?.number ?? 0) >= 0, "weight_decay value", options["weight_decay"])
    }

    public override func step(_ group: ParameterGroup) throws {
        var options = Optimizer.commonStep(group)
        if case .pair(let first, let second) = group["betas"] ?? .none {
            options.beta1 = first
            options.beta2 = second
        }
        try forEach(group) { index, parameter, gradient in
            let state = state(group, index) {
                OptimizerState(
                    ["step", "exp_avg", "exp_inf"],
                    [Optimizer.counter(), Optimizer.buffer(like: parameter), Optimizer.buffer(like: parameter)])
            }
            options.correction1 = 1 - Optimizer.power(options.beta1, count(state.tensors[0]))
            if parameter.dtype == .float64 {
                ck_adamax_f64(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Double.self), state.tensors[1].pointer(),
                    state.tensors[2].pointer(),
                    &options)
            } else {
                ck_adamax_f32(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Float.self), state.tensors[1].pointer(),
                    state.tensors[2].pointer(),
                    &options)
            }
        }
    }
}
