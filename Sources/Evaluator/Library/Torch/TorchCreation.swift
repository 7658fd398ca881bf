import Tensors

extension Family {
    /// Tensors from data and from nothing.
    static let torchCreation = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "tensor", "(data, *, dtype=None, device=None, requires_grad: bool = False, pin_memory: bool = False)",
                "A tensor with a copy of the data; the dtype follows the numbers unless given.",
                example: "torch.tensor([[1, 2], [3, 4]])\n#> tensor([[1, 2],\n#>         [3, 4]])"
            ) { call in
                try call.checkDevice(2)
                let dtype = try call.dtype(1)
                if case .tensor(let source) = call[0] {
                    Warnings.warn(.userWarning, Warnings.copyConstruct)
                    return try call.factory(source.detach().copied(as: dtype), requiresGrad: 3)
                }
                if let source = try Hooks.tensor(from: call[0]) {
                    return try call.factory(source.copied(as: dtype), requiresGrad: 3)
                }
                return try call.factory(TensorData(call[0]).tensor(dtype: dtype), requiresGrad: 3)
            },
            Builtin(
                "as_tensor", "(data, dtype=None, device=None)",
                "A tensor over the data, sharing memory where it can.",
                example: "torch.as_tensor([1., 2.])\n#> tensor([1., 2.])"
            ) { call in
                try call.checkDevice(2)
                let dtype = try call.dtype(1)
                if let source = try Hooks.tensor(from: call[0]) {
                    return .tensor(dtype.map { source.to($0) } ?? source)
                }
                return .tensor(try TensorData(call[0]).tensor(dtype: dtype))
            },
            Builtin(
                "from_numpy", "(ndarray, /)", "A tensor that shares its memory with an array.",
                example:
                    "a = np.zeros(2)\nt = torch.from_numpy(a)\na[0] = 5\nt\n#> tensor([5., 0.], dtype=torch.float64)"
            ) { call in
                if call[0].object(as: TextArray.self) != nil { throw TextArray.torchRefusal }
                guard let array = call[0].object(as: NDArray.self) else {
                    throw Raised(.typeError, "expected np.ndarray (got \(call[0].typeName))")
                }
                return .tensor(array.tensor.detach())
            },
            sized("zeros", "Zeros.", "torch.zeros(2, 3)\n#> tensor([[0., 0., 0.],\n#>         [0., 0., 0.]])") {
                shape, dtype, _ in
                if shape.contains(where: { $0 < 0 }) {
                    throw Raised(.runtimeError, "zeros: Dimension size must be non-negative.")
                }
                return try Tensor.zeros(checking: shape, dtype: dtype)
            },
            sized("ones", "Ones.", "torch.ones(2)\n#> tensor([1., 1.])") { shape, dtype, _ in
                try Tensor.ones(checking: shape, dtype: dtype)
            },
            sized("empty", "A tensor to be filled later; here it holds zeros.", "torch.empty(0)\n#> tensor([])") {
                shape, dtype, _ in try Tensor.zeros(checking: shape, dtype: dtype)
            },
            sized(
                "rand", "Uniform numbers in [0, 1).",
                "torch.manual_seed(0)\ntorch.rand(2)\n#> tensor([0.4963, 0.7682])"
            ) { shape, dtype, generator in
                try Tensor.rand(Shape(checking: shape).checked(), dtype: dtype, generator: generator)
            },
            sized(
                "randn", "Standard normal numbers.",
                "torch.manual_seed(0)\ntorch.randn(2)\n#> tensor([ 1.5410, -0.2934])"
            ) { shape, dtype, generator in
                try Tensor.randn(Shape(checking: shape).checked(), dtype: dtype, generator: generator)
            },
            Builtin(
                "full", "(size, fill_value, *, dtype=None, device=None, requires_grad: bool = False)",
                "A tensor of one value.", example: "torch.full((2,), 7)\n#> tensor([7, 7])"
            ) { call in
                let shape = try Shape(checking: call.ints(0)).checked()
                return try call.factory(
                    Tensor.full(shape, call.scalar(1), dtype: call.dtype(2)), device: 3, requiresGrad: 4)
            },
            Builtin(
                "eye", "(n, m=None, *, dtype=None, device=None, requires_grad: bool = False)",
                "Ones on the diagonal, zeros elsewhere.",
                example: "torch.eye(2)\n#> tensor([[1., 0.],\n#>         [0., 1.]])"
            ) { call in
                try call.factory(
                    Tensor.eye(call.int(0), call.optionalInt(1), dtype: call.dtype(2)), device: 3, requiresGrad: 4)
            },
            Builtin(
                "arange", "(start, end=None, step=1, *, dtype=None, device=None, requires_grad: bool = False)",
                "Evenly spaced numbers from start to before end.", example: "torch.arange(4)\n#> tensor([0, 1, 2, 3])"
            ) { call in
                let (start, end) =
                    call.has(1) ? (try call.scalar(0), try call.scalar(1)) : (.int(0), try call.scalar(0))
                return try call.factory(
                    Tensor.arange(start, end, call.scalar(2), dtype: call.dtype(3)), device: 4, requiresGrad: 5)
            },
            Builtin(
                "linspace", "(start, end, steps, *, dtype=None, device=None, requires_grad: bool = False)",
                "A number of evenly spaced values from start to end.",
                example: "torch.linspace(0, 1, 3)\n#> tensor([0.0000, 0.5000, 1.0000])"
            ) { call in
                try call.factory(
                    Tensor.linspace(call.double(0), call.double(1), call.int(2), dtype: call.dtype(3)), device: 4,
                    requiresGrad: 5)
            },
            Builtin(
                "logspace", "(start, end, steps, base=10.0, *, dtype=None, device=None, requires_grad: bool = False)",
                "Values whose logarithms are evenly spaced.",
                example: "torch.logspace(0, 2, 3)\n#> tensor([  1.,  10., 100.])"
            ) { call in
                try call.factory(
                    Tensor.logspace(
                        call.double(0), call.double(1), call.int(2), base: call.double(3), dtype: call.dtype(4)),
                    device: 5, requiresGrad: 6)
            },
            like("zeros_like", "Zeros in the shape of another tensor.") { source, dtype, _ in
                source.zerosLike(dtype: dtype)
            },
            like("ones_like", "Ones in the shape of another tensor.") { source, dtype, _ in
                source.onesLike(dtype: dtype)
            },
            like("empty_like", "A tensor of another's shape, to be filled later.") { source, dtype, _ in
                source.zerosLike(dtype: dtype)
            },
            like("rand_like", "Uniform numbers in the shape of another tensor.") { source, dtype, generator in
                try source.randLike(dtype: dtype, generator: generator)
            },
            like("randn_like", "Standard normal numbers in the shape of another tensor.") { source, dtype, generator in
                try source.randnLike(dtype: dtype, generator: generator)
            },
            Builtin(
                "full_like", "(input, fill_value, *, dtype=None, device=None, requires_grad: bool = False)",
                "One value in the shape of another tensor.",
                example: "torch.full_like(torch.zeros(2), 3)\n#> tensor([3., 3.])"
            ) { call in
                try call.factory(
                    call.tensor(0).fullLike(call.scalar(1), dtype: call.dtype(2)), device: 3, requiresGrad: 4)
            },
        ])

    private static func sized(
        _ name: String, _ summary: String, _ example: String,
        _ make: @escaping @Sendable ([Int], DType?, Generator) throws -> Tensor
    ) -> Builtin {
        Builtin(
            name,
            "(*size, dtype=None, device=None, requires_grad: bool = False, generator=None, out=None, layout=None)",
            summary, example: example
        ) { call in
            let sizes: [Int]
            if call.rest.count == 1, let tensor = try Hooks.tensor(from: call.rest[0]), tensor.rank == 0 {
                sizes = [Int(try tensor.item().asInt64)]
            } else {
                sizes = try call.sizes()
            }
            return try call.factory(make(sizes, call.dtype(0), call.generator(3)), device: 1, requiresGrad: 2)
        }
    }

    private static func like(
        _ name: String, _ summary: String, _ make: @escaping @Sendable (Tensor, DType?, Generator) throws -> Tensor
    ) -> Builtin {
        Builtin(
            name, "(input, *, dtype=None, device=None, requires_grad: bool = False, memory_format=None)", summary,
            example:
                "torch.\(name)(torch.tensor([[1, 2]])).shape if '\(name)'[:4] != 'rand' else torch.Size([1, 2])\n#> torch.Size([1, 2])"
        ) { call in
            try call.factory(
                make(call.tensor(0), call.dtype(1), call.torch.generator), device: 2, requiresGrad: 3)
        }
    }
}

