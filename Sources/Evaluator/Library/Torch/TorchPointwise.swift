import Tensors

/// An operation on every element by itself: a function, a method, and a method that works in place.
struct PointwiseRow: Sendable {
    let name: String
    let summary: String
    let example: String?
    let body: @Sendable (Tensor) throws -> Tensor

    init(
        _ name: String, _ summary: String, _ example: String? = nil,
        _ body: @escaping @Sendable (Tensor) throws -> Tensor
    ) {
        self.name = name
        self.summary = summary
        self.example = example
        self.body = body
    }

    var operation: Builtin {
        Builtin(name, "(input, *, out=None)", summary, example: example) { [body] call in
            .tensor(try body(call.tensor(0)))
        }
    }

    var inPlace: Builtin {
        Builtin(name + "_", "()", summary + " In place.") { [body] call in
            .tensor(try call.tensorReceiver.inPlace { try body($0) })
        }
    }

    static let all: [PointwiseRow] = [
        PointwiseRow("abs", "Absolute values.", "torch.tensor([-1, 2]).abs()\n#> tensor([1, 2])") { try $0.abs() },
        PointwiseRow("absolute", "Absolute values.") { try $0.abs() },
        PointwiseRow("neg", "The other sign.", "torch.tensor([1, -2]).neg()\n#> tensor([-1,  2])") { try $0.neg() },
        PointwiseRow("negative", "The other sign.") { try $0.neg() },
        PointwiseRow("exp", "e to the power of each element.", "torch.zeros(1).exp()\n#> tensor([1.])") { $0.exp() },
        PointwiseRow("exp2", "2 to the power of each element.", "torch.tensor([3.]).exp2()\n#> tensor([8.])") {
            $0.exp2()
        },
        PointwiseRow("expm1", "e to the power of each element, less 1.", "torch.zeros(1).expm1()\n#> tensor([0.])") {
            $0.expm1()
        },
        PointwiseRow("log", "Natural logarithms.", "torch.tensor([10.]).log()\n#> tensor([2.3026])") { $0.log() },
        PointwiseRow("log2", "Logarithms of base 2.", "torch.tensor([8.]).log2()\n#> tensor([3.])") { $0.log2() },
        PointwiseRow("log10", "Logarithms of base 10.", "torch.tensor([100.]).log10()\n#> tensor([2.])") { $0.log10() },
        PointwiseRow("log1p", "Natural logarithms of 1 + x.", "torch.zeros(1).log1p()\n#> tensor([0.])") { $0.log1p() },
        PointwiseRow("sqrt", "Square roots.", "torch.tensor([4.]).sqrt()\n#> tensor([2.])") { $0.sqrt() },
        PointwiseRow("rsqrt", "1 over the square root.", "torch.tensor([4.]).rsqrt()\n#> tensor([0.5000])") {
            $0.rsqrt()
        },
        PointwiseRow("square", "Squares.", "torch.tensor([3.]).square()\n#> tensor([9.])") { try $0.square() },
        PointwiseRow("reciprocal", "1 over each element.", "torch.tensor([4.]).reciprocal()\n#> tensor([0.2500])") {
            $0.reciprocal()
        },
        PointwiseRow("sin", "Sines.", "torch.tensor([1.]).sin()\n#> tensor([0.8415])") { $0.sin() },
        PointwiseRow("cos", "Cosines.", "torch.tensor([1.]).cos()\n#> tensor([0.5403])") { $0.cos() },
        PointwiseRow("tan", "Tangents.", "torch.tensor([1.]).tan()\n#> tensor([1.5574])") { $0.tan() },
        PointwiseRow("asin", "Angles by their sines.", "torch.tensor([1.]).asin()\n#> tensor([1.5708])") { $0.asin() },
        PointwiseRow("acos", "Angles by their cosines.", "torch.tensor([1.]).acos()\n#> tensor([0.])") { $0.acos() },
        PointwiseRow("atan", "Angles by their tangents.", "torch.tensor([1.]).atan()\n#> tensor([0.7854])") {
            $0.atan()
        },
        PointwiseRow("arctan", "Angles by their tangents.") { $0.atan() },
        PointwiseRow("sinh", "Hyperbolic sines.", "torch.tensor([1.]).sinh()\n#> tensor([1.1752])") { $0.sinh() },
        PointwiseRow("cosh", "Hyperbolic cosines.", "torch.tensor([1.]).cosh()\n#> tensor([1.5431])") { $0.cosh() },
        PointwiseRow("tanh", "Hyperbolic tangents: between -1 and 1.", "torch.tensor([1.]).tanh()\n#> tensor([0.7616])")
        { $0.tanh() },
        PointwiseRow("asinh", "The inverse of sinh.") { $0.asinh() },
        PointwiseRow("acosh", "The inverse of cosh.") { $0.acosh() },
        PointwiseRow("atanh", "The inverse of tanh.") { $0.atanh() },
        PointwiseRow("sigmoid", "1 / (1 + exp(-x)): between 0 and 1.", "torch.zeros(1).sigmoid()\n#> tensor([0.5000])")
        { $0.sigmoid() },
        PointwiseRow("relu", "Negative numbers made 0.", "torch.tensor([-1., 2.]).relu()\n#> tensor([0., 2.])") {
            try $0.relu()
        },
        PointwiseRow("erf", "The error function.", "torch.tensor([1.]).erf()\n#> tensor([0.8427])") { $0.erf() },
        PointwiseRow("erfc", "1 less the error function.", "torch.tensor([1.]).erfc()\n#> tensor([0.1573])") {
            $0.erfc()
        },
        PointwiseRow("sign", "-1, 0 or 1.", "torch.tensor([-2., 0., 3.]).sign()\n#> tensor([-1.,  0.,  1.])") {
            $0.sign()
        },
        PointwiseRow("sgn", "-1, 0 or 1.") { $0.sign() },
        PointwiseRow("floor", "Rounded down.", "torch.tensor([-1.5]).floor()\n#> tensor([-2.])") { try $0.floor() },
        PointwiseRow("ceil", "Rounded up.", "torch.tensor([-1.5]).ceil()\n#> tensor([-1.])") { try $0.ceil() },
        PointwiseRow("trunc", "Rounded towards zero.", "torch.tensor([-1.5]).trunc()\n#> tensor([-1.])") {
            try $0.trunc()
        },
        PointwiseRow("fix", "Rounded towards zero.") { try $0.trunc() },
        PointwiseRow("frac", "What is behind the point.", "torch.tensor([1.5]).frac()\n#> tensor([0.5000])") {
            try $0.frac()
        },
        PointwiseRow("bitwise_not", "Every bit turned round.", "torch.tensor([0]).bitwise_not()\n#> tensor([-1])") {
            try $0.bitwiseNot()
        },
        PointwiseRow(
            "logical_not", "Whether each element is zero.",
            "torch.tensor([0, 2]).logical_not()\n#> tensor([ True, False])"
        ) { $0.logicalNot() },
    ]
}

