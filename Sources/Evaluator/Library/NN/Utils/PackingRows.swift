import NeuralNets
import Tensors

extension Family {
    /// `torch.nn.utils.rnn`
    static let packing = Family(
        module: "torch.nn.utils.rnn", voice: .python,
        functions: [
            Builtin(
                "pad_sequence", "(sequences, batch_first: bool = False, padding_value=0.0, padding_side='right')",
                "Sequences (L, …) of different lengths as one tensor (L_max, N, …), or (N, L_max, …) with batch_first.",
                example:
                    "from torch.nn.utils.rnn import pad_sequence\npad_sequence([torch.ones(2), torch.ones(1)], batch_first=True)\n#> tensor([[1., 1.],\n#>         [1., 0.]])"
            ) { call in
                .tensor(
                    try Packing.pad(
                        sequence(call, 0), batchFirst: call.bool(1), paddingValue: call.double(2), side: call.string(3))
                )
            },
            Builtin(
                "pack_padded_sequence", "(input, lengths, batch_first: bool = False, enforce_sorted: bool = True)",
                "A padded batch as a PackedSequence.",
                example:
                    "from torch.nn.utils.rnn import pack_padded_sequence\npack_padded_sequence(torch.ones(2, 3, 1), [3, 2], batch_first=True).batch_sizes\n#> tensor([2, 2, 1])"
            ) { call in
                guard case .tensor(let input) = call[0] else {
                    throw Raised(.attributeError, "'\(call[0].attributeTypeName)' object has no attribute 'size'")
                }
                return PackedSequenceType.make(
                    try Packing.packPadded(
                        input, lengths: lengths(call[1]), batchFirst: call.bool(2), enforceSorted: call.bool(3)))
            },
            Builtin(
                "pad_packed_sequence",
                "(sequence, batch_first: bool = False, padding_value=0.0, total_length=None)",
                "A PackedSequence as a padded batch and the lengths.",
                example:
                    "from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence\npad_packed_sequence(pack_sequence([torch.ones(2), torch.ones(1)]))[1]\n#> tensor([2, 1])"
            ) { call in
                guard let packed = PackedSequenceType.read(call[0]) else {
                    throw Raised(
                        .attributeError, "'\(call[0].attributeTypeName)' object has no attribute 'batch_sizes'")
                }
                let (output, lengths) = try Packing.padPacked(
                    packed, batchFirst: call.bool(1), paddingValue: call.double(2), totalLength: call.optionalInt(3))
                return .tuple([.tensor(output), .tensor(lengths)])
            },
            Builtin(
                "pack_sequence", "(sequences, enforce_sorted: bool = True)",
                "Sequences of different lengths as a PackedSequence.",
                example:
                    "from torch.nn.utils.rnn import pack_sequence\npack_sequence([torch.ones(2), torch.ones(1)]).data\n#> tensor([1., 1., 1.])"
            ) { call in
                PackedSequenceType.make(try Packing.pack(sequence(call, 0), enforceSorted: call.bool(1)))
            },
            Builtin(
                "unpad_sequence", "(padded_sequences, lengths, batch_first: bool = False)",
                "The sequences of a padded batch."
            ) {
                call in
                let padded = try call.tensor(0)
                let isFirst = try call.bool(2)
                return .items(
                    try lengths(call[1]).enumerated().map { row, length in
                        let sequence = try Value.tensor(padded).item(
                            at: isFirst ? .int(row) : .tuple([.object(SliceObject(.none, .none, .none)), .int(row)]))
                        return try sequence.item(at: .object(SliceObject(.none, .int(length), .none)))
                    })
            },
        ], types: [PackedSequenceType.row])

    /// A list or tuple of tensors, or a generator of them.
    private static func sequence(_ call: borrowing Arguments, _ index: Int) throws -> [Tensor] {
        if case .tensor(let tensor) = call[index] {
            return try Value.tensor(tensor).collected().compactMap {
                if case .tensor(let row) = $0 { row } else { nil }
            }
        }
        return try call.array(index).enumerated().map { place, item in
            if case .tensor(let tensor) = item { return tensor }
            throw Raised(
                .typeError,
                "pad_sequence(): argument 'sequences' (position 1) must be tuple of Tensors, but found element of type "
                    + "\(item.argumentTypeName) at pos \(place)")
        }
    }

    /// Lengths from a list, a tuple or an integer tensor.
    private static func lengths(_ value: Value) throws -> [Int] {
        try value.collected().map { item in
            if let number = try item.asIndex() { return number }
            if let number = try item.asDouble() { return Int(number) }
            throw Raised(.typeError, "'\(item.typeName)' object cannot be interpreted as an integer")
        }
    }
}
