import Tensors

/// NumPy's dtype rules, where Python numbers are weak: `float32 array + 1.0` stays float32.
enum NumPyPromotion {
    static func promote(_ first: DType, _ second: DType) -> DType {
        if first == second { return first }
        let pair: Set<DType> = [first, second]
        if pair.contains(.float64) { return .float64 }
        if pair.contains(where: \.isFloatingPoint) {
            if pair.contains(.int64) || pair.contains(.int32) { return .float64 }
            return pair.contains(.float32) || pair.contains(.int16) ? .float32 : .float16
        }
        for wide: DType in [.int64, .int32, .int16] where pair.contains(wide) { return wide }
        if pair == [.int8, .uint8] { return .int16 }
        return pair.contains(.int8) ? .int8 : .uint8
    }

    /// The dtype that an array takes on beside a Python number.
    static func promote(_ dtype: DType, with number: Value) -> DType {
        switch number {
        case .float: dtype.isFloatingPoint ? dtype : .float64
        case .int: dtype == .bool ? .int64 : dtype
        default: dtype
        }
    }

    /// `same_kind` casting: never from float to integer, never from number to bool.
    static func canCast(_ source: DType, to target: DType) -> Bool {
        kind(source) <= kind(target)
    }

    private static func kind(_ dtype: DType) -> Int {
        switch dtype {
        case .bool: 0
        case .uint8: 1
        case .int8, .int16, .int32, .int64: 2
        case .float16, .bfloat16, .float32, .float64: 3
        case .complex64, .complex128: 4
        }
    }
}

/// Operators of arrays.
enum NumPyArithmetic {
    enum Comparison { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual }

