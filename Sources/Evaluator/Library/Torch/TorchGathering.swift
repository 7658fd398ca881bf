import Tensors

extension Family {
    /// Picking elements by position and by mask.
    static let torchGathering = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            Builtin(
                "gather", "(input, dim, index)", "Elements picked along an axis by a tensor of positions.",
                example:
                    "torch.tensor([[1, 2], [3, 4]]).gather(1, torch.tensor([[1], [0]]))\n#> tensor([[2],\n#>         [3]])"
            ) { call in .tensor(try call.tensor(0).gather(call.int(1), call.tensor(2))) },
            Builtin(
                "scatter", "(input, dim, index, src)", "A copy with elements written at positions along an axis.",
                example: "torch.zeros(1, 3).scatter(1, torch.tensor([[2]]), 1.)\n#> tensor([[0., 0., 1.]])"
            ) { call in
                let tensor = try call.tensor(0)
                switch try call.operand(3) {
                case .tensor(let source): return .tensor(try tensor.scatter(call.int(1), call.tensor(2), source))
                case .number(let value): return .tensor(try tensor.scatter(call.int(1), call.tensor(2), value))
                }
            },
            Builtin("scatter_add", "(input, dim, index, src)", "A copy with elements added at positions along an axis.")
            { call in
                .tensor(try call.tensor(0).scatterAdd(call.int(1), call.tensor(2), call.tensor(3)))
            },
            Builtin(
                "index_select", "(input, dim, index)", "Whole places of an axis, by number.",
                example: "torch.eye(2).index_select(0, torch.tensor([1]))\n#> tensor([[0., 1.]])"
            ) { call in .tensor(try call.tensor(0).indexSelect(call.int(1), call.tensor(2))) },
            Builtin("index_add", "(input, dim, index, source)", "A copy with rows added at positions.") { call in
                .tensor(try call.tensor(0).indexAdd(call.int(1), call.tensor(2), call.tensor(3)))
            },
            Builtin(
                "masked_select", "(input, mask)", "The elements where a mask is true.",
                example: "torch.arange(3).masked_select(torch.tensor([True, False, True]))\n#> tensor([0, 2])"
            ) { call in .tensor(try call.tensor(0).maskedSelect(call.tensor(1))) },
            Builtin(
                "masked_fill", "(input, mask, value)", "A copy with a value where a mask is true.",
                example: "torch.zeros(2).masked_fill(torch.tensor([True, False]), 5)\n#> tensor([5., 0.])"
            ) { call in
                switch try call.operand(2) {
                case .tensor(let value): return .tensor(try call.tensor(0).maskedFill(call.tensor(1), value))
                case .number(let value): return .tensor(try call.tensor(0).maskedFill(call.tensor(1), value))
                }
            },
            Builtin(
                "take", "(input, index)", "Elements by their places in the flattened tensor.",
                example: "torch.tensor([[1, 2], [3, 4]]).take(torch.tensor([3]))\n#> tensor([4])"
            ) { call in .tensor(try call.tensor(0).take(call.tensor(1))) },
            Builtin(
                "nonzero", "(input, *, as_tuple: bool = False)", "Where the elements are that are not zero.",
                example: "torch.tensor([0, 3]).nonzero()\n#> tensor([[1]])"
            ) { call in
                let tensor = try call.tensor(0)
                return try call.bool(1) ? .tensors(tensor.nonzeroTuple()) : .tensor(tensor.nonzero())
            },
            Builtin("argwhere", "(input)", "Where the elements are that are not zero.") { call in
                .tensor(try call.tensor(0).nonzero())
            },
            Builtin("take_along_dim", "(input, indices, dim)", "Elements picked along an axis.") { call in
                .tensor(try call.tensor(0).gather(call.int(2), call.tensor(1)))
            },
        ])

    static let torchWhere = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "where", "(condition, input=None, other=None)",
                "Elements of one tensor where a condition holds, of another elsewhere; or the places where it holds.",
                example: "torch.where(torch.tensor([True, False]), 1, 2)\n#> tensor([1, 2])"
            ) { call in
                let condition = try call.tensor(0)
                guard call.has(1) else { return .tensors(try condition.nonzeroTuple()) }
                return .tensor(try Tensor.select(condition, call.operand(1), call.operand(2)))
            }
        ])

    static let tensorGathering = Family(
        type: "Tensor", voice: .torch,
        methods: [
            Builtin("where", "(condition, other)", "These elements where a condition holds, others elsewhere.") {
                call in
                .tensor(try Tensor.select(call.tensor(0), .tensor(call.tensorReceiver), call.operand(1)))
            },
            Builtin(
                "scatter_", "(dim, index, src=None, *, value=None, reduce=None)",
                "Writes elements at positions along an axis.",
                example:
                    "torch.zeros(2, 3).scatter_(1, torch.tensor([[2], [0]]), 1.)\n#> tensor([[0., 0., 1.],\n#>         [1., 0., 0.]])"
            ) { call in
                let (dim, index) = (try call.int(0), try call.tensor(1))
                let source = try call.has(2) ? call.operand(2) : call.operand(3)
                return .tensor(
                    try call.tensorReceiver.inPlace { tensor in
                        switch source {
                        case .tensor(let source): try tensor.scatter(dim, index, source)
                        case .number(let value): try tensor.scatter(dim, index, value)
                        }
                    })
            },
            Builtin("scatter_add_", "(dim, index, src)", "Adds elements at positions along an axis.") { call in
                let (dim, index, source) = (try call.int(0), try call.tensor(1), try call.tensor(2))
                return .tensor(try call.tensorReceiver.inPlace { try $0.scatterAdd(dim, index, source) })
            },
            Builtin("index_add_", "(dim, index, source)", "Adds rows at positions.") { call in
                let (dim, index, source) = (try call.int(0), try call.tensor(1), try call.tensor(2))
                return .tensor(try call.tensorReceiver.inPlace { try $0.indexAdd(dim, index, source) })
            },
            Builtin("masked_fill_", "(mask, value)", "Sets elements where a mask is true.") { call in
                let (mask, value) = (try call.tensor(0), try call.operand(1))
                return .tensor(
                    try call.tensorReceiver.inPlace { tensor in
                        switch value {
                        case .tensor(let value): try tensor.maskedFill(mask, value)
                        case .number(let value): try tensor.maskedFill(mask, value)
                        }
                    })
            },
            Builtin("index_fill_", "(dim, index, value)", "Sets whole places of an axis.") { call in
                let tensor = try call.tensorReceiver
                let dim = try call.int(0)
                let axis = dim < 0 ? dim + tensor.rank : dim
                var indices = [Index](repeating: .slice(start: nil, stop: nil, step: 1), count: Swift.max(axis, 0))
                indices.append(.tensor(try call.tensor(1)))
                try tensor.set(indices, call.scalar(2))
                return .tensor(tensor)
            },
            Builtin("index_put_", "(indices, values, accumulate: bool = False)", "Writes elements at positions.") {
                call in
                let tensor = try call.tensorReceiver
                try tensor.set(call.array(0).map { try Index($0) }, call.tensor(1))
                return .tensor(tensor)
            },
            Builtin("tril_", "(diagonal=0)", "Zeros above the diagonal, in place.") { call in
                let diagonal = try call.int(0)
                return .tensor(try call.tensorReceiver.inPlace { try $0.tril(diagonal) })
            },
            Builtin("triu_", "(diagonal=0)", "Zeros below the diagonal, in place.") { call in
                let diagonal = try call.int(0)
                return .tensor(try call.tensorReceiver.inPlace { try $0.triu(diagonal) })
            },
            Builtin("fill_diagonal_", "(fill_value, wrap: bool = False)", "Sets the diagonal.") { call in
                .tensor(try call.tensorReceiver.fillDiagonal(call.scalar(0), wraps: call.bool(1)))
            },
            reshaping("squeeze_") { tensor, call in
                call.has(0) ? try tensor.squeeze(call.int(0)) : tensor.squeeze()
            },
            reshaping("unsqueeze_") { tensor, call in try tensor.unsqueeze(call.int(0)) },
            Builtin("t_", "()", "A matrix transposed, in place.") { call in
                let tensor = try call.tensorReceiver
                try tensor.setData(tensor.detach().t())
                return .tensor(tensor)
            },
            Builtin("transpose_", "(dim0, dim1)", "Two axes swapped, in place.") { call in
                let tensor = try call.tensorReceiver
                try tensor.setData(tensor.detach().transpose(call.int(0), call.int(1)))
                return .tensor(tensor)
            },
        ])

    private static func reshaping(
        _ name: String, _ body: @escaping @Sendable (Tensor, borrowing Arguments) throws -> Tensor
    ) -> Builtin {
        Builtin(name, "(dim=None)", "As \(name.dropLast()), in place.") { call in
            let tensor = try call.tensorReceiver
            try tensor.setData(body(tensor.detach(), call))
            return .tensor(tensor)
        }
    }
}
