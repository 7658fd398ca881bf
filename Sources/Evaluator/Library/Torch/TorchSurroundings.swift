/// What programs set about the machine: accepted where it changes no result here.
extension Family {
    static let torchBackends = Family(
        module: "torch.backends",
        constants: ["cudnn", "mps", "mkldnn", "cuda"].map { name in
            Constant(name, "Settings of a backend.") { .object(BackendObject(name)) }
        })

    static let torchRandomModule = Family(
        module: "torch.random", voice: .torch,
        functions: ["manual_seed", "initial_seed", "seed", "get_rng_state", "set_rng_state"].compactMap { name in
            Family.torchRandom.functions.first { $0.name == name }
        })

    static let torchCudaState = Family(
        module: "torch.cuda", voice: .python,
        functions: [
            Builtin("current_device", "()", "Refused: there is only the CPU here.") { _ in
                throw DeviceObject.cudaMissing
            },
            Builtin("get_device_name", "(device=None)", "Refused: there is only the CPU here.") { _ in
                throw DeviceObject.cudaMissing
            },
            Builtin("synchronize", "(device=None)", "Refused: there is only the CPU here.") { _ in
                throw DeviceObject.cudaMissing
            },
            Builtin("memory_allocated", "(device=None)", "0: there is only the CPU here.") { _ in .int(0) },
        ])
}

/// `torch.backends.cudnn`: takes settings, and is not available.
final class BackendObject: Object {
    private var settings: [Symbol: Value] = [:]

    init(_ name: String) {
        super.init(type: Types.current.native(BackendObject.row))
        if name == "cudnn" {
            settings = ["enabled": .bool(true), "benchmark": .bool(false), "deterministic": .bool(false)]
        }
    }

    override func attribute(_ name: Symbol) throws -> Value? { settings[name] }

    override func setAttribute(_ name: Symbol, _ value: Value) throws -> Bool {
        settings[name] = value
        return true
    }

    static let row = NativeType(
        "Backend", module: "torch.backends", "Settings of a backend.",
        methods: [
            Builtin("is_available", "()", "False: there is only the CPU here.") { _ in .bool(false) },
            Builtin("is_built", "()", "False: there is only the CPU here.") { _ in .bool(false) },
            Builtin("version", "()", "None: it is not there.") { _ in .none },
        ])
}
