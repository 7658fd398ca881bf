import Tensors

extension Family {
    /// The module itself: dtypes, printing, devices, versions.
    static let torchModule = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "set_printoptions",
                "(precision=None, threshold=None, edgeitems=None, linewidth=None, profile=None, sci_mode=None)",
                "How tensors are printed.",
                example: "torch.set_printoptions(precision=2)\ntorch.tensor([0.12345])\n#> tensor([0.12])"
            ) { call in
                call.torch.printOptions.set(
                    precision: try call.optionalInt(0), threshold: try call.optionalDouble(1),
                    edgeItems: try call.optionalInt(2), lineWidth: try call.optionalInt(3),
                    profile: try call.optionalString(4).flatMap { PrintOptions.Profile(rawValue: $0.lowercased()) },
                    sciMode: call.has(5) ? try call.bool(5) : nil)
                return .none
            },
            Builtin(
                "set_default_dtype", "(d, /)", "The dtype of new float tensors.",
                example: "torch.set_default_dtype(torch.float64)\ntorch.zeros(1).dtype\n#> torch.float64"
            ) { call in
                guard let dtype = try call.dtype(0), dtype.isFloatingPoint else {
                    throw Raised(
                        .typeError, "only floating-point types are supported as the default type")
                }
                ThreadState.defaultDType = dtype
                return .none
            },
            Builtin(
                "get_default_dtype", "()", "The dtype of new float tensors.",
                example: "torch.get_default_dtype()\n#> torch.float32"
            ) { _ in
                .object(DTypeObject.of(ThreadState.defaultDType))
            },
            Builtin(
                "is_tensor", "(obj, /)", "Whether a value is a tensor.",
                example: "torch.is_tensor(torch.zeros(1))\n#> True"
            ) { call in
                if case .tensor = call[0] { .bool(true) } else { .bool(false) }
            },
            Builtin("set_num_threads", "(int, /)", "Accepted; threads are chosen by size here.") { _ in .none },
            Builtin("get_num_threads", "()", "How many threads large products use.") { _ in .int(1) },
            Builtin(
                "use_deterministic_algorithms", "(mode, *, warn_only: bool = False)", "Accepted; everything here is."
            ) { _ in
                .none
            },
            Builtin(
                "set_default_tensor_type", "(t, /)", "The old way to choose the default dtype.",
                example: "torch.set_default_tensor_type('torch.DoubleTensor')\ntorch.zeros(1).dtype\n#> torch.float64"
            ) { call in
                let name = try call[0].str()
                ThreadState.defaultDType = name.contains("Double") ? .float64 : .float32
                return .none
            },
        ],
        constants: DType.allCases.map { dtype in
            Constant(dtype.name, "The dtype \(dtype.name).") { .object(DTypeObject.of(dtype)) }
        } + [
            Constant("float", "float32.") { .object(DTypeObject.of(.float32)) },
            Constant("double", "float64.") { .object(DTypeObject.of(.float64)) },
            Constant("long", "int64.") { .object(DTypeObject.of(.int64)) },
            Constant("int", "int32.") { .object(DTypeObject.of(.int32)) },
            Constant("short", "int16.") { .object(DTypeObject.of(.int16)) },
            Constant("half", "float16.") { .object(DTypeObject.of(.float16)) },
            Constant("cfloat", "complex64.") { .object(DTypeObject.of(.complex64)) },
            Constant("cdouble", "complex128.") { .object(DTypeObject.of(.complex128)) },
            Constant("__version__", "The version of PyTorch whose results are reproduced.") { .text("2.13.0") },
            Constant("inf", "Infinity.") { .float(.infinity) },
            Constant("nan", "Not a number.") { .float(.nan) },
            Constant("pi", "π.") { .float(.pi) },
            Constant("e", "Euler's number.") { .float(2.718281828459045) },
            Constant("newaxis", "None, where an axis of size 1 is wanted in a subscript.") { .none },
            Constant("strided", "The dense layout.") { .text("torch.strided") },
            Constant("default_generator", "The generator that every random function uses unless told otherwise.") {
                .object(TorchState.current.generatorObject)
            },
        ],
        types: [GeneratorObject.row, DeviceObject.row, SizeType.row])

    /// `torch.cuda`, which says that there is none.
    static let torchCuda = Family(
        module: "torch.cuda", voice: .torch,
        functions: [
            Builtin(
                "is_available", "()", "Whether there is a GPU: there is none.",
                example: "torch.cuda.is_available()\n#> False"
            ) { _ in
                .bool(false)
            },
            Builtin("device_count", "()", "How many GPUs there are: none.", example: "torch.cuda.device_count()\n#> 0")
            { _ in
                .int(0)
            },
            Builtin("manual_seed", "(seed)", "Accepted; there is no GPU to seed.") { _ in .none },
            Builtin("manual_seed_all", "(seed)", "Accepted; there is no GPU to seed.") { _ in .none },
            Builtin("empty_cache", "()", "Accepted; there is no GPU.") { _ in .none },
        ])

    static let torchReturnTypes = Family(module: "torch.return_types", types: ReturnType.allCases.map(\.row))
}

extension DTypeObject {
    /// The one object for a dtype in this interpreter.
    static func of(_ dtype: DType) -> DTypeObject {
        TorchState.current.dtypeObject(dtype)
    }
}
