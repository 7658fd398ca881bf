import Tensors

extension Family {
    /// `torch.Tensor`, `torch.FloatTensor` and the other constructors of PyTorch's first years.
    static let torchLegacyTypes = Family(
        module: "torch", voice: .torch,
        functions: DType.allCases.filter { !$0.isComplex }.map { dtype in
            Builtin(
                LegacyType.name(dtype), "(*args)", "A \(dtype.name) tensor of the given data, or of the given sizes.",
                example: "torch.\(LegacyType.name(dtype))([1, 0]).dtype\n#> torch.\(dtype.name)"
            ) { call in .tensor(try LegacyType.make(call, dtype)) }
        },
        types: [
            NativeType(
                "Tensor", module: "torch", "A tensor: numbers in a grid of any number of axes.",
                example: "torch.Tensor([1, 2])\n#> tensor([1., 2.])", voice: .torch,
                construct: Builtin("Tensor", "(*args)") { call in
                    .tensor(try LegacyType.make(call, ThreadState.defaultDType))
                })
        ])

    /// What tensors had in PyTorch's first years.
    static let tensorLegacy = Family(
        type: "Tensor", voice: .torch,
        methods: [
            Builtin(
                "new", "(*args)", "A tensor of this dtype, of the given data or sizes.",
                example: "torch.ones(2).new(1, 3).zero_()\n#> tensor([[0., 0., 0.]])"
            ) { call in .tensor(try LegacyType.make(call, call.tensorReceiver.dtype)) },
            Builtin("nelement", "()", "The number of elements.") { call in .int(try call.tensorReceiver.numel) },
        ])

    /// `nn.Parameter`.
    static let torchParameter = Family(module: "torch.nn", voice: .torch, types: [ParameterType.row])
    static let torchParameterModule = Family(module: "torch.nn.parameter", voice: .torch, types: [ParameterType.row])
}

extension LegacyType {
    static func make(_ call: borrowing Arguments, _ dtype: DType) throws -> Tensor {
        guard let first = call.rest.first else { return Tensor.zeros([0], dtype: dtype) }
        if call.rest.count == 1 {
            switch first {
            case .tensor(let source):
                if source.dtype == dtype { return source.detach() }
                throw Raised(
                    .typeError,
                    "expected \(name(dtype)) (got \(name(source.dtype)))")
            case .object where try Hooks.tensor(from: first) != nil:
                return try Hooks.tensor(from: first)?.to(dtype) ?? Tensor.zeros([0], dtype: dtype)
            case .list: return try TensorData(first).tensor(dtype: dtype)
            case .tuple(let tuple):
                if tuple.type === Types.current.native(SizeType.row) { break }
                return try TensorData(first).tensor(dtype: dtype)
            case .str: throw Raised(.typeError, "new(): invalid data type 'str'")
            case .float, .none, .dict:
                throw Raised(.typeError, "new(): data must be a sequence (got \(first.typeName))")
            case .int, .bool, .object, .unbound: break
            }
            if case .object = first, try first.asIndex() == nil { return try TensorData(first).tensor(dtype: dtype) }
        }
        return Tensor.zeros(try call.restShape().checked(), dtype: dtype)
    }
}
