import Tensors

extension Packing {
    /// `pad_packed_sequence`: back to (L, N, …), or (N, L, …) with `batchFirst`, with the lengths (N).
    ///
    /// - Throws: ValueError for a `totalLength` below the longest sequence.
    public static func padPacked(
        _ packed: PackedSequence, batchFirst: Bool = false, paddingValue: Double = 0, totalLength: Int? = nil
    ) throws -> (output: Tensor, lengths: Tensor) {
        let sizes = packed.batchSizes.int64Values()
        let longest = sizes.count
        if let totalLength, totalLength < longest {
            throw TensorError(
                .valueError,
                "Expected total_length to be at least the length of the longest sequence in input, but got "
                    + "total_length=\(totalLength) and max sequence length being \(longest)")
        }
        let steps = totalLength ?? longest
        let batch = sizes.first ?? 0
        let order = packed.sortedIndices?.int64Values()
        var lengths = [Int](repeating: 0, count: batch)
        var rows: [Int] = []
        // Sorted sequences stay time-major in memory; the others have been picked anew, in the caller's layout.
        let isTimeMajor = order == nil || !batchFirst
        for (step, size) in sizes.enumerated() {
            for row in 0..<size {
                let sequence = order?[row] ?? row
                lengths[sequence] = step + 1
                rows.append(isTimeMajor ? step * batch + sequence : sequence * steps + step)
            }
        }
        let data = packed.data
        let features = Array(data.shape.array.dropFirst())
        let memory = Tensor(
            uninitialized: Shape((isTimeMajor ? [steps, batch] : [batch, steps]) + features), dtype: data.dtype)
        memory.fillAll(paddingValue)
        let copy = RowCopy(width: features.reduce(1, *), dtype: data.dtype)
        copy.scatter(data.packedCopy(), rows, memory)
        let isSwapped = isTimeMajor && batchFirst
        let output = isSwapped ? memory.firstAxesSwapped() : memory
        let name: StaticString =
            order != nil ? "IndexSelectBackward0" : batchFirst ? "TransposeBackward0" : "CopySlices"
        let shape = data.shape
        output.recorded(name, from: [data]) { gradient in
            if ThreadState.isGradEnabled {
                let padded = isSwapped ? try gradient.transpose(0, 1) : gradient
                return [try padded.reshape(Shape([steps * batch] + features)).indexSelect(0, .int64(rows))]
            }
            let back = Tensor(uninitialized: shape, dtype: gradient.dtype)
            RowCopy(width: features.reduce(1, *), dtype: gradient.dtype)
                .gather((isSwapped ? gradient.firstAxesSwapped() : gradient).packedCopy(), rows, back)
            return [back]
        }
        return (output, .int64(lengths))
    }
}

extension Tensor {
    /// A view (N, L, …) of (L, N, …) that the graph does not see.
    func firstAxesSwapped() -> Tensor {
        var shape = shape
        var strides = strides
        shape.swapAt(0, 1)
        strides.swapAt(0, 1)
        return Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
    }

    /// Sets every element of a fresh contiguous tensor.
    func fillAll(_ value: Double) {
        switch dtype {
        case .float32: pointer(as: Float.self).update(repeating: Float(value), count: numel)
        case .float64: pointer(as: Double.self).update(repeating: value, count: numel)
        case .int64: pointer(as: Int64.self).update(repeating: Int64(converting: value), count: numel)
        case .int32: pointer(as: Int32.self).update(repeating: Int32(converting: value), count: numel)
        case .uint8: pointer(as: UInt8.self).update(repeating: UInt8(converting: value), count: numel)
        case .bool: pointer(as: Bool.self).update(repeating: value != 0, count: numel)
        case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: fill(with: .float(value))
        }
    }
}
