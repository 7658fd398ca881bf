import Tensors

extension Family {
    static let numpyLinalg = Family(
        module: "numpy.linalg",
        functions: [
            Builtin(
                "norm", "(x, ord=None, axis=None, keepdims: bool = False)", "The length of a vector or matrix.",
                example: "np.linalg.norm([3., 4.])\n#> np.float64(5.0)"
            ) { call in
                let source = try call.ndarray(0)
                let input = source.to(source.floatDType)
                let axes = try call.axes(2)
                if call.has(1), axes == nil ? input.rank == 2 : axes?.count == 2 {
                    let value = try MatrixNorm.value(NumPyLinalg.matrix(input), call[1])
                    return NDArray.result(Tensor.scalar(.float(value), dtype: input.dtype))
                }
                let order = call.has(1) ? try call[1].asDouble() : 2
                guard let order else {
                    throw Raised(.valueError, "Invalid norm order '\(try call[1].str())' for vectors")
                }
                if order == 2 {
                    return NDArray.result(try NumPyReduction.sum(input.mul(input), axes, keepdims: call.bool(3)).sqrt())
                }
                return NDArray.result(try input.norm(order, dims: axes, keepdim: call.bool(3)))
            },
            Builtin(
                "det", "(a)", "The determinant.", example: "np.linalg.det(np.eye(2))\n#> np.float64(1.0)"
            ) { call in
                let value = Matrices.determinant(try NumPyLinalg.square(call.ndarray(0)))
                return NDArray.result(Tensor.scalar(.float(value), dtype: try call.ndarray(0).floatDType))
            },
            Builtin(
                "inv", "(a)", "The inverse matrix.",
                example:
                    "np.linalg.inv(np.array([[2., 0.], [0., 4.]]))\n#> array([[0.5 , 0.  ],\n#>        [0.  , 0.25]])"
            ) { call in
                let rows = try NumPyLinalg.square(call.ndarray(0))
                let identity = rows.indices.map { row in rows.indices.map { row == $0 ? 1.0 : 0 } }
                guard let result = Matrices.solve(rows, identity) else { throw NumPyLinalg.singular }
                return .object(NDArray(try NumPyLinalg.tensor(result, call.ndarray(0).floatDType)))
            },
            Builtin(
                "solve", "(a, b)", "The x for which a @ x is b.",
                example: "np.linalg.solve(np.array([[2., 0.], [0., 4.]]), np.array([2., 2.]))\n#> array([1. , 0.5])"
            ) { call in
                let rows = try NumPyLinalg.square(call.ndarray(0))
                let right = try call.ndarray(1)
                let columns = try NumPyLinalg.matrix(right.rank == 1 ? right.unsqueeze(1) : right)
                guard columns.count == rows.count else {
                    throw Raised(
                        .valueError,
                        "solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (m,m),(m,n)->(m,n) "
                            + "(size \(columns.count) is different from \(rows.count))")
                }
                guard let result = Matrices.solve(rows, columns) else { throw NumPyLinalg.singular }
                let tensor = try NumPyLinalg.tensor(result, right.floatDType)
                return .object(NDArray(right.rank == 1 ? try tensor.squeeze(1) : tensor))
            },
            Builtin("eigvals", "(a)", "The eigenvalues.") { call in
                .object(NDArray(try NumPyLinalg.eigenvalues(call.ndarray(0))))
            },
            Builtin("svd", "(a, full_matrices=True, compute_uv: bool = True)", "Singular values; without the vectors.")
            {
                call in
                let source = try call.ndarray(0)
                let values = NDArray(
                    try NumPyDoubles.make(
                        Matrices.singularValues(NumPyLinalg.matrix(source)), nil, source.floatDType))
                if try !call.bool(2) { return .object(values) }
                throw Raised(
                    .notImplementedError,
                    "singular vectors are not part of this program; np.linalg.svd(a, compute_uv=False) gives the values"
                )
            },
            Builtin("svdvals", "(x, /)", "Singular values, the largest first.") { call in
                let source = try call.ndarray(0)
                return .object(
                    NDArray(
                        try NumPyDoubles.make(
                            Matrices.singularValues(NumPyLinalg.matrix(source)), nil, source.floatDType)))
            },
            Builtin("matrix_rank", "(A, tol=None)", "How many rows do not depend on others.") { call in
                let source = try call.ndarray(0)
                let values = Matrices.singularValues(try NumPyLinalg.matrix(source))
                let limit =
                    (values.first ?? 0) * Double(max(source.shape[0], source.shape[1])) * NumPyLinalg.unit(source)
                let bound = try call.optionalDouble(1) ?? limit
                return NDArray.result(Tensor.scalar(.int(Int64(values.count { $0 > bound }))))
            },
            Builtin(
                "matrix_power", "(a, n)", "A matrix times itself.",
                example: "np.linalg.matrix_power(np.array([[1, 1], [0, 1]]), 3)\n#> array([[1, 3],\n#>        [0, 1]])"
            ) { call in
                let source = try call.ndarray(0)
                let power = try call.int(1)
                guard power >= 0 else { throw NumPyLinalg.singular }
                var result = try Tensor.eye(source.shape[0], dtype: source.dtype)
                for _ in 0..<power { result = try result.matmul(source) }
                return .object(NDArray(result))
            },
            Builtin("lstsq", "(a, b, rcond=None)", "The x that leaves the least squares, and how good it is.") { call in
                let rows = try NumPyLinalg.matrix(call.ndarray(0))
                let right = try call.ndarray(1)
                guard right.rank == 1 else {
                    throw Raised(.notImplementedError, "lstsq of several right sides is not part of this program")
                }
                let target = try NumPyDoubles.read(right)
                let x = Matrices.leastSquares(rows, target)
                let rest = zip(rows, target).reduce(0.0) { sum, pair in
                    let difference = pair.1 - zip(pair.0, x).reduce(0) { $0 + $1.0 * $1.1 }
                    return sum + difference * difference
                }
                let values = Matrices.singularValues(rows)
                let rank = values.count { $0 > (values.first ?? 0) * .ulpOfOne * Double(max(rows.count, x.count)) }
                return .tuple([
                    .object(NDArray(try NumPyDoubles.make(x))),
                    .object(NDArray(try NumPyDoubles.make(rows.count > x.count && rank == x.count ? [rest] : []))),
                    NDArray.result(Tensor.scalar(.int(Int64(rank)), dtype: .int32)),
                    .object(NDArray(try NumPyDoubles.make(values))),
                ])
            },
        ],
        types: [
            NativeType("LinAlgError", module: "numpy.linalg", bases: ["ValueError"], "A matrix does not allow this.")
        ])
}

