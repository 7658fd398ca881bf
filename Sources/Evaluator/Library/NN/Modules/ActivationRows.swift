import NeuralNets
import Tensors

extension NativeType {
    static let activations: [NativeType] = [
        activation(
            "ReLU", "(inplace: bool = False)", "Negative numbers made 0.",
            example: "nn.ReLU()(torch.tensor([-1., 2.]))\n#> tensor([0., 2.])", function: "relu"
        ) { call in
            let isInPlace = try call.bool(0)
            return FunctionModule("ReLU", extra: isInPlace ? "inplace=True" : "") {
                isInPlace ? try $0.inPlace { try $0.relu() } : try $0.relu()
            }
        },
        activation(
            "Tanh", "()", "Hyperbolic tangents.", example: "nn.Tanh()(torch.zeros(1))\n#> tensor([0.])",
            function: "tanh"
        ) {
            _ in FunctionModule("Tanh") { $0.tanh() }
        },
        activation(
            "Sigmoid", "()", "1 / (1 + exp(-x)).", example: "nn.Sigmoid()(torch.zeros(1))\n#> tensor([0.5000])",
            function: "sigmoid"
        ) { _ in FunctionModule("Sigmoid") { $0.sigmoid() } },
        softmax(
            "Softmax", "softmax", "Scores as probabilities along an axis.",
            example: "nn.Softmax(dim=0)(torch.zeros(2))\n#> tensor([0.5000, 0.5000])"
        ) { try $0.softmax(dim: $1) },
        softmax(
            "LogSoftmax", "log_softmax", "Logarithms of softmax.",
            example: "nn.LogSoftmax(dim=0)(torch.zeros(2))\n#> tensor([-0.6931, -0.6931])"
        ) { try $0.logSoftmax(dim: $1) },
        softmax("Softmin", "neg", "Softmax of the negated scores.") { try $0.neg().softmax(dim: $1) },
        activation(
            "LeakyReLU", "(negative_slope=0.01, inplace: bool = False)", "Negative numbers made small.",
            example: "nn.LeakyReLU(0.1)(torch.tensor([-1., 2.]))\n#> tensor([-0.1000,  2.0000])",
            function: "leaky_relu", fields: [("negative_slope", 0)]
        ) { call in .leakyReLU(try call.number(0), inPlace: try call.bool(1)) },
        activation(
            "ELU", "(alpha=1.0, inplace: bool = False)", "Negative numbers through an exponential.", function: "elu",
            fields: [("alpha", 0)]
        ) { call in .elu(try call.number(0), inPlace: try call.bool(1)) },
        activation(
            "CELU", "(alpha=1.0, inplace: bool = False)", "A smooth ELU.", function: "celu", fields: [("alpha", 0)]
        ) {
            call in .celu(try call.number(0), inPlace: try call.bool(1))
        },
        activation("SELU", "(inplace: bool = False)", "A scaled ELU.", function: "selu") { call in
            .selu(inPlace: try call.bool(0))
        },
        activation(
            "GELU", "(approximate='none')", "x times the normal distribution function of x.",
            example: "nn.GELU()(torch.ones(1))\n#> tensor([0.8413])", function: "gelu"
        ) { call in .gelu(approximate: try call.string(0)) },
        activation("SiLU", "(inplace: bool = False)", "x·sigmoid(x).", function: "silu") { call in
            .silu(inPlace: try call.bool(0))
        },
        activation("ReLU6", "(inplace: bool = False)", "ReLU that ends at 6.", function: "hardtanh") { call in
            .relu6(inPlace: try call.bool(0))
        },
        activation("Mish", "(inplace: bool = False)", "x·tanh(softplus(x)).", function: "mish") { call in
            .mish(inPlace: try call.bool(0))
        },
        activation(
            "Softplus", "(beta=1.0, threshold=20.0)", "A smooth ReLU.",
            example: "nn.Softplus()(torch.zeros(1))\n#> tensor([0.6931])", function: "softplus",
            fields: [("beta", 0), ("threshold", 1)]
        ) { call in .softplus(try call.number(0), try call.number(1)) },
        activation(
            "Hardtanh", "(min_val=-1.0, max_val=1.0, inplace: bool = False)", "Numbers kept between two bounds.",
            function: "hardtanh", fields: [("min_val", 0), ("max_val", 1)]
        ) { call in try .hardtanh(call.number(0), call.number(1), inPlace: call.bool(2)) },
        activation(
            "Threshold", "(threshold, value, inplace: bool = False)", "Numbers at or below a bound replaced.",
            function: "threshold", fields: [("threshold", 0), ("value", 1)]
        ) { call in .threshold(try call.number(0), try call.number(1), inPlace: try call.bool(2)) },
        activation(
            "Softshrink", "(lambd=0.5)", "Numbers moved towards 0.", function: "softshrink", fields: [("lambd", 0)]
        ) {
            call in .softshrink(try call.number(0))
        },
        activation("Hardshrink", "(lambd=0.5)", "Small numbers made 0.", function: "hardshrink", fields: [("lambd", 0)])
        {
            call in .hardshrink(try call.number(0))
        },
        activation(
            "Hardsigmoid", "(inplace: bool = False)", "Three straight lines for a sigmoid.", function: "hardsigmoid"
        ) {
            call in .hardsigmoid(inPlace: try call.bool(0))
        },
        activation("Hardswish", "(inplace: bool = False)", "x·hardsigmoid(x).", function: "hardswish") { call in
            .hardswish(inPlace: try call.bool(0))
        },
        activation("LogSigmoid", "()", "The logarithm of sigmoid.", function: "log_sigmoid") { _ in .logSigmoid() },
        activation("Softsign", "()", "x / (1 + |x|).", function: "softsign") { _ in .softsign() },
        tensorLayer(
            "PReLU", "activation", "(num_parameters=1, init=0.25, device=None, dtype=None)",
            "Negative numbers times a learned factor.",
            example:
                "nn.PReLU()(torch.tensor([-1., 2.]))\n#> tensor([-0.2500,  2.0000], grad_fn=<PreluKernelBackward0>)",
            function: "prelu"
        ) { call, instance in
            instance.setField("num_parameters", call[0])
            return PReLU(try call.int(0), initial: try call.double(1), dtype: try call.moduleDType(3))
        },
        activation("Tanhshrink", "()", "x - tanh(x).", function: "tanhshrink") { _ in .tanhshrink() },
    ]

