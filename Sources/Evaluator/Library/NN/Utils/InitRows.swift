import NeuralNets
import Tensors

extension Family {
    /// `torch.nn.init`: functions that change a tensor in place and return it.
    static let initializers = Family(
        module: "torch.nn.init", voice: .python,
        functions: [
            Builtin(
                "uniform_", "(tensor, a=0.0, b=1.0, generator=None)", "Uniform numbers in [a, b).",
                example: "torch.manual_seed(0)\nnn.init.uniform_(torch.zeros(1))\n#> tensor([0.4963])"
            ) { call in
                .tensor(
                    try Initializers.uniform(
                        call.target(), from: call.double(1), to: call.double(2), generator: call.source(3)))
            },
            Builtin(
                "normal_", "(tensor, mean=0.0, std=1.0, generator=None)", "Normal numbers.",
                example: "torch.manual_seed(0)\nnn.init.normal_(torch.zeros(1))\n#> tensor([1.5410])"
            ) { call in
                .tensor(
                    try Initializers.normal(
                        call.target(), mean: call.double(1), std: call.double(2), generator: call.source(3)))
            },
            Builtin(
                "trunc_normal_", "(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None)",
                "Normal numbers within [a, b]."
            ) {
                call in
                .tensor(
                    try Initializers.truncatedNormal(
                        call.target(), mean: call.double(1), std: call.double(2), from: call.double(3),
                        to: call.double(4), generator: call.source(5)))
            },
            Builtin(
                "constant_", "(tensor, val)", "One value everywhere.",
                example: "nn.init.constant_(torch.zeros(2), 0.5)\n#> tensor([0.5000, 0.5000])"
            ) { call in .tensor(Initializers.constant(try call.target(), try call.double(1))) },
            Builtin("ones_", "(tensor)", "Ones.", example: "nn.init.ones_(torch.zeros(2))\n#> tensor([1., 1.])") {
                call in
                .tensor(Initializers.constant(try call.target(), 1))
            },
            Builtin("zeros_", "(tensor)", "Zeros.", example: "nn.init.zeros_(torch.ones(2))\n#> tensor([0., 0.])") {
                call in
                .tensor(Initializers.constant(try call.target(), 0))
            },
            Builtin(
                "eye_", "(tensor)", "Ones on the diagonal.",
                example: "nn.init.eye_(torch.zeros(2, 2))\n#> tensor([[1., 0.],\n#>         [0., 1.]])"
            ) { call in .tensor(try Initializers.eye(call.target())) },
            Builtin("xavier_uniform_", "(tensor, gain=1.0, generator=None)", "Glorot's uniform numbers.") { call in
                .tensor(
                    try Initializers.xavierUniform(call.target(), gain: call.double(1), generator: call.source(2)))
            },
            Builtin("xavier_normal_", "(tensor, gain=1.0, generator=None)", "Glorot's normal numbers.") { call in
                .tensor(
                    try Initializers.xavierNormal(call.target(), gain: call.double(1), generator: call.source(2)))
            },
            Builtin(
                "kaiming_uniform_", "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
                "He's uniform numbers."
            ) { call in
                .tensor(
                    try Initializers.kaimingUniform(
                        call.target(), slope: call.double(1), mode: call.string(2), nonlinearity: call.string(3),
                        generator: call.source(4)))
            },
            Builtin(
                "kaiming_normal_", "(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu', generator=None)",
                "He's normal numbers."
            ) { call in
                .tensor(
                    try Initializers.kaimingNormal(
                        call.target(), slope: call.double(1), mode: call.string(2), nonlinearity: call.string(3),
                        generator: call.source(4)))
            },
            Builtin("orthogonal_", "(tensor, gain=1, generator=None)", "A matrix with orthogonal rows or columns.") {
                call in
                .tensor(
                    try Initializers.orthogonal(call.target(), gain: call.double(1), generator: call.source(2)))
            },
            Builtin(
                "calculate_gain", "(nonlinearity, param=None)",
                "The factor that keeps variances through a nonlinearity.",
                example: "nn.init.calculate_gain('tanh')\n#> 1.6666666666666667"
            ) { call in
                let gain = try Initializers.gain(call.string(0), call.optionalDouble(1))
                if gain == 1 { return .int(1) }
                return .float(gain)
            },
        ] + old)

    /// The names without underscore, which PyTorch keeps with a warning.
    private static let old: [Builtin] = [
        ("xavier_uniform", "(tensor, gain=1.0)"), ("xavier_normal", "(tensor, gain=1.0)"),
        ("uniform", "(tensor, a=0.0, b=1.0)"),
        ("normal", "(tensor, mean=0.0, std=1.0)"), ("constant", "(tensor, val)"), ("orthogonal", "(tensor, gain=1)"),
    ].map { name, signature in
        Builtin(name, signature, "The old name of \(name)_.") { call in
            Tensors.Warnings.emit(
                "`nn.init.\(name)` is now deprecated in favor of `nn.init.\(name)_`.", .future)
            let tensor = try call.target()
            switch name {
            case "xavier_uniform":
                return .tensor(try Initializers.xavierUniform(tensor, gain: call.double(1), generator: call.randomness))
            case "xavier_normal":
                return .tensor(try Initializers.xavierNormal(tensor, gain: call.double(1), generator: call.randomness))
            case "uniform":
                return .tensor(
                    try Initializers.uniform(
                        tensor, from: call.double(1), to: call.double(2), generator: call.randomness))
            case "normal":
                return .tensor(
                    try Initializers.normal(
                        tensor, mean: call.double(1), std: call.double(2), generator: call.randomness))
            case "constant": return .tensor(Initializers.constant(tensor, try call.double(1)))
            default:
                return .tensor(try Initializers.orthogonal(tensor, gain: call.double(1), generator: call.randomness))
            }
        }
    }
}

extension Arguments {
    /// The tensor that an initialiser changes.
    fileprivate func target() throws -> Tensor {
        if case .tensor(let tensor) = self[0] { return tensor }
        throw Raised(.attributeError, "'\(self[0].attributeTypeName)' object has no attribute '\(function.row.name)'")
    }

    /// `generator=`, or the default one.
    fileprivate func source(_ index: Int) throws -> Generator {
        guard has(index) else { return randomness }
        return try object(index, as: GeneratorObject.self, expected: "Generator").generator
    }
}
