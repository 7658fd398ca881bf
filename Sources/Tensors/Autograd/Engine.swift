/// Walks a graph from results to leaves, newest operation first. Nothing here recurses, whatever the graph's depth.
struct BackwardPass {
    let retainsGraph: Bool
    /// Whether the gradients are themselves recorded.
    let createsGraph: Bool
    private let detectsAnomaly = ThreadState.detectsAnomaly
    /// Given for `autograd.grad` and `backward(inputs:)`: only these receive a gradient, and only nodes on the way to
    /// them run.
    private let needed: Set<ObjectIdentifier>?
    private let captures: Captures?
    private var queue = NodeHeap()
    private var leaves: [Tensor] = []
    private var leafSums: [ObjectIdentifier: Int] = [:]
    private var sums: [GradientSum] = []

    init(retainsGraph: Bool, createsGraph: Bool, roots: [Edge], inputs: [Tensor]?) {
        self.retainsGraph = retainsGraph
        self.createsGraph = createsGraph
        if let inputs {
            let captures = Captures(inputs)
            self.captures = captures
            needed = captures.nodesOnTheWay(from: roots)
        } else {
            captures = nil
            needed = nil
        }
    }

    /// Runs the pass and returns the gradient of each leaf that received one.
    mutating func run(roots: [Edge], gradients: [Tensor]) throws -> [(leaf: Tensor, gradient: Tensor)] {
        defer { queue.dropGradients() }
        return try ThreadState.withGrad(enabled: createsGraph) {
            for (root, gradient) in Swift.zip(roots, gradients) { try send(gradient, along: root) }
            while let node = queue.popNewest() {
                // A node that throws must not keep gradients for the next pass.
                defer { if !node.pending.isEmpty { node.pending.clear() } }
                try run(node)
            }
            return try leaves.enumerated().map { index, leaf in
                let gradient = try sums[index].take()
                sums[index] = GradientSum()
                return (leaf, gradient)
            }
        }
    }

    /// What arrived at tensors of `inputs` that are not leaves.
    func captured(_ tensor: Tensor) -> Tensor? { captures?.gradients[ObjectIdentifier(tensor)] }

    private mutating func send(_ gradient: consuming Tensor, along edge: Edge) throws {
        switch edge {
        case .node(let node, let output):
            if node.pending.isEmpty {
                if let needed, !needed.contains(ObjectIdentifier(node)) { return }
                node.pending.prepare(count: node.resultCount)
                queue.push(node)
            }
            try node.pending.add(gradient, to: output, recorded: createsGraph)
        case .leaf(let leaf):
            if let captures, !captures.accepts(leaf) { return }
            let index: Int
            if let known = leafSums[ObjectIdentifier(leaf)] {
                index = known
            } else {
                index = leaves.count
                leafSums[ObjectIdentifier(leaf)] = index
                leaves.append(leaf)
                sums.append(GradientSum())
            }
            try sums[index].add(gradient, recorded: createsGraph)
        }
    }

    private mutating func run(_ node: GradNode) throws {
        if let extras = node.extras { try node.runHooks(extras) }
        captures?.note(node)
        if captures?.isEnd(node) == true {
            node.pending.clear()
            return
        }
        guard let backward = node.backward else { throw TensorError.graphAlreadyFreed }
        try node.checkVersions()
        let results: [Tensor?]
        switch backward {
        case .single(let body):
            results = try body(try node.pending.takeFirst())
        case .withResult(let body):
            guard let saved = node.savedResult else { throw TensorError.graphAlreadyFreed }
            results = try body(try node.pending.takeFirst(), node.result(saved.tensor, recorded: createsGraph))
        case .several(let body):
            results = try body(node.pending.takeAll())
        }
        node.pending.clear()
        if detectsAnomaly { try node.checkNumbers(results) }
        if !retainsGraph { node.free() }
        try send(results, from: node)
    }

    private mutating func send(_ gradients: consuming [Tensor?], from node: GradNode) throws {
        for index in node.edges.indices where index < gradients.count {
            guard let edge = node.edges[index], let gradient = gradients[index].take() else { continue }
            try send(gradient, along: edge)
        }
    }
}

extension GradNode {
    /// Gives up what `backward` would read. An operation that saved nothing, like a sum, can be used again.
    fileprivate func free() {
        if saved.isEmpty && savedResult == nil && !savesConstants { return }
        backward = nil
        saved = []
        savedResult = nil
    }

    fileprivate func checkVersions() throws {
        for tensor in saved where !tensor.isUnchanged {
            throw TensorError.changedInPlace(tensor, by: tensor.tensor.gradNode)
        }
        if let savedResult, !savedResult.isUnchanged { throw TensorError.changedInPlace(savedResult, by: self) }
    }

