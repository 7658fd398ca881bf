import Tensors

extension Family {
    static let numpyModule = Family(
        module: "numpy",
        functions: TextRows.serving(
            NumPyMethods.shared + [
                Builtin(
                    "array", "(object, dtype=None, *, copy: bool = True, ndmin=0)", "An array with a copy of the data.",
                    example: "np.array([[1, 2], [3, 4]])\n#> array([[1, 2],\n#>        [3, 4]])"
                ) { call in
                    if let texts = try call.texts(0, dtype: 1) { return texts }
                    let dtype = try call.numpyDType(1)
                    let source = try NumPyConversion.array(call[0], dtype: dtype)
                    let isShared: Bool
                    if let array = call[0].object(as: NDArray.self) {
                        isShared = array.tensor === source
                    } else if case .tensor = call[0] {
                        isShared = true
                    } else {
                        isShared = false
                    }
                    return .object(NDArray(isShared ? source.detach().clone() : source))
                },
                Builtin("asarray", "(a, dtype=None)", "The array itself, or the data made into one.") { call in
                    if let array = call[0].object(as: NDArray.self), !array.isScalar, !call.has(1) { return call[0] }
                    if let texts = try call.texts(0, dtype: 1) { return texts }
                    return .object(NDArray(try NumPyConversion.array(call[0], dtype: call.numpyDType(1))))
                },
                Builtin("zeros", "(shape, dtype=None, order='C')", "Zeros.", example: "np.zeros(2)\n#> array([0., 0.])")
                {
                    call in
                    if let width = try TextDType.width(of: call[1]) { return try call.emptyTexts(width) }
                    return .object(
                        NDArray(Tensor.zeros(try call.numpyShape(0), dtype: try call.numpyDType(1) ?? .float64)))
                },
                Builtin("ones", "(shape, dtype=None)", "Ones.", example: "np.ones(2)\n#> array([1., 1.])") { call in
                    .object(NDArray(Tensor.ones(try call.numpyShape(0), dtype: try call.numpyDType(1) ?? .float64)))
                },
                Builtin("empty", "(shape, dtype=None)", "An array to be filled later; here it holds zeros.") { call in
                    if let width = try TextDType.width(of: call[1]) { return try call.emptyTexts(width) }
                    return .object(
                        NDArray(Tensor.zeros(try call.numpyShape(0), dtype: try call.numpyDType(1) ?? .float64)))
                },
                Builtin(
                    "full", "(shape, fill_value, dtype=None)", "An array of one value.",
                    example: "np.full(2, 7)\n#> array([7, 7])"
                ) { call in
                    if let texts = try call.texts(1, dtype: 2)?.object(as: TextArray.self) {
                        return .object(
                            TextArray(
                                try texts.codes.expand(call.numpyShape(0)).clone(), texts.table, width: texts.width))
                    }
                    let value = try NumPyConversion.array(call[1], dtype: call.numpyDType(2))
                    return .object(NDArray(try value.expand(call.numpyShape(0)).clone()))
                },
                Builtin(
                    "eye", "(N, M=None, k=0, dtype=None)", "Ones on a diagonal.",
                    example: "np.eye(2)\n#> array([[1., 0.],\n#>        [0., 1.]])"
                ) { call in
                    let dtype = try call.numpyDType(3) ?? .float64
                    let (rows, columns, shift) = (try call.int(0), try call.optionalInt(1), try call.int(2))
                    if shift == 0 { return .object(NDArray(try Tensor.eye(rows, columns, dtype: dtype))) }
                    let result = Tensor.zeros([rows, columns ?? rows], dtype: dtype)
                    _ = try result.diagonal(shift).fill(.int(1))
                    return .object(NDArray(result))
                },
                Builtin("identity", "(n, dtype=None)", "Ones on the diagonal.") { call in
                    .object(NDArray(try Tensor.eye(call.int(0), dtype: call.numpyDType(1) ?? .float64)))
                },
                Builtin(
                    "arange", "(start, stop=None, step=1, dtype=None)",
                    "Evenly spaced numbers from start to before stop.",
                    example: "np.arange(3)\n#> array([0, 1, 2])"
                ) { call in
                    let (start, stop) =
                        call.has(1) ? (try call.scalar(0), try call.scalar(1)) : (Scalar.int(0), try call.scalar(0))
                    return .object(NDArray(try arange(start, stop, call.scalar(2), call.numpyDType(3))))
                },
                Builtin(
                    "linspace", "(start, stop, num=50, endpoint: bool = True, dtype=None)",
                    "Evenly spaced values from start to stop.",
                    example: "np.linspace(0, 1, 3)\n#> array([0. , 0.5, 1. ])"
                ) { call in
                    .object(
                        NDArray(
                            try linspace(call.double(0), call.double(1), call.int(2), call.bool(3)).to(
                                call.numpyDType(4) ?? .float64)))
                },
                Builtin("zeros_like", "(a, dtype=None)", "Zeros in the shape of another array.") { call in
                    .object(NDArray(try call.ndarray(0).zerosLike(dtype: call.numpyDType(1))))
                },
                Builtin("ones_like", "(a, dtype=None)", "Ones in the shape of another array.") { call in
                    .object(NDArray(try call.ndarray(0).onesLike(dtype: call.numpyDType(1))))
                },
                Builtin("empty_like", "(a, dtype=None)", "An array of another's shape.") { call in
                    .object(NDArray(try call.ndarray(0).zerosLike(dtype: call.numpyDType(1))))
                },
                Builtin("full_like", "(a, fill_value, dtype=None)", "One value in the shape of another array.") {
                    call in
                    .object(NDArray(try call.ndarray(0).fullLike(call.scalar(1), dtype: call.numpyDType(2))))
                },
                Builtin("reshape", "(a, shape)", "The same elements in another shape.") { call in
                    .object(NDArray(try NumPyMethods.reshaped(call.ndarray(0), call.ints(1))))
                },
                Builtin(
                    "concatenate", "(arrays, axis=0)", "Arrays joined along an axis.",
                    example: "np.concatenate([np.zeros(1), np.ones(1)])\n#> array([0., 1.])"
                ) { call in
                    let arrays = try call.arrays(0)
                    if call[1].isNone {
                        return .object(NDArray(try Tensor.cat(arrays.map { try $0.contiguous().view([-1]) })))
                    }
                    for (place, array) in arrays.enumerated() where array.rank != arrays[0].rank {
                        throw Raised(
                            .valueError,
                            "all the input arrays must have same number of dimensions, but the array at index 0 has "
                                + "\(arrays[0].rank) dimension(s) and the array at index \(place) has \(array.rank) dimension(s)"
                        )
                    }
                    return .object(NDArray(try joined { try Tensor.cat(arrays, call.int(1)) }))
                },
                Builtin("stack", "(arrays, axis=0)", "Arrays joined along a new axis.") { call in
                    let arrays = try call.arrays(0)
                    guard arrays.allSatisfy({ $0.shape == arrays[0].shape }) else {
                        throw Raised(.valueError, "all input arrays must have the same shape")
                    }
                    return .object(NDArray(try Tensor.stack(arrays, call.int(1))))
                },
                Builtin("vstack", "(tup)", "Joined along axis 0, vectors as rows.") { call in
                    .object(NDArray(try joined { try Tensor.vstack(call.arrays(0)) }))
                },
                Builtin("hstack", "(tup)", "Joined along axis 1, vectors along axis 0.") { call in
                    .object(NDArray(try joined { try Tensor.hstack(call.arrays(0)) }))
                },
                Builtin("column_stack", "(tup)", "Joined along axis 1, vectors as columns.") { call in
                    .object(NDArray(try joined { try Tensor.columnStack(call.arrays(0)) }))
                },
                Builtin("split", "(ary, indices_or_sections, axis=0)", "Parts along an axis.") { call in
                    let (source, axis) = (try call.ndarray(0), try call.int(2))
                    let size = source.shape[try NumPyReduction.axis(axis, source.rank)]
                    let parts: [Tensor]
                    if let count = try call[1].asIndex() {
                        guard count > 0, size % count == 0 else {
                            throw Raised(.valueError, "array split does not result in an equal division")
                        }
                        parts = try source.split(size / count, axis)
                    } else {
                        let bounds = [0] + (try call.ints(1)).map { min($0, size) } + [size]
                        parts = try source.split(zip(bounds, bounds.dropFirst()).map { max($1 - $0, 0) }, axis)
                    }
                    return .list(List(ContiguousArray(parts.map { .object(NDArray($0)) })))
                },
                Builtin("tile", "(A, reps)", "The whole repeated along axes.") { call in
                    .object(NDArray(try call.ndarray(0).tile(Shape(checking: call.ints(1)))))
                },
                Builtin("expand_dims", "(a, axis)", "With a new axis of size 1.") { call in
                    .object(NDArray(try call.ndarray(0).unsqueeze(call.int(1))))
                },
                Builtin("flip", "(m, axis=None)", "The order along axes reversed.") { call in
                    let source = try call.ndarray(0)
                    return .object(NDArray(try source.flip(Shape(call.axes(1) ?? Array(0..<source.rank)))))
                },
                Builtin("roll", "(a, shift, axis=None)", "Elements shifted along an axis.") { call in
                    .object(NDArray(try call.ndarray(0).roll(Shape(call.ints(1)), Shape(call.axes(2) ?? []))))
                },
                Builtin(
                    "where", "(condition, x=None, y=None)", "Elements of x where a condition holds, of y elsewhere.",
                    example: "np.where(np.array([True, False]), 1, 2)\n#> array([1, 2])"
                ) { call in
                    let condition = try call.ndarray(0).to(.bool)
                    guard call.has(1) else { return .tuple(try condition.nonzeroTuple().map { .object(NDArray($0)) }) }
                    if let (x, y) = try NumPyArithmetic.operands(call[1], call[2]) {
                        return NDArray.result(try Tensor.select(condition, .tensor(x), .tensor(y)))
                    }
                    let (x, y) = (try call.ndarray(1), try call.ndarray(2))
                    let dtype = NumPyPromotion.promote(x.dtype, y.dtype)
                    return NDArray.result(try Tensor.select(condition, .tensor(x.to(dtype)), .tensor(y.to(dtype))))
                },
                Builtin("matmul", "(x1, x2)", "The matrix product; also `@`.") { call in
                    try NumPyArithmetic.binary(.matrixMultiply, call[0], call[1]) ?? .none
                },
                Builtin("outer", "(a, b)", "The products of all pairs.") { call in
                    guard let (a, b) = try NumPyArithmetic.operands(call[0], call[1]) else { return .none }
                    return .object(NDArray(try a.contiguous().view([-1]).outer(b.contiguous().view([-1]))))
                },
                Builtin("sort", "(a, axis=-1)", "The elements along an axis in order.") { call in
                    try NumPySets.sorted(call.ndarray(0), call[1].isNone ? nil : call.int(1))
                },
                Builtin(
                    "unique",
                    "(ar, return_index: bool = False, return_inverse: bool = False, return_counts: bool = False)",
                    "The distinct elements in order."
                ) { call in
                    let source = try call.ndarray(0)
                    let (values, inverse, counts) = source.unique()
                    var parts: [Value] = [.object(NDArray(values))]
                    if try call.bool(1) {
                        let flat = try inverse.contiguous().view([-1])
                        let first = try (0..<values.numel).map { group in
                            try flat.eq(.int(Int64(group))).to(.uint8).argmax().item()
                        }
                        parts.append(.object(NDArray(try Tensor.tensor(first, [first.count], dtype: .int64))))
                    }
                    if try call.bool(2) { parts.append(.object(NDArray(inverse))) }
                    if try call.bool(3) { parts.append(.object(NDArray(counts))) }
                    return parts.count == 1 ? parts[0] : .tuple(parts)
                },
                Builtin("bincount", "(x, weights=None, minlength=0)", "How often each whole number occurs.") { call in
                    .object(
                        NDArray(
                            try call.ndarray(0).bincount(
                                weights: call.has(1) ? call.ndarray(1) : nil, minlength: call.int(2))))
                },
                Builtin(
                    "allclose", "(a, b, rtol=1e-05, atol=1e-08, equal_nan: bool = False)",
                    "Whether all elements are nearly equal.", example: "np.allclose([1.], [1.000000001])\n#> True"
                ) { call in
                    guard
                        let (a, b) = try NumPyArithmetic.operands(
                            NDArray.result(call.ndarray(0)), NDArray.result(call.ndarray(1)))
                    else { return .bool(false) }
                    try NumPyArithmetic.checkBroadcast(a.shape, b.shape)
                    return .bool(
                        try a.to(.float64).allclose(
                            b.to(.float64), rtol: call.double(2), atol: call.double(3), equalNaN: call.bool(4)))
                },
                Builtin(
                    "isclose", "(a, b, rtol=1e-05, atol=1e-08, equal_nan: bool = False)",
                    "Where elements are nearly equal."
                ) { call in
                    guard
                        let (a, b) = try NumPyArithmetic.operands(
                            NDArray.result(call.ndarray(0)), NDArray.result(call.ndarray(1)))
                    else { return .bool(false) }
                    return NDArray.result(
                        try a.to(.float64).isclose(
                            b.to(.float64), rtol: call.double(2), atol: call.double(3), equalNaN: call.bool(4)))
                },
                Builtin(
                    "append", "(arr, values, axis=None)", "The elements of an array with others behind them.",
                    example: "np.append([1, 2], 3)\n#> array([1, 2, 3])"
                ) { call in
                    let (first, second) = (try call.ndarray(0), try call.ndarray(1))
                    let dtype = NumPyPromotion.promote(first.dtype, second.dtype)
                    if let axis = try call.optionalInt(2) {
                        return .object(NDArray(try Tensor.cat([first.to(dtype), second.to(dtype)], axis)))
                    }
                    let parts = try [first, second].map { try $0.to(dtype).contiguous().view([-1]) }
                    return .object(NDArray(try Tensor.cat(parts, 0)))
                },
                Builtin(
                    "isin", "(element, test_elements, assume_unique: bool = False, invert: bool = False)",
                    "Which elements are among others.", example: "np.isin([1, 2], [2, 3])\n#> array([False,  True])"
                ) { call in
                    let (source, tests) = (try call.ndarray(0), try call.ndarray(1).contiguous().view([-1]))
                    let dtype = NumPyPromotion.promote(source.dtype, tests.dtype)
                    let found = try source.to(dtype).unsqueeze(-1).eq(tests.to(dtype)).any(dims: [source.rank])
                    return NDArray.result(try call.bool(3) ? found.logicalNot() : found)
                },
                Builtin("array_equal", "(a1, a2)", "Whether two arrays have the same shape and elements.") { call in
                    let (a, b) = (try call.ndarray(0), try call.ndarray(1))
                    guard a.shape == b.shape else { return .bool(false) }
                    let dtype = NumPyPromotion.promote(a.dtype, b.dtype)
                    return .bool(try a.to(dtype).equal(b.to(dtype)))
                },
                Builtin("diag", "(v, k=0)", "The diagonal of a matrix, or the matrix with that diagonal.") { call in
                    .object(NDArray(try call.ndarray(0).diag(call.int(1))))
                },
                Builtin("triu", "(m, k=0)", "Zeros below the diagonal.") { call in
                    .object(NDArray(try call.ndarray(0).triu(call.int(1))))
                },
                Builtin("tril", "(m, k=0)", "Zeros above the diagonal.") { call in
                    .object(NDArray(try call.ndarray(0).tril(call.int(1))))
                },
                Builtin("ndim", "(a)", "The number of axes.") { call in .int(try call.ndarray(0).rank) },
                Builtin("shape", "(a)", "The sizes.") { call in .tuple(try call.ndarray(0).shape.map(Value.int)) },
                Builtin("size", "(a)", "The number of elements.") { call in .int(try call.ndarray(0).numel) },
                Builtin("isscalar", "(element)", "Whether a value is a number and not an array.") { call in
                    switch call[0] {
                    case .int, .float, .bool, .str: .bool(true)
                    default: .bool(call[0].object(as: NDArray.self)?.isScalar ?? false)
                    }
                },
                Builtin(
                    "set_printoptions",
                    "(precision=None, threshold=None, linewidth=None, suppress=None, edgeitems=None)",
                    "How arrays are printed.",
                    example: "np.set_printoptions(precision=2)\nnp.array([0.12345])\n#> array([0.12])"
                ) { call in
                    let torch = call.torch
                    if let precision = try call.optionalInt(0) { torch.arrayPrintOptions.precision = precision }
                    if let threshold = try call.optionalDouble(1) { torch.arrayPrintOptions.threshold = threshold }
                    if let width = try call.optionalInt(2) { torch.arrayPrintOptions.lineWidth = width }
                    if call.has(3) { torch.arrayPrintOptions.suppress = try call.bool(3) }
                    if let items = try call.optionalInt(4) { torch.arrayPrintOptions.edgeItems = items }
                    return .none
                },
            ] + NumPyShapes.rows + NumPySets.rows) + NumPyFunctions.elementwise + NumPyFunctions.pairwise
            + NumPyFunctions.more + NumPyStatistics.rows + NumPyProducts.rows + NumPyFiles.rows,
        constants: [
            Constant("newaxis", "None, where an axis of size 1 is wanted in a subscript.") { .none },
            Constant("pi", "π.") { .float(.pi) },
            Constant("e", "Euler's number.") { .float(2.718281828459045) },
            Constant("inf", "Infinity.") { .float(.infinity) },
            Constant("nan", "Not a number.") { .float(.nan) },
            Constant("__version__", "The version of NumPy whose results are reproduced.") { .text("2.4.6") },
            Constant("bool_", "The bool scalar type.") { .object(Types.current.native(NumPyScalarType.row(.bool))) },
            Constant("int_", "int64.") { .object(Types.current.native(NumPyScalarType.row(.int64))) },
            Constant("half", "float16.") { .object(Types.current.native(NumPyScalarType.row(.float16))) },
            Constant("short", "int16.") { .object(Types.current.native(NumPyScalarType.row(.int16))) },
            Constant("byte", "int8.") { .object(Types.current.native(NumPyScalarType.row(.int8))) },
            Constant("double", "float64.") { .object(Types.current.native(NumPyScalarType.row(.float64))) },
            Constant("single", "float32.") { .object(Types.current.native(NumPyScalarType.row(.float32))) },
        ],
        types: [NDArray.row, NumPyDType.row, TextDType.row, TextScalar.row] + NumPyScalarType.published
            + NumPyProducts.types)

