/// Leaving the graph and entering it.
extension Tensor {
    /// The same memory without history; in-place changes of either are noticed by `backward`.
    public func detach() -> Tensor { graphlessAlias() }

    /// `detach_()`: forgets this tensor's own history.
    public func detachInPlace() throws -> Tensor {
        if viewBase != nil, requiresGrad { throw TensorError.detachedView }
        recordedNode = nil
        leafRequiresGrad = false
        return self
    }

    /// `.data`: the same memory without history, whose in-place changes `backward` does not notice.
    public var data: Tensor {
        let alias = graphlessAlias()
        alias.isDataAlias = true
        return alias
    }

    /// `x.data = y`: this tensor takes the other's memory, sizes and dtype, and keeps its place in the graph.
    public func setData(_ other: Tensor) {
        storage = other.storage
        shape = other.shape
        strides = other.strides
        offset = other.offset
        dtype = other.dtype
    }

    /// `requires_grad_()` and `x.requires_grad = …`.
    ///
    /// - Throws: PyTorch's errors for results of operations and for dtypes that have no gradient.
    public func setRequiresGrad(_ required: Bool, assigned: Bool = false) throws {
        if gradNode != nil {
            if !required { throw TensorError.notALeaf }
            return
        }
        if required && !dtype.isFloatingPoint { throw TensorError.dtypeHasNoGrad(assigned: assigned) }
        leafRequiresGrad = required
    }

    /// The same, to be chained.
    @discardableResult
    public func requiresGrad(_ required: Bool = true) throws -> Tensor {
        try setRequiresGrad(required)
        return self
    }

    /// `x.grad = …`, with PyTorch's checks.
    public func setGrad(_ gradient: Tensor?) throws {
        if let gradient {
            if gradient === self { throw TensorError.ownGrad }
            if gradient.shape != shape { throw TensorError.assignedGrad(gradient.shape, to: shape) }
            if gradient.dtype != dtype { throw TensorError.assignedGrad(gradient.dtype, to: dtype) }
        }
        grad = gradient
    }

    /// Whether reading `.grad` deserves PyTorch's warning: it will stay empty.
    public var gradIsNeverFilled: Bool { gradNode != nil && grad == nil && !retainsGrad }

    /// The text of that warning.
    public static let gradOfNonLeafWarning =
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad attribute won't be "
        + "populated during autograd.backward(). If you indeed want the .grad field to be populated for a non-leaf "
        + "Tensor, use .retain_grad() on the non-leaf Tensor. If you access the non-leaf Tensor by mistake, make sure "
        + "you access the leaf Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information."
}

extension TensorError {
    static let notALeaf = TensorError(
        .runtimeError,
        "you can only change requires_grad flags of leaf variables. If you want to use a computed variable in a subgraph "
            + "that doesn't require differentiation use var_no_grad = var.detach().")
    static let ownGrad = TensorError(.runtimeError, "can't assign Variable as its own grad")
    static let detachedView = TensorError(
        .runtimeError,
        "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) for training, "
            + "and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and hence detach_() cannot "
            + "be called on these gradients. To fix this error, please refer to the Optimizer.zero_grad() function in "
            + "torch/optim/optimizer.py as the solution.")

    static func dtypeHasNoGrad(assigned: Bool) -> TensorError {
        TensorError(
            .runtimeError, "only Tensors of floating point \(assigned ? "and complex " : "")dtype can require gradients"
        )
    }

    /// What factories say to `requires_grad=True`.
    public static let factoryDTypeHasNoGrad = TensorError(
        .runtimeError, "Only Tensors of floating point and complex dtype can require gradients")

    static func assignedGrad(_ gradient: Shape, to shape: Shape) -> TensorError {
        TensorError(
            .runtimeError,
            "attempting to assign a gradient of size '\(gradient)' to a tensor of size '\(shape)'. Please ensure that the "
                + "gradient and the tensor are the same size",
            shapes: [gradient, shape])
    }

    static func assignedGrad(_ gradient: DType, to dtype: DType) -> TensorError {
        TensorError(
            .runtimeError,
            "attempting to assign a gradient with dtype '\(gradient.scalarName.lowercased())' to a tensor with grad_dtype "
                + "'\(dtype.scalarName)'. The gradient must match the tensor's grad_dtype (defaults to the tensor's "
                + "dtype). You can set the tensor's grad_dtype attribute with a specific dtype, or None to allow any "
                + "dtype. Set grad_dtype with caution. Diverging the dtypes of a tensor and its gradient may break "
                + "downstream systems that assume they match.")
    }
}
