import Tensors

extension Packing {
    /// `pad_sequence`: sequences (L_i, …) side by side as (L, N, …), or (N, L, …) with `batchFirst`.
    ///
    /// - Throws: RuntimeError for an empty list, another `side` than left and right, or sizes that do not fit.
    public static func pad(
        _ sequences: [Tensor], batchFirst: Bool = false, paddingValue: Double = 0, side: String = "right"
    ) throws -> Tensor {
        guard side == "left" || side == "right" else {
            throw TensorError(.runtimeError, "Expected padding_side to be one of left or right, but got \(side).")
        }
        guard let first = sequences.first else {
            throw TensorError(.runtimeError, "received an empty list of sequences")
        }
        guard sequences.allSatisfy({ $0.rank > 0 }) else {
            throw TensorError(.runtimeError, "ArrayRef: invalid slice, N = 1; size = 0")
        }
        let features = Array(first.shape.array.dropFirst())
        let steps = sequences.map { $0.shape[0] }.max() ?? 0
        let batch = sequences.count
        for sequence in sequences where Array(sequence.shape.array.dropFirst()) != features {
            let slot = Shape([sequence.shape[0]] + features)
            throw TensorError(
                .runtimeError,
                "output with shape \(slot) doesn't match the broadcast shape "
                    + "\((try? Broadcasting.shape(slot, sequence.shape)) ?? sequence.shape)",
                shapes: [slot, sequence.shape])
        }
        let result = Tensor(
            uninitialized: Shape((batchFirst ? [batch, steps] : [steps, batch]) + features), dtype: first.dtype)
        result.fillAll(paddingValue)
        let copy = RowCopy(width: features.reduce(1, *), dtype: first.dtype)
        let places = sequences.enumerated().map { index, sequence in
            let start = side == "left" ? steps - sequence.shape[0] : 0
            return (0..<sequence.shape[0]).map {
                batchFirst ? index * steps + start + $0 : (start + $0) * batch + index
            }
        }
        for (sequence, rows) in zip(sequences, places) {
            copy.scatter(sequence.converted(to: first.dtype).packedCopy(), rows, result)
        }
        return result.recorded("CopySlices", from: sequences) { gradient in
            if ThreadState.isGradEnabled {
                let flat = try gradient.reshape(Shape([batch * steps] + features))
                return try places.map { try flat.indexSelect(0, .int64($0)) }
            }
            let gradient = gradient.packedCopy()
            return zip(sequences, places).map { sequence, rows in
                guard sequence.requiresGrad else { return nil }
                let back = Tensor(uninitialized: sequence.shape, dtype: gradient.dtype)
                RowCopy(width: features.reduce(1, *), dtype: gradient.dtype).gather(gradient, rows, back)
                return back
            }
        }
    }

    /// `pack_sequence`: `pad`, then `packPadded` with the sequences' own lengths.
    ///
    /// - Throws: as both.
    public static func pack(_ sequences: [Tensor], enforceSorted: Bool = true) throws -> PackedSequence {
        try packPadded(
            pad(sequences), lengths: sequences.map { $0.shape[0] }, enforceSorted: enforceSorted)
    }
}
