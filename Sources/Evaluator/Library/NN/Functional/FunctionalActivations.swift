import NeuralNets
import Tensors

extension Family {
    /// `torch.nn.functional`: activations.
    static let functionalActivations = Family(
        module: "torch.nn.functional", voice: .python,
        functions: [
            Builtin(
                "relu", "(input, inplace: bool = False)", "Negative numbers made 0.",
                example: "F.relu(torch.tensor([-1., 2.]))\n#> tensor([0., 2.])"
            ) { call in
                let input = try call.operand(0, of: "relu")
                return .tensor(try call.bool(1) ? input.inPlace { try $0.relu() } : input.relu())
            },
            Builtin("relu_", "(input)", "Negative numbers made 0, in place.") { call in
                .tensor(try call.operand(0, of: "relu_").inPlace { try $0.relu() })
            },
            Builtin("tanh", "(input)", "Hyperbolic tangents.", example: "F.tanh(torch.zeros(1))\n#> tensor([0.])") {
                call in .tensor(try call.receiver(0, of: "tanh").tanh())
            },
            Builtin(
                "sigmoid", "(input)", "1 / (1 + exp(-x)).", example: "F.sigmoid(torch.zeros(1))\n#> tensor([0.5000])"
            ) {
                call in .tensor(try call.receiver(0, of: "sigmoid").sigmoid())
            },
            Builtin(
                "softmax", "(input, dim=None, _stacklevel=3, dtype=None)", "Scores as probabilities along an axis.",
                example: "F.softmax(torch.zeros(2), dim=0)\n#> tensor([0.5000, 0.5000])"
            ) { call in
                let input = try call.receiver(0, of: "softmax")
                let dim = try call.optionalInt(1) ?? Functional.implicitDim("softmax", input.rank)
                return .tensor(try input.softmax(dim: dim, dtype: call.dtype(3)))
            },
            Builtin(
                "log_softmax", "(input, dim=None, _stacklevel=3, dtype=None)", "Logarithms of softmax.",
                example: "F.log_softmax(torch.zeros(2), dim=0)\n#> tensor([-0.6931, -0.6931])"
            ) { call in
                let input = try call.receiver(0, of: "log_softmax")
                let dim = try call.optionalInt(1) ?? Functional.implicitDim("log_softmax", input.rank)
                return .tensor(try input.logSoftmax(dim: dim, dtype: call.dtype(3)))
            },
            Builtin("softmin", "(input, dim=None, _stacklevel=3, dtype=None)", "Softmax of the negated scores.") {
                call in
                let input = try call.operand(0, of: "neg")
                let dim = try call.optionalInt(1) ?? Functional.implicitDim("softmin", input.rank)
                return .tensor(try input.neg().softmax(dim: dim, dtype: call.dtype(3)))
            },
            activation(
                "leaky_relu", "(input, negative_slope=0.01, inplace: bool = False)", "Negative numbers made small."
            ) {
                .leakyReLU(try $0.double(1))
            },
            activation("elu", "(input, alpha=1.0, inplace: bool = False)", "Negative numbers through an exponential.") {
                .elu(try $0.double(1))
            },
            activation("celu", "(input, alpha=1.0, inplace: bool = False)", "A smooth ELU.") {
                .celu(try $0.double(1))
            },
            activation("selu", "(input, inplace: bool = False)", "A scaled ELU.") { _ in .selu },
            activation("silu", "(input, inplace: bool = False)", "x·sigmoid(x).") { _ in .silu },
            activation("mish", "(input, inplace: bool = False)", "x·tanh(softplus(x)).") { _ in .mish },
            activation("relu6", "(input, inplace: bool = False)", "ReLU that ends at 6.") { _ in .relu6 },
            activation("hardsigmoid", "(input, inplace: bool = False)", "Three straight lines for a sigmoid.") { _ in
                .hardsigmoid
            },
            activation("hardswish", "(input, inplace: bool = False)", "x·hardsigmoid(x).") { _ in .hardswish },
            activation("logsigmoid", "(input)", "The logarithm of sigmoid.") { _ in .logSigmoid },
            activation("softsign", "(input)", "x / (1 + |x|).") { _ in .softsign },
            activation("tanhshrink", "(input)", "x - tanh(x).") { _ in .tanhshrink },
            activation("softplus", "(input, beta=1, threshold=20)", "A smooth ReLU.") {
                .softplus(try $0.double(1), try $0.double(2))
            },
            activation(
                "hardtanh", "(input, min_val=-1.0, max_val=1.0, inplace: bool = False)",
                "Numbers kept between two bounds."
            ) {
                .hardtanh(try $0.double(1), try $0.double(2))
            },
            activation(
                "threshold", "(input, threshold, value, inplace: bool = False)", "Numbers at or below a bound replaced."
            ) {
                .threshold(try $0.double(1), try $0.double(2))
            },
            activation("softshrink", "(input, lambd=0.5)", "Numbers moved towards 0.") {
                .softshrink(try $0.double(1))
            },
            activation("hardshrink", "(input, lambd=0.5)", "Small numbers made 0.") { .hardshrink(try $0.double(1)) },
            Builtin("gelu", "(input, approximate='none')", "x times the normal distribution function of x.") { call in
                .tensor(try Functional.gelu(call.operand(0, of: "gelu"), approximate: call.string(1)))
            },
            Builtin("glu", "(input, dim=-1)", "One half of an axis times the sigmoid of the other.") { call in
                let halves = try call.operand(0, of: "glu").chunk(2, call.int(1))
                guard halves.count == 2 else { return .none }
                return .tensor(try halves[0].mul(halves[1].sigmoid()))
            },
            Builtin("prelu", "(input, weight)", "Negative numbers times a learned factor.") { call in
                let input = try call.operand(0, of: "prelu")
                let weight = try call.operand(1, of: "prelu", "weight", 2)
                return .tensor(try Functional.prelu(input, weight))
            },
            Builtin(
                "gumbel_softmax", "(logits, tau=1, hard: bool = False, eps=1e-10, dim=-1)",
                "A sample from a softened categorical distribution."
            ) { call in
                let logits = try call.operand(0, of: "gumbel_softmax", "logits")
                let dim = try call.int(4)
                let noise = Tensor(uninitialized: logits.shape, dtype: logits.dtype)
                _ = try noise.fillExponential(1, generator: call.randomness)
                let gumbel = try noise.log().neg()
                let soft = try logits.add(gumbel).div(call.number(1)).softmax(dim: dim)
                guard try call.bool(2) else { return .tensor(soft) }
                let best = try soft.max(dim: dim, keepdim: true).indices
                let hard = try soft.zerosLike().scatter(dim, best, .float(1))
                return .tensor(try hard.sub(soft.detach()).add(soft))
            },
        ])

    private static func activation(
        _ name: String, _ signature: String, _ summary: String,
        _ make: @escaping @Sendable (borrowing Arguments) throws -> Activation
    ) -> Builtin {
        Builtin(name, signature, summary) { call in
            let input = try call.operand(0, of: name == "relu6" ? "hardtanh" : name)
            let activation = try make(call)
            // `inplace` is the last parameter where there is one.
            let last = call.lastParameter
            guard last.name == "inplace", try call.bool(last.index) else {
                return .tensor(try Functional.activate(input, activation))
            }
            return .tensor(try input.inPlace { try Functional.activate($0, activation) })
        }
    }
}

extension Arguments {
    fileprivate var lastParameter: (name: Symbol, index: Int) {
        let named = function.signature.named
        guard let last = named.last else { return ("", 0) }
        return (last.name, named.count - 1)
    }
}
