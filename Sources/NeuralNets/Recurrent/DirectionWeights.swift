import Tensors

/// The parameters of one layer in one direction.
struct DirectionWeights<T: KernelScalar> {
    let inputWeight: UnsafePointer<T>
    let hiddenWeight: UnsafePointer<T>
    let inputBias: UnsafePointer<T>?
    let hiddenBias: UnsafePointer<T>?
    let projection: UnsafePointer<T>?

    /// `weights` in registration order, all contiguous.
    @inline(__always)
    init(_ weights: [Tensor], plan: RecurrentPlan, layer: Int, direction: Int) {
        let start = (layer * plan.directions + direction) * plan.weightsPerDirection
        inputWeight = UnsafePointer(weights[start].pointer(as: T.self))
        hiddenWeight = UnsafePointer(weights[start + 1].pointer(as: T.self))
        inputBias = plan.hasBias ? UnsafePointer(weights[start + 2].pointer(as: T.self)) : nil
        hiddenBias = plan.hasBias ? UnsafePointer(weights[start + 3].pointer(as: T.self)) : nil
        projection =
            plan.projectionSize > 0
            ? UnsafePointer(weights[start + plan.weightsPerDirection - 1].pointer(as: T.self)) : nil
    }
}
