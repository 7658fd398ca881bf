import CKernels
import Tensors

/// `optim.SGD`: p −= lr·g, with momentum, dampening, Nesterov momentum and weight decay.
public final class SGD: Optimizer {
    /// - Throws: PyTorch's ValueErrors for options out of range.
    public init(
        _ groups: [GroupSpecification],
        learningRate: OptionValue = .float(1e-3),
        momentum: OptionValue = .int(0),
        dampening: OptionValue = .int(0),
        weightDecay: OptionValue = .int(0),
        nesterov: Bool = false,
        maximize: Bool = false
    ) throws {
        var options = OrderedTable<OptionValue>()
        options.set("lr", learningRate)
        options.set("momentum", momentum)
        options.set("dampening", dampening)
        options.set("weight_decay", weightDecay)
        options.set("nesterov", .bool(nesterov))
        options.set("maximize", .bool(maximize))
        options.set("foreach", .none)
        options.set("differentiable", .bool(false))
        options.set("fused", .none)
        try super.init("SGD", groups, defaults: options)
    }

    public required init(copyOf other: Optimizer, _ copy: (Tensor) throws -> Tensor) throws {
        try super.init(copyOf: other, copy)
    }

    public override func validate(_ options: OrderedTable<OptionValue>) throws {
        try Optimizer.validateRates(options)
        let momentum = options["momentum"]?.number ?? 0
        try Optimizer.require(momentum >= 0, "momentum value", options["momentum"])
        try Optimizer.require(
            (options["weight_decay"]?.number ?? 0) >= 0, "weight_decay value", options["weight_decay"])
        if options["nesterov"]?.number == 1, momentum <= 0 || options["dampening"]?.number != 0 {
            throw TensorError(.valueError, "Nesterov momentum requires a momentum and zero dampening")
        }
    }

    public override func step(_ group: ParameterGroup) throws {
        var options = Optimizer.commonStep(group)
        options.momentum = group.number("momentum")
        options.dampening = group.number("dampening")
        options.nesterov = group.flag("nesterov") ? 1 : 0
        try forEach(group) { index, parameter, gradient in
            var buffer: Tensor?
            options.first = 0
            if options.momentum != 0 {
                if group.states[index] == nil { options.first = 1 }
                buffer =
                    state(group, index) {
                        OptimizerState(["momentum_buffer"], [Optimizer.buffer(like: parameter)])
                    }.tensors[0]
            }
            if parameter.dtype == .float64 {
                ck_sgd_f64(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Double.self),
                    buffer?.pointer(as: Double.self), &options)
            } else {
                ck_sgd_f32(
                    parameter.numel, parameter.pointer(), gradient.pointer(as: Float.self),
                    buffer?.pointer(as: Float.self), &options)
            }
        }
    }
}
