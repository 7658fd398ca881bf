import Tensors

extension Family {
    /// `torch.utils`
    static let torchUtils = Family(module: "torch.utils")

    /// `torch.utils.data`
    static let data = Family(
        module: "torch.utils.data", voice: .python,
        functions: [
            Builtin(
                "random_split", "(dataset, lengths, generator=None)", "Parts of a dataset with items taken by chance.",
                example:
                    "from torch.utils.data import random_split\n[len(part) for part in random_split(range(10), [7, 3])]\n#> [7, 3]"
            ) { call in
                let total = try call[0].length()
                let lengths = try splitLengths(call.array(1), total)
                guard lengths.reduce(0, +) == total else {
                    throw Raised(
                        .valueError, "Sum of input lengths does not equal the length of the input dataset!")
                }
                let order = try Samplers.permutation(
                    total, Samplers.generator(call, 2) ?? call.interpreter.torch.generator)
                var start = 0
                return .items(
                    lengths.map { length in
                        let part = DatasetObject(type: Types.current.native(.subset))
                        part.contents = .subset(call[0], order[start..<start + length].map(Value.int))
                        start += length
                        return .object(part)
                    })
            },
            Builtin(
                "default_collate", "(batch)", "The items of a batch put together.",
                example:
                    "from torch.utils.data import default_collate\ndefault_collate([(1, 'a'), (2, 'b')])\n#> [tensor([1, 2]), ('a', 'b')]"
            ) { call in try Collation.collate(call.array(0)) },
            Builtin("default_convert", "(data)", "Arrays made into tensors.") { call in try Collation.convert(call[0])
            },
            Builtin("get_worker_info", "()", "None: nothing is loaded by other processes.") { _ in .none },
        ],
        types: [
            .dataset, .iterableDataset, .tensorDataset, .subset, .concatDataset, .dataLoader,
        ] + NativeType.samplers)

    /// Lengths, or fractions of the whole whose remainder is dealt out one by one.
    private static func splitLengths(_ values: ContiguousArray<Value>, _ total: Int) throws -> [Int] {
        let numbers = try values.map { try $0.asDouble() ?? 0 }
        let sum = numbers.reduce(0, +)
        guard values.contains(where: { if case .float = $0 { true } else { false } }), abs(sum - 1) < 1e-9 || sum <= 1
        else {
            return try values.map { value in
                guard let length = try value.asIndex() else {
                    throw Raised(
                        .valueError, "Sum of input lengths does not equal the length of the input dataset!")
                }
                return length
            }
        }
        for (index, fraction) in numbers.enumerated() where fraction < 0 || fraction > 1 {
            throw Raised(.valueError, "Fraction at index \(index) is not between 0 and 1")
        }
        var lengths = numbers.map { Int((Double(total) * $0).rounded(.down)) }
        let left = total - lengths.reduce(0, +)
        for index in 0..<max(left, 0) { lengths[index % lengths.count] += 1 }
        return lengths
    }
}