    private static func joined(_ body: () throws -> Tensor) throws -> Tensor {
        do { return try body() } catch let error as TensorError {
            guard error.message.hasPrefix("Sizes of tensors must match") || error.message.hasPrefix("Tensors must have")
            else { throw error }
            throw Raised(
                .valueError,
                "all the input array dimensions except for the concatenation axis must match exactly")
        }
    }

    private static func arange(_ start: Scalar, _ stop: Scalar, _ step: Scalar, _ dtype: DType?) throws -> Tensor {
        let isFloat = [start, stop, step].contains { if case .float = $0 { true } else { false } }
        guard isFloat else { return try Tensor.arange(start, stop, step, dtype: .int64).to(dtype ?? .int64) }
        let (first, width) = (start.asDouble, step.asDouble)
        guard width != 0 else { throw Raised(.zeroDivisionError, "division by zero") }
        let count = max(((stop.asDouble - first) / width).rounded(.up), 0)
        // NumPy makes the second element and goes on with the difference of the first two.
        let delta = (first + width) - first
        let values = (0..<Int(count)).map { Scalar.float(first + Double($0) * delta) }
        return try Tensor.tensor(values, [values.count], dtype: .float64).to(dtype ?? .float64)
    }

    private static func linspace(_ start: Double, _ stop: Double, _ count: Int, _ endpoint: Bool) throws -> Tensor {
        guard count >= 0 else { throw Raised(.valueError, "Number of samples, \(count), must be non-negative.") }
        let parts = Double(endpoint ? count - 1 : count)
        let step = (stop - start) / parts
        var values = (0..<count).map { Scalar.float(parts > 0 ? (Double($0) * step) + start : start) }
        if endpoint, count > 1 { values[count - 1] = .float(stop) }
        return try Tensor.tensor(values, [count], dtype: .float64)
    }
}

extension Arguments {
    /// A sequence of arrays of one dtype.
    fileprivate func arrays(_ index: Int) throws -> [Tensor] {
        let arrays = try self[index].collected().map { try NumPyConversion.array($0) }
        guard let first = arrays.first else { throw Raised(.valueError, "need at least one array to concatenate") }
        let dtype = arrays.dropFirst().reduce(first.dtype) { NumPyPromotion.promote($0, $1.dtype) }
        return arrays.map { $0.to(dtype) }
    }
}
