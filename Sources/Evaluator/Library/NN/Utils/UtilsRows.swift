import NeuralNets
import Tensors

extension Family {
    /// `torch.nn.utils`
    static let utils = Family(
        module: "torch.nn.utils", voice: .python,
        functions: [
            Builtin(
                "clip_grad_norm_",
                "(parameters, max_norm, norm_type=2.0, error_if_nonfinite: bool = False, foreach=None)",
                "Scales all gradients so that their common norm is at most `max_norm`; returns the norm before.",
                example:
                    "w = torch.ones(1, requires_grad=True)\n(3 * w).backward()\nnn.utils.clip_grad_norm_([w], 1.0), w.grad\n#> (tensor(3.), tensor([1.0000]))"
            ) { call in try clipNorm(call) },
            Builtin(
                "clip_grad_norm",
                "(parameters, max_norm, norm_type=2.0, error_if_nonfinite: bool = False, foreach=None)",
                "The old name of clip_grad_norm_."
            ) { call in
                Tensors.Warnings.emit(
                    "`torch.nn.utils.clip_grad_norm` is now deprecated in favor of `torch.nn.utils.clip_grad_norm_`.",
                    .future)
                return try clipNorm(call)
            },
            Builtin(
                "clip_grad_value_", "(parameters, clip_value, foreach=None)",
                "Puts every element of the gradients between ±`clip_value`.",
                example:
                    "w = torch.ones(1, requires_grad=True)\n(3 * w).backward()\nnn.utils.clip_grad_value_([w], 1.0)\nw.grad\n#> tensor([1.])"
            ) { call in
                try Gradients.clipValue(ParameterArgument.tensors(call[0]), call.double(1))
                return .none
            },
            Builtin(
                "get_total_norm", "(tensors, norm_type=2.0, error_if_nonfinite: bool = False, foreach=None)",
                "The common norm of tensors."
            ) { call in
                let tensors = try ParameterArgument.tensors(call[0])
                let carriers = tensors.map { tensor in
                    let carrier = Tensor(uninitialized: [0], dtype: tensor.dtype)
                    carrier.grad = tensor
                    return carrier
                }
                return .tensor(try Gradients.clipNorm(carriers, .infinity, normType: call.double(1)))
            },
            Builtin(
                "parameters_to_vector", "(parameters)", "All parameters as one vector.",
                example: "nn.utils.parameters_to_vector(nn.Linear(2, 3).parameters()).shape\n#> torch.Size([9])"
            ) { call in
                let parts = try ParameterArgument.tensors(call[0]).map { tensor in
                    try Calls.call(Value.tensor(tensor).attribute("view"), [.int(-1)])
                }
                guard let torch = try call.interpreter.module("torch") else { return .none }
                return try Calls.call(Value.object(torch).attribute("cat"), [.items(parts)])
            },
            Builtin("vector_to_parameters", "(vec, parameters)", "Cuts a vector into the data of parameters.") { call in
                guard case .tensor(let vector) = call[0] else {
                    throw Raised(
                        .typeError, "expected torch.Tensor, but got: \(NativeType.torchTypeName(call[0]))")
                }
                Gradients.assign(vector, to: try ParameterArgument.tensors(call[1]))
                return .none
            },
        ])

    private static func clipNorm(_ call: borrowing Arguments) throws -> Value {
        let kind: Double
        if case .str(let text) = call[2] {
            guard text.value == "inf" else {
                throw Raised(.valueError, "could not convert string to float: \(text.repr)")
            }
            kind = .infinity
        } else {
            kind = try call.double(2)
        }
        return .tensor(
            try Gradients.clipNorm(
                ParameterArgument.tensors(call[0]), call.double(1), normType: kind, errorIfNonfinite: call.bool(3)))
    }
}

/// Parameters as functions take them: one tensor, or an iterable of tensors.
enum ParameterArgument {
    static func tensors(_ value: Value) throws -> [Tensor] {
        if case .tensor(let tensor) = value { return [tensor] }
        var found: [Tensor] = []
        try value.forEach { item in
            guard case .tensor(let tensor) = item else {
                throw Raised(.attributeError, "'\(item.typeName)' object has no attribute 'grad'")
            }
            found.append(tensor)
        }
        return found
    }
}
