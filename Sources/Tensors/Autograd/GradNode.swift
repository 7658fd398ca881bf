import CKernels

/// One recorded operation: its name, where its inputs came from, and how to turn the gradients of its results into the
/// gradients of its inputs.
public final class GradNode {
    /// How a node computes the gradients of its inputs (nil where none is needed).
    enum Backward {
        case single((Tensor) throws -> [Tensor?])
        /// Also given the operation's own result, which a closure must not hold: it would hold the node that holds it.
        case withResult((_ gradient: Tensor, _ result: Tensor) throws -> [Tensor?])
        /// Given the gradient of each result, nil where none arrived.
        case several(([Tensor?]) throws -> [Tensor?])
    }

    /// PyTorch's name of the first result's `grad_fn`: `AddBackward0`.
    public let name: StaticString
    /// The names of the other results: a fused layer has one for every result.
    let moreNames: [StaticString]
    /// One per input of the operation, nil where the input needs no gradient.
    @exclusivity(unchecked) public internal(set) var edges: [Edge?]
    /// Nil once the graph has been used and freed.
    @exclusivity(unchecked) var backward: Backward?
    /// Tensors that `backward` reads, with the version that their storage had when they were saved.
    @exclusivity(unchecked) var saved: [SavedTensor]
    /// The result that `withResult` gets, without its place in the graph.
    @exclusivity(unchecked) var savedResult: SavedTensor?
    /// Hooks and retained gradients of results, kept here because the graph outlives the tensors.
    @exclusivity(unchecked) var extras: [ResultExtras]?
    /// What has arrived from the results' users during a backward pass.
    @exclusivity(unchecked) var pending = PendingGradients()
    /// Rises with every node, so that a larger number is always nearer to the loss.
    let sequence: Int64
    let resultCount: Int
    /// The operation read constants (a factor, indices, a mask) that PyTorch saves: once used, its graph is gone.
    @exclusivity(unchecked) var savesConstants = false
    /// What PyTorch's graph has in the place of this node.
    @exclusivity(unchecked) public internal(set) var form = Form.plain
    /// The name of an operation that a program has defined.
    @exclusivity(unchecked) public internal(set) var ownName: String?

    /// Which of PyTorch's nodes a fused one stands for.
    public enum Form: UInt8, Sendable {
        case plain
        /// Input, weight and bias of a linear layer; the weight is transposed on its way.
        case linear
        /// A loss of scores: `log_softmax` comes before it.
        case lossOfScores
    }

    init(
        name: StaticString, moreNames: [StaticString] = [], resultCount: Int = 1, edges: [Edge?], saved: [SavedTensor],
        backward: Backward
    ) {
        self.name = name
        self.moreNames = moreNames
        self.resultCount = resultCount
        self.edges = edges
        self.saved = saved
        self.backward = backward
        sequence = ck_next_node_sequence()
    }

    deinit { ReleaseQueue.release(&edges) }

    /// The name of one result's `grad_fn`.
    public func name(ofOutput output: Int) -> StaticString {
        output == 0 || output > moreNames.count ? name : moreNames[output - 1]
    }

    /// What `grad_fn` shows.
    public func title(ofOutput output: Int) -> String { ownName ?? name(ofOutput: output).description }

    /// The name as PyTorch's errors have it: `Add`.
    var bareName: String {
        let name = title(ofOutput: 0)
        if name == "CopySlices" { return "torch::autograd::CopySlices" }
        guard let end = name.firstRange(ofBackward: "Backward") else { return name }
        return String(name[..<end])
    }

    /// Whether `backward` has run and given up what it had saved.
    var isFreed: Bool { backward == nil }
}

extension String {
    fileprivate func firstRange(ofBackward word: String) -> Index? {
        indices.first { self[$0...].hasPrefix(word) }
    }
}

/// Where the gradient of one input goes: to the node that made it, or to a leaf's `.grad`.
public enum Edge {
    case node(GradNode, output: Int)
    case leaf(Tensor)
}

/// A tensor as it was when an operation saved it for `backward`.
struct SavedTensor {
    let tensor: Tensor
    let version: Int

    init(_ tensor: Tensor) {
        self.tensor = tensor
        version = tensor.storage.version
    }

    var isUnchanged: Bool { tensor.storage.version == version }
}

/// State that few leaves have.
final class AutogradExtras {
    var hooks: [GradientHook] = []
}

/// State that few results of a node have.
struct ResultExtras {
    let output: Int
    var hooks: [GradientHook] = []
    /// Set by `retain_grad()`.
    weak var retaining: Tensor?
}
