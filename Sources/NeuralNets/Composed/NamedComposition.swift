import Tensors

extension Functional {
    /// A function made of tensor operations that is one operation to the graph, as PyTorch's own kernel is.
    static func composed(
        _ name: StaticString, _ inputs: [Tensor], _ forward: @escaping ([Tensor]) throws -> Tensor
    ) throws -> Tensor {
        let result = try ThreadState.withoutGrad { try forward(inputs) }
        return result.recorded(name, from: inputs, saving: inputs) { gradient in
            if let again = try Composed.gradients(gradient, of: inputs, forward) { return again }
            return try ThreadState.withGrad(enabled: true) {
                try Composed.gradients(gradient, of: inputs, forward)?.map { $0?.detach() } ?? inputs.map { _ in nil }
            }
        }
    }
}
