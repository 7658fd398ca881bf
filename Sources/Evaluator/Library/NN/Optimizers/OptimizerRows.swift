import NeuralNets
import Tensors

extension Family {
    /// `torch.optim`
    static let optimizers = Family(
        module: "torch.optim", voice: .python,
        types: [.optimizer, .sgd, .adam, .adamW, .rmsprop, .adagrad, .adadelta, .adamax])
}

extension NativeType {
    static let sgd: NativeType = optimizerRow(
        "SGD", "sgd",
        "(params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov: bool = False, *, maximize: bool = False, "
            + "foreach=None, differentiable: bool = False, fused=None)",
        "Stochastic gradient descent: p -= lr·g, with momentum.",
        example:
            "w = torch.ones(1, requires_grad=True)\nopt = torch.optim.SGD([w], lr=0.5)\n(3 * w).backward()\nopt.step()\nw\n#> tensor([-0.5000], requires_grad=True)"
    ) { call, groups in
        try SGD(
            groups, learningRate: call.option(1), momentum: call.option(2), dampening: call.option(3),
            weightDecay: call.option(4), nesterov: call.bool(5), maximize: call.bool(6))
    }

    static let adam: NativeType = optimizerRow(
        "Adam", "adam",
        "(params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad: bool = False, *, foreach=None, "
            + "maximize: bool = False, capturable: bool = False, differentiable: bool = False, fused=None, "
            + "decoupled_weight_decay: bool = False)",
        "Adam: steps scaled by running means of the gradient and of its square.",
        example: "opt = torch.optim.Adam(nn.Linear(1, 1).parameters(), lr=0.01)\nopt.param_groups[0]['lr']\n#> 0.01"
    ) { call, groups in
        try Adam(
            groups, learningRate: call.option(1), betas: call.betas(2), epsilon: call.option(3),
            weightDecay: call.option(4), amsgrad: call.bool(5), maximize: call.bool(7), decoupled: call.bool(11))
    }

    static let adamW: NativeType = optimizerRow(
        "AdamW", "adamw", base: "torch.optim.adam.Adam",
        "(params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad: bool = False, *, "
            + "maximize: bool = False, foreach=None, capturable: bool = False, differentiable: bool = False, fused=None)",
        "Adam with weight decay apart from the gradient."
    ) { call, groups in
        try Adam.adamW(
            groups, learningRate: call.option(1), betas: call.betas(2), epsilon: call.option(3),
            weightDecay: call.option(4), amsgrad: call.bool(5), maximize: call.bool(6))
    }

    static let rmsprop: NativeType = optimizerRow(
        "RMSprop", "rmsprop",
        "(params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered: bool = False, "
            + "capturable: bool = False, foreach=None, maximize: bool = False, differentiable: bool = False)",
        "Steps divided by the root of a running mean of squared gradients."
    ) { call, groups in
        try RMSprop(
            groups, learningRate: call.option(1), alpha: call.option(2), epsilon: call.option(3),
            weightDecay: call.option(4), momentum: call.option(5), centered: call.bool(6), maximize: call.bool(9))
    }

    static let adagrad: NativeType = optimizerRow(
        "Adagrad", "adagrad",
        "(params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, foreach=None, *, "
            + "maximize: bool = False, differentiable: bool = False, fused=None)",
        "Steps divided by the root of the sum of squared gradients."
    ) { call, groups in
        try Adagrad(
            groups, learningRate: call.option(1), decay: call.option(2), weightDecay: call.option(3),
            initialValue: call.option(4), epsilon: call.option(5), maximize: call.bool(7))
    }

    static let adadelta: NativeType = optimizerRow(
        "Adadelta", "adadelta",
        "(params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable: bool = False, "
            + "maximize: bool = False, differentiable: bool = False)",
        "Steps in the units of the parameter."
    ) { call, groups in
        try Adadelta(
            groups, learningRate: call.option(1), rho: call.option(2), epsilon: call.option(3),
            weightDecay: call.option(4), maximize: call.bool(7))
    }

    static let adamax: NativeType = optimizerRow(
        "Adamax", "adamax",
        "(params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *, maximize: bool = False, "
            + "differentiable: bool = False, capturable: bool = False)",
        "Adam with the largest gradient in place of the root mean square."
    ) { call, groups in
        try Adamax(
            groups, learningRate: call.option(1), betas: call.betas(2), epsilon: call.option(3),
            weightDecay: call.option(4), maximize: call.bool(6))
    }

    private static func optimizerRow(
        _ name: String, _ module: String, base: String = "torch.optim.optimizer.Optimizer", _ signature: String,
        _ summary: String, example: String? = nil,
        make: @escaping @Sendable (borrowing Arguments, [Optimizer.GroupSpecification]) throws -> Optimizer
    ) -> NativeType {
        NativeType(
            name, module: "torch.optim." + module, bases: [base], summary, example: example, voice: .python,
            allocate: { OptimizerObject(type: $0) },
            methods: [
                Builtin("__init__", signature, summary) { call in
                    try call.optimizer.install(make(call, OptimizerArguments.groups(call[0])))
                    return .none
                }
            ])
    }
}

extension Arguments {
    /// A hyperparameter as it was given.
    fileprivate func option(_ index: Int) -> OptionValue { OptionValue(self[index]) }

    fileprivate func betas(_ index: Int) throws -> (Double, Double) {
        if self[index].isUnbound { return (0.9, 0.999) }
        let items = try self[index].collected()
        guard items.count == 2, let first = try items[0].asDouble(), let second = try items[1].asDouble() else {
            throw Raised(.valueError, "betas must be a pair of numbers")
        }
        return (first, second)
    }
}