    private static func activation(
        _ name: String, _ signature: String, _ summary: String, example: String? = nil, function: String,
        fields: [(String, Int)] = [], make: @escaping @Sendable (borrowing Arguments) throws -> ActivationModule
    ) -> NativeType {
        tensorLayer(name, "activation", signature, summary, example: example, function: function) { call, instance in
            for (name, index) in fields { instance.setField(Symbol(name), call[index]) }
            return try make(call)
        }
    }

    private static func activation(
        _ name: String, _ signature: String, _ summary: String, example: String? = nil, function: String,
        make: @escaping @Sendable (borrowing Arguments) throws -> FunctionModule
    ) -> NativeType {
        tensorLayer(name, "activation", signature, summary, example: example, function: function) { call, _ in
            try make(call)
        }
    }

    private static func softmax(
        _ name: String, _ function: String, _ summary: String, example: String? = nil,
        body: @escaping @Sendable (Tensor, Int) throws -> Tensor
    ) -> NativeType {
        tensorLayer(
            name, "activation", "(dim=None)", summary, example: example, function: function,
            isMethod: true
        ) { call, instance in
            let dim = try call.optionalInt(0)
            instance.setField("dim", call[0])
            let word = function == "neg" ? "softmin" : function
            return FunctionModule(name, extra: "dim=\(dim.map(String.init) ?? "None")") { input in
                try body(input, dim ?? Functional.implicitDim(word, input.rank))
            }
        }
    }
}

extension Arguments {
    /// A number as it was given, to be shown so again.
    func number(_ index: Int) throws -> Scalar {
        switch self[index] {
        case .int(let value): .int(Int64(value))
        case .bool(let value): .bool(value)
        default: .float(try double(index))
        }
    }
}
