extension Tensor {
    /// `nn.Parameter(data)`: a leaf over the same memory that modules register and optimisers change.
    ///
    /// - Throws: PyTorch's error for an integer tensor that should require a gradient.
    public static func parameter(_ data: Tensor, requiresGrad: Bool = true) throws -> Tensor {
        guard data.dtype.isFloatingPoint || !requiresGrad else {
            throw TensorError(.runtimeError, "Only Tensors of floating point and complex dtype can require gradients")
        }
        let parameter = Tensor(
            storage: data.storage, shape: data.shape, strides: data.strides, offset: data.offset, dtype: data.dtype)
        parameter.isParameter = true
        parameter.leafRequiresGrad = requiresGrad
        return parameter
    }

    /// A new parameter whose elements are not set yet.
    public static func parameter(uninitialized shape: Shape, dtype: DType) -> Tensor {
        let parameter = Tensor(uninitialized: shape, dtype: dtype)
        parameter.isParameter = true
        parameter.leafRequiresGrad = dtype.isFloatingPoint
        return parameter
    }

    /// Lets this tensor stand for other memory, as assigning to `.data` does: same identity, new elements.
    public func replaceData(_ data: Tensor) {
        storage = data.storage
        shape = data.shape
        strides = data.strides
        offset = data.offset
        dtype = data.dtype
    }
}
