import CKernels
import Tensors

/// `optim.Adam` and `optim.AdamW`.
public final class Adam: Optimizer {
    /// - Throws: PyTorch's ValueErrors for options out of range.
    public init(
        _ groups: [GroupSpecification],
        learningRate: OptionValue = .float(1e-3),
        betas: (Double, Double) = (0.9, 0.999),
        epsilon: OptionValue = .float(1e-8),
        weightDecay: OptionValue = .int(0),
        amsgrad: Bool = false,
        maximize: Bool = false,
        decoupled: Bool = false,
        name: String = "Adam"
    ) throws {
        var options = OrderedTable<OptionValue>()
        options.set("lr", learningRate)
        options.set("betas", .pair(betas.0, betas.1))
        options.set("eps", epsilon)
        options.set("weight_decay", weightDecay)
        options.set("amsgrad", .bool(amsgrad))
        options.set("maximize", .bool(maximize))
        options.set("foreach", .none)
        options.set("capturable", .bool(false))
        options.set("differentiable", .bool(false))
        options.set("fused", .none)
        options.set("decoupled_weight_decay", .bool(decoupled))
        try super.init(name, groups, defaults: options)
    }

    /// `optim.AdamW`: weight decay apart from the gradient, 0.01 unless given.
    public static func adamW(
        _ groups: [GroupSpecification], learningRate: OptionValue = .float(1e-3),
        betas: (Double, Double) = (0.9, 0.999), epsilon: OptionValue = .float(1e-8),
        weightDecay: OptionValue = .float(1e-2), amsgrad: Bool = false, maximize: Bool = false
    ) throws -> Adam {
        try Adam(
            groups, learningRate: learningRate, betas: betas, epsilon: epsilon, weightDecay: weightDecay,
            amsgrad: amsgrad, maximize: maximize, decoupled: true, name: "AdamW")
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
        options.decoupled = group.flag("decoupled_weight_decay") ? 1 : 0
        let keepsMaximum = group.flag("amsgrad")
        try forEach(group) { index, parameter, gradient in
            let state = state(group, index) {
                let buffers = (0..<(keepsMaximum ? 3 : 2)).map { _ in Optimizer.buffer(like: parameter) }
                return OptimizerState(
                    ["step", "exp_avg", "exp_avg_sq"] + (keepsMaximum ? ["max_exp_avg_sq"] : []),
                    [Optimizer.counter()] + buffers)
            }
            let step = count(state.tensors[0])
            options.correction1 = 1 - Optimizer.power(options.beta1, step)
            options.correction2_root = (1 - Optimizer.power(options.beta2, step)).squareRoot()
            let maximum = keepsMaximum && state.tensors.count > 3 ? state.tensors[3] : nil
            if parameter.dtype == .float64 {
                ck_adam_f64(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Double.self), state.tensors[1].pointer(),
                    state.tensors[2].pointer(), maximum?.pointer(as: Double.self),
                    &options)
            } else {
                ck_adam_f32(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Float.self), state.tensors[1].pointer(),
                    state.tensors[2].pointer(), maximum?.pointer(as: Float.self),
                    &options)
            }
        }
    }
}
