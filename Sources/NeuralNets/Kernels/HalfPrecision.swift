import Tensors

/// The kernels of layers, losses and optimisers know float32 and float64. Half precision goes through float32 on its way
/// in and is rounded on its way out, once for a whole layer.
extension Tensor {
    /// Of float16 or bfloat16.
    var isHalf: Bool { dtype.isFloatingPoint && dtype.isNarrow }

    /// Half precision as float32, which the graph sees; anything else as it is.
    var forKernels: Tensor { isHalf ? to(.float32) : self }

    /// A result for operands of half precision, in their dtype; `grad_fn` shows the operation that computed it.
    func rounded(to dtype: DType) -> Tensor {
        let result = cast(to: dtype)
        guard let node = gradNode else { return result }
        return result.recorded(node.name(ofOutput: gradOutput), from: [self]) { [$0.to(.float32)] }
    }

    /// Half precision is what layers take besides; whole and complex numbers are what they do not.
    func checkKernel(_ name: String) throws {
        guard isFloatingPoint else {
            throw TensorError(.notImplementedError, "\"\(name)\" not implemented for '\(dtype.scalarName)'")
        }
    }
}
