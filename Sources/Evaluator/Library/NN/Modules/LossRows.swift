import NeuralNets
import Tensors

extension NativeType {
    static let losses: [NativeType] = [
        loss(
            "CrossEntropyLoss",
            "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)",
            "log_softmax and negative log-likelihood: scores (N, C) against class numbers (N) or probabilities (N, C).",
            example: "nn.CrossEntropyLoss()(torch.zeros(1, 2), torch.tensor([0]))\n#> tensor(0.6931)",
            weights: [("weight", 0)], reduction: 4, fields: [("ignore_index", 2), ("label_smoothing", 5)]
        ) { call in
            try .crossEntropy(
                weight: weight(call, 0), ignoreIndex: call.int(2), reduction: reduction(call, 4, 1, 3),
                labelSmoothing: call.double(5))
        },
        loss(
            "NLLLoss", "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean')",
            "Negative log-likelihood: log-probabilities (N, C) against class numbers (N).",
            example: "nn.NLLLoss()(torch.tensor([[-0.5, -1.5]]), torch.tensor([1]))\n#> tensor(1.5000)",
            weights: [("weight", 0)], reduction: 4, fields: [("ignore_index", 2)]
        ) { call in
            try .nll(weight: weight(call, 0), ignoreIndex: call.int(2), reduction: reduction(call, 4, 1, 3))
        },
        loss(
            "MSELoss", "(size_average=None, reduce=None, reduction='mean')", "The mean of squared differences.",
            example: "nn.MSELoss()(torch.zeros(2), torch.tensor([1., 3.]))\n#> tensor(5.)", reduction: 2
        ) { call in try .mse(reduction: reduction(call, 2, 0, 1)) },
        loss(
            "L1Loss", "(size_average=None, reduce=None, reduction='mean')", "The mean of absolute differences.",
            example: "nn.L1Loss()(torch.zeros(2), torch.tensor([1., 3.]))\n#> tensor(2.)", reduction: 2
        ) { call in try .l1(reduction: reduction(call, 2, 0, 1)) },
        loss(
            "SmoothL1Loss", "(size_average=None, reduce=None, reduction='mean', beta=1.0)",
            "Squared for small differences, absolute for large ones.",
            example: "nn.SmoothL1Loss()(torch.zeros(1), torch.tensor([3.]))\n#> tensor(2.5000)", reduction: 2,
            fields: [("beta", 3)]
        ) { call in try .smoothL1(reduction: reduction(call, 2, 0, 1), beta: call.double(3)) },
        loss(
            "HuberLoss", "(reduction='mean', delta=1.0)", "Squared for small differences, linear for large ones.",
            example: "nn.HuberLoss()(torch.zeros(1), torch.tensor([3.]))\n#> tensor(2.5000)", reduction: 0,
            fields: [("delta", 1)]
        ) { call in try .huber(reduction: call.string(0), delta: call.double(1)) },
        loss(
            "BCELoss", "(weight=None, size_average=None, reduce=None, reduction='mean')",
            "Binary cross entropy of probabilities.",
            example: "nn.BCELoss()(torch.tensor([0.5]), torch.tensor([1.]))\n#> tensor(0.6931)",
            weights: [("weight", 0)], reduction: 3
        ) { call in try .binaryCrossEntropy(weight: weight(call, 0), reduction: reduction(call, 3, 1, 2)) },
        loss(
            "BCEWithLogitsLoss",
            "(weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)",
            "Binary cross entropy of scores before the sigmoid.",
            example: "nn.BCEWithLogitsLoss()(torch.zeros(1), torch.tensor([1.]))\n#> tensor(0.6931)",
            weights: [("weight", 0), ("pos_weight", 4)], reduction: 3
        ) { call in
            try .binaryCrossEntropyWithLogits(
                weight: weight(call, 0), positiveWeight: weight(call, 4), reduction: reduction(call, 3, 1, 2))
        },
    ]

    /// Modules of two tensors that are no losses over classes.
    static let pairModules: [NativeType] = [
        pair(
            "KLDivLoss", "loss", "(size_average=None, reduce=None, reduction='mean', log_target: bool = False)",
            "The divergence of two distributions; the input as logarithms.", forward: "(input, target)",
            fields: [("reduction", 2), ("log_target", 3)]
        ) { call in
            let word = try reduction(call, 2, 0, 1)
            let logTarget = try call.bool(3)
            return { try Functional.klDivergence($0, $1, reduction: word, logTarget: logTarget) }
        },
        pair(
            "CosineSimilarity", "distance", "(dim=1, eps=1e-08)", "The cosine between vectors along an axis.",
            forward: "(x1, x2)", fields: [("dim", 0), ("eps", 1)]
        ) { call in
            let (dim, epsilon) = (try call.int(0), try call.double(1))
            return { try Functional.cosineSimilarity($0, $1, dim: dim, epsilon: epsilon) }
        },
        pair(
            "PairwiseDistance", "distance", "(p=2.0, eps=1e-06, keepdim: bool = False)", "Distances between vectors.",
            forward: "(x1, x2)", fields: [("norm", 0), ("eps", 1), ("keepdim", 2)]
        ) { call in
            let (order, epsilon, keepdim) = (try call.double(0), try call.double(1), try call.bool(2))
            return { try Functional.pairwiseDistance($0, $1, order: order, epsilon: epsilon, keepdim: keepdim) }
        },
    ]

