import Tensors

/// `torch.distributions.Categorical`: one of several classes, each with its probability.
final class CategoricalDistribution: Object {
    /// `(…, classes)`, adding up to 1.
    let probs: Tensor
    let logits: Tensor

    init(probs: Tensor, logits: Tensor) {
        self.probs = probs
        self.logits = logits
        super.init(type: Types.current.native(CategoricalDistribution.row))
    }

    override func repr() throws -> String {
        probs.rank == 1 && probs.numel <= 1000
            ? "Categorical(probs: \(probs.repr(options: TorchState.current.printOptions)))" : "Categorical()"
    }

    private static func receiver(_ call: borrowing Arguments) throws -> CategoricalDistribution {
        guard let object = call.receiver.object(as: CategoricalDistribution.self) else {
            throw Raised(.typeError, "descriptor requires a 'Categorical' object")
        }
        return object
    }

    static let row = NativeType(
        "Categorical", module: "torch.distributions.categorical", "One of several classes, each with its probability.",
        example: "torch.distributions.Categorical(torch.tensor([0., 1.])).sample()\n#> tensor(1)", voice: .python,
        construct: Builtin("Categorical", "(probs=None, logits=None, validate_args=None)") { call in
            guard call.has(0) != call.has(1) else {
                throw Raised(.valueError, "Either `probs` or `logits` must be specified, but not both.")
            }
            if call.has(0) {
                let weights = try call.tensor(0)
                guard weights.rank > 0 else {
                    throw Raised(.valueError, "`probs` parameter must be at least one-dimensional.")
                }
                let probs = try weights.div(weights.sum(dims: [-1], keepdim: true))
                let tiny = weights.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
                let logits = try probs.clamp(min: .float(tiny), max: .float(1 - tiny)).log()
                return .object(CategoricalDistribution(probs: probs, logits: logits))
            }
            let scores = try call.tensor(1)
            guard scores.rank > 0 else {
                throw Raised(.valueError, "`logits` parameter must be at least one-dimensional.")
            }
            let logits = try scores.sub(scores.logsumexp(dims: [-1], keepdim: true))
            return .object(CategoricalDistribution(probs: try logits.softmax(dim: -1), logits: logits))
        },
        methods: [
            Builtin("sample", "(sample_shape=())", "Classes drawn by chance.") { call in
                let distribution = try receiver(call)
                let shape = try call.ints(0)
                let classes = try distribution.probs.size(-1)
                let rows = try distribution.probs.detach().reshape([-1, classes])
                let count = shape.reduce(1, *)
                let drawn = try rows.multinomial(count, replacement: true, generator: call.torch.generator).t()
                var sizes = shape
                sizes.append(contentsOf: distribution.probs.shape.dropLast())
                return .tensor(try drawn.reshape(Shape(checking: sizes)))
            },
            Builtin("log_prob", "(value)", "The logarithms of the probabilities of classes.") { call in
                let distribution = try receiver(call)
                let value = try call.tensor(0).to(.int64)
                let shape = try Shape.broadcast(value.shape, Shape(distribution.logits.shape.dropLast()))
                var wide = shape
                wide.append(try distribution.logits.size(-1))
                let picked = try distribution.logits.expand(wide).gather(-1, value.expand(shape).unsqueeze(-1))
                return .tensor(try picked.squeeze(-1))
            },
            Builtin("entropy", "()", "How uncertain the outcome is.") { call in
                let distribution = try receiver(call)
                return .tensor(try distribution.probs.mul(distribution.logits).sum(dims: [-1]).neg())
            },
        ],
        properties: [
            Property("probs", "The probabilities.") { value in
                value.object(as: CategoricalDistribution.self).map { .tensor($0.probs) } ?? .none
            },
            Property("logits", "The logarithms of the probabilities.") { value in
                value.object(as: CategoricalDistribution.self).map { .tensor($0.logits) } ?? .none
            },
        ])
}

extension Family {
    static let torchDistributions = Family(
        module: "torch.distributions", voice: .torch, types: [CategoricalDistribution.row])
}
