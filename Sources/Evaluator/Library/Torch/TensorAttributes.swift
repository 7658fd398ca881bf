import Tensors

extension Family {
    /// What stands behind the dot without a call.
    static let tensorAttributes = Family(
        type: "Tensor", voice: .torch,
        properties: [
            Property("shape", "The sizes.") { SizeType.make(try $0.asTensor.shape) },
            Property("dtype", "The element type.") { .object(DTypeObject.of(try $0.asTensor.dtype)) },
            Property("device", "Where it lives: the CPU.") { _ in .object(DeviceObject()) },
            Property("ndim", "The number of axes.") { .int(try $0.asTensor.rank) },
            Property("layout", "The memory layout.") { _ in .text("torch.strided") },
            Property("itemsize", "Bytes of one element.") { .int(try $0.asTensor.dtype.itemSize) },
            Property("nbytes", "Bytes of all elements.") { .int(try $0.asTensor.dtype.itemSize * $0.asTensor.numel) },
            Property("is_cuda", "False: it lives on the CPU.") { _ in .bool(false) },
            Property("is_sparse", "False: all tensors here are dense.") { _ in .bool(false) },
            Property("is_leaf", "Whether no recorded operation made it.") { .bool(try $0.asTensor.isLeaf) },
            Property(
                "requires_grad", "Whether gradients flow to it.",
                set: { tensor, value in
                    guard case .bool(let flag) = value else {
                        throw Raised(.runtimeError, "requires_grad must be a bool")
                    }
                    try tensor.asTensor.setRequiresGrad(flag, assigned: true)
                }
            ) { .bool(try $0.asTensor.requiresGrad) },
            Property(
                "grad", "The gradient that backward() has added up, or None.",
                set: { tensor, value in
                    switch value {
                    case .none: try tensor.asTensor.setGrad(nil)
                    case .tensor(let gradient): try tensor.asTensor.setGrad(gradient)
                    default:
                        throw Raised(
                            .typeError,
                            "assigned grad expected to be a Tensor or None but got grad of type \(value.typeName)")
                    }
                }
            ) { value in
                let tensor = try value.asTensor
                if tensor.gradIsNeverFilled { Warnings.warn(.userWarning, Tensor.gradOfNonLeafWarning) }
                return tensor.grad.map(Value.tensor) ?? .none
            },
            Property("grad_fn", "The operation that made it, or None.") { value in
                try GradFunction(of: value.asTensor).map { .object($0) } ?? .none
            },
            Property("retains_grad", "Whether backward() keeps its gradient though it is no leaf.") {
                .bool(try $0.asTensor.retainsGrad)
            },
            Property(
                "data", "The same memory without history.",
                set: { tensor, value in
                    guard case .tensor(let other) = value else {
                        throw Raised(
                            .typeError, "Variable data has to be a tensor, but got \(value.typeName)")
                    }
                    try tensor.asTensor.setData(other)
                }
            ) { .tensor(try $0.asTensor.data) },
            Property("T", "The axes in reverse order.") { .tensor(try $0.asTensor.reversedAxes()) },
            Property("mT", "The two last axes swapped.") { .tensor(try $0.asTensor.matrixTransposed()) },
            Property("H", "A matrix transposed, its imaginary parts with the other sign.") {
                .tensor(try $0.asTensor.reversedAxes().conj())
            },
            Property("real", "The real parts; the tensor itself if it is not complex.") {
                let tensor = try $0.asTensor
                return tensor.dtype.isComplex ? .tensor(tensor.real) : $0
            },
            Property("imag", "The imaginary parts of a complex tensor.") { .tensor(try $0.asTensor.imag()) },
            Property("names", "None for each axis.") { .tuple(try $0.asTensor.shape.map { _ in Value.none }) },
            Property("_version", "How often it was changed in place.") { .int(try $0.asTensor.storage.version) },
        ])
}

extension Value {
    /// The tensor whose attribute is read.
    var asTensor: Tensor {
        get throws {
            if case .tensor(let tensor) = self { return tensor }
            throw Raised(.typeError, "descriptor requires a 'torch._C.TensorBase' object but received a '\(typeName)'")
        }
    }
}