    /// `detect_anomaly`: no gradient may be nan.
    fileprivate func checkNumbers(_ gradients: [Tensor?]) throws {
        for (index, gradient) in gradients.enumerated() {
            guard let gradient, edges.indices.contains(index), edges[index] != nil,
                try ThreadState.withoutGrad({ try gradient.isnan().any().truth() })
            else { continue }
            throw TensorError(
                .runtimeError, "Function '\(title(ofOutput: 0))' returned nan values in its \(index)th output.")
        }
    }

    /// The saved result, with its place in the graph if the gradient is to be differentiated again.
    fileprivate func result(_ saved: Tensor, recorded: Bool) -> Tensor {
        guard recorded else { return saved }
        let result = saved.graphlessAlias()
        result.attach(self)
        return result
    }

    fileprivate func runHooks(_ extras: [ResultExtras]) throws {
        for extra in extras {
            guard var gradient = pending[extra.output] else { continue }
            gradient = try GradientHook.run(extra.hooks, on: gradient)
            pending[extra.output] = gradient
            extra.retaining?.grad = gradient
        }
    }
}

/// Which tensors `autograd.grad` asked for.
private final class Captures {
    private var leaves: Set<ObjectIdentifier> = []
    private var results: [ObjectIdentifier: [(output: Int, tensor: Tensor)]] = [:]
    private var nodesBefore: Set<ObjectIdentifier> = []
    var gradients: [ObjectIdentifier: Tensor] = [:]

    init(_ inputs: [Tensor]) {
        for input in inputs {
            if let node = input.gradNode {
                results[ObjectIdentifier(node), default: []].append((input.gradOutput, input))
            } else {
                leaves.insert(ObjectIdentifier(input))
            }
        }
    }

    func accepts(_ leaf: Tensor) -> Bool { leaves.contains(ObjectIdentifier(leaf)) }

    func note(_ node: GradNode) {
        for (output, tensor) in results[ObjectIdentifier(node)] ?? [] {
            gradients[ObjectIdentifier(tensor)] = node.pending[output]
        }
    }

    /// True for a node that was only reached because one of its own results was asked for.
    func isEnd(_ node: GradNode) -> Bool { !nodesBefore.contains(ObjectIdentifier(node)) }

    func nodesOnTheWay(from roots: [Edge]) -> Set<ObjectIdentifier> {
        var seen: Set<ObjectIdentifier> = []
        var found: [GradNode] = []
        var waiting: [GradNode] = []
        func visit(_ edge: Edge?) {
            guard case .node(let node, _)? = edge, seen.insert(ObjectIdentifier(node)).inserted else { return }
            found.append(node)
            waiting.append(node)
        }
        roots.forEach(visit)
        while let node = waiting.popLast() { node.edges.forEach(visit) }
        found.sort { $0.sequence < $1.sequence }
        var needed: Set<ObjectIdentifier> = []
        for node in found {
            let leads = node.edges.contains { edge in
                switch edge {
                case .node(let next, _): needed.contains(ObjectIdentifier(next))
                case .leaf(let leaf): leaves.contains(ObjectIdentifier(leaf))
                case nil: false
                }
            }
            if leads { nodesBefore.insert(ObjectIdentifier(node)) }
            if leads || results[ObjectIdentifier(node)] != nil { needed.insert(ObjectIdentifier(node)) }
        }
        return needed
    }
}

extension TensorError {
    static let graphAlreadyFreed = TensorError(
        .runtimeError,
        "Trying to backward through the graph a second time (or directly access saved tensors after they have already "
            + "been freed). Saved intermediate values of the graph are freed when you call .backward() or "
            + "autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if "
            + "you need to access saved tensors after calling backward.")

    static func changedInPlace(_ saved: SavedTensor, by node: GradNode?) -> TensorError {
        let tensor = saved.tensor
        let origin = node.map { ", which is output \(tensor.gradOutput) of \($0.bareName)," } ?? ""
        return TensorError(
            .runtimeError,
            "one of the variables needed for gradient computation has been modified by an inplace operation: "
                + "[torch.\(tensor.dtype.scalarName)Tensor \(tensor.shape)]\(origin) is at version "
                + "\(tensor.storage.version); expected version \(saved.version) instead. Hint: enable anomaly detection "
                + "to find the operation that failed to compute its gradient, with "
                + "torch.autograd.set_detect_anomaly(True, check_nan=False).",
            shapes: [tensor.shape])
    }
}
