import CKernels
import Tensors

/// `optim.Adadelta`: steps in the units of the parameter.
public final class Adadelta: Optimizer {
    /// - Throws: PyTorch's ValueErrors for options out of range.
    public init(
        _ groups: [GroupSpecification],
        learningRate: OptionValue = .float(1),
        rho: OptionValue = .float(0.9),
        epsilon: OptionValue = .float(1e-6),
        weightDecay: OptionValue = .int(0),
        maximize: Bool = false
    ) throws {
        var options = OrderedTable<OptionValue>()
        options.set("lr", learningRate)
        options.set("rho", rho)
        options.set("eps", epsilon)
        options.set("weight_decay", weightDecay)
        options.set("maximize", .bool(maximize))
        options.set("capturable", .bool(false))
        options.set("foreach", .none)
        options.set("differentiable", .bool(false))
        try super.init("Adadelta", groups, defaults: options)
    }

    public required init(copyOf other: Optimizer, _ copy: (Tensor) throws -> Tensor) throws {
        try super.init(copyOf: other, copy)
    }

    public override func validate(_ options: OrderedTable<OptionValue>) throws {
        try Optimizer.validateRates(options)
        let rho = options["rho"]?.number ?? 0
        try Optimizer.require(rho >= 0 && rho <= 1, "rho value", options["rho"])
        try Optimizer.require((options["eps"]?.number ?? 0) >= 0, "epsilon value", options["eps"])
        try Optimizer.require(
            (options["weight_decay"]?.number ?? 0) >= 0, "weight_decay value", options["weight_decay"])
    }

    public override func step(_ group: ParameterGroup) throws {
        var options = Optimizer.commonStep(group)
        options.beta2 = group.number("rho")
        try forEach(group) { index, parameter, gradient in
            let state = state(group, index) {
                OptimizerState(
                    ["step", "square_avg", "acc_delta"],
                    [Optimizer.counter(), Optimizer.buffer(like: parameter), Optimizer.buffer(like: parameter)])
            }
            _ = count(state.tensors[0])
            if parameter.dtype == .float64 {
                ck_adadelta_f64(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Double.self), state.tensors[1].pointer(),
                    state.tensors[2].pointer(),
                    &options)
            } else {
                ck_adadelta_f32(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Float.self), state.tensors[1].pointer(),
                    state.tensors[2].pointer(),
                    &options)
            }
        }
    }
}
