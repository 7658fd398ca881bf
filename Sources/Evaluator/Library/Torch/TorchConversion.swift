import Tensors

extension Family {
    /// Other dtypes, other devices, and out of the tensor.
    static let tensorConversion = Family(
        type: "Tensor", voice: .torch,
        methods: [
            cast("float", .float32), cast("double", .float64), cast("long", .int64), cast("int", .int32),
            cast("byte", .uint8), cast("bool", .bool), cast("short", .int16), cast("char", .int8),
            cast("half", .float16),
            cast("bfloat16", .bfloat16),
            Builtin(
                "to", "(*args, dtype=None, device=None, non_blocking: bool = False, copy: bool = False)",
                "Another dtype or device; the tensor itself where nothing changes.",
                example: "torch.tensor([1, 2]).to(torch.float32)\n#> tensor([1., 2.])"
            ) { call in
                let tensor = try call.tensorReceiver
                var target = try call.dtype(0)
                try call.checkDevice(1)
                for value in call.rest {
                    if let dtype = value.object(as: DTypeObject.self) {
                        target = dtype.dtype
                    } else if case .tensor(let other) = value {
                        target = other.dtype
                    } else if case .bool = value {
                        continue
                    } else if let dtype = try Hooks.dtype(from: value) {
                        target = dtype
                    } else {
                        try Arguments.checkDevice(value)
                    }
                }
                let result = tensor.to(target ?? tensor.dtype)
                return .tensor(try call.bool(3) && result === tensor ? tensor.clone() : result)
            },
            Builtin(
                "type", "(dtype=None)", "The type's name, or a cast to a type.",
                example: "torch.ones(1).type()\n#> 'torch.FloatTensor'"
            ) { call in
                let tensor = try call.tensorReceiver
                guard call.has(0) else { return .text("torch." + LegacyType.name(tensor.dtype)) }
                if case .str(let name) = call[0] {
                    guard let dtype = LegacyType.dtype(name.value) else {
                        throw Raised(.valueError, "invalid type: '\(name.value)'")
                    }
                    return .tensor(tensor.to(dtype))
                }
                return .tensor(try tensor.to(call.dtype(0) ?? tensor.dtype))
            },
            Builtin("type_as", "(other)", "The dtype of another tensor.") { call in
                .tensor(try call.tensorReceiver.to(call.tensor(0).dtype))
            },
            Builtin("cpu", "()", "On the CPU: itself.") { call in call.receiver },
            Builtin("cuda", "(device=None)", "Refused: there is no GPU here.") { _ in throw DeviceObject.cudaMissing },
            Builtin("pin_memory", "()", "Accepted.") { call in call.receiver },
            Builtin(
                "item", "()", "The one element as a Python number.", example: "torch.tensor(2.5).item()\n#> 2.5"
            ) { call in Value(try call.tensorReceiver.item()) },
            Builtin(
                "tolist", "()", "Nested lists of Python numbers.",
                example: "torch.eye(2).tolist()\n#> [[1.0, 0.0], [0.0, 1.0]]"
            ) { call in Value(try call.tensorReceiver.toList()) },
            Builtin(
                "numpy", "(*, force: bool = False)", "An array over the same memory.",
                example: "torch.tensor([1., 2.]).numpy()\n#> array([1., 2.], dtype=float32)"
            ) { call in
                let tensor = try call.tensorReceiver
                if tensor.requiresGrad, try !call.bool(0) {
                    throw Raised(
                        .runtimeError,
                        "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
                }
                return .object(NDArray(try tensor.forNumPy()))
            },
            Builtin("__array__", "(dtype=None)", "An array over the same memory.") { call in
                .object(NDArray(try call.tensorReceiver.forNumPy()))
            },
            made("new_zeros") { shape, dtype in Tensor.zeros(shape, dtype: dtype) },
            made("new_ones") { shape, dtype in Tensor.ones(shape, dtype: dtype) },
            made("new_empty") { shape, dtype in Tensor.zeros(shape, dtype: dtype) },
            Builtin(
                "new_full", "(size, fill_value, *, dtype=None, requires_grad: bool = False)", "One value in this dtype."
            ) {
                call in
                try call.factory(
                    Tensor.full(
                        Shape(checking: call.ints(0)).checked(), call.scalar(1),
                        dtype: call.dtype(2) ?? call.tensorReceiver.dtype), requiresGrad: 3)
            },
            Builtin(
                "new_tensor", "(data, *, dtype=None, requires_grad: bool = False)",
                "A tensor of this dtype with a copy of the data."
            ) {
                call in
                try call.factory(
                    TensorData(call[0]).tensor(dtype: call.dtype(1) ?? call.tensorReceiver.dtype), requiresGrad: 2)
            },
        ])

    private static func cast(_ name: String, _ dtype: DType) -> Builtin {
        Builtin(
            name, "()", "As \(dtype.name).",
            example: "torch.tensor([1]).\(name)().dtype\n#> torch.\(dtype.name)"
        ) { call in .tensor(try call.tensorReceiver.to(dtype)) }
    }

    private static func made(_ name: String, _ make: @escaping @Sendable (Shape, DType) -> Tensor) -> Builtin {
        Builtin(
            name, "(*size, dtype=None, device=None, requires_grad: bool = False)", "A new tensor of this dtype.",
            example: "torch.tensor([1]).\(name)(2).shape\n#> torch.Size([2])"
        ) { call in
            try call.factory(
                make(call.restShape().checked(), call.dtype(0) ?? call.tensorReceiver.dtype), device: 1, requiresGrad: 2
            )
        }
    }
}

extension Arguments {
    static func checkDevice(_ value: Value) throws {
        if let device = value.object(as: CUDADevice.self) {
            _ = device
            throw DeviceObject.cudaMissing
        }
        _ = try DeviceObject.device(value)
    }
}

extension Tensor {
    /// The same memory for an array.
    ///
    /// - Throws: TypeError for dtypes that NumPy does not have.
    func forNumPy() throws -> Tensor {
        if dtype == .bfloat16 { throw TensorError(.typeError, "Got unsupported ScalarType BFloat16") }
        if dtype.isComplex { throw TensorError(.typeError, "arrays of complex numbers are not part of this program") }
        return detach()
    }
}

/// The class names of PyTorch's first years: `torch.FloatTensor`.
enum LegacyType {
    static func name(_ dtype: DType) -> String { dtype.scalarName + "Tensor" }

    static func dtype(_ name: String) -> DType? {
        let plain = name.hasPrefix("torch.") ? String(name.dropFirst(6)) : name
        return DType.allCases.first { self.name($0) == plain || $0.name == plain }
    }
}

extension Value {
    /// Numbers in nested lists.
    init(_ data: NestedData) {
        switch data {
        case .scalar(let scalar): self.init(scalar)
        case .list(let items): self = .list(List(ContiguousArray(items.map { Value($0) })))
        }
    }
}
