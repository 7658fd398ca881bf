import Tensors

extension Functional {
    /// `F.adaptive_avg_pool1d`: means of `size` windows that cover (N, C, L) or (C, L) evenly.
    ///
    /// - Throws: PyTorch's errors for other ranks, negative sizes, empty sequences.
    public static func adaptiveAvgPool1d(_ input: Tensor, _ size: Int) throws -> Tensor {
        try checkAdaptive(input, "avg")
        guard size >= 0 else {
            throw TensorError(
                .runtimeError,
                "adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0 but received {1, \(size)}"
            )
        }
        guard input.shape[input.rank - 1] > 0 else {
            let sizes = input.shape.array
            throw TensorError(
                .runtimeError,
                "adaptive_avg_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
                    + "[\((sizes.dropLast() + [1, 0]).map(String.init).joined(separator: ", "))] with dimension "
                    + "\(sizes.count) being empty",
                shapes: [input.shape])
        }
        guard input.isFloatingPoint else {
            throw TensorError(
                .notImplementedError, "\"adaptive_avg_pool2d\" not implemented for '\(input.dtype.scalarName)'")
        }
        guard size > 0 else { return Tensor.zeros(Shape(input.shape.array.dropLast() + [0]), dtype: input.dtype) }
        return try composed("SqueezeBackward1", [input]) { inputs in
            let x = inputs[0]
            return try Tensor.stack(
                windows(x.shape[x.rank - 1], size).map { try x.narrow(-1, $0.lowerBound, $0.count).mean(dim: -1) }, -1)
        }
    }

    /// `F.adaptive_max_pool1d`: the largest element of each window, and where it stands.
    public static func adaptiveMaxPool1d(_ input: Tensor, _ size: Int) throws -> (values: Tensor, indices: Tensor) {
        try checkAdaptive(input, "max")
        guard size > 0, input.shape[input.rank - 1] > 0 else {
            throw TensorError(
                .runtimeError,
                "adaptive_max_pool2d(): Expected input to have non-zero size for non-batch dimensions, but input has sizes "
                    + "\(input.shape.array) with dimension \(input.rank - 1) being empty",
                shapes: [input.shape])
        }
        let places = try ThreadState.withoutGrad {
            try Tensor.stack(
                windows(input.shape[input.rank - 1], size).map { window in
                    try input.narrow(-1, window.lowerBound, window.count).argmax(dim: -1)
                        .add(.int(Int64(window.lowerBound)))
                }, -1)
        }
        let values = try composed("SqueezeBackward1", [input]) { try $0[0].gather(-1, places) }
        return (values, places)
    }

    /// Where the windows lie: from ⌊i·L/n⌋ to ⌈(i+1)·L/n⌉.
    private static func windows(_ length: Int, _ count: Int) -> [Range<Int>] {
        (0..<count).map { ($0 * length / count)..<((($0 + 1) * length + count - 1) / count) }
    }

    private static func checkAdaptive(_ input: Tensor, _ kind: String) throws {
        guard input.rank == 2 || input.rank == 3 else {
            throw TensorError(
                .runtimeError,
                "Expected 2 to 3 dimensions, but got \(input.rank)-dimensional tensor for argument #1 'self' (while "
                    + "checking arguments for adaptive_\(kind)_pool1d)",
                shapes: [input.shape])
        }
    }
}
