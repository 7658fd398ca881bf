extension Tensor {
    /// Computes the gradient of this tensor (a scalar, unless `gradient` is given) by every leaf that requires one, and
    /// adds it to the leaf's `.grad`.
    ///
    /// - Throws: PyTorch's errors for a tensor without history, for a missing or misshapen `gradient`, for a graph that
    ///   has been freed, and for saved tensors that were changed in place.
    public func backward(
        gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false, inputs: [Tensor]? = nil
    ) throws {
        try Autograd.backward(
            [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph, inputs: inputs)
    }
}

/// `torch.autograd`.
public enum Autograd {
    /// `torch.autograd.backward`: adds up the gradients of several results at once.
    public static func backward(
        _ tensors: [Tensor], gradients: [Tensor?], retainGraph: Bool? = nil, createGraph: Bool = false,
        inputs: [Tensor]? = nil
    ) throws {
        let roots = try roots(tensors, gradients)
        if let inputs, inputs.isEmpty { throw TensorError.emptyInputs }
        var pass = BackwardPass(
            retainsGraph: retainGraph ?? createGraph, createsGraph: createGraph, roots: roots.map(\.edge),
            inputs: inputs)
        for (leaf, gradient) in try pass.run(roots: roots.map(\.edge), gradients: roots.map(\.gradient)) {
            try leaf.accumulateGrad(gradient, recorded: createGraph)
        }
        for input in inputs ?? [] where !input.isLeaf {
            if let gradient = pass.captured(input) { try input.accumulateGrad(gradient, recorded: createGraph) }
        }
    }

    /// `torch.autograd.grad`: the gradient of the sum of `outputs` by each of `inputs`, without touching `.grad`.
    public static func grad(
        _ outputs: [Tensor], _ inputs: [Tensor], gradOutputs: [Tensor?]? = nil, retainGraph: Bool? = nil,
        createGraph: Bool = false, allowUnused: Bool = false
    ) throws -> [Tensor?] {
        let roots = try roots(outputs, gradOutputs ?? outputs.map { _ in nil })
        if inputs.contains(where: { !$0.requiresGrad }) { throw TensorError.inputNeedsNoGrad }
        var pass = BackwardPass(
            retainsGraph: retainGraph ?? createGraph, createsGraph: createGraph, roots: roots.map(\.edge),
            inputs: inputs)
        let leaves = try pass.run(roots: roots.map(\.edge), gradients: roots.map(\.gradient))
        return try inputs.enumerated().map { index, input in
            var gradient = input.isLeaf ? leaves.first { $0.leaf === input }?.gradient : pass.captured(input)
            if let hooks = input.autogradExtras?.hooks, input.isLeaf, let found = gradient {
                gradient = try GradientHook.run(hooks, on: found)
            }
            if gradient == nil && !allowUnused { throw TensorError.unusedInput(index) }
            return gradient
        }
    }

    private static func roots(
        _ tensors: [Tensor], _ gradients: [Tensor?]
    ) throws -> [(edge: Edge, gradient: Tensor)] {
        try tensors.enumerated().map { index, tensor in
            let given = index < gradients.count ? gradients[index] : nil
            if let given, given.shape != tensor.shape {
                throw TensorError.gradientShape(given.shape, of: index, expected: tensor.shape)
            }
            if given == nil && tensor.requiresGrad && tensor.numel != 1 { throw TensorError.gradientMissing }
            guard let edge = tensor.gradientEdge else { throw TensorError.noHistory(index) }
            let gradient = given ?? Tensor(uninitialized: tensor.shape, dtype: tensor.dtype)
            if given == nil { gradient.fill(with: .int(1)) }
            return (edge, gradient.cast(to: tensor.dtype))
        }
    }
}

extension Tensor {
    /// Adds a gradient that has arrived at a leaf to its `.grad`: in place, or as a recorded sum.
    func accumulateGrad(_ gradient: consuming Tensor, recorded: Bool) throws {
        var gradient = gradient.dtype == dtype ? gradient : gradient.cast(to: dtype)
        if let hooks = autogradExtras?.hooks, isLeaf { gradient = try GradientHook.run(hooks, on: gradient) }
        if let grad {
            if recorded {
                self.grad = try ThreadState.withGrad(enabled: true) { try grad.add(gradient) }
            } else if grad.shape == gradient.shape, grad.dtype == gradient.dtype {
                grad.accumulate(gradient)
                grad.bumpVersion()
            } else {
                self.grad = try ThreadState.withoutGrad { try grad.add(gradient) }
            }
        } else if recorded && gradient.requiresGrad {
            grad = gradient
        } else if isKnownUniquelyReferenced(&gradient), gradient.ownsItsMemory, gradient.strides == strides {
            grad = gradient
        } else {
            let copy = Tensor.result(shape: shape, dtype: dtype, like: self)
            copy.write(gradient)
            grad = copy
        }
    }

    private var ownsItsMemory: Bool { viewBase == nil && isKnownUniquelyReferenced(&storage) }
}

extension TensorError {
    static func noHistory(_ index: Int) -> TensorError {
        TensorError(.runtimeError, "element \(index) of tensors does not require grad and does not have a grad_fn")
    }
    static let gradientMissing = TensorError(
        .runtimeError, "grad can be implicitly created only for scalar outputs")
    static let emptyInputs = TensorError(.runtimeError, "`inputs` argument to `backward` cannot be empty.")
    static let inputNeedsNoGrad = TensorError(.runtimeError, "One of the differentiated Tensors does not require grad")

    static func unusedInput(_ index: Int) -> TensorError {
        TensorError(
            .runtimeError,
            "The differentiated Tensor at index \(index) appears to not have been used in the graph. Set "
                + "allow_unused=True if this is the desired behavior.")
    }

    static func gradientShape(_ shape: Shape, of index: Int, expected: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "Mismatch in shape: grad_output[\(index)] has a shape of torch.Size(\(shape)) and output[\(index)] has a "
                + "shape of torch.Size(\(expected)).",
            shapes: [shape, expected])
    }
}
