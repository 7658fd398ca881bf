import Tensors

/// `torch.nn.utils.rnn`: between lists of sequences, padded tensors and packed sequences.
public enum Packing {}

extension Packing {
    /// `pack_padded_sequence`: from (L, N, …), or (N, L, …) with `batchFirst`, to rows ordered by time step.
    ///
    /// - Throws: PyTorch's errors for lengths that are not sorted, not positive or not one for each sequence.
    public static func packPadded(
        _ input: Tensor, lengths: [Int], batchFirst: Bool = false, enforceSorted: Bool = true
    ) throws -> PackedSequence {
        guard input.rank >= 2 else {
            throw TensorError(
                .indexError,
                "Dimension out of range (expected to be in range of [-\(max(input.rank, 1)), "
                    + "\(max(input.rank, 1) - 1)], but got 1)")
        }
        let steps = input.shape[batchFirst ? 1 : 0]
        let batch = input.shape[batchFirst ? 0 : 1]
        guard input.numel > 0 else { throw TensorError(.runtimeError, "Cannot pack empty tensors.") }
        guard lengths.count == batch else {
            throw TensorError(
                .runtimeError,
                "Expected `len(lengths)` to be equal to batch_size, but got \(lengths.count) (batch_size=\(batch))")
        }
        let order = enforceSorted ? nil : sortedByLength(lengths)
        let sorted = order?.map { lengths[$0] } ?? lengths
        try check(sorted)
        let sizes = (0..<(sorted.first ?? 0)).map { step in sorted.count { $0 > step } }
        // PyTorch lets lengths exceed the tensor and packs the rows that exist.
        let places = sizes.prefix(steps).enumerated().flatMap { step, size in
            (0..<size).map { row in Place(step: step, sequence: order?[row] ?? row) }
        }
        let data = gather(input, places, batchFirst: batchFirst)
        return PackedSequence(
            data: data, batchSizes: .int64(sizes), sortedIndices: order.map(Tensor.int64),
            unsortedIndices: order.map { Tensor.int64(inverse($0)) })
    }

    /// One row of packed data.
    struct Place {
        let step: Int
        let sequence: Int

        func row(_ steps: Int, _ batch: Int, batchFirst: Bool) -> Int {
            batchFirst ? sequence * steps + step : step * batch + sequence
        }
    }

    /// Indices of the longest first; equal lengths keep their order.
    static func sortedByLength(_ lengths: [Int]) -> [Int] {
        lengths.indices.sorted { lengths[$0] == lengths[$1] ? $0 < $1 : lengths[$0] > lengths[$1] }
    }

    static func inverse(_ order: [Int]) -> [Int] {
        var inverse = order
        for (position, index) in order.enumerated() { inverse[index] = position }
        return inverse
    }

    private static func check(_ lengths: [Int]) throws {
        guard lengths.last.map({ $0 > 0 }) ?? true else {
            throw TensorError(
                .runtimeError,
                "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
        }
        for (length, next) in zip(lengths, lengths.dropFirst()) where next > length {
            throw TensorError(
                .runtimeError,
                "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
                    + "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement "
                    + "if you do not need ONNX exportability.")
        }
    }

    private static func gather(_ input: Tensor, _ places: [Place], batchFirst: Bool) -> Tensor {
        let source = input.packedCopy()
        let steps = input.shape[batchFirst ? 1 : 0]
        let batch = input.shape[batchFirst ? 0 : 1]
        let rows = places.map { $0.row(steps, batch, batchFirst: batchFirst) }
        let shape = Shape([rows.count] + input.shape.array.dropFirst(2))
        let result = Tensor(uninitialized: shape, dtype: input.dtype)
        RowCopy(width: shape.array.dropFirst().reduce(1, *), dtype: input.dtype).gather(source, rows, result)
        let inputShape = input.shape
        return result.recorded("PackPaddedSequenceBackward0", from: [input]) { gradient in
            if ThreadState.isGradEnabled {
                let flat = Tensor.zeros(Shape([steps * batch] + inputShape.array.dropFirst(2)), dtype: gradient.dtype)
                return [try flat.indexAdd(0, .int64(rows), gradient).reshape(inputShape)]
            }
            let back = Tensor(uninitialized: inputShape, dtype: gradient.dtype)
            back.clear()
            RowCopy(width: shape.array.dropFirst().reduce(1, *), dtype: gradient.dtype)
                .scatter(gradient.packedCopy(), rows, back)
            return [back]
        }
    }
}

/// Moves whole rows of a contiguous tensor.
struct RowCopy {
    /// Bytes of a row.
    let size: Int

    init(width: Int, dtype: DType) { size = width * dtype.itemSize }

    private func start(_ tensor: Tensor) -> UnsafeMutableRawPointer {
        tensor.storage.bytes + tensor.offset * tensor.dtype.itemSize
    }

    /// Row i of `target` = row `rows[i]` of `source`.
    func gather(_ source: Tensor, _ rows: [Int], _ target: Tensor) {
        for (index, row) in rows.enumerated() {
            (start(target) + index * size).copyMemory(from: start(source) + row * size, byteCount: size)
        }
    }

    /// Row `rows[i]` of `target` = row i of `source`.
    func scatter(_ source: Tensor, _ rows: [Int], _ target: Tensor) {
        for (index, row) in rows.enumerated() {
            (start(target) + row * size).copyMemory(from: start(source) + index * size, byteCount: size)
        }
    }
}

extension Tensor {
    /// A new int64 vector.
    static func int64(_ values: [Int]) -> Tensor {
        let tensor = Tensor(uninitialized: [values.count], dtype: .int64)
        let target = tensor.pointer(as: Int64.self)
        for (index, value) in values.enumerated() { target[index] = Int64(value) }
        return tensor
    }

    /// Zeroes the elements of a fresh contiguous tensor.
    func clear() {
        (storage.bytes + offset * dtype.itemSize).initializeMemory(
            as: UInt8.self, repeating: 0, count: numel * dtype.itemSize)
    }
}
