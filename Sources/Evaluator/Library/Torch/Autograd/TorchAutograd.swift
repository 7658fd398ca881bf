import Tensors

extension Family {
    /// Gradients: methods of tensors.
    static let tensorAutograd = Family(
        type: "Tensor", voice: .torch,
        methods: [
            Builtin(
                "backward", "(gradient=None, retain_graph=None, create_graph: bool = False, inputs=None)",
                "Adds the gradients of this tensor to .grad of the leaves it was made from.",
                example: "x = torch.tensor(3., requires_grad=True)\n(x * x).backward()\nx.grad\n#> tensor(6.)"
            ) { call in
                let tensor = try call.tensorReceiver
                try tensor.backward(
                    gradient: call.optionalTensor(0), retainGraph: call.has(1) ? call.bool(1) : nil,
                    createGraph: call.bool(2), inputs: call.has(3) ? call.tensorOrTensors(3) : nil)
                if call.interpreter.host.observesTraining { call.torch.lastLoss = tensor.scalar }
                return .none
            },
            Builtin(
                "requires_grad_", "(requires_grad: bool = True)", "Asks for gradients, or no longer.",
                example: "torch.ones(1).requires_grad_()\n#> tensor([1.], requires_grad=True)"
            ) { call in
                .tensor(try call.tensorReceiver.requiresGrad(call.bool(0)))
            },
            Builtin("detach_", "()", "Forgets its history.") { call in .tensor(try call.tensorReceiver.detachInPlace())
            },
            Builtin("retain_grad", "()", "Keeps its gradient though it is no leaf.") { call in
                try call.tensorReceiver.retainGrad()
                return .none
            },
            Builtin("register_hook", "(hook)", "Calls a function with the gradient, which may return another.") {
                call in
                let hook = call[0]
                let handle = try call.tensorReceiver.registerHook { gradient in
                    switch try Calls.call(hook, [.tensor(gradient)]) {
                    case .tensor(let replacement): return replacement
                    case .none, .unbound: return nil
                    case let other:
                        throw Raised(
                            .typeError, "hook must return None or a Tensor, but returned \(other.typeName)")
                    }
                }
                return .object(RemovableHandle { handle.remove() })
            },
            Builtin("is_inference", "()", "Whether it was made in inference mode.") { _ in .bool(false) },
        ])

    /// Grad mode.
    static let torchAutograd = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "no_grad", "(orig_func=None)", "A block, or a function, whose operations are not recorded.",
                example:
                    "x = torch.ones(1, requires_grad=True)\nwith torch.no_grad():\n    y = x * 2\ny.requires_grad\n#> False"
            ) { call in try GradModeContext(false).applied(to: call[0]) },
            Builtin(
                "enable_grad", "(orig_func=None)", "A block, or a function, whose operations are recorded."
            ) { call in try GradModeContext(true).applied(to: call[0]) },
            Builtin("inference_mode", "(mode=True)", "Like no_grad.") { call in
                if case .bool(let isOn) = call[0] {
                    return .object(GradModeContext(isOn ? false : ThreadState.isGradEnabled))
                }
                return try GradModeContext(false).applied(to: call[0])
            },
            Builtin("set_grad_enabled", "(mode)", "Switches recording on or off, at once or for a block.") { call in
                let context = GradModeContext(try call.bool(0))
                try context.switchNow()
                return .object(context)
            },
            Builtin(
                "is_grad_enabled", "()", "Whether operations are recorded.", example: "torch.is_grad_enabled()\n#> True"
            ) { _ in
                .bool(ThreadState.isGradEnabled)
            },
        ])

    static let torchAutogradModule = Family(
        module: "torch.autograd", voice: .torch,
        functions: [
            Builtin(
                "grad",
                "(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph: bool = False, allow_unused=None, is_grads_batched: bool = False, materialize_grads: bool = False)",
                "The gradients of outputs with respect to inputs, without touching .grad.",
                example: "x = torch.tensor(3., requires_grad=True)\ntorch.autograd.grad(x * x, x)\n#> (tensor(6.),)"
            ) { call in
                let outputs = try call.tensorOrTensors(0)
                let inputs = try call.tensorOrTensors(1)
                var upstream: [Tensor?]?
                if call.has(2) {
                    if case .tensor(let tensor) = call[2] {
                        upstream = [tensor]
                    } else {
                        upstream = try call[2].collected().map { $0.isNone ? nil : try $0.asTensor }
                    }
                }
                let materializes = try call.bool(7)
                let gradients = try Autograd.grad(
                    outputs, inputs, gradOutputs: upstream, retainGraph: call.has(3) ? call.bool(3) : nil,
                    createGraph: call.bool(4), allowUnused: call.bool(5) || materializes)
                return .tuple(
                    zip(gradients, inputs).map { gradient, input in
                        gradient.map(Value.tensor) ?? (materializes ? .tensor(input.zerosLike()) : .none)
                    })
            },
            Builtin(
                "backward", "(tensors, grad_tensors=None, retain_graph=None, create_graph: bool = False)",
                "Adds gradients to the leaves."
            ) {
                call in
                let tensors = try call.tensorOrTensors(0)
                let gradients: [Tensor?] =
                    call.has(1) ? try call.tensorOrTensors(1) : tensors.map { _ in nil }
                try Autograd.backward(
                    tensors, gradients: gradients, retainGraph: call.has(2) ? call.bool(2) : nil,
                    createGraph: call.bool(3))
                if call.interpreter.host.observesTraining {
                    call.torch.lastLoss = tensors.count == 1 ? tensors[0].scalar : nil
                }
                return .none
            },
            Builtin(
                "Variable", "(data, requires_grad: bool = False, volatile: bool = False)",
                "What tensors with gradients were called once: gives the tensor.",
                example: "torch.autograd.Variable(torch.ones(1))\n#> tensor([1.])"
            ) { call in
                let tensor = try call.tensor(0)
                let variable = tensor.detach()
                if try call.bool(1) { try variable.setRequiresGrad(true) }
                return .tensor(variable)
            },
            Builtin(
                "set_detect_anomaly", "(mode: bool, check_nan: bool = True)",
                "Makes gradients that are nan an error, at once or for a block."
            ) { call in .object(AnomalyContext(try call.bool(0) && call.bool(1))) },
            Builtin(
                "detect_anomaly", "(check_nan: bool = True)", "A block in which gradients that are nan are errors."
            ) { call in .object(AnomalyContext(try call.bool(0))) },
        ])
}

