import Tensors

/// A NumPy array, or one of NumPy's scalars: a tensor's memory with NumPy's manners. It is never part of a graph.
final class NDArray: Object, ElementwiseComparing {
    let tensor: Tensor
    /// `np.float64(0.1)`: what an element of an array is.
    let isScalar: Bool

    init(_ tensor: Tensor) {
        self.tensor = tensor
        isScalar = false
        super.init(type: Types.current.native(NDArray.row))
    }

    private init(scalar: Tensor) {
        tensor = scalar
        isScalar = true
        super.init(type: Types.current.native(NumPyScalarType.row(scalar.dtype)))
    }

    /// An array, or a scalar where there are no axes: what NumPy's functions return.
    static func result(_ tensor: Tensor) -> Value {
        .object(tensor.rank == 0 ? NDArray(scalar: tensor) : NDArray(tensor))
    }

    var dtype: DType { tensor.dtype }

    // MARK: Text

    override func repr() throws -> String {
        isScalar ? try tensor.item().numpyRepr(dtype) : tensor.numpyRepr(options: TorchState.current.arrayPrintOptions)
    }

    override func str() throws -> String? {
        tensor.numpyText(options: TorchState.current.arrayPrintOptions)
    }

    override func format(_ specification: String) throws -> String? {
        if isScalar || tensor.rank == 0 {
            if specification.isEmpty { return tensor.numpyText() }
            return try TextFormatting.format(Value(tensor.item()), specification)
        }
        if specification.isEmpty { return tensor.numpyText() }
        throw Raised(.typeError, "unsupported format string passed to numpy.ndarray.__format__")
    }

    // MARK: A container

    override func isTrue() throws -> Bool {
        if tensor.numel == 1 { return try !tensor.item().isZero }
        if tensor.numel == 0 {
            throw Raised(
                .valueError,
                "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty."
            )
        }
        throw Raised(
            .valueError, "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    }

    override func length() throws -> Int? {
        if isScalar { throw Raised(.typeError, "object of type 'numpy.\(dtype.name)' has no len()") }
        guard tensor.rank > 0 else { throw Raised(.typeError, "len() of unsized object") }
        return tensor.shape[0]
    }

    override func makeIterator() throws -> IteratorObject? {
        guard tensor.rank > 0 else {
            throw Raised(
                .typeError, isScalar ? "'numpy.\(dtype.name)' object is not iterable" : "iteration over a 0-d array")
        }
        let array = tensor
        var place = 0
        return ClosureIterator(type: Types.current.iterator("iterator")) {
            guard place < array.shape[0] else { return .unbound }
            defer { place += 1 }
            return NDArray.result(try array.select(0, place))
        }
    }

    override func makeReversed() throws -> IteratorObject? {
        guard tensor.rank > 0 else { return nil }
        let array = tensor
        var place = array.shape[0]
        return ClosureIterator(type: .named("reversed")) {
            guard place > 0 else { return .unbound }
            place -= 1
            return NDArray.result(try array.select(0, place))
        }
    }

    override func item(at index: Value) throws -> Value? { try NumPyIndexing.item(self, index) }

    override func setItem(_ value: Value, at index: Value) throws -> Bool {
        try NumPyIndexing.setItem(self, index, value)
        return true
    }

    override func contains(_ value: Value) throws -> Bool? {
        guard let equal = try NumPyArithmetic.compare(.equal, .object(self), value) else { return false }
        return try equal.any().truth()
    }

    // MARK: Operators

    func compareEqual(_ other: Value, isNegated: Bool) throws -> Value? {
        try NumPyArithmetic.compare(isNegated ? .notEqual : .equal, .object(self), other).map(NDArray.result)
    }

    override func isEqual(to other: Value) throws -> Bool? {
        guard let equal = try NumPyArithmetic.compare(.equal, .object(self), other) else { return nil }
        return try equal.numel == 1 ? equal.truth() : equal.all().truth()
    }

    override func hash() throws -> Int? { isScalar ? try Value(tensor.item()).hash() : nil }

    override func compare(_ operation: OrderOperator, _ other: Value) throws -> Value? {
        let comparison: NumPyArithmetic.Comparison =
            switch operation {
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .greater: .greater
            case .greaterOrEqual: .greaterOrEqual
            }
        return try NumPyArithmetic.compare(comparison, .object(self), other).map(NDArray.result)
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        if case .tensor(let tensor) = other {
            let mine = Value.tensor(self.tensor)
            return isReflected
                ? try TensorOperators.binary(operation, .tensor(tensor), mine)
                : try TensorOperators.binary(operation, mine, .tensor(tensor))
        }
        return isReflected
            ? try NumPyArithmetic.binary(operation, other, .object(self))
            : try NumPyArithmetic.binary(operation, .object(self), other)
    }

    override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        if isScalar { return nil }
        guard let result = try NumPyArithmetic.tensor(operation, .object(self), other) else { return nil }
        guard NumPyPromotion.canCast(result.dtype, to: dtype) else {
            throw Raised(
                ExceptionObject(
                    Types.current.exception(.typeError),
                    [
                        .text(
                            "Cannot cast ufunc '\(operation.ufuncName)' output from dtype('\(result.dtype.name)') to "
                                + "dtype('\(dtype.name)') with casting rule 'same_kind'")
                    ]))
        }
        guard result.shape == tensor.shape else {
            throw Raised(
                .valueError,
                "non-broadcastable output operand with shape \(tensor.shape.numpyText) doesn't match the broadcast shape "
                    + result.shape.numpyText)
        }
        _ = try tensor.copy(from: result)
        return .object(self)
    }

    override func unary(_ operation: UnaryOperation) throws -> Value? {
        switch operation {
        case .negative:
            if dtype == .bool {
                throw Raised(
                    .typeError,
                    "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead."
                )
            }
            return NDArray.result(try tensor.neg())
        case .positive: return NDArray.result(tensor.clone())
        case .invert: return NDArray.result(try tensor.bitwiseNot())
        case .absolute: return NDArray.result(dtype == .bool ? tensor.clone() : try tensor.abs())
        }
    }
}

extension Shape {
    /// `(2, 3)`, `(2,)`, `()`, as NumPy's messages have it.
    var numpyText: String {
        count == 1 ? "(\(self[0]),)" : "(" + map(String.init).joined(separator: ",") + ")"
    }
}

/// NumPy's scalar types, which also serve as dtypes: `np.float32`.
enum NumPyScalarType {
    static let rows: [NativeType] = DType.allCases.map { dtype in
        NativeType(
            name(dtype), module: "numpy", bases: dtype == .float64 ? ["float"] : [],
            "A NumPy scalar of type \(dtype.name).",
            construct: Builtin(name(dtype), "(x=0, /)") { call in
                let source = try NumPyConversion.array(call[0], dtype: dtype)
                return NDArray.result(source.rank == 0 ? source.clone() : source)
            },
            methods: NumPyMethods.all, properties: NumPyMethods.properties)
    }

