import NeuralNets
import Tensors

extension NativeType {
    static let otherLayers: [NativeType] = [
        dropout("Dropout"), dropout("Dropout1d"), dropout("Dropout2d"),
        tensorLayer(
            "Identity", "linear", "(*args, **kwargs)", "Gives back what it gets.",
            example: "nn.Identity()(torch.ones(1))\n#> tensor([1.])", function: "identity"
        ) { _, _ in Identity() },
        tensorLayer(
            "Flatten", "flatten", "(start_dim=1, end_dim=-1)", "Several axes made into one.",
            example: "nn.Flatten()(torch.zeros(2, 3, 4)).shape\n#> torch.Size([2, 12])", function: "flatten",
            isMethod: true
        ) { call, instance in
            let start = try call.int(0)
            let end = try call.int(1)
            instance.setField("start_dim", call[0])
            instance.setField("end_dim", call[1])
            return FunctionModule("Flatten", extra: "start_dim=\(start), end_dim=\(end)") { try $0.flatten(start, end) }
        },
        tensorLayer(
            "Unflatten", "flatten", "(dim, unflattened_size)", "One axis made into several.",
            example: "nn.Unflatten(1, (2, 3))(torch.zeros(4, 6)).shape\n#> torch.Size([4, 2, 3])",
            function: "unflatten",
            isMethod: true
        ) { call, instance in
            let dim = try call.int(0)
            let sizes = try Shape(checking: call.ints(1))
            instance.setField("dim", call[0])
            instance.setField("unflattened_size", call[1])
            return FunctionModule("Unflatten", extra: "dim=\(dim), unflattened_size=\(try call[1].repr())") {
                try $0.unflatten(dim, sizes)
            }
        },
        tensorLayer(
            "LayerNorm", "normalization",
            "(normalized_shape, eps=1e-05, elementwise_affine: bool = True, bias: bool = True, device=None, dtype=None)",
            "The last axes to mean 0 and variance 1.",
            example:
                "nn.LayerNorm(2)(torch.tensor([[1., 3.]]))\n#> tensor([[-1.0000,  1.0000]], grad_fn=<NativeLayerNormBackward0>)",
            function: "layer_norm",
            methods: [resetNothing]
        ) { call, instance in
            let shape = try Shape(checking: call.ints(0))
            instance.setField("normalized_shape", .tuple(shape.array.map(Value.int)))
            instance.setField("eps", call[1])
            instance.setField("elementwise_affine", call[2])
            return LayerNorm(
                shape, epsilon: try call.number(1), affine: try call.bool(2), bias: try call.bool(3),
                dtype: try call.moduleDType(5))
        },
        tensorLayer(
            "BatchNorm1d", "batchnorm",
            "(num_features, eps=1e-05, momentum=0.1, affine: bool = True, track_running_stats: bool = True, *, "
                + "device=None, dtype=None)",
            "Each feature of (N, C) or (N, C, L) to mean 0 and variance 1 over the batch.",
            function: "dim", isMethod: true, methods: [resetNothing]
        ) { call, instance in
            instance.setField("num_features", call[0])
            instance.setField("eps", call[1])
            instance.setField("momentum", call[2])
            instance.setField("affine", call[3])
            instance.setField("track_running_stats", call[4])
            return BatchNorm1d(
                try call.int(0), epsilon: try call.number(1), momentum: call.has(2) ? try call.number(2) : nil,
                affine: try call.bool(3), trackRunningStats: try call.bool(4), dtype: try call.moduleDType(6))
        },
        tensorLayer(
            "Conv1d", "conv",
            "(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias: bool = True, "
                + "padding_mode='zeros', device=None, dtype=None)",
            "Convolution over sequences: (N, C_in, L) to (N, C_out, L_out).",
            example: "nn.Conv1d(3, 4, 2)(torch.zeros(1, 3, 5)).shape\n#> torch.Size([1, 4, 4])", function: "conv1d"
        ) { call, instance in
            let padding: Conv1d.Padding
            if case .str(let word) = call[4] {
                switch word.value {
                case "same": padding = .same
                case "valid": padding = .valid
                default:
                    throw Raised(
                        .valueError,
                        "Invalid padding string \(word.repr), should be one of {'valid', 'same'}")
                }
            } else {
                padding = .amount(try call.single(4))
            }
            for (name, index) in [("in_channels", 0), ("out_channels", 1), ("groups", 6)] {
                instance.setField(Symbol(name), call[index])
            }
            for (name, index) in [("kernel_size", 2), ("stride", 3), ("dilation", 5)] {
                instance.setField(Symbol(name), .tuple([.int(try call.single(index))]))
            }
            if case .amount(let amount) = padding {
                instance.setField("padding", .tuple([.int(amount)]))
            } else {
                instance.setField("padding", call[4])
            }
            return try Conv1d(
                call.int(0), call.int(1), kernelSize: call.single(2), stride: call.single(3), padding: padding,
                dilation: call.single(5), groups: call.int(6), bias: call.bool(7), dtype: call.moduleDType(10),
                generator: call.randomness)
        },
        tensorLayer(
            "MaxPool1d", "pooling",
            "(kernel_size, stride=None, padding=0, dilation=1, return_indices: bool = False, ceil_mode: bool = False)",
            "The largest element of every window.",
            example: "nn.MaxPool1d(2)(torch.tensor([[1., 3., 2., 0.]]))\n#> tensor([[3., 2.]])", function: "max_pool1d"
        ) { call, instance in
            instance.setField("kernel_size", call[0])
            return MaxPool1d(
                kernelSize: try call.single(0), stride: call.has(1) ? try call.single(1) : nil,
                padding: try call.single(2), dilation: try call.single(3), ceilMode: try call.bool(5))
        },
        tensorLayer(
            "AvgPool1d", "pooling",
            "(kernel_size, stride=None, padding=0, ceil_mode: bool = False, count_include_pad: bool = True)",
            "The mean of every window.",
            example: "nn.AvgPool1d(2)(torch.tensor([[1., 3., 2., 0.]]))\n#> tensor([[2., 1.]])", function: "avg_pool1d"
        ) { call, instance in
            instance.setField("kernel_size", .tuple([.int(try call.single(0))]))
            return AvgPool1d(
                kernelSize: try call.single(0), stride: call.has(1) ? try call.single(1) : nil,
                padding: try call.single(2))
        },
        tensorLayer(
            "AdaptiveAvgPool1d", "pooling", "(output_size)", "Means of windows that cover the sequence evenly.",
            example: "nn.AdaptiveAvgPool1d(1)(torch.tensor([[1., 3., 5.]]))\n#> tensor([[3.]])",
            function: "adaptive_avg_pool1d"
        ) { call, instance in
            instance.setField("output_size", call[0])
            return AdaptiveAvgPool1d(try call.single(0), shown: try call[0].str())
        },
        tensorLayer(
            "AdaptiveMaxPool1d", "pooling", "(output_size, return_indices: bool = False)",
            "The largest elements of windows that cover the sequence evenly.",
            example: "nn.AdaptiveMaxPool1d(1)(torch.tensor([[1., 3., 5.]]))\n#> tensor([[5.]])",
            function: "adaptive_max_pool1d"
        ) { call, instance in
            if try call.bool(1) {
                throw Raised(
                    .notImplementedError,
                    "return_indices of a module is not part of this program; use F.adaptive_max_pool1d")
            }
            instance.setField("output_size", call[0])
            return AdaptiveMaxPool1d(try call.single(0), shown: try call[0].str())
        },
        tensorLayer(
            "RMSNorm", "normalization",
            "(normalized_shape, eps=None, elementwise_affine: bool = True, device=None, dtype=None)",
            "The last axes divided by the root of their mean square.", function: "rms_norm", methods: [resetNothing]
        ) { call, instance in
            let shape = try Shape(checking: call.ints(0))
            instance.setField("normalized_shape", .tuple(shape.array.map(Value.int)))
            instance.setField("eps", call[1])
            instance.setField("elementwise_affine", call[2])
            return RMSNorm(
                shape, epsilon: call.has(1) ? try call.number(1) : nil, affine: try call.bool(2),
                dtype: try call.moduleDType(4))
        },
        tensorLayer(
            "GroupNorm", "normalization",
            "(num_groups, num_channels, eps=1e-05, affine: bool = True, device=None, dtype=None)",
            "Groups of the channels of (N, C, …) to mean 0 and variance 1.", function: "group_norm",
            methods: [resetNothing]
        ) { call, instance in
            if try call.int(0) == 0 { throw Raised(.zeroDivisionError, "integer modulo by zero") }
            for (name, index) in [("num_groups", 0), ("num_channels", 1), ("eps", 2), ("affine", 3)] {
                instance.setField(Symbol(name), call[index])
            }
            return try GroupNorm(
                call.int(0), call.int(1), epsilon: call.number(2), affine: call.bool(3), dtype: call.moduleDType(5))
        },
        bilinear, attention, quantizableLinear,
    ]

