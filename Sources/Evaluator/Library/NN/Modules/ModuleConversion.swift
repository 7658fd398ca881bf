import NeuralNets
import Tensors

extension NativeType {
    /// dtype, device, gradients of everything in a module.
    static let moduleConversion = [
        Builtin(
            "to", "(*args, **kwargs)", "Converts floating-point parameters and buffers; the device is always the CPU.",
            example: "nn.Linear(1, 1).to(torch.float64).weight.dtype\n#> torch.float64"
        ) { call in
            var dtype: DType?
            let options = call.keywords
            let given =
                Array(call.rest)
                + [options.get("device"), options.get("dtype"), options.get("tensor")].compactMap { $0 }
            for value in given {
                switch value {
                case .tensor(let tensor): dtype = tensor.dtype
                case .bool, .none: break
                default:
                    if let object = value.object(as: DTypeObject.self) {
                        dtype = object.dtype
                    } else if let found = try Hooks.dtype(from: value) {
                        dtype = found
                    } else {
                        try Devices.check(value)
                    }
                }
            }
            if let dtype {
                guard dtype.isFloatingPoint else {
                    throw Raised(
                        .typeError,
                        "nn.Module.to only accepts floating point or complex dtypes, but got desired "
                            + "dtype=torch.\(dtype.name)")
                }
                try call.instance.convert(to: dtype)
            }
            return call.receiver
        },
        Builtin("float", "()", "Everything of floating point becomes float32.") { call in
            try call.instance.convert(to: .float32)
            return call.receiver
        },
        Builtin(
            "double", "()", "Everything of floating point becomes float64.",
            example: "nn.Linear(1, 1).double().bias.dtype\n#> torch.float64"
        ) { call in
            try call.instance.convert(to: .float64)
            return call.receiver
        },
        Builtin(
            "half", "()", "Everything of floating point becomes float16.",
            example: "nn.Linear(1, 1).half().bias.dtype\n#> torch.float16"
        ) { call in
            try call.instance.convert(to: .float16)
            return call.receiver
        },
        Builtin("bfloat16", "()", "Everything of floating point becomes bfloat16.") { call in
            try call.instance.convert(to: .bfloat16)
            return call.receiver
        },
        Builtin("type", "(dst_type)", "Everything of floating point takes a dtype.") { call in
            if let dtype = try call.dtype(0), dtype.isFloatingPoint { try call.instance.convert(to: dtype) }
            return call.receiver
        },
        Builtin("cpu", "()", "The module itself: it is on the CPU.") { call in call.receiver },
        Builtin("cuda", "(device=None)", "Refused: there is no GPU here.") { call in
            if try ModuleParameters.of(call.module()).isEmpty { return call.receiver }
            throw Raised(.assertionError, "Torch not compiled with CUDA enabled")
        },
        Builtin(
            "zero_grad", "(set_to_none: bool = True)", "Forgets the gradients of all parameters.",
            example: "m = nn.Linear(1, 1)\nm(torch.ones(1)).backward()\nm.zero_grad()\nprint(m.weight.grad)\n#> None"
        ) { call in
            let setToNone = try call.bool(0)
            for parameter in try ModuleParameters.of(call.module()) {
                guard let gradient = parameter.grad else { continue }
                if setToNone {
                    parameter.grad = nil
                } else {
                    let cleared = Tensor(uninitialized: gradient.shape, dtype: gradient.dtype)
                    cleared.storage.bytes.initializeMemory(
                        as: UInt8.self, repeating: 0, count: cleared.storage.byteCount)
                    parameter.grad = cleared
                }
            }
            return .none
        },
        Builtin(
            "requires_grad_", "(requires_grad: bool = True)", "Turns gradients on or off for all parameters.",
            example: "m = nn.Linear(1, 1).requires_grad_(False)\nm.weight.requires_grad\n#> False"
        ) { call in
            let value = Value.bool(try call.bool(0))
            for parameter in try ModuleParameters.of(call.module()) {
                try Value.tensor(parameter).setAttribute("requires_grad", value)
            }
            return call.receiver
        },
        Builtin("share_memory", "()", "Accepted; there is one process.") { call in call.receiver },
    ]
}

extension ModuleInstance {
    final func convert(to dtype: DType) throws {
        guard let module else { return }
        module.convert(to: dtype)
        // Buffers are new tensors now.
        for part in module.modules() { ModuleInstance.of(part).adopt() }
    }
}

/// Where modules may go: only to the CPU.
enum Devices {
    static func check(_ value: Value) throws {
        let text = try value.str()
        if text.hasPrefix("cuda") { throw Raised(.assertionError, "Torch not compiled with CUDA enabled") }
        if case .int = value { throw Raised(.assertionError, "Torch not compiled with CUDA enabled") }
    }
}
