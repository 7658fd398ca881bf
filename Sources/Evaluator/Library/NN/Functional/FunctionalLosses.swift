import NeuralNets
import Tensors

extension Family {
    /// `torch.nn.functional`: losses.
    static let functionalLosses = Family(
        module: "torch.nn.functional", voice: .python,
        functions: [
            Builtin(
                "cross_entropy",
                "(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', "
                    + "label_smoothing=0.0)",
                "log_softmax and negative log-likelihood of class numbers or probabilities.",
                example: "F.cross_entropy(torch.zeros(1, 2), torch.tensor([0]))\n#> tensor(0.6931)"
            ) { call in
                .tensor(
                    try Functional.crossEntropy(
                        call.operand(0, of: "cross_entropy_loss"),
                        call.operand(1, of: "cross_entropy_loss", "target", 2),
                        weight: call.optionalTensor(2), ignoreIndex: call.int(4), reduction: call.reduction(6, 3, 5),
                        labelSmoothing: call.double(7)))
            },
            Builtin(
                "nll_loss",
                "(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')",
                "Negative log-likelihood of class numbers.",
                example: "F.nll_loss(torch.tensor([[-0.5, -1.5]]), torch.tensor([1]))\n#> tensor(1.5000)"
            ) { call in
                .tensor(
                    try Functional.nllLoss(
                        call.operand(0, of: "nll_loss_nd"), call.operand(1, of: "nll_loss_nd", "target", 2),
                        weight: call.optionalTensor(2), ignoreIndex: call.int(4), reduction: call.reduction(6, 3, 5)))
            },
            Builtin(
                "mse_loss", "(input, target, size_average=None, reduce=None, reduction='mean', weight=None)",
                "The mean of squared differences.",
                example: "F.mse_loss(torch.zeros(2), torch.tensor([1., 3.]))\n#> tensor(5.)"
            ) { call in
                let (input, target) = try call.sized()
                return .tensor(try Functional.mseLoss(input, target, reduction: call.reduction(4, 2, 3)))
            },
            Builtin(
                "l1_loss", "(input, target, size_average=None, reduce=None, reduction='mean', weight=None)",
                "The mean of absolute differences."
            ) { call in
                let (input, target) = try call.sized()
                return .tensor(try Functional.l1Loss(input, target, reduction: call.reduction(4, 2, 3)))
            },
            Builtin(
                "smooth_l1_loss", "(input, target, size_average=None, reduce=None, reduction='mean', beta=1.0)",
                "Squared for small differences, absolute for large ones."
            ) { call in
                let (input, target) = try call.sized()
                return .tensor(
                    try Functional.smoothL1Loss(
                        input, target, reduction: call.reduction(4, 2, 3), beta: call.double(5)))
            },
            Builtin(
                "huber_loss", "(input, target, reduction='mean', delta=1.0, weight=None)",
                "Squared for small differences, linear for large ones."
            ) { call in
                let (input, target) = try call.sized()
                return .tensor(
                    try Functional.huberLoss(
                        input, target, reduction: Reduction(named: call.string(2)), delta: call.double(3)))
            },
            Builtin(
                "binary_cross_entropy",
                "(input, target, weight=None, size_average=None, reduce=None, reduction='mean')",
                "Binary cross entropy of probabilities."
            ) { call in
                let (input, target) = try call.sized()
                return .tensor(
                    try Functional.binaryCrossEntropy(
                        input, target, weight: call.optionalTensor(2), reduction: call.reduction(5, 3, 4)))
            },
            Builtin(
                "binary_cross_entropy_with_logits",
                "(input, target, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)",
                "Binary cross entropy of scores before the sigmoid."
            ) { call in
                let (input, target) = try call.sized()
                return .tensor(
                    try Functional.binaryCrossEntropyWithLogits(
                        input, target, weight: call.optionalTensor(2), positiveWeight: call.optionalTensor(6),
                        reduction: call.reduction(5, 3, 4)))
            },
            Builtin(
                "kl_div",
                "(input, target, size_average=None, reduce=None, reduction='mean', log_target: bool = False)",
                "The divergence of two distributions; the input as logarithms."
            ) { call in
                .tensor(
                    try Functional.klDivergence(
                        call.operand(0, of: "kl_div"), call.operand(1, of: "kl_div", "target", 2),
                        reduction: NativeType.reduction(call, 4, 2, 3), logTarget: call.bool(5)))
            },
        ])
}

extension Arguments {
    fileprivate func reduction(_ index: Int, _ sizeAverage: Int, _ reduce: Int) throws -> Reduction {
        try Reduction(named: NativeType.reduction(self, index, sizeAverage, reduce))
    }

    /// Input and target of a loss that begins by asking for their sizes.
    fileprivate func sized() throws -> (Tensor, Tensor) {
        guard case .tensor(let input) = self[0] else {
            throw Raised(.attributeError, "'\(self[0].attributeTypeName)' object has no attribute 'size'")
        }
        guard case .tensor(let target) = self[1] else {
            throw Raised(.attributeError, "'\(self[1].attributeTypeName)' object has no attribute 'size'")
        }
        return (input, target)
    }
}