extension Tensor {
    /// The number of a tensor that holds one.
    fileprivate var scalar: Double? { numel == 1 ? try? item().asDouble : nil }
}

extension Arguments {
    /// One tensor or a sequence of them.
    func tensorOrTensors(_ index: Int) throws -> [Tensor] {
        if case .tensor(let tensor) = self[index] { return [tensor] }
        return try self[index].collected().map { value in
            guard case .tensor(let tensor) = value else {
                throw Raised(.typeError, "expected Tensor, but got \(value.typeName)")
            }
            return tensor
        }
    }
}

/// `with torch.no_grad():`, and `@torch.no_grad()` over a function.
final class GradModeContext: Object {
    private let mode: Bool
    private var previous: [Bool] = []

    init(_ mode: Bool) {
        self.mode = mode
        super.init(type: Types.current.native(GradModeContext.row))
    }

    /// Used as a bare decorator it wraps the function at once.
    func applied(to function: Value) throws -> Value {
        guard case .object(let object) = function, !function.isNone else { return .object(self) }
        return .object(GradModeFunction(object, mode: mode))
    }

    func switchNow() throws {
        previous.append(ThreadState.isGradEnabled)
        ThreadState.isGradEnabled = mode
    }

    override func enter() throws -> Value? {
        if previous.isEmpty { try switchNow() } else { ThreadState.isGradEnabled = mode }
        return Value.none
    }

    override func exit(_ raised: Raised?) throws -> Bool {
        ThreadState.isGradEnabled = previous.popLast() ?? true
        return false
    }

    override func call(_ arguments: CallArguments) throws -> Value? {
        guard arguments.count == 1, case .object(let object) = arguments.base[0] else { return nil }
        defer { arguments.discard() }
        return .object(GradModeFunction(object, mode: mode))
    }

    static let row = NativeType(
        "no_grad", module: "torch.autograd.grad_mode", "A block whose operations are not recorded.")
}

/// A function that runs with a grad mode of its own.
final class GradModeFunction: Object {
    let wrapped: Object
    let mode: Bool

    init(_ wrapped: Object, mode: Bool) {
        self.wrapped = wrapped
        self.mode = mode
        super.init(type: Types.current.function)
    }

    override func call(_ arguments: CallArguments) throws -> Value? {
        let previous = ThreadState.isGradEnabled
        ThreadState.isGradEnabled = mode
        defer { ThreadState.isGradEnabled = previous }
        return try Calls.call(wrapped, arguments)
    }

    override func attribute(_ name: Symbol) throws -> Value? { try Value.object(wrapped).optionalAttribute(name) }
}

/// What `register_hook` returns.
final class RemovableHandle: Object {
    private var removal: (() -> Void)?

    init(_ removal: @escaping () -> Void) {
        self.removal = removal
        super.init(type: Types.current.native(RemovableHandle.row))
    }

    static let row = NativeType(
        "RemovableHandle", module: "torch.utils.hooks", "What takes a hook away again.",
        methods: [
            Builtin("remove", "()", "Takes the hook away.") { call in
                guard let handle = call.receiver.object(as: RemovableHandle.self) else { return .none }
                handle.removal?()
                handle.removal = nil
                return .none
            }
        ])
}

/// `torch.nn.Parameter` as a type; its rows stand with the modules.
enum ParameterType {
    static let row = NativeType(
        "Parameter", module: "torch.nn.parameter", bases: ["torch.Tensor"],
        "A tensor that modules count among their parameters.",
        example: "nn.Parameter(torch.ones(1))\n#> Parameter containing:\n#> tensor([1.], requires_grad=True)",
        voice: .torch,
        construct: Builtin("Parameter", "(data=None, requires_grad: bool = True)") { call in
            let source = try call.has(0) ? call.tensor(0) : Tensor.zeros([0])
            return .tensor(try Tensor.parameter(source, requiresGrad: call.bool(1)))
        })
}

extension RemovableHandle: Restorable {
    func save(_ walk: CheckpointWalk) {
        let removal = removal
        walk.step { [self] in self.removal = removal }
    }
}