    private static func pair(
        _ name: String, _ module: String, _ signature: String, _ summary: String, forward: String,
        fields: [(String, Int)],
        make: @escaping @Sendable (borrowing Arguments) throws -> (Tensor, Tensor) throws -> Tensor
    ) -> NativeType {
        layer(name, module, signature, summary, forward: forward) { call in
            let module = try call.module(as: PairModule.self)
            return .tensor(try module.body(call.operand(0, of: name), call.operand(1, of: name, "target", 2)))
        } make: { call, instance in
            instance.install(PairModule(name, try make(call)))
            for (name, index) in fields { instance.setField(Symbol(name), call[index]) }
        }
    }

    private static func loss(
        _ name: String, _ signature: String, _ summary: String, example: String, weights: [(String, Int)] = [],
        reduction: Int, fields: [(String, Int)] = [],
        make: @escaping @Sendable (borrowing Arguments) throws -> LossModule
    ) -> NativeType {
        layer(name, "loss", signature, summary, example: example, forward: "(input, target)") { call in
            try run(call.module(as: LossModule.self), call[0], call[1])
        } make: { call, instance in
            let module = try make(call)
            instance.install(module) { _, module in
                { arguments, count in
                    guard count == 2, case .tensor(let input) = arguments[0], case .tensor(let target) = arguments[1]
                    else { return nil }
                    return .tensor(try module.forward(input, target))
                }
            }
            instance.setField("reduction", call[reduction])
            for (name, index) in fields { instance.setField(Symbol(name), call[index]) }
        }
    }

    private static func run(_ module: LossModule, _ input: Value, _ target: Value) throws -> Value {
        let function =
            switch module.typeName {
            case "CrossEntropyLoss": "cross_entropy_loss"
            case "NLLLoss": "nll_loss_nd"
            default: ""
            }
        guard case .tensor(let first) = input else {
            if function.isEmpty {
                throw Raised(.attributeError, "'\(input.attributeTypeName)' object has no attribute 'size'")
            }
            throw Raised(
                .typeError,
                "\(function)(): argument 'input' (position 1) must be Tensor, not \(input.argumentTypeName)")
        }
        guard case .tensor(let second) = target else {
            if function.isEmpty {
                throw Raised(.attributeError, "'\(target.attributeTypeName)' object has no attribute 'size'")
            }
            throw Raised(
                .typeError,
                "\(function)(): argument 'target' (position 2) must be Tensor, not \(target.argumentTypeName)")
        }
        return .tensor(try module.forward(first, second))
    }

    private static func weight(_ call: borrowing Arguments, _ index: Int) throws -> Tensor? {
        guard call.has(index) else { return nil }
        if case .tensor(let tensor) = call[index] { return tensor }
        throw Raised(
            .typeError,
            "cannot assign '\(torchTypeName(call[index]))' object to buffer 'weight' (torch Tensor or None required)")
    }

    /// `reduction=`, or what the old `size_average=` and `reduce=` meant.
    static func reduction(
        _ call: borrowing Arguments, _ index: Int, _ sizeAverage: Int, _ reduce: Int
    ) throws -> String {
        guard call.has(sizeAverage) || call.has(reduce) else {
            return call.has(index) ? try call[index].str() : "None"
        }
        let averages = try call.has(sizeAverage) ? call.bool(sizeAverage) : true
        let reduces = try call.has(reduce) ? call.bool(reduce) : true
        let result = !reduces ? "none" : averages ? "mean" : "sum"
        Tensors.Warnings.emit(
            "size_average and reduce args will be deprecated, please use reduction='\(result)' instead.")
        return result
    }
}

/// A module that only applies a function of two tensors.
private final class PairModule: Module {
    let body: (Tensor, Tensor) throws -> Tensor

    init(_ typeName: String, _ body: @escaping (Tensor, Tensor) throws -> Tensor) {
        self.body = body
        super.init(typeName)
    }

    override func replica() -> Module { PairModule(typeName, body) }
}
