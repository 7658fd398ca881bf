import Tensors

/// Scores and class indices of a classification loss as rows: (N, C), (C) or (N, C, d…) seen as (rows, C).
struct ClassTargets {
    let rows: Int
    let classes: Int
    /// Contiguous (rows, C).
    let scores: Tensor
    /// Contiguous int64 (rows).
    let target: Tensor
    /// More than one position for each sample: the axes from 2 on were moved before the classes.
    let isSpatial: Bool
    /// The shape of an unreduced loss.
    let lossShape: Shape
    let inputShape: Shape
    let ignored: Int64

    /// - Throws: PyTorch's errors for sizes, dtypes and class indices that do not fit.
    init(_ input: Tensor, _ target: Tensor, weight: Tensor?, ignoreIndex: Int) throws {
        guard input.rank >= 1 else { throw TensorError(.valueError, "Expected 1 or more dimensions (got 0)") }
        let samples = target.rank == 0 ? 0 : target.shape[0]
        guard input.rank == 1 || input.shape[0] == samples else {
            throw TensorError(
                .valueError,
                "Expected input batch_size (\(input.shape[0])) to match target batch_size (\(samples)).",
                shapes: [input.shape, target.shape])
        }
        isSpatial = input.rank > 2
        classes = input.shape[input.rank == 1 ? 0 : 1]
        if isSpatial {
            var expected = input.shape
            expected.remove(at: 1)
            guard target.shape == expected else {
                throw TensorError(
                    .runtimeError, "Expected target size \(expected), got \(target.shape)",
                    shapes: [input.shape, target.shape])
            }
        } else {
            guard target.rank <= 1 else {
                throw TensorError(
                    .runtimeError, "0D or 1D target tensor expected, multi-target not supported",
                    shapes: [input.shape, target.shape])
            }
            if input.rank == 1, target.rank == 1, target.shape[0] != 1 {
                throw TensorError(
                    .valueError,
                    "For 1D input, 1D target must have size 1, but got target size: \(target.shape[0])",
                    shapes: [input.shape, target.shape])
            }
        }
        if let weight, weight.rank != 1 || weight.numel != classes {
            throw TensorError(
                .runtimeError,
                "weight tensor should be defined either for all \(classes) classes or no classes but got weight tensor "
                    + "of shape: \(weight.shape)",
                shapes: [weight.shape])
        }
        guard target.dtype == .int64 || target.dtype == .uint8 else {
            throw TensorError(
                .runtimeError, "expected target dtype to be Long or Byte, but got \(target.dtype.scalarName)")
        }
        if let weight, weight.dtype != input.dtype {
            throw TensorError(
                .runtimeError,
                "expected scalar type \(input.dtype.scalarName) but found \(weight.dtype.scalarName)")
        }
        rows = target.numel
        inputShape = input.shape
        lossShape = target.shape
        ignored = Int64(ignoreIndex)
        scores = isSpatial ? ClassTargets.classesLast(input).packedCopy() : input.packedCopy()
        self.target = target.dtype == .int64 ? target.packedCopy() : .int64(target.int64Values())
        let values = self.target.pointer(as: Int64.self)
        for row in 0..<rows where values[row] != ignored {
            guard values[row] >= 0, values[row] < classes else {
                throw TensorError(.indexError, "Target \(values[row]) is out of bounds.", shapes: [input.shape])
            }
        }
    }

    /// A view with axis 1 moved to the end.
    static func classesLast(_ tensor: Tensor) -> Tensor {
        var shape = tensor.shape
        var strides = tensor.strides
        shape.append(shape.remove(at: 1))
        strides.append(strides.remove(at: 1))
        return Tensor(
            storage: tensor.storage, shape: shape, strides: strides, offset: tensor.offset, dtype: tensor.dtype)
    }

    /// The gradient for the caller's layout, over memory (rows, C).
    func gradientTensor() -> Tensor {
        guard isSpatial else { return Tensor(uninitialized: inputShape, dtype: scores.dtype) }
        let last = Tensor(uninitialized: scores.shape, dtype: scores.dtype)
        var strides = last.strides
        strides.insert(strides.remove(at: strides.count - 1), at: 1)
        return Tensor(storage: last.storage, shape: inputShape, strides: strides, offset: 0, dtype: last.dtype)
    }
}
