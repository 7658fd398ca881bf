import Tensors

/// Inverses, determinants, eigenvalues: of matrices that need no gradient.
extension Family {
    static let torchMatrices = Family(
        module: "torch.linalg", voice: .torch,
        functions: matrixRows + [
            Builtin("svdvals", "(A)", "Singular values, the largest first.") { call in
                let source = try call.plainMatrix(0)
                return .tensor(
                    try NumPyDoubles.make(Matrices.singularValues(NumPyLinalg.matrix(source)), nil, source.floatDType))
            },
            Builtin("eigvals", "(A)", "The eigenvalues, as complex numbers.") { call in
                let source = try call.plainMatrix(0)
                let values = Matrices.eigenvalues(try NumPyLinalg.square(source))
                return .tensor(
                    try Tensor.complex(
                        NumPyDoubles.make(values.map(\.re), nil, source.floatDType),
                        NumPyDoubles.make(values.map(\.im), nil, source.floatDType)))
            },
            Builtin("matrix_norm", "(A, ord='fro')", "The norm of a matrix.") { call in
                let source = try call.plainMatrix(0)
                return .tensor(
                    Tensor.scalar(
                        .float(try MatrixNorm.value(NumPyLinalg.matrix(source), call[1])), dtype: source.dtype))
            },
            Builtin("matrix_rank", "(A)", "How many rows do not depend on others.") { call in
                let source = try call.plainMatrix(0)
                let values = Matrices.singularValues(try NumPyLinalg.matrix(source))
                let limit =
                    (values.first ?? 0) * Double(max(source.shape[0], source.shape[1])) * NumPyLinalg.unit(source)
                return .tensor(Tensor.scalar(.int(Int64(values.count { $0 > limit })), dtype: .int64))
            },
            Builtin("matrix_power", "(A, n)", "A matrix times itself.") { call in
                let source = try call.tensor(0)
                var result = try Tensor.eye(source.shape[source.rank - 1], dtype: source.dtype)
                for _ in 0..<(try call.int(1)) { result = try result.matmul(source) }
                return .tensor(result)
            },
            Builtin("multi_dot", "(tensors)", "The product of several matrices.") { call in
                let tensors = try call.array(0).map { try $0.asTensor }
                guard let first = tensors.first else {
                    throw Raised(.runtimeError, "multi_dot(): expected at least 2 tensors but got 0")
                }
                return .tensor(try tensors.dropFirst().reduce(first) { try $0.matmul($1) })
            },
        ])

    static let torchMatrixNames = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: matrixRows + [
            Builtin("inverse", "(input)", "The inverse matrix.") { call in .tensor(try call.inverse(0)) },
            Builtin("matrix_power", "(input, n)", "A matrix times itself.") { call in
                let source = try call.tensor(0)
                var result = try Tensor.eye(source.shape[source.rank - 1], dtype: source.dtype)
                for _ in 0..<(try call.int(1)) { result = try result.matmul(source) }
                return .tensor(result)
            },
            Builtin("cross", "(input, other, dim=None)", "The vector at right angles to two others.") { call in
                let (a, b) = (try call.tensor(0), try call.tensor(1))
                let dim = try call.optionalInt(2) ?? -1
                func part(_ i: Int, _ j: Int) throws -> Tensor {
                    try a.select(dim, i).mul(b.select(dim, j)).sub(a.select(dim, j).mul(b.select(dim, i)))
                }
                return .tensor(try Tensor.stack([part(1, 2), part(2, 0), part(0, 1)], dim))
            },
            Builtin("atan2", "(input, other)", "The angle of a point, by y and x.") { call in
                let (y, x) = (try call.tensor(0), try call.tensor(1))
                let base = try y.div(x).atan()
                let isLeft = try x.lt(.int(0))
                let turn = try Tensor.select(
                    y.lt(.int(0)), .number(.float(-Double.pi)), .number(.float(Double.pi)))
                return .tensor(try Tensor.select(isLeft, .tensor(base.add(turn)), .tensor(base)))
            },
        ])

    private static let matrixRows: [Builtin] = [
        Builtin("det", "(input)", "The determinant.", example: "torch.det(torch.eye(2))\n#> tensor(1.)") { call in
            let source = try call.plainMatrix(0)
            return .tensor(
                Tensor.scalar(.float(Matrices.determinant(try NumPyLinalg.square(source))), dtype: source.dtype))
        }
    ]

    static let torchInverse = Family(
        module: "torch.linalg", voice: .torch,
        functions: [
            Builtin(
                "inv", "(A)", "The inverse matrix.",
                example:
                    "torch.linalg.inv(torch.tensor([[2., 0.], [0., 4.]]))\n#> tensor([[0.5000, 0.0000],\n#>         [0.0000, 0.2500]])"
            ) { call in .tensor(try call.inverse(0)) },
            Builtin("solve", "(A, B)", "The x for which A @ x is B.") { call in
                let source = try call.plainMatrix(0)
                let right = try call.tensor(1)
                let columns = try NumPyLinalg.matrix(right.rank == 1 ? right.unsqueeze(1) : right)
                guard let result = Matrices.solve(try NumPyLinalg.square(source), columns) else {
                    throw Raised(
                        .runtimeError,
                        "torch.linalg.solve: The solver failed because the input matrix is singular.")
                }
                let tensor = try NumPyLinalg.tensor(result, source.dtype)
                return .tensor(right.rank == 1 ? try tensor.squeeze(1) : tensor)
            },
        ])
}

extension Arguments {
    /// A matrix whose gradient nobody asks for.
    fileprivate func plainMatrix(_ index: Int) throws -> Tensor {
        let source = try tensor(index)
        guard !source.requiresGrad || !ThreadState.isGradEnabled else {
            throw Raised(
                .notImplementedError,
                "the gradient of \(function.row.name) is not part of this program; use .detach() or torch.no_grad()")
        }
        guard source.rank == 2 else {
            throw Raised(
                .runtimeError,
                "linalg.\(function.row.name): The input tensor A must have at least 2 dimensions.")
        }
        return source
    }

    fileprivate func inverse(_ index: Int) throws -> Tensor {
        let source = try plainMatrix(index)
        let rows = try NumPyLinalg.square(source)
        let identity = rows.indices.map { row in rows.indices.map { row == $0 ? 1.0 : 0 } }
        guard let result = Matrices.solve(rows, identity) else {
            throw Raised(
                .runtimeError,
                "linalg.inv: The diagonal element \(rows.count) is zero, the inversion could not be completed because the input "
                    + "matrix is singular.")
        }
        return try NumPyLinalg.tensor(result, source.dtype)
    }
}
