/// One recorded operation: its name, where its inputs came from, and how to turn the gradients of its results into the
/// gradients of its inputs.
public final class GradNode {
    /// Given the gradient of each result (nil where none arrived), the gradient of each input (nil where none is needed).
    public typealias Backward = ([Tensor?]) throws -> [Tensor?]

    /// PyTorch's name of each result's `grad_fn`: `AddBackward0`. A fused layer has a name for every result.
    public let names: [StaticString]
    /// One per input of the operation, nil where the input needs no gradient.
    public internal(set) var edges: [Edge?]
    /// Nil once the graph has been used and freed.
    var backward: Backward?
    /// Tensors that `backward` reads, with the version that their storage had when they were saved.
    var saved: [SavedTensor]
    /// Rises with every node, so that a larger number is always nearer to the loss.
    let sequence: Int

    init(
        names: [StaticString], edges: [Edge?], saved: [SavedTensor], sequence: Int, backward: @escaping Backward
    ) {
        self.names = names
        self.edges = edges
        self.saved = saved
        self.sequence = sequence
        self.backward = backward
    }
}

/// Where the gradient of one input goes: to the node that made it, or to a leaf's `.grad`.
public enum Edge {
    case node(GradNode, output: Int)
    case leaf(Tensor)
}

/// A tensor as it was when an operation saved it for `backward`.
public struct SavedTensor {
    let tensor: Tensor
    let version: Int
}

/// State that few tensors have.
public final class AutogradExtras {
    var retainsGrad = false
    var hooks: [(id: Int, body: (Tensor) throws -> Tensor?)] = []
}
