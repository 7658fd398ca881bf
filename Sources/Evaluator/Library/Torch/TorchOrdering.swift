import Tensors

extension Family {
    /// Sorting, selecting, counting.
    static let torchOrdering = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            Builtin(
                "sort", "(input, dim=-1, descending: bool = False, stable: bool = False)",
                "The elements along an axis in order, and where each one stood.",
                example: "torch.tensor([3, 1, 2]).sort()[1]\n#> tensor([1, 2, 0])"
            ) { call in
                let (values, indices) = try call.tensor(0).sort(
                    call.int(1), descending: call.bool(2), stable: call.bool(3))
                return ReturnType.sort.make(values, indices)
            },
            Builtin(
                "argsort", "(input, dim=-1, descending: bool = False, stable: bool = False)",
                "Where each element of the ordered axis stood.",
                example: "torch.tensor([3, 1, 2]).argsort()\n#> tensor([1, 2, 0])"
            ) { call in .tensor(try call.tensor(0).argsort(call.int(1), descending: call.bool(2), stable: call.bool(3)))
            },
            Builtin(
                "topk", "(input, k, dim=-1, largest: bool = True, sorted: bool = True)",
                "The k largest elements along an axis, and where they stood.",
                example: "torch.tensor([3, 1, 2]).topk(2)[0]\n#> tensor([3, 2])"
            ) { call in
                let (values, indices) = try call.tensor(0).topk(
                    call.int(1), call.int(2), largest: call.bool(3), sorted: call.bool(4))
                return ReturnType.topk.make(values, indices)
            },
            Builtin("kthvalue", "(input, k, dim=-1, keepdim: bool = False)", "The k-th smallest element along an axis.")
            { call in
                let (values, indices) = try call.tensor(0).kthvalue(call.int(1), call.int(2), keepdim: call.bool(3))
                return ReturnType.kthvalue.make(values, indices)
            },
            Builtin("mode", "(input, dim=-1, keepdim: bool = False)", "The most frequent element along an axis.") {
                call in
                let (values, indices) = try call.tensor(0).mode(call.int(1), keepdim: call.bool(2))
                return ReturnType.mode.make(values, indices)
            },
            Builtin(
                "unique",
                "(input, sorted: bool = True, return_inverse: bool = False, return_counts: bool = False, dim=None)",
                "The distinct elements in order.", example: "torch.tensor([3, 1, 3]).unique()\n#> tensor([1, 3])"
            ) { call in
                if call.has(4) {
                    throw Raised(.notImplementedError, "unique() with dim is not part of this program")
                }
                return try unique(call.tensor(0).unique(), inverse: call.bool(2), counts: call.bool(3))
            },
            Builtin(
                "unique_consecutive", "(input, return_inverse: bool = False, return_counts: bool = False, dim=None)",
                "One element for each run of equal ones."
            ) { call in try unique(call.tensor(0).uniqueConsecutive(), inverse: call.bool(1), counts: call.bool(2)) },
            Builtin(
                "bincount", "(input, weights=None, minlength=0)", "How often each whole number occurs.",
                example: "torch.tensor([0, 2, 2]).bincount()\n#> tensor([1, 0, 2])"
            ) { call in .tensor(try call.tensor(0).bincount(weights: call.optionalTensor(1), minlength: call.int(2))) },
            Builtin(
                "histc", "(input, bins=100, min=0, max=0)", "How many elements fall into each of equal intervals.",
                example: "torch.tensor([1., 2., 1.]).histc(2, 1, 2)\n#> tensor([2., 1.])"
            ) { call in .tensor(try call.tensor(0).histc(call.int(1), min: call.double(2), max: call.double(3))) },
        ])

    private static func unique(
        _ result: (values: Tensor, inverse: Tensor, counts: Tensor), inverse: Bool, counts: Bool
    ) -> Value {
        var parts: [Value] = [.tensor(result.values)]
        if inverse { parts.append(.tensor(result.inverse)) }
        if counts { parts.append(.tensor(result.counts)) }
        return parts.count == 1 ? parts[0] : .tuple(parts)
    }
}
