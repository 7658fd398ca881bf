import Tensors

/// `torch.autograd.Function`: operations whose gradient a program writes itself.
enum CustomFunction {
    static func apply(_ call: borrowing Arguments) throws -> Value {
        guard let type = call.receiver.object(as: TypeObject.self) else { return .none }
        let arguments = Array(call.rest)
        let context = FunctionContext()
        context.needs = arguments.map { $0.requiresGrad }
        let isRecorded = ThreadState.isGradEnabled && context.needs.contains(true)
        let body = try Value.object(type).attribute("forward")
        let setup = try Value.object(type).optionalAttribute("setup_context")
        let result = try ThreadState.withoutGrad {
            guard let setup else {
                return try Calls.call(body, ContiguousArray([.object(context)] + arguments))
            }
            let result = try Calls.call(body, ContiguousArray(arguments))
            _ = try Calls.call(setup, [.object(context), .tuple(arguments), result])
            return result
        }
        guard isRecorded else { return result }
        let inputs = arguments.compactMap { value -> Tensor? in
            if case .tensor(let tensor) = value { return tensor }
            return nil
        }
        // What comes out must be a new tensor, though forward may have passed one through.
        var outputs: [Tensor] = []
        func fresh(_ value: Value) -> Value {
            guard case .tensor(let tensor) = value else { return value }
            let output = tensor.detach()
            if !context.constants.contains(where: { $0 === tensor }) { outputs.append(output) }
            return .tensor(output)
        }
        let given: Value
        if case .tuple(let tuple) = result { given = .tuple(tuple.items.map(fresh)) } else { given = fresh(result) }
        let shapes = outputs.map { ($0.shape, $0.dtype) }
        let backward = Value.object(type)
        let name = type.name + "Backward"
        GradNode.record(ownName: name, results: outputs, from: inputs, saving: context.saved) { gradients in
            let upstream: [Value] = zip(gradients, shapes).map { gradient, form in
                if let gradient { return .tensor(gradient) }
                return context.materializes ? .tensor(.zeros(form.0, dtype: form.1)) : .none
            }
            let answer = try Calls.call(
                try backward.attribute("backward"), ContiguousArray([.object(context)] + upstream))
            var answers: [Value]
            if case .tuple(let tuple) = answer { answers = Array(tuple.items) } else { answers = [answer] }
            while answers.count > arguments.count, answers.last?.isNone == true { answers.removeLast() }
            guard answers.count == arguments.count else {
                throw Raised(
                    .runtimeError,
                    "function \(name) returned an incorrect number of gradients (expected \(arguments.count), got "
                        + "\(answers.count))")
            }
            return try zip(arguments, answers).compactMap { argument, answer -> Tensor?? in
                guard case .tensor(let input) = argument else { return Tensor??.none }
                if answer.isNone { return .some(nil) }
                let gradient = try answer.asTensor
                guard gradient.shape == input.shape || !input.requiresGrad else {
                    throw Raised(
                        .runtimeError,
                        "Function \(name) returned an invalid gradient at index 0 - got \(gradient.shape) but expected "
                            + "shape compatible with \(input.shape)")
                }
                return .some(gradient)
            }
        }
        return given
    }

    static let row = NativeType(
        "Function", module: "torch.autograd.function",
        "An operation with a gradient of its own: forward and backward are static methods, apply runs it.",
        example:
            "class Square(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x):\n        ctx.save_for_backward(x)\n        return x * x\n    @staticmethod\n    def backward(ctx, g):\n        x, = ctx.saved_tensors\n        return 2 * x * g\nSquare.apply(torch.ones(1, requires_grad=True))\n#> tensor([1.], grad_fn=<SquareBackward>)",
        voice: .torch, allocate: { FunctionContext(type: $0) },
        methods: [
            Builtin("apply", "(*args)", "Runs it on tensors and records it.", kind: .classMethod) { try apply($0) }
        ])
}

/// The `ctx` between forward and backward; programs hang attributes on it.
final class FunctionContext: Object {
    var saved: [Tensor] = []
    var needs: [Bool] = []
    /// What needs no gradient though it comes out.
    var constants: [Tensor] = []
    var materializes = true

    override init(type: TypeObject) { super.init(type: type) }
    init() { super.init(type: Types.current.native(FunctionContext.row)) }

    private static func context(_ value: Value) throws -> FunctionContext {
        guard let context = value.object(as: FunctionContext.self) else {
            throw Raised(.typeError, "descriptor requires a function context, not '\(value.typeName)'")
        }
        return context
    }

    static let row = NativeType(
        "FunctionCtx", module: "torch.autograd.function", "What forward leaves for backward.",
        voice: .torch, allocate: { FunctionContext(type: $0) },
        methods: [
            Builtin("save_for_backward", "(*tensors)", "Keeps tensors for backward.") { call in
                let context = try context(call.receiver)
                context.saved = try call.rest.filter { !$0.isNone }.map { try $0.asTensor }
                return .none
            },
            Builtin("mark_non_differentiable", "(*args)", "Says which results have no gradient.") { call in
                try context(call.receiver).constants = try call.rest.map { try $0.asTensor }
                return .none
            },
            Builtin("mark_dirty", "(*args)", "Accepted.") { _ in .none },
            Builtin("set_materialize_grads", "(value: bool)", "Whether missing gradients come as zeros.") { call in
                try context(call.receiver).materializes = try call.bool(0)
                return .none
            },
        ],
        properties: [
            Property("saved_tensors", "The tensors that were kept.") { value in
                .tuple(try context(value).saved.map(Value.tensor))
            },
            Property("needs_input_grad", "Which arguments need a gradient.") { value in
                .tuple(try context(value).needs.map(Value.bool))
            },
        ])
}

extension Family {
    static let autogradFunction = Family(
        module: "torch.autograd", voice: .torch, types: [CustomFunction.row])
}

extension Value {
    /// Whether it is a tensor that needs a gradient.
    fileprivate var requiresGrad: Bool {
        if case .tensor(let tensor) = self { return tensor.requiresGrad }
        return false
    }
}
