import Tensors

extension Functional {
    /// `F.softmax`; without an axis PyTorch warns and takes 0 for tensors of 0, 1 or 3 axes, else 1.
    public static func softmax(_ input: Tensor, dim: Int?) throws -> Tensor {
        try input.softmax(dim: dim ?? implicitAxis(input, "softmax"))
    }

    /// `F.log_softmax`
    public static func logSoftmax(_ input: Tensor, dim: Int?) throws -> Tensor {
        try input.logSoftmax(dim: dim ?? implicitAxis(input, "log_softmax"))
    }

    /// `F.softmin`
    public static func softmin(_ input: Tensor, dim: Int?) throws -> Tensor {
        try input.neg().softmax(dim: dim ?? implicitAxis(input, "softmin"))
    }

    private static func implicitAxis(_ input: Tensor, _ name: String) -> Int {
        Warnings.emit(
            "Implicit dimension choice for \(name) has been deprecated. Change the call to include dim=X as an argument."
        )
        return [0, 1, 3].contains(input.rank) ? 0 : 1
    }

    /// `F.glu`: the first half times the sigmoid of the second.
    ///
    /// - Throws: RuntimeError for an odd size.
    public static func glu(_ input: Tensor, dim: Int = -1) throws -> Tensor {
        let axis = dim < 0 ? dim + input.rank : dim
        guard axis >= 0, axis < input.rank else {
            throw TensorError(
                .indexError,
                "Dimension out of range (expected to be in range of [-\(max(input.rank, 1)), \(max(input.rank, 1) - 1)], "
                    + "but got \(dim))")
        }
        let size = input.shape[axis]
        guard size % 2 == 0 else {
            throw TensorError(
                .runtimeError, "Halving dimension must be even, but dimension \(axis) is size \(size)",
                shapes: [input.shape])
        }
        let gate = try input.narrow(axis, size / 2, size / 2).sigmoid()
        return try input.narrow(axis, 0, size / 2).mul(gate)
    }
}
