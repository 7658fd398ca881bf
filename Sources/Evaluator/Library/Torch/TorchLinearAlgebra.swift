import Tensors

extension Family {
    /// Products of vectors and matrices.
    static let torchLinearAlgebra = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            Builtin(
                "matmul", "(input, other, *, out=None)", "The matrix product; also `@`.",
                example: "torch.ones(2, 3) @ torch.ones(3)\n#> tensor([3., 3.])"
            ) { call in .tensor(try call.tensor(0).matmul(call.tensor(1))) },
            Builtin(
                "mm", "(input, mat2)", "The product of two matrices.",
                example: "torch.ones(1, 2).mm(torch.ones(2, 1))\n#> tensor([[2.]])"
            ) { call in
                .tensor(try call.tensor(0).mm(call.tensor(1)))
            },
            Builtin(
                "bmm", "(input, mat2)", "The products of two batches of matrices.",
                example: "torch.ones(2, 1, 3).bmm(torch.ones(2, 3, 1)).shape\n#> torch.Size([2, 1, 1])"
            ) { call in
                .tensor(try call.tensor(0).bmm(call.tensor(1)))
            },
            Builtin("mv", "(input, vec)", "A matrix times a vector.") { call in
                .tensor(try call.tensor(0).mv(call.tensor(1)))
            },
            Builtin(
                "dot", "(input, tensor)", "The sum of the products of two vectors.",
                example: "torch.dot(torch.tensor([1, 2]), torch.tensor([3, 4]))\n#> tensor(11)"
            ) { call in
                .tensor(try call.tensor(0).dot(call.tensor(1)))
            },
            Builtin("vdot", "(input, other)", "The sum of the products of two vectors.") { call in
                .tensor(try call.tensor(0).dot(call.tensor(1)))
            },
            Builtin("inner", "(input, other)", "The sum of the products over the last axis.") { call in
                .tensor(try call.tensor(0).inner(call.tensor(1)))
            },
            Builtin(
                "outer", "(input, vec2)", "The products of all pairs.",
                example:
                    "torch.outer(torch.tensor([1, 2]), torch.tensor([3, 4]))\n#> tensor([[3, 4],\n#>         [6, 8]])"
            ) { call in
                .tensor(try call.tensor(0).outer(call.tensor(1)))
            },
            Builtin("ger", "(input, vec2)", "The products of all pairs.") { call in
                .tensor(try call.tensor(0).outer(call.tensor(1)))
            },
            Builtin("kron", "(input, other)", "Every element of the first times all of the second.") { call in
                .tensor(try call.tensor(0).kron(call.tensor(1)))
            },
            Builtin("trace", "(input)", "The sum of the diagonal.", example: "torch.eye(3).trace()\n#> tensor(3.)") {
                call in
                .tensor(try call.tensor(0).trace())
            },
            Builtin(
                "addmm", "(input, mat1, mat2, *, beta=1, alpha=1)", "beta * input + alpha * (mat1 @ mat2).",
                example: "torch.addmm(torch.ones(1), torch.ones(1, 2), torch.ones(2, 1))\n#> tensor([[3.]])"
            ) { call in
                .tensor(
                    try call.tensor(0).addmm(
                        call.tensor(1), call.tensor(2), beta: call.scalar(3), alpha: call.scalar(4)))
            },
            Builtin("addmv", "(input, mat, vec, *, beta=1, alpha=1)", "beta * input + alpha * (mat @ vec).") { call in
                .tensor(
                    try call.tensor(0).addmv(
                        call.tensor(1), call.tensor(2), beta: call.scalar(3), alpha: call.scalar(4)))
            },
            Builtin(
                "baddbmm", "(input, batch1, batch2, *, beta=1, alpha=1)", "beta * input + alpha * (batch1 @ batch2)."
            ) { call in
                .tensor(
                    try call.tensor(0).baddbmm(
                        call.tensor(1), call.tensor(2), beta: call.scalar(3), alpha: call.scalar(4)))
            },
        ])

    static let torchEinsum = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "einsum", "(equation, *operands)", "Sums of products along named axes.",
                example: "torch.einsum('ij,jk->ik', torch.ones(1, 2), torch.ones(2, 1))\n#> tensor([[2.]])"
            ) { call in
                let values =
                    call.rest.count == 1 && call.rest[0].isSequence
                    ? try call.rest[0].collected() : ContiguousArray(call.rest)
                return .tensor(try Tensor.einsum(call.string(0), values.map { try $0.asTensor }))
            },
            Builtin("tensordot", "(a, b, dims=2)", "The sum of products over pairs of axes.") { call in
                let (left, right) = (try call.tensor(0), try call.tensor(1))
                if case .int(let count) = call[2] {
                    return .tensor(
                        try left.tensordot(right, Array((left.rank - count)..<left.rank), Array(0..<count)))
                }
                let dims = try call.array(2)
                guard dims.count == 2 else {
                    throw Raised(.runtimeError, "tensordot expects dims to be int or a pair of lists")
                }
                func axes(_ value: Value) throws -> [Int] {
                    if let axis = try value.asIndex() { return [axis] }
                    return try value.collected().compactMap { try $0.asIndex() }
                }
                return .tensor(try left.tensordot(right, axes(dims[0]), axes(dims[1])))
            },
        ])
}