    /// `nn.Linear` under the name that attention's output projection has.
    private static let quantizableLinear: NativeType = NativeType(
        "NonDynamicallyQuantizableLinear", module: "torch.nn.modules.linear", bases: ["torch.nn.modules.linear.Linear"],
        "A Linear.", voice: .python, allocate: { ModuleInstance(type: $0) })

    private static let attention: NativeType = layer(
        "MultiheadAttention", "activation",
        "(embed_dim, num_heads, dropout=0.0, bias: bool = True, add_bias_kv: bool = False, add_zero_attn: bool = False, "
            + "kdim=None, vdim=None, batch_first: bool = False, device=None, dtype=None)",
        "Attention with several heads: queries (L, N, E) look at keys and values (S, N, E).",
        example:
            "mha = nn.MultiheadAttention(4, 2, batch_first=True)\nx = torch.ones(1, 3, 4)\nout, weights = mha(x, x, x)\nout.shape, weights.shape\n#> (torch.Size([1, 3, 4]), torch.Size([1, 3, 3]))",
        forward:
            "(query, key, value, key_padding_mask=None, need_weights: bool = True, attn_mask=None, "
            + "average_attn_weights: bool = True, is_causal: bool = False)"
    ) { call in
        let module = try call.module(as: MultiheadAttention.self)
        let masks = MultiheadAttention.Masks(padding: try call.optionalTensor(3), attention: try call.optionalTensor(5))
        let (output, weights) = try module.forward(
            call.receiver(0, of: "dim"), call.receiver(1, of: "dim"), call.receiver(2, of: "dim"), masks,
            averagesWeights: call.bool(6), generator: call.randomness)
        return .tuple([.tensor(output), try call.bool(4) ? .tensor(weights) : .none])
    } make: { call, instance in
        guard !call.has(6), !call.has(7), try !call.bool(4), try !call.bool(5) else {
            throw Raised(
                .notImplementedError, "kdim, vdim, add_bias_kv and add_zero_attn are not part of this program")
        }
        instance.install(
            try MultiheadAttention(
                call.int(0), call.int(1), dropout: call.double(2), bias: call.bool(3), batchFirst: call.bool(8),
                dtype: call.moduleDType(10), generator: call.randomness))
        for (name, index) in [("embed_dim", 0), ("num_heads", 1), ("dropout", 2), ("batch_first", 8)] {
            instance.setField(Symbol(name), call[index])
        }
        instance.setField("head_dim", .int(try call.int(0) / call.int(1)))
    }