    static func binary(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value? {
        try tensor(operation, left, right).map(NDArray.result)
    }

    /// The result before it becomes an array or a scalar; nil for operands that are no numbers.
    static func tensor(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Tensor? {
        guard var (first, second) = try operands(left, right) else { return nil }
        if operation == .matrixMultiply {
            do { return try first.matmul(second) } catch let error as TensorError {
                throw matmulMismatch(first.shape, second.shape) ?? error
            }
        }
        try checkBroadcast(first.shape, second.shape)
        switch operation {
        case .divide where !first.isFloatingPoint: (first, second) = (first.to(.float64), second.to(.float64))
        case .power, .floorDivide, .modulo:
            if first.dtype == .bool { (first, second) = (first.to(.uint8), second.to(.uint8)) }
        case .subtract where first.dtype == .bool:
            throw Raised(
                .typeError,
                "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead."
            )
        default: break
        }
        switch operation {
        case .add: return try first.add(second)
        case .subtract: return try first.sub(second)
        case .multiply: return try first.mul(second)
        case .divide:
            warnDivision(first, second)
            return try first.div(second)
        case .floorDivide: return try first.floorDivide(.tensor(second))
        case .modulo: return try first.remainder(.tensor(second))
        case .power:
            if !first.isFloatingPoint, try second.lt(.int(0)).any().truth() {
                throw Raised(.valueError, "Integers to negative integer powers are not allowed.")
            }
            return try first.pow(second)
        case .bitAnd: return try bits(operation, first, second) { try first.bitwiseAnd(.tensor(second)) }
        case .bitOr: return try bits(operation, first, second) { try first.bitwiseOr(.tensor(second)) }
        case .bitXor: return try bits(operation, first, second) { try first.bitwiseXor(.tensor(second)) }
        case .leftShift: return try bits(operation, first, second) { try first.bitwiseLeftShift(.tensor(second)) }
        case .rightShift: return try bits(operation, first, second) { try first.bitwiseRightShift(.tensor(second)) }
        case .matrixMultiply: return nil
        }
    }

    static func compare(_ comparison: Comparison, _ left: Value, _ right: Value) throws -> Tensor? {
        guard let (first, second) = try operands(left, right) else { return nil }
        try checkBroadcast(first.shape, second.shape)
        switch comparison {
        case .equal: return try first.eq(second)
        case .notEqual: return try first.ne(second)
        case .less: return try first.lt(second)
        case .lessOrEqual: return try first.le(second)
        case .greater: return try first.gt(second)
        case .greaterOrEqual: return try first.ge(second)
        }
    }

    /// Both sides in the dtype that the result is computed in; nil where one is no number.
    static func operands(_ left: Value, _ right: Value) throws -> (Tensor, Tensor)? {
        let (leftArray, rightArray) = (try known(left), try known(right))
        switch (leftArray, rightArray) {
        case (let first?, let second?):
            let dtype = NumPyPromotion.promote(first.dtype, second.dtype)
            return (first.to(dtype), second.to(dtype))
        case (let first?, nil):
            guard let number = try plain(right) else { return nil }
            let dtype = NumPyPromotion.promote(first.dtype, with: right)
            return (first.to(dtype), Tensor.scalar(number, dtype: dtype))
        case (nil, let second?):
            guard let number = try plain(left) else { return nil }
            let dtype = NumPyPromotion.promote(second.dtype, with: left)
            return (Tensor.scalar(number, dtype: dtype), second.to(dtype))
        case (nil, nil): return nil
        }
    }

    private static func known(_ value: Value) throws -> Tensor? {
        switch value {
        case .object(let object): return (object as? NDArray)?.tensor
        case .tensor(let tensor): return tensor
        case .list, .tuple: return try NumPyConversion.array(value)
        case .unbound, .none, .bool, .int, .float, .str, .dict: return nil
        }
    }

    private static func plain(_ value: Value) throws -> Scalar? {
        switch value {
        case .bool(let flag): return .bool(flag)
        case .int(let number): return .int(Int64(number))
        case .float(let number): return .float(number)
        case .unbound, .none, .str, .list, .tuple, .dict, .tensor, .object: return nil
        }
    }

    private static func bits(
        _ operation: BinaryOperation, _ first: Tensor, _ second: Tensor, _ body: () throws -> Tensor
    ) throws -> Tensor {
        guard !first.isFloatingPoint else {
            throw Raised(
                .typeError,
                "ufunc '\(operation.ufuncName)' not supported for the input types, and the inputs could not be safely coerced "
                    + "to any supported types according to the casting rule ''safe''")
        }
        return try body()
    }

    static func checkBroadcast(_ first: Shape, _ second: Shape) throws {
        for (one, two) in zip(first.array.reversed(), second.array.reversed()) where one != two && one != 1 && two != 1
        {
            throw Raised(
                .valueError,
                "operands could not be broadcast together with shapes \(first.numpyText) \(second.numpyText) ")
        }
    }

    private static func matmulMismatch(_ first: Shape, _ second: Shape) -> Raised? {
        guard let inner = first.last, !second.isEmpty else { return nil }
        let axis = second.count == 1 ? 0 : second.count - 2
        guard inner != second[axis] else { return nil }
        return Raised(
            .valueError,
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
                + "(size \(second[axis]) is different from \(inner))")
    }

    private static func warnDivision(_ first: Tensor, _ second: Tensor) {
        guard let hasZero = try? second.eq(.int(0)).any().truth(), hasZero else { return }
        let isInvalid = (try? first.eq(.int(0)).any().truth()) ?? false
        Warnings.warn(
            .runtimeWarning, isInvalid ? "invalid value encountered in divide" : "divide by zero encountered in divide")
    }
}

extension BinaryOperation {
    /// NumPy's name of the operation in messages.
    var ufuncName: String {
        switch self {
        case .add: "add"
        case .subtract: "subtract"
        case .multiply: "multiply"
        case .matrixMultiply: "matmul"
        case .divide: "divide"
        case .floorDivide: "floor_divide"
        case .modulo: "remainder"
        case .power: "power"
        case .leftShift: "left_shift"
        case .rightShift: "right_shift"
        case .bitAnd: "bitwise_and"
        case .bitOr: "bitwise_or"
        case .bitXor: "bitwise_xor"
        }
    }
}