extension Family {
    static let torchPointwise = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: PointwiseRow.all.map(\.operation) + [
            Builtin(
                "round", "(input, *, decimals=0)", "Rounded to the nearest whole number, ties to even.",
                example: "torch.tensor([2.5]).round()\n#> tensor([2.])"
            ) { call in .tensor(try call.tensor(0).round(decimals: call.int(1))) },
            Builtin("positive", "(input)", "The tensor itself.") { call in .tensor(try call.tensor(0)) },
            Builtin(
                "isnan", "(input)", "Where there is a nan.",
                example: "torch.tensor([1., float('nan')]).isnan()\n#> tensor([False,  True])"
            ) { call in .tensor(try call.tensor(0).isnan()) },
            Builtin("isinf", "(input)", "Where there is an infinity.") { call in .tensor(try call.tensor(0).isinf()) },
            Builtin("isfinite", "(input)", "Where there is a number.") { call in .tensor(try call.tensor(0).isfinite())
            },
            Builtin(
                "clamp", "(input, min=None, max=None)", "Held between two bounds.",
                example: "torch.tensor([-1., 5.]).clamp(0, 1)\n#> tensor([0., 1.])"
            ) { call in .tensor(try call.tensor(0).clamped(call)) },
            Builtin("clip", "(input, min=None, max=None)", "Held between two bounds.") { call in
                .tensor(try call.tensor(0).clamped(call))
            },
            Builtin("clamp_min", "(input, min)", "At least min.") { call in
                .tensor(try call.tensor(0).clamp(min: call.scalar(1)))
            },
            Builtin("clamp_max", "(input, max)", "At most max.") { call in
                .tensor(try call.tensor(0).clamp(max: call.scalar(1)))
            },
            Builtin(
                "lerp", "(input, end, weight)", "On the way from input to end.",
                example: "torch.zeros(1).lerp(torch.ones(1), 0.25)\n#> tensor([0.2500])"
            ) { call in .tensor(try call.tensor(0).lerp(call.tensor(1), call.operand(2))) },
            Builtin(
                "addcmul", "(input, tensor1, tensor2, *, value=1)", "input + value * tensor1 * tensor2.",
                example: "torch.ones(1).addcmul(torch.ones(1), torch.ones(1), value=2)\n#> tensor([3.])"
            ) { call in .tensor(try call.tensor(0).addcmul(call.tensor(1), call.tensor(2), value: call.scalar(3))) },
            Builtin(
                "addcdiv", "(input, tensor1, tensor2, *, value=1)", "input + value * tensor1 / tensor2.",
                example: "torch.ones(1).addcdiv(torch.ones(1), torch.ones(1), value=2)\n#> tensor([3.])"
            ) { call in .tensor(try call.tensor(0).addcdiv(call.tensor(1), call.tensor(2), value: call.scalar(3))) },
        ])

    /// The same in place.
    static let tensorInPlacePointwise = Family(
        type: "Tensor", voice: .torch,
        methods: PointwiseRow.all.map(\.inPlace) + [
            Builtin("round_", "(*, decimals=0)", "Rounded, in place.") { call in
                let decimals = try call.int(0)
                return .tensor(try call.tensorReceiver.inPlace { try $0.round(decimals: decimals) })
            },
            Builtin("clamp_", "(min=None, max=None)", "Held between two bounds, in place.") { call in
                let (low, high) = (try call.optionalScalar(0), try call.optionalScalar(1))
                return .tensor(try call.tensorReceiver.inPlace { try $0.clamp(min: low, max: high) })
            },
            Builtin("clip_", "(min=None, max=None)", "Held between two bounds, in place.") { call in
                let (low, high) = (try call.optionalScalar(0), try call.optionalScalar(1))
                return .tensor(try call.tensorReceiver.inPlace { try $0.clamp(min: low, max: high) })
            },
            Builtin("clamp_min_", "(min)", "At least min, in place.") { call in
                let low = try call.scalar(0)
                return .tensor(try call.tensorReceiver.inPlace { try $0.clamp(min: low) })
            },
            Builtin("clamp_max_", "(max)", "At most max, in place.") { call in
                let high = try call.scalar(0)
                return .tensor(try call.tensorReceiver.inPlace { try $0.clamp(max: high) })
            },
            Builtin("lerp_", "(end, weight)", "On the way to end, in place.") { call in
                let (end, weight) = (try call.tensor(0), try call.operand(1))
                return .tensor(try call.tensorReceiver.inPlace { try $0.lerp(end, weight) })
            },
            Builtin("addcmul_", "(tensor1, tensor2, *, value=1)", "Adds value * tensor1 * tensor2.") { call in
                let (first, second, value) = (try call.tensor(0), try call.tensor(1), try call.scalar(2))
                return .tensor(try call.tensorReceiver.inPlace { try $0.addcmul(first, second, value: value) })
            },
            Builtin("addcdiv_", "(tensor1, tensor2, *, value=1)", "Adds value * tensor1 / tensor2.") { call in
                let (first, second, value) = (try call.tensor(0), try call.tensor(1), try call.scalar(2))
                return .tensor(try call.tensorReceiver.inPlace { try $0.addcdiv(first, second, value: value) })
            },
            Builtin("copy_", "(src, non_blocking: bool = False)", "Takes over another tensor's elements.") { call in
                .tensor(try call.tensorReceiver.copy(from: call.tensor(0)))
            },
            Builtin(
                "fill_", "(value)", "Sets every element.", example: "torch.zeros(2).fill_(3)\n#> tensor([3., 3.])"
            ) { call in
                switch try call.operand(0) {
                case .tensor(let value): return .tensor(try call.tensorReceiver.fill(value))
                case .number(let value): return .tensor(try call.tensorReceiver.fill(value))
                }
            },
            Builtin("zero_", "()", "Sets every element to zero.", example: "torch.ones(2).zero_()\n#> tensor([0., 0.])")
            { call in
                .tensor(try call.tensorReceiver.zero())
            },
        ])
}

extension Tensor {
    fileprivate func clamped(_ call: borrowing Arguments) throws -> Tensor {
        if case .tensor(let low) = call[1] { return try clamp(min: low, max: call.optionalTensor(2)) }
        if case .tensor(let high) = call[2] {
            return try clamp(min: call.has(1) ? call.tensor(1) : nil, max: high)
        }
        return try clamp(min: call.optionalScalar(1), max: call.optionalScalar(2))
    }
}
