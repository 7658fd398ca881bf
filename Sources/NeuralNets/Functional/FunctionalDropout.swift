import Tensors

extension Functional {
    static func checkDropout(_ probability: Scalar) throws {
        let p = probability.asDouble
        guard p >= 0, p <= 1 else {
            throw TensorError(
                .valueError, "dropout probability has to be between 0 and 1, but got \(Python.number(probability))")
        }
    }

    /// `F.dropout`: the same tensor outside training or for p = 0, otherwise x·mask with one draw for each element in
    /// memory order.
    ///
    /// - Throws: ValueError for a probability outside [0, 1].
    public static func dropout(
        _ input: Tensor, _ probability: Scalar = .float(0.5), training: Bool = true, generator: Generator
    ) throws -> Tensor {
        try checkDropout(probability)
        let p = probability.asDouble
        guard training, p > 0, input.numel > 0 else { return input }
        guard input.isFloatingPoint else {
            throw TensorError(
                .runtimeError, "result type Float can't be cast to the desired output type \(input.dtype.scalarName)")
        }
        if input.isHalf {
            return try dropout(input.forKernels, probability, training: training, generator: generator)
                .rounded(to: input.dtype)
        }
        return input.dtype == .float64
            ? dropout(Double.self, input, p, generator) : dropout(Float.self, input, p, generator)
    }

    private static func dropout<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ probability: Double, _ generator: Generator
    ) -> Tensor {
        // A dense tensor in another order of axes keeps it, and is drawn in that order.
        let order = MemoryOrder(input)
        let source = order.reordered(input).packedCopy()
        let count = input.numel
        let mask = Tensor(uninitialized: source.shape, dtype: T.dtype)
        let result = Tensor(uninitialized: source.shape, dtype: T.dtype)
        let factors = mask.pointer(as: T.self)
        Dropout.fillMask(factors, count, probability, generator)
        let elements = source.pointer(as: T.self)
        let target = result.pointer(as: T.self)
        for index in 0..<count { target[index] = elements[index] * factors[index] }
        return order.restored(result).recorded("MulBackward0", from: [input]) { gradient in
            if ThreadState.isGradEnabled { return [try gradient.mul(order.restored(mask))] }
            let packed = order.reordered(gradient).packedCopy()
            let upstream = packed.pointer(as: T.self)
            let back = Tensor(uninitialized: mask.shape, dtype: T.dtype)
            for index in 0..<count {
                back.pointer(as: T.self)[index] = upstream[index] * mask.pointer(as: T.self)[index]
            }
            return [order.restored(back)]
        }.savingConstants()
    }
}

/// The axes of a dense tensor from the slowest to the fastest in memory.
struct MemoryOrder {
    private let axes: [Int]

    /// The plain order for a tensor with gaps or overlaps.
    init(_ tensor: Tensor) {
        let plain = Array(0..<tensor.rank)
        let sorted = plain.sorted { a, b in
            tensor.strides[a] == tensor.strides[b] ? a < b : tensor.strides[a] > tensor.strides[b]
        }
        var expected = 1
        var isDense = true
        for axis in sorted.reversed() where tensor.shape[axis] != 1 {
            if tensor.strides[axis] != expected { isDense = false }
            expected *= tensor.shape[axis]
        }
        axes = isDense ? sorted : plain
    }

    /// A view with the axes in memory order.
    func reordered(_ tensor: Tensor) -> Tensor {
        Tensor(
            storage: tensor.storage, shape: Shape(axes.map { tensor.shape[$0] }),
            strides: Shape(axes.map { tensor.strides[$0] }), offset: tensor.offset, dtype: tensor.dtype)
    }

    /// The reverse, over the same memory.
    func restored(_ tensor: Tensor) -> Tensor {
        var shape = tensor.shape
        var strides = tensor.strides
        for (position, axis) in axes.enumerated() {
            shape[axis] = tensor.shape[position]
            strides[axis] = tensor.strides[position]
        }
        return Tensor(
            storage: tensor.storage, shape: shape, strides: strides, offset: tensor.offset, dtype: tensor.dtype)
    }
}