enum NumPyLinalg {
    static func matrix(_ tensor: Tensor) throws -> [[Double]] {
        guard tensor.rank == 2 else {
            throw error("\(tensor.rank)-dimensional array given. Array must be at least two-dimensional")
        }
        let numbers = try NumPyDoubles.read(tensor)
        let width = tensor.shape[1]
        return (0..<tensor.shape[0]).map { Array(numbers[$0 * width..<($0 + 1) * width]) }
    }

    static func square(_ tensor: Tensor) throws -> [[Double]] {
        let rows = try matrix(tensor)
        guard rows.count == tensor.shape[1] else {
            throw error("Last 2 dimensions of the array must be square")
        }
        return rows
    }

    static func tensor(_ rows: [[Double]], _ dtype: DType) throws -> Tensor {
        try NumPyDoubles.make(rows.flatMap { $0 }, [rows.count, rows.first?.count ?? 0], dtype)
    }

    /// Real where all of them are, else complex.
    static func eigenvalues(_ tensor: Tensor) throws -> Tensor {
        let values = Matrices.eigenvalues(try square(tensor))
        let real = try NumPyDoubles.make(values.map(\.re), nil, tensor.floatDType)
        if values.allSatisfy({ $0.im == 0 }) { return real }
        return try Tensor.complex(real, NumPyDoubles.make(values.map(\.im), nil, tensor.floatDType))
    }

    /// The relative rounding of a dtype.
    static func unit(_ tensor: Tensor) -> Double {
        tensor.floatDType == .float32 ? Double(Float.ulpOfOne) : .ulpOfOne
    }

    static var singular: Raised { error("Singular matrix") }

    private static func error(_ message: String) -> Raised {
        let types = Types.current
        return Raised(
            ExceptionObject(types.named("numpy.linalg.LinAlgError") ?? types.exception(.valueError), [.text(message)]))
    }
}

/// Norms of matrices by their order, for NumPy and for torch.
enum MatrixNorm {
    static func value(_ rows: [[Double]], _ order: Value) throws -> Double {
        if case .str(let name) = order {
            switch name.value {
            case "fro": return rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }.squareRoot()
            case "nuc": return Matrices.singularValues(rows).reduce(0, +)
            default: throw Raised(.valueError, "Invalid norm order for matrices.")
            }
        }
        let width = rows.first?.count ?? 0
        let columns = (0..<width).map { column in rows.reduce(0) { $0 + abs($1[column]) } }
        let sums = rows.map { $0.reduce(0) { $0 + abs($1) } }
        switch try order.asDouble() {
        case 2: return Matrices.singularValues(rows).first ?? 0
        case -2: return Matrices.singularValues(rows).last ?? 0
        case 1: return columns.max() ?? 0
        case -1: return columns.min() ?? 0
        case .infinity: return sums.max() ?? 0
        case -Double.infinity: return sums.min() ?? 0
        default: throw Raised(.valueError, "Invalid norm order for matrices.")
        }
    }
}
