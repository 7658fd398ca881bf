import Tensors

extension Family {
    /// Complex tensors: making them, and getting real ones back.
    static let torchComplex = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            Builtin(
                "angle", "(input)", "The angle with the real axis.",
                example: "torch.angle(torch.tensor([-1., 1.]))\n#> tensor([3.1416, 0.0000])"
            ) { call in .tensor(try call.tensor(0).angle()) },
            Builtin(
                "conj", "(input)", "Imaginary parts with the other sign.",
                example: "torch.complex(torch.ones(1), torch.ones(1)).conj()\n#> tensor([1.-1.j])"
            ) { call in .tensor(try call.tensor(0).conj()) },
            Builtin("resolve_conj", "(input)", "The tensor itself.") { call in .tensor(try call.tensor(0)) },
        ])

    static let torchComplexFunctions = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "complex", "(real, imag)", "A complex tensor of its two parts.",
                example: "torch.complex(torch.tensor([1.]), torch.tensor([2.]))\n#> tensor([1.+2.j])"
            ) { call in .tensor(try Tensor.complex(call.tensor(0), call.tensor(1))) },
            Builtin("real", "(input)", "The real parts.") { call in .tensor(try call.tensor(0).real) },
            Builtin("imag", "(input)", "The imaginary parts.") { call in .tensor(try call.tensor(0).imag()) },
            Builtin(
                "view_as_real", "(input)", "The same memory with a last axis of two for the parts.",
                example: "torch.view_as_real(torch.complex(torch.ones(1), torch.zeros(1)))\n#> tensor([[1., 0.]])"
            ) { call in .tensor(try call.tensor(0).viewAsReal()) },
            Builtin(
                "view_as_complex", "(input)", "The same memory, each pair of the last axis as one number.",
                example: "torch.view_as_complex(torch.ones(1, 2))\n#> tensor([1.+1.j])"
            ) { call in .tensor(try call.tensor(0).viewAsComplex()) },
        ])
}

/// Which rows take complex tensors. The others have no meaning for them, or no kernels here, and say so as PyTorch does
/// where it has none.
enum ComplexRows {
    private static let names: Set<String> = [
        // Making and moving.
        "clone", "detach", "detach_", "contiguous", "to", "type", "type_as", "copy_", "fill_", "zero_", "item",
        "tolist",
        "reshape", "reshape_as", "view", "view_as", "flatten", "unflatten", "squeeze", "unsqueeze", "transpose",
        "swapaxes", "t", "permute", "movedim", "expand", "expand_as", "repeat", "tile", "cat", "concat", "stack",
        "vstack", "hstack", "dstack", "chunk", "split", "unbind", "narrow", "select", "index_select", "masked_select",
        "masked_fill", "masked_fill_", "gather", "take", "flip", "roll", "rot90", "diag", "diagonal", "tril", "triu",
        "where", "nonzero", "zeros_like", "ones_like", "empty_like", "full_like", "new_zeros", "new_ones", "new_empty",
        "new_full", "new_tensor", "tensor", "as_tensor", "atleast_1d", "atleast_2d", "atleast_3d", "broadcast_to",
        "broadcast_tensors", "ravel", "moveaxis", "swapdims", "fliplr", "flipud", "repeat_interleave", "argwhere",
        // Asking.
        "size", "dim", "ndimension", "numel", "nelement", "stride", "storage_offset", "element_size", "data_ptr",
        "is_contiguous", "is_floating_point", "is_complex", "is_tensor", "is_same_size", "result_type", "can_cast",
        "equal", "isnan", "isinf", "isfinite", "all", "any", "count_nonzero", "get_device", "requires_grad_",
        "retain_grad",
        // Parts.
        "real", "imag", "conj", "resolve_conj", "angle", "abs", "absolute", "abs_", "sgn", "view_as_real",
        "bool", "int", "long", "short", "char", "byte", "half", "bfloat16", "float", "double",
        // Arithmetic.
        "add", "add_", "sub", "sub_", "subtract", "rsub", "mul", "mul_", "multiply", "div", "div_", "divide",
        "true_divide", "neg", "neg_", "negative", "positive", "square", "reciprocal", "pow", "pow_", "addcmul",
        "sum", "mean", "prod", "eq", "ne", "not_equal", "diff", "logical_not", "logical_and", "logical_or",
        "logical_xor",
    ]

    /// What PyTorch says, where it is not the row's own name in its usual sentence: a kernel's name, or a sentence with a
    /// blank in it.
    private static let answers: [String: String] = [
        "lt": "lt_cpu", "le": "le_cpu", "gt": "gt_cpu", "ge": "ge_cpu", "less": "lt_cpu", "less_equal": "le_cpu",
        "greater": "gt_cpu", "greater_equal": "ge_cpu", "max": "max_all", "min": "min_all", "amax": "max_values_cpu",
        "amin": "min_values_cpu", "aminmax": "aminmax_cpu", "median": "median_cpu", "mode": "mode_cpu",
        "floor_divide": "div_floor_cpu", "remainder": "remainder_cpu", "fmod": "fmod_cpu", "frac": "frac_cpu",
        "bitwise_and": "bitwise_and_cpu", "bitwise_or": "bitwise_or_cpu", "bitwise_xor": "bitwise_xor_cpu",
        "bitwise_not": "bitwise_not_cpu", "erf": "erf_vml_cpu", "erfc": "erfc_vml_cpu", "hypot": "hypot_cpu",
        "round": "round_vml_cpu", "softmax": "softmax_lastdim_kernel_impl", "gelu": "GeluKernelImpl",
        "log_softmax": "log_softmax_lastdim_kernel_impl", "mse_loss": "mse_cpu", "elu": "elu_cpu",
        "leaky_relu": "leaky_relu_cpu", "softplus": "softplus_cpu", "layer_norm": "LayerNormKernelImpl",
        "floor": "floor is not supported for complex inputs", "ceil": "ceil is not supported for complex inputs",
        "trunc": "trunc is not supported for complex inputs", "fix": "trunc is not supported for complex inputs",
        "clamp": "clamp is not supported for complex types", "clip": "clamp is not supported for complex types",
        "relu": "clamp is not supported for complex types", "relu6": "clamp is not supported for complex types",
        "hardtanh": "clamp is not supported for complex types",
        "sign": "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.",
    ]

    /// The same for RuntimeErrors.
    private static let objections: [String: String] = [
        "argmax": "argmax(): does not support complex input", "argmin": "argmin(): does not support complex input",
        "sort": " Sort does not support complex dtypes on CPU",
        "argsort": " Sort does not support complex dtypes on CPU",
        "topk": " topk does not support complex dtypes on CPU",
        "maximum": "maximum not implemented for complex tensors.",
        "minimum": "minimum not implemented for complex tensors.",
        "nansum": "nansum on CPU does not support complex inputs",
    ]

    @inline(__always)
    static func check(_ tensor: Tensor, _ row: @autoclosure () -> String) throws {
        if tensor.dtype.isComplex { try refuse(tensor, row()) }
    }

    private static func refuse(_ tensor: Tensor, _ row: String) throws {
        if names.contains(row) { return }
        let plain = row.hasSuffix("_") ? String(row.dropLast()) : row
        if let text = objections[plain] { throw TensorError(.runtimeError, text) }
        let answer = answers[plain] ?? row
        if answer.contains(" ") { throw TensorError(.notImplementedError, answer) }
        throw TensorError.complexOperation(answer, tensor.dtype)
    }
}
