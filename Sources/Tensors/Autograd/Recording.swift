/// How operations enter the graph. An operation computes its result, then calls `recorded` on it; in hot paths it asks
/// `Tensor.needsRecording` first, so that no closure and no array is made while nothing is recorded.
extension Tensor {
    /// True if grad mode is on and the input requires a gradient.
    @inline(__always)
    public static func needsRecording(_ input: Tensor) -> Bool {
        input.requiresGrad && ThreadState.isGradEnabled
    }

    /// True if grad mode is on and one of the inputs requires a gradient.
    @inline(__always)
    public static func needsRecording(_ first: Tensor, _ second: Tensor) -> Bool {
        (first.requiresGrad || second.requiresGrad) && ThreadState.isGradEnabled
    }

    public static func needsRecording(_ inputs: [Tensor]) -> Bool {
        ThreadState.isGradEnabled && inputs.contains { $0.requiresGrad }
    }

    /// Attaches the operation that made this fresh result, if grad mode is on, an input requires a gradient and the
    /// result is of floating point; returns the tensor itself.
    ///
    /// `backward` gets the result's gradient and returns one gradient per input, nil where there is none. It may hold
    /// inputs (every tensor whose elements it reads belongs in `saving`, so that later in-place changes are noticed),
    /// but never the result itself: see `recorded(_:from:saving:backwardWithResult:)`. Written with tensor operations
    /// it can be differentiated again.
    @discardableResult
    public func recorded(
        _ name: StaticString, from inputs: [Tensor], saving: [Tensor] = [],
        backward: @escaping (_ gradient: Tensor) throws -> [Tensor?]
    ) -> Tensor {
        guard dtype.isFloatingPoint, Tensor.needsRecording(inputs) else { return self }
        attach(
            GradNode(
                name: name, edges: inputs.map(\.gradientEdge), saved: saving.map(SavedTensor.init),
                backward: .single(backward)))
        return self
    }

    /// The same for an operation whose gradient is computed from its result, as that of tanh is.
    @discardableResult
    public func recorded(
        _ name: StaticString, from inputs: [Tensor], saving: [Tensor] = [],
        backwardWithResult: @escaping (_ gradient: Tensor, _ result: Tensor) throws -> [Tensor?]
    ) -> Tensor {
        guard dtype.isFloatingPoint, Tensor.needsRecording(inputs) else { return self }
        let node = GradNode(
            name: name, edges: inputs.map(\.gradientEdge), saved: saving.map(SavedTensor.init),
            backward: .withResult(backwardWithResult))
        node.savedResult = SavedTensor(graphlessAlias())
        attach(node)
        return self
    }

    /// Notes that the operation just recorded has saved constants: its graph cannot be used twice.
    @discardableResult
    public func savingConstants() -> Tensor {
        recordedNode?.savesConstants = true
        return self
    }

    /// Notes what PyTorch's graph has in the place of the operation just recorded.
    @discardableResult
    public func standing(for form: GradNode.Form) -> Tensor {
        recordedNode?.form = form
        return self
    }

    /// Makes `node` the operation that made this tensor.
    func attach(_ node: GradNode, output: Int = 0) {
        recordedNode = node
        gradOutput = output
        leafRequiresGrad = false
        if viewBase != nil { viewVersion = storage.version }
    }

    /// Where a gradient of this tensor goes; nil if it needs none.
    var gradientEdge: Edge? {
        if let node = gradNode { return .node(node, output: gradOutput) }
        return leafRequiresGrad ? .leaf(self) : nil
    }

    /// Another tensor over the same memory that the graph knows nothing of; in-place changes of either are seen by
    /// version checks of both.
    func graphlessAlias() -> Tensor {
        let alias = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
        alias.isDataAlias = isDataAlias
        return alias
    }
}

extension GradNode {
    /// Attaches one operation to its several fresh results, under the same conditions as `recorded`.
    ///
    /// Each result of floating point gets its own name from `names` (the first one if there are fewer). `backward`
    /// gets one gradient per result, nil where none arrived; it must hold none of the results: pass a
    /// `detach()`ed alias.
    public static func record(
        names: [StaticString], results: [Tensor], from inputs: [Tensor], saving: [Tensor] = [],
        backward: @escaping (_ gradients: [Tensor?]) throws -> [Tensor?]
    ) {
        guard Tensor.needsRecording(inputs) else { return }
        let node = GradNode(
            name: names.first ?? "", moreNames: Array(names.dropFirst()), resultCount: results.count,
            edges: inputs.map(\.gradientEdge), saved: saving.map(SavedTensor.init), backward: .several(backward))
        for (output, result) in results.enumerated() where result.dtype.isFloatingPoint {
            result.attach(node, output: output)
        }
    }
}

extension GradNode {
    /// Attaches an operation that a program has defined, under the same conditions as `recorded`; `backward` gets one
    /// gradient per result.
    public static func record(
        ownName: String, results: [Tensor], from inputs: [Tensor], saving: [Tensor],
        backward: @escaping (_ gradients: [Tensor?]) throws -> [Tensor?]
    ) {
        guard Tensor.needsRecording(inputs) else { return }
        let node = GradNode(
            name: "", resultCount: results.count, edges: inputs.map(\.gradientEdge),
            saved: saving.map(SavedTensor.init), backward: .several(backward))
        node.ownName = ownName
        node.savesConstants = !saving.isEmpty
        for (output, result) in results.enumerated() where result.dtype.isFloatingPoint {
            result.attach(node, output: output)
        }
    }
}

extension ThreadState {
    /// Runs `body` as inside `with torch.no_grad():`.
    @inline(__always)
    public static func withoutGrad<Result>(_ body: () throws -> Result) rethrows -> Result {
        let wasEnabled = isGradEnabled
        isGradEnabled = false
        defer { isGradEnabled = wasEnabled }
        return try body()
    }

    /// Runs `body` with grad mode as given.
    public static func withGrad<Result>(enabled: Bool, _ body: () throws -> Result) rethrows -> Result {
        let wasEnabled = isGradEnabled
        isGradEnabled = enabled
        defer { isGradEnabled = wasEnabled }
        return try body()
    }
}