    private static func dropout(_ name: String) -> NativeType {
        layer(
            name, "dropout", "(p=0.5, inplace: bool = False)",
            "Zeroes elements by chance while training, and scales the others up.",
            example: name == "Dropout" ? "nn.Dropout(0.5).eval()(torch.ones(2))\n#> tensor([1., 1.])" : nil,
            forward: "(input)"
        ) { call in
            .tensor(
                try call.module(as: DropoutModule.self).forward(
                    call.operand(0, of: "dropout"), generator: call.randomness))
        } make: { call, instance in
            let module = try DropoutModule(call.number(0), inPlace: call.bool(1), typeName: name)
            let generator = call.randomness
            instance.install(module) { _, module in
                { arguments, count in
                    guard count == 1, case .tensor(let input) = arguments[0] else { return nil }
                    return .tensor(try module.forward(input, generator: generator))
                }
            }
            instance.setField("p", call[0])
            instance.setField("inplace", call[1])
        }
    }

    private static let resetNothing = Builtin("reset_parameters", "()", "Sets weight to ones and bias to zeros.") {
        call in
        let module = try call.module(as: Module.self)
        if let weight = module.parameterTable["weight"] ?? nil { Initializers.constant(weight, 1) }
        if let bias = module.parameterTable["bias"] ?? nil { Initializers.constant(bias, 0) }
        return .none
    }

    private static let bilinear: NativeType = layer(
        "Bilinear", "linear",
        "(in1_features, in2_features, out_features, bias: bool = True, device=None, dtype=None)",
        "y = x1ᵀ·A·x2 + b.",
        example: "nn.Bilinear(2, 3, 4)(torch.ones(5, 2), torch.ones(5, 3)).shape\n#> torch.Size([5, 4])",
        forward: "(input1, input2)"
    ) { call in
        .tensor(
            try call.module(as: Bilinear.self).forward(
                call.operand(0, of: "bilinear", "input1"), call.operand(1, of: "bilinear", "input2", 2)))
    } make: { call, instance in
        let module = try Bilinear(
            call.int(0), call.int(1), call.int(2), bias: call.bool(3), dtype: call.moduleDType(5),
            generator: call.randomness)
        instance.install(module)
        for (name, index) in [("in1_features", 0), ("in2_features", 1), ("out_features", 2)] {
            instance.setField(Symbol(name), call[index])
        }
    }
}

extension Arguments {
    /// A whole number, or the one in a tuple of one.
    func single(_ index: Int) throws -> Int {
        if self[index].isSequence, let first = try ints(index).first { return first }
        return try int(index)
    }
}
