import NeuralNets
import Tensors

extension Family {
    /// `torch.nn.functional`: layers as functions of their parameters.
    static let functionalLayers = Family(
        module: "torch.nn.functional", voice: .python,
        functions: [
            Builtin(
                "linear", "(input, weight, bias=None)", "x·Wᵀ + b.",
                example: "F.linear(torch.ones(1, 2), torch.ones(3, 2))\n#> tensor([[2., 2., 2.]])", voice: .torch
            ) { call in
                .tensor(
                    try Functional.linear(
                        call.operand(0, of: "linear"), call.operand(1, of: "linear", "weight", 2),
                        call.optionalTensor(2)))
            },
            Builtin("bilinear", "(input1, input2, weight, bias=None)", "x1ᵀ·A·x2 + b.", voice: .torch) { call in
                .tensor(
                    try Functional.bilinear(
                        call.operand(0, of: "bilinear", "input1"), call.operand(1, of: "bilinear", "input2", 2),
                        call.operand(2, of: "bilinear", "weight", 3), call.optionalTensor(3)))
            },
            Builtin(
                "embedding",
                "(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq: bool = False, "
                    + "sparse: bool = False)",
                "Rows of a table.", example: "F.embedding(torch.tensor([1]), torch.eye(2))\n#> tensor([[0., 1.]])"
            ) { call in
                let weight = try call.operand(1, of: "embedding", "weight", 1)
                var padding = try call.optionalInt(2)
                if let index = padding, index < 0 { padding = index + weight.shape[0] }
                var options = try call.embeddingOptions(3)
                options.paddingIndex = padding
                return .tensor(
                    try Functional.embedding(call.operand(0, of: "embedding", "indices", 2), weight, options))
            },
            Builtin(
                "one_hot", "(tensor, num_classes=-1)", "Ones at the given places of a new last axis.",
                example: "F.one_hot(torch.tensor([1, 0]))\n#> tensor([[0, 1],\n#>         [1, 0]])"
            ) { call in .tensor(try call.operand(0, of: "one_hot").oneHot(call.int(1))) },
            Builtin(
                "dropout", "(input, p=0.5, training: bool = True, inplace: bool = False)",
                "Zeroes elements by chance and scales the others up.",
                example: "F.dropout(torch.ones(2), 0.5, training=False)\n#> tensor([1., 1.])"
            ) { call in
                .tensor(
                    try Functional.dropout(
                        call.operand(0, of: "dropout"), call.number(1), training: call.bool(2),
                        generator: call.randomness))
            },
            Builtin(
                "dropout1d", "(input, p=0.5, training: bool = True, inplace: bool = False)",
                "Zeroes whole channels `(N, C, L)` or `(C, L)` by chance and scales the others up.",
                example: "F.dropout1d(torch.ones(2, 3), 0.5, training=False).shape\n#> torch.Size([2, 3])"
            ) { call in
                let (input, share) = (try call.operand(0, of: "dropout1d"), try call.double(1))
                guard share >= 0, share <= 1 else {
                    throw Raised(
                        .valueError, "dropout probability has to be between 0 and 1, but got \(FloatText.repr(share))")
                }
                guard input.rank == 2 || input.rank == 3 else {
                    throw Raised(
                        .runtimeError,
                        "dropout1d: Expected 2D or 3D input, but received a \(input.rank)D input. Note that dropout1d exists "
                            + "to provide channel-wise dropout on inputs with 1 spatial dimension, a channel dimension, and an "
                            + "optional batch dimension (i.e. 2D or 3D inputs).")
                }
                guard try call.bool(2), share > 0 else { return .tensor(input) }
                if share == 1 { return .tensor(try input.mul(.int(0))) }
                var shape = input.shape
                shape[input.rank - 1] = 1
                let mask = try Tensor.empty(shape, dtype: input.dtype).fillBernoulli(
                    1 - share, generator: call.randomness)
                return .tensor(try input.mul(mask.div(.float(1 - share))))
            },
            Builtin(
                "layer_norm", "(input, normalized_shape, weight=None, bias=None, eps=1e-05)",
                "The last axes to mean 0 and variance 1."
            ) { call in
                .tensor(
                    try Functional.layerNorm(
                        call.operand(0, of: "layer_norm"), Shape(checking: call.ints(1)),
                        weight: call.optionalTensor(2),
                        bias: call.optionalTensor(3), epsilon: call.double(4)))
            },
            Builtin(
                "conv1d", "(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1)",
                "Convolution over sequences.", voice: .torch
            ) { call in
                var padding = Conv1d.Padding.amount(0)
                if case .str(let word) = call[4] {
                    padding = word.value == "same" ? .same : .valid
                } else {
                    padding = .amount(try call.single(4))
                }
                return .tensor(
                    try Functional.conv1d(
                        call.operand(0, of: "conv1d"), call.operand(1, of: "conv1d", "weight", 2),
                        call.optionalTensor(2),
                        stride: call.single(3), padding: padding, dilation: call.single(5), groups: call.int(6)))
            },
            Builtin(
                "max_pool1d",
                "(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode: bool = False, "
                    + "return_indices: bool = False)",
                "The largest element of every window."
            ) { call in
                .tensor(
                    try Functional.maxPool1d(
                        call.operand(0, of: "max_pool1d"), kernelSize: call.single(1),
                        stride: call.has(2) ? call.single(2) : nil, padding: call.single(3), dilation: call.single(4),
                        ceilMode: call.bool(5)))
            },
            Builtin(
                "avg_pool1d",
                "(input, kernel_size, stride=None, padding=0, ceil_mode: bool = False, count_include_pad: bool = True)",
                "The mean of every window.", voice: .torch
            ) { call in
                .tensor(
                    try Functional.avgPool1d(
                        call.operand(0, of: "avg_pool1d"), kernelSize: call.single(1),
                        stride: call.has(2) ? call.single(2) : nil, padding: call.single(3)))
            },
            Builtin("adaptive_avg_pool1d", "(input, output_size)", "Means of windows that cover the sequence evenly.") {
                call in
                .tensor(try Functional.adaptiveAvgPool1d(call.operand(0, of: "adaptive_avg_pool1d"), call.single(1)))
            },
            Builtin(
                "adaptive_max_pool1d", "(input, output_size, return_indices: bool = False)",
                "The largest elements of windows that cover the sequence evenly."
            ) { call in
                let (values, indices) = try Functional.adaptiveMaxPool1d(
                    call.operand(0, of: "adaptive_max_pool1d"), call.single(1))
                return try call.bool(2) ? .tuple([.tensor(values), .tensor(indices)]) : .tensor(values)
            },
            Builtin(
                "group_norm", "(input, num_groups, weight=None, bias=None, eps=1e-05)",
                "Groups of channels to mean 0 and variance 1."
            ) { call in
                .tensor(
                    try Functional.groupNorm(
                        call.operand(0, of: "group_norm"), groups: call.int(1), weight: call.optionalTensor(2),
                        bias: call.optionalTensor(3), epsilon: call.double(4)))
            },
            Builtin(
                "rms_norm", "(input, normalized_shape, weight=None, eps=None)",
                "The last axes divided by the root of their mean square."
            ) { call in
                .tensor(
                    try Functional.rmsNorm(
                        call.operand(0, of: "rms_norm"), Shape(checking: call.ints(1)),
                        weight: call.optionalTensor(2), epsilon: call.optionalDouble(3)))
            },
            Builtin(
                "normalize", "(input, p=2.0, dim=1, eps=1e-12, out=None)", "Divided by the norm along an axis.",
                example: "F.normalize(torch.tensor([[3., 4.]]))\n#> tensor([[0.6000, 0.8000]])"
            ) { call in
                .tensor(
                    try Functional.normalize(
                        call.receiver(0, of: "norm"), order: call.double(1), dim: call.int(2), epsilon: call.double(3)))
            },
            Builtin(
                "cosine_similarity", "(x1, x2, dim=1, eps=1e-08)", "The cosine between vectors along an axis.",
                voice: .torch
            ) {
                call in
                .tensor(
                    try Functional.cosineSimilarity(
                        call.operand(0, of: "cosine_similarity", "x1"),
                        call.operand(1, of: "cosine_similarity", "x2", 2),
                        dim: call.int(2), epsilon: call.double(3)))
            },
            Builtin(
                "pairwise_distance", "(x1, x2, p=2.0, eps=1e-06, keepdim: bool = False)", "Distances between vectors.",
                voice: .torch
            ) {
                call in
                .tensor(
                    try Functional.pairwiseDistance(
                        call.operand(0, of: "pairwise_distance", "x1"),
                        call.operand(1, of: "pairwise_distance", "x2", 2),
                        order: call.double(2), epsilon: call.double(3), keepdim: call.bool(4)))
            },
            Builtin(
                "pad", "(input, pad, mode='constant', value=None)", "With a border of one value.",
                example: "F.pad(torch.ones(2), (1, 0))\n#> tensor([0., 1., 1.])", voice: .torch
            ) { call in
                guard try call.string(2) == "constant" else {
                    throw Raised(.notImplementedError, "only constant padding is part of this program")
                }
                return .tensor(
                    try call.operand(0, of: "pad").pad(
                        call.ints(1), value: call.has(3) ? call.number(3) : .int(0)))
            },
            Builtin(
                "scaled_dot_product_attention",
                "(query, key, value, attn_mask=None, dropout_p=0.0, is_causal: bool = False, scale=None, "
                    + "enable_gqa: bool = False)",
                "softmax(q·kᵀ/√d + mask)·v.", voice: .torch
            ) { call in
                .tensor(
                    try Functional.attention(
                        call.operand(0, of: "scaled_dot_product_attention", "query"),
                        call.operand(1, of: "scaled_dot_product_attention", "key", 2),
                        call.operand(2, of: "scaled_dot_product_attention", "value", 3), mask: call.optionalTensor(3),
                        dropout: call.double(4), isCausal: call.bool(5), scale: call.optionalDouble(6),
                        generator: call.randomness))
            },
        ])
}
