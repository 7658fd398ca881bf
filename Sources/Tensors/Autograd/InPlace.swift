/// In-place operations: what they may touch, and how they change history.
extension Tensor {
    /// Throws where PyTorch forbids changing this tensor in place: leaves that require a gradient, and views of them,
    /// while grad mode is on.
    public func checkInPlace() throws {
        guard ThreadState.isGradEnabled else { return }
        if leafRequiresGrad, gradNode == nil { throw TensorError.inPlaceOnLeaf }
        guard let base = viewBase else { return }
        if base.leafRequiresGrad, base.gradNode == nil { throw TensorError.inPlaceOnViewOfLeaf }
        if let node = recordedNode, node.resultCount > 1 {
            throw TensorError.inPlaceOnOneOfSeveralViews(output: gradOutput, of: node)
        }
    }

    /// Called after an in-place operation has written elements outside the graph's sight: `normal_`, `zero_` under
    /// `no_grad`, an optimiser's step.
    @inline(__always)
    public func bumpVersion() {
        if !isDataAlias { storage.version &+= 1 }
    }

    /// True if an in-place operation with these other operands would have to be recorded.
    @inline(__always)
    public func inPlaceNeedsRecording(_ other: Tensor? = nil) -> Bool {
        guard ThreadState.isGradEnabled else { return false }
        return requiresGrad || (other?.requiresGrad ?? false)
    }

    /// Replaces the elements by the result of `operation`, which gets this tensor as it was before, and makes that
    /// operation this tensor's history: `z.mul_(y)` is `z.inPlace { try $0.mul(y) }`.
    ///
    /// - Throws: what `operation` throws, what `checkInPlace` throws, and PyTorch's errors for a result of another shape
    ///   or of a dtype that cannot be cast to this one.
    @discardableResult
    public func inPlace(_ operation: (_ before: Tensor) throws -> Tensor) throws -> Tensor {
        try checkInPlace()
        let before: Tensor
        if ThreadState.isGradEnabled {
            before = contiguousCopy()
            if let edge = gradientEdge, case .node(let node, let output) = edge { before.attach(node, output: output) }
        } else {
            before = graphlessAlias()
        }
        let result = try operation(before)
        guard result.shape == shape else { throw TensorError.inPlaceShape(shape, result: result.shape) }
        guard result.dtype.canCast(to: dtype) else { throw TensorError.inPlaceCast(result.dtype, to: dtype) }
        write(result)
        bumpVersion()
        adoptHistory(of: result)
        return self
    }

    /// After the elements of `result` have been written into this tensor in place, and its version raised: the
    /// operation that made `result` becomes this tensor's history, and that of the tensor that this is a view of.
    func adoptHistory(of result: Tensor) {
        guard ThreadState.isGradEnabled, dtype.isFloatingPoint else { return }
        result.gradNode?.resultMoved(to: self)
        guard let base = viewBase else {
            gradNode = result.gradNode
            gradOutput = result.gradOutput
            return
        }
        let baseEdge = base.gradientEdge
        let edge = result.gradientEdge
        guard baseEdge != nil || edge != nil else { return }
        let part = Geometry(self)
        let whole = Geometry(base)
        let node = GradNode(
            name: "CopySlices", edges: [baseEdge, edge], saved: [],
            backward: .single({ gradient in
                [try gradient.cleared(from: whole, at: part), try gradient.gathered(from: whole, at: part)]
            }))
        node.savesConstants = true
        base.gradNode = node
        base.gradOutput = 0
        // The view's own history is rebuilt from the base when it is next asked for.
        viewVersion = -1
    }
}

extension GradNode {
    /// The node's result has been written into `tensor`, whose later changes now count as changes of the result.
    fileprivate func resultMoved(to tensor: Tensor) {
        if savedResult != nil { savedResult = SavedTensor(tensor.graphlessAlias()) }
    }
}

extension TensorError {
    static let inPlaceOnLeaf = TensorError(
        .runtimeError, "a leaf Variable that requires grad is being used in an in-place operation.")
    static let inPlaceOnViewOfLeaf = TensorError(
        .runtimeError, "a view of a leaf Variable that requires grad is being used in an in-place operation.")

    static func inPlaceOnOneOfSeveralViews(output: Int, of node: GradNode) -> TensorError {
        TensorError(
            .runtimeError,
            "Output \(output) of \(node.bareName) is a view and is being modified inplace. This view is the output of a "
                + "function that returns multiple views. Such functions do not allow the output views to be modified "
                + "inplace. You should replace the inplace operation by an out-of-place one.")
    }

    static func inPlaceShape(_ shape: Shape, result: Shape) -> TensorError {
        TensorError(
            .runtimeError, "output with shape \(shape) doesn't match the broadcast shape \(result)",
            shapes: [shape, result])
    }

    static func inPlaceCast(_ result: DType, to dtype: DType) -> TensorError {
        TensorError(
            .runtimeError,
            "result type \(result.scalarName) can't be cast to the desired output type \(dtype.scalarName)")
    }
}
