import Tensors

extension Family {
    /// Seeds and random numbers.
    static let torchRandom = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "manual_seed", "(seed)", "Starts the random stream anew: the same seed, the same numbers.",
                example: "g = torch.manual_seed(0)\ntorch.rand(1)\n#> tensor([0.4963])"
            ) { call in
                let torch = call.torch
                torch.generator.manualSeed(try call.seed(0))
                return .object(torch.generatorObject)
            },
            Builtin("seed", "()", "Seeds by chance and returns the seed.") { call in
                .int(Int(truncatingIfNeeded: call.torch.generator.seedFromEntropy()))
            },
            Builtin(
                "initial_seed", "()", "The seed that the stream started from.",
                example: "g = torch.manual_seed(7)\ntorch.initial_seed()\n#> 7"
            ) { call in .int(Int(truncatingIfNeeded: call.torch.generator.initialSeed)) },
            Builtin(
                "get_rng_state", "()", "The generator's state as a tensor of bytes.",
                example: "torch.get_rng_state().shape\n#> torch.Size([5056])"
            ) { call in .tensor(call.torch.generator.getState()) },
            Builtin(
                "set_rng_state", "(new_state)", "Goes back to a state that get_rng_state gave.",
                example:
                    "s = torch.get_rng_state()\na = torch.rand(1)\ntorch.set_rng_state(s)\ntorch.equal(a, torch.rand(1))\n#> True"
            ) { call in
                try call.torch.generator.setState(call.tensor(0))
                return .none
            },
            Builtin(
                "randint",
                "(low, high=None, size=None, *, generator=None, dtype=None, device=None, requires_grad: bool = False)",
                "Whole numbers from low to before high.",
                example: "g = torch.manual_seed(0)\ntorch.randint(10, (4,))\n#> tensor([4, 9, 3, 0])"
            ) { call in
                var low = 0
                var high: Int
                let sizes: [Int]
                if call.has(2) {
                    (low, high, sizes) = (try call.int(0), try call.int(1), try call.ints(2))
                } else if call.has(1), call[1].isSequence {
                    (high, sizes) = (try call.int(0), try call.ints(1))
                } else {
                    throw Raised(
                        .typeError, "randint() missing 1 required positional arguments: \"size\"")
                }
                high = try Arguments.checkedBounds(low, high)
                return try call.factory(
                    Tensor.randint(
                        low, high, Shape(checking: sizes).checked(), dtype: call.dtype(4) ?? .int64,
                        generator: call.generator(3)),
                    device: 5, requiresGrad: 6)
            },
            Builtin(
                "randint_like", "(input, low, high=None, *, dtype=None)",
                "Whole numbers in the shape of another tensor.",
                example: "torch.randint_like(torch.zeros(2, 3), 5).shape\n#> torch.Size([2, 3])"
            ) { call in
                let (low, high) = call.has(2) ? (try call.int(1), try call.int(2)) : (0, try call.int(1))
                return .tensor(
                    try call.tensor(0).randintLike(
                        low, Arguments.checkedBounds(low, high), dtype: call.dtype(3), generator: call.torch.generator))
            },
            Builtin(
                "randperm", "(n, *, generator=None, dtype=None, device=None, requires_grad: bool = False)",
                "The numbers below n in random order.",
                example: "g = torch.manual_seed(0)\ntorch.randperm(5)\n#> tensor([4, 0, 1, 3, 2])"
            ) { call in
                try call.factory(
                    Tensor.randperm(call.int(0), dtype: call.dtype(2) ?? .int64, generator: call.generator(1)),
                    device: 3, requiresGrad: 4)
            },
            Builtin(
                "normal", "(mean, std=1.0, size=None, *, generator=None)",
                "Normal numbers with a mean and a standard deviation.",
                example: "g = torch.manual_seed(0)\ntorch.normal(2., 3., (2,))\n#> tensor([6.6230, 1.1197])"
            ) { call in
                let generator = try call.generator(3)
                if call.has(2) {
                    return .tensor(
                        try Tensor.normal(
                            call.double(0), call.double(1), Shape(checking: call.ints(2)).checked(),
                            generator: generator))
                }
                switch (try call.operand(0), try call.operand(1)) {
                case (.tensor(let mean), .tensor(let std)):
                    return .tensor(try Tensor.normal(mean, std, generator: generator))
                case (.tensor(let mean), .number(let std)):
                    return .tensor(try Tensor.normal(mean, std.asDouble, generator: generator))
                case (.number(let mean), .tensor(let std)):
                    return .tensor(try Tensor.normal(mean.asDouble, std, generator: generator))
                case (.number, .number):
                    throw Raised(.typeError, "normal() missing 1 required positional arguments: \"size\"")
                }
            },
            Builtin(
                "bernoulli", "(input, *, generator=None)", "Ones with the given probabilities.",
                example: "torch.bernoulli(torch.tensor([0., 1.]))\n#> tensor([0., 1.])"
            ) { call in .tensor(try call.tensor(0).bernoulli(generator: call.generator(1))) },
            Builtin(
                "multinomial", "(input, num_samples, replacement: bool = False, *, generator=None)",
                "Indices drawn with probabilities in proportion to the weights.",
                example: "torch.multinomial(torch.tensor([0., 1., 0.]), 1)\n#> tensor([1])"
            ) { call in
                .tensor(
                    try call.tensor(0).multinomial(call.int(1), replacement: call.bool(2), generator: call.generator(3))
                )
            },
        ])

    /// Fills: methods that end in an underscore and draw numbers.
    static let tensorRandom = Family(
        type: "Tensor", voice: .torch,
        methods: [
            Builtin("uniform_", "(from=0.0, to=1.0, *, generator=None)", "Fills with uniform numbers in [from, to).") {
                call in
                .tensor(
                    try call.tensorReceiver.fillUniform(call.double(0), call.double(1), generator: call.generator(2)))
            },
            Builtin("normal_", "(mean=0.0, std=1.0, *, generator=None)", "Fills with normal numbers.") { call in
                .tensor(
                    try call.tensorReceiver.fillNormal(call.double(0), call.double(1), generator: call.generator(2)))
            },
            Builtin("exponential_", "(lambd=1.0, *, generator=None)", "Fills with exponential numbers.") { call in
                .tensor(try call.tensorReceiver.fillExponential(call.double(0), generator: call.generator(1)))
            },
            Builtin("bernoulli_", "(p=0.5, *, generator=None)", "Fills with ones of probability p.") { call in
                let generator = try call.generator(1)
                switch try call.operand(0) {
                case .tensor(let probabilities):
                    return .tensor(try call.tensorReceiver.fillBernoulli(probabilities, generator: generator))
                case .number(let probability):
                    return .tensor(try call.tensorReceiver.fillBernoulli(probability.asDouble, generator: generator))
                }
            },
            Builtin("random_", "(from=None, to=None, *, generator=None)", "Fills with whole numbers.") { call in
                let tensor = try call.tensorReceiver
                let generator = try call.generator(2)
                if call.has(1) {
                    return .tensor(try tensor.fillRandom(call.int(0), call.int(1), generator: generator))
                }
                if call.has(0) { return .tensor(try tensor.fillRandom(0, call.int(0), generator: generator)) }
                return .tensor(try tensor.fillRandom(generator: generator))
            },
            Builtin("bernoulli", "(*, generator=None)", "Ones with the given probabilities.") { call in
                .tensor(try call.tensorReceiver.bernoulli(generator: call.generator(0)))
            },
            Builtin(
                "multinomial", "(num_samples, replacement: bool = False, *, generator=None)", "Indices drawn by weight."
            ) {
                call in
                .tensor(
                    try call.tensorReceiver.multinomial(
                        call.int(0), replacement: call.bool(1), generator: call.generator(2)))
            },
        ])
}

extension Arguments {
    /// The tensor whose method is called.
    var tensorReceiver: Tensor {
        get throws {
            if case .tensor(let tensor) = receiver {
                try ComplexRows.check(tensor, function.row.name)
                return tensor
            }
            throw Raised(.typeError, "descriptor '\(function.row.name)' requires a Tensor, not '\(receiver.typeName)'")
        }
    }

    fileprivate static func checkedBounds(_ low: Int, _ high: Int) throws -> Int {
        guard low < high else {
            throw Raised(
                .runtimeError, "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)")
        }
        return high
    }
}