    static func row(_ dtype: DType) -> NativeType { rows[Int(dtype.rawValue)] }

    /// What NumPy has of them.
    static let published = DType.allCases.filter { $0 != .bfloat16 && !$0.isComplex }.map(row)

    static func dtype(_ type: TypeObject) -> DType? {
        DType.allCases.first { Types.current.native(row($0)) === type }
    }

    private static func name(_ dtype: DType) -> String { dtype == .bool ? "bool" : dtype.name }
}

/// `np.dtype('float32')`, what `a.dtype` gives.
final class NumPyDType: Object {
    let dtype: DType

    init(_ dtype: DType) {
        self.dtype = dtype
        super.init(type: Types.current.native(NumPyDType.row))
    }

    override func repr() throws -> String { "dtype('\(dtype.name)')" }
    override func str() throws -> String? { dtype.name }
    override func isEqual(to other: Value) throws -> Bool? { try NumPyConversion.dtype(other).map { $0 == dtype } }
    override func hash() throws -> Int? { Int(dtype.rawValue) }

    static let row = NativeType(
        "dtype", module: "numpy", "The element type of an array.",
        construct: Builtin("dtype", "(dtype, /)") { call in
            guard let dtype = try NumPyConversion.dtype(call[0]) else {
                throw Raised(.typeError, "Cannot interpret '\(try call[0].repr())' as a data type")
            }
            return .object(NumPyDType(dtype))
        },
        properties: [
            Property("name", "Its name.") { value in .text(value.object(as: NumPyDType.self)?.dtype.name ?? "") },
            Property("itemsize", "Bytes of one element.") { value in
                .int(value.object(as: NumPyDType.self)?.dtype.itemSize ?? 0)
            },
            Property("kind", "f, i, u or b.") { value in
                switch value.object(as: NumPyDType.self)?.dtype {
                case .float32, .float64, .float16, .bfloat16: .text("f")
                case .int32, .int64, .int16, .int8: .text("i")
                case .complex64, .complex128: .text("c")
                case .uint8: .text("u")
                case .bool, nil: .text("b")
                }
            },
        ])
}
