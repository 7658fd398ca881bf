import Tensors

extension Functional {
    /// `F.binary_cross_entropy`: −(t·log p + (1 − t)·log(1 − p)), the logarithms not below −100.
    ///
    /// - Throws: ValueError for different sizes, RuntimeError for probabilities outside [0, 1] and other dtypes.
    public static func binaryCrossEntropy(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, reduction: Reduction = .mean
    ) throws -> Tensor {
        guard input.shape == target.shape else {
            throw TensorError(
                .valueError,
                "Using a target size (\(target.shape.pythonText)) that is different to the input size "
                    + "(\(input.shape.pythonText)) is deprecated. Please ensure they have the same size.",
                shapes: [input.shape, target.shape])
        }
        guard input.dtype == target.dtype, input.isFloatingPoint else {
            throw TensorError(
                .runtimeError,
                "Found dtype \(target.dtype.scalarName) but expected \(input.dtype.scalarName)")
        }
        let probabilities = input.converted(to: .float64).packedCopy()
        let values = probabilities.pointer(as: Double.self)
        for index in 0..<probabilities.numel where !(values[index] >= 0 && values[index] <= 1) {
            throw TensorError(.runtimeError, "all elements of input should be between 0 and 1")
        }
        return try ElementwiseLoss(kind: .binary, reduction: reduction, name: "BinaryCrossEntropyBackward0")
            .run(input, target, weight: weight)
    }

    /// `F.binary_cross_entropy_with_logits`: (1 − t)·x − logsigmoid(x).
    ///
    /// - Throws: ValueError for different sizes.
    public static func binaryCrossEntropyWithLogits(
        _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil,
        reduction: Reduction = .mean
    ) throws -> Tensor {
        guard input.shape == target.shape else {
            throw TensorError(
                .valueError,
                "Target size (\(target.shape.pythonText)) must be the same as input size (\(input.shape.pythonText))",
                shapes: [input.shape, target.shape])
        }
        guard target.isFloatingPoint else {
            throw TensorError(
                .runtimeError,
                "result type \(input.dtype.scalarName) can't be cast to the desired output type \(target.dtype.scalarName)"
            )
        }
        return try ElementwiseLoss(
            kind: .binaryLogits, reduction: reduction, name: "BinaryCrossEntropyWithLogitsBackward0"
        ).run(input, target, weight: weight, positiveWeight: positiveWeight)
    }
}