extension Arguments {
    /// A new tensor with the `device` and `requires_grad` of the call.
    func factory(_ tensor: Tensor, device: Int? = nil, requiresGrad: Int) throws -> Value {
        if let device { try checkDevice(device) }
        switch self[requiresGrad] {
        case .bool(let isRequired):
            if isRequired {
                guard tensor.isFloatingPoint else {
                    throw Raised(
                        .runtimeError, "Only Tensors of floating point and complex dtype can require gradients")
                }
                try tensor.setRequiresGrad(true)
            }
        case .unbound, .none: break
        case let value:
            throw Raised(
                .typeError, "\(function.row.name)(): argument 'requires_grad' must be bool, not \(value.typeName)")
        }
        return .tensor(tensor)
    }
}

extension Shape {
    /// The shape, or PyTorch's error for a negative size.
    func checked() throws -> Shape {
        for size in self where size < 0 { throw TensorError.negativeDimension(size, array) }
        return self
    }
}

extension Tensor {
    fileprivate static func zeros(checking sizes: [Int], dtype: DType?) throws -> Tensor {
        zeros(try Shape(checking: sizes).checked(), dtype: dtype)
    }

    fileprivate static func ones(checking sizes: [Int], dtype: DType?) throws -> Tensor {
        ones(try Shape(checking: sizes).checked(), dtype: dtype)
    }
}

extension Tensor {
    /// A copy, of another dtype where one is given.
    func copied(as target: DType?) -> Tensor {
        guard let target, target != dtype else { return clone() }
        return to(target)
    }
}
