import Tensors

/// Functions made of operations that can be differentiated again.
///
/// Layers and losses here run forward and backward as single loops, which the graph cannot look into. Where a gradient
/// is itself recorded (`create_graph=True`), it is taken through the same function composed of tensor operations.
enum Composed {
    /// The gradients of `inputs` as recorded tensors, nil while gradients are not recorded.
    ///
    /// `forward` gets the inputs and returns the results, whose gradients are `upstream`.
    static func gradients(
        _ upstream: [Tensor?], of inputs: [Tensor], _ forward: ([Tensor]) throws -> [Tensor]
    ) throws -> [Tensor?]? {
        guard ThreadState.isGradEnabled else { return nil }
        // Two inputs may be one tensor, or one be made from the other: as aliases they are told apart.
        let aliases = inputs.map { $0.requiresGrad ? $0.alias() : $0 }
        let results = try forward(aliases)
        let reached = zip(results, upstream).compactMap { result, gradient in gradient.map { (result, $0) } }
            .filter { $0.0.requiresGrad }
        let wanted = aliases.filter(\.requiresGrad)
        let gradients = try Autograd.grad(
            reached.map(\.0), wanted, gradOutputs: reached.map(\.1), createGraph: true, allowUnused: true)
        var found = gradients.makeIterator()
        return aliases.map { alias in
            guard alias.requiresGrad, let gradient = found.next() ?? nil else { return nil }
            return gradient.dependent(on: wanted)
        }
    }

    /// The same for a function of one result.
    static func gradients(
        _ upstream: Tensor, of inputs: [Tensor], _ forward: ([Tensor]) throws -> Tensor
    ) throws -> [Tensor?]? {
        try gradients([upstream], of: inputs) { [try forward($0)] }
    }
}

extension Tensor {
    /// A gradient that does not change with the inputs, as that of relu, still has a graph in PyTorch: one of zeros.
    fileprivate func dependent(on inputs: [Tensor]) -> Tensor {
        if requiresGrad { return self }
        let copy = detach()
        return copy.recorded("CopyBackwards", from: inputs) { _ in inputs.map { $0.zerosLike() } }
    }
}
