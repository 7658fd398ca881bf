import Tensors

/// The backward hooks of one call of a module: nodes around it see the gradients of its results and of its inputs.
final class BackwardWatch {
    private let module: Value
    private let before: [ModuleHooks.Hook]
    private let after: [ModuleHooks.Hook]
    private var outputGradients: [Value] = []
    private var inputCount = 0
    /// No input needs a gradient: the hooks run when those of the results have come.
    private var hasInputs = false

    init(module: Value, before: [ModuleHooks.Hook], after: [ModuleHooks.Hook]) {
        self.module = module
        self.before = before
        self.after = after
    }

    /// Positional tensors behind a node that runs last in `backward`.
    func inputs(_ values: ContiguousArray<Value>) throws -> ContiguousArray<Value> {
        let tensors = values.compactMap(\.optionalTensor)
        inputCount = tensors.count
        hasInputs = Tensor.needsRecording(tensors)
        guard hasInputs else { return values }
        let fresh = tensors.map { $0.detach() }
        GradNode.record(ownName: "BackwardHookFunctionBackward", results: fresh, from: tensors, saving: []) {
            [self] gradients in
            try finish(gradients)
        }
        var next = fresh.makeIterator()
        return ContiguousArray(values.map { $0.optionalTensor == nil ? $0 : next.next().map(Value.tensor) ?? $0 })
    }

    /// A tensor or a tuple of them, behind a node that runs first.
    func output(_ value: Value) throws -> Value {
        let items: [Value]
        if case .tuple(let tuple) = value { items = Array(tuple.items) } else { items = [value] }
        let tensors = items.compactMap(\.optionalTensor)
        guard Tensor.needsRecording(tensors) else { return value }
        let fresh = tensors.map { $0.detach() }
        GradNode.record(ownName: "BackwardHookFunctionBackward", results: fresh, from: tensors, saving: []) {
            [self] gradients in
            try begin(gradients)
        }
        var next = fresh.makeIterator()
        let found = items.map { $0.optionalTensor == nil ? $0 : next.next().map(Value.tensor) ?? $0 }
        if case .tuple = value { return .tuple(found) }
        return found[0]
    }

    private func begin(_ gradients: [Tensor?]) throws -> [Tensor?] {
        outputGradients = gradients.map { $0.map(Value.tensor) ?? .none }
        for hook in before {
            let result = try Calls.call(hook.function, [module, .tuple(outputGradients)])
            if !result.isNone { outputGradients = BackwardWatch.items(result) }
        }
        if !hasInputs {
            for hook in after {
                let none = [Value](repeating: .none, count: inputCount)
                let result = try Calls.call(hook.function, [module, .tuple(none), .tuple(outputGradients)])
                guard result.isNone || BackwardWatch.items(result).allSatisfy(\.isNone) else {
                    throw Raised(
                        .runtimeError,
                        "Backward hook for Modules where no input requires gradient should always return None or None for all "
                            + "gradients.")
                }
            }
        }
        return try outputGradients.map { $0.isNone ? nil : try $0.asTensor }
    }

    private func finish(_ gradients: [Tensor?]) throws -> [Tensor?] {
        var found = gradients.map { $0.map(Value.tensor) ?? .none }
        for hook in after {
            let result = try Calls.call(hook.function, [module, .tuple(found), .tuple(outputGradients)])
            if result.isNone { continue }
            let items = BackwardWatch.items(result)
            guard items.count == found.count else {
                throw Raised(
                    .runtimeError,
                    "Backward hook returned an invalid number of grad_input, got \(items.count), but expected "
                        + "\(found.count)")
            }
            found = items
        }
        return try found.map { $0.isNone ? nil : try $0.asTensor }
    }

    private static func items(_ value: Value) -> [Value] {
        if case .tuple(let tuple) = value { return Array(tuple.items) }
        return [value]
    }
}

extension Value {
    fileprivate var optionalTensor: Tensor? {
        if case .tensor(let tensor) = self { return tensor }
        return nil
    }
}
