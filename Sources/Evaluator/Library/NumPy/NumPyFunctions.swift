import Tensors

/// NumPy's functions of one number and of two.
enum NumPyFunctions {
    static let elementwise: [Builtin] = [
        real("exp", "e to the power of each element.") { $0.exp() },
        real("expm1", "e to the power of each element, less 1.") { $0.expm1() },
        real("log", "Natural logarithms.") { tensor in
            if (try? tensor.le(.int(0)).any().truth()) == true {
                let hasNegative = (try? tensor.lt(.int(0)).any().truth()) ?? false
                Warnings.warn(
                    .runtimeWarning,
                    hasNegative ? "invalid value encountered in log" : "divide by zero encountered in log")
            }
            return tensor.log()
        },
        real("log2", "Logarithms of base 2.") { $0.log2() },
        real("log10", "Logarithms of base 10.") { $0.log10() },
        real("log1p", "Natural logarithms of 1 + x.") { $0.log1p() },
        real("sqrt", "Square roots.") { $0.sqrt() },
        real("sin", "Sines.") { $0.sin() },
        real("cos", "Cosines.") { $0.cos() },
        real("tan", "Tangents.") { $0.tan() },
        real("arctan", "Angles by their tangents.") { $0.atan() },
        real("arcsin", "Angles by their sines.") { $0.asin() },
        real("arccos", "Angles by their cosines.") { $0.acos() },
        real("sinh", "Hyperbolic sines.") { $0.sinh() },
        real("cosh", "Hyperbolic cosines.") { $0.cosh() },
        real("tanh", "Hyperbolic tangents.") { $0.tanh() },
        same("abs", "Absolute values.") { try $0.abs() },
        same("absolute", "Absolute values.") { try $0.abs() },
        same("negative", "The other sign.") { try $0.neg() },
        same("sign", "-1, 0 or 1.") { $0.sign() },
        same("square", "Squares.") { try $0.mul($0) },
        same("floor", "Rounded down.") { try $0.floor() },
        same("ceil", "Rounded up.") { try $0.ceil() },
        same("trunc", "Rounded towards zero.") { try $0.trunc() },
        same("rint", "Rounded to the nearest whole number.") { try $0.round() },
        same("isnan", "Where there is a nan.") { $0.isnan() },
        same("isinf", "Where there is an infinity.") { $0.isinf() },
        same("isfinite", "Where there is a number.") { $0.isfinite() },
        same("logical_not", "Where elements are false.") { $0.logicalNot() },
    ]

    static let pairwise: [Builtin] = [
        operation("add", .add), operation("subtract", .subtract), operation("multiply", .multiply),
        operation("divide", .divide), operation("true_divide", .divide), operation("floor_divide", .floorDivide),
        operation("power", .power), operation("mod", .modulo), operation("remainder", .modulo),
        pair("maximum", "The larger of each pair.") { try $0.maximum($1) },
        pair("minimum", "The smaller of each pair.") { try $0.minimum($1) },
        pair("fmax", "The larger of each pair.") { try $0.maximum($1) },
        pair("fmin", "The smaller of each pair.") { try $0.minimum($1) },
        pair("logical_and", "Where both are true.") { try $0.logicalAnd($1) },
        pair("logical_or", "Where one at least is true.") { try $0.logicalOr($1) },
        comparison("equal", .equal), comparison("not_equal", .notEqual), comparison("less", .less),
        comparison("less_equal", .lessOrEqual), comparison("greater", .greater),
        comparison("greater_equal", .greaterOrEqual),
    ]

    /// Integers become float64 first.
    static func real(_ name: String, _ summary: String, _ body: @escaping @Sendable (Tensor) -> Tensor)
        -> Builtin
    {
        Builtin(name, "(x, /, out=None)", summary) { call in
            let source = try call.ndarray(0)
            return try call.into(1, NDArray.result(body(source.isFloatingPoint ? source : source.to(.float64))))
        }
    }

    static func same(_ name: String, _ summary: String, _ body: @escaping @Sendable (Tensor) throws -> Tensor)
        -> Builtin
    {
        Builtin(name, "(x, /, out=None)", summary) { call in
            try call.into(1, NDArray.result(body(call.ndarray(0))))
        }
    }

    static func operation(_ name: String, _ operation: BinaryOperation) -> Builtin {
        Builtin(name, "(x1, x2, /, out=None)", "As the operator \(operation.rawValue).") { call in
            try call.into(
                2,
                NumPyArithmetic.binary(operation, NDArray.result(call.ndarray(0)), call[1])
                    ?? NumPyArithmetic.binary(operation, call[0], NDArray.result(call.ndarray(1))) ?? Value.none)
        }
    }

    static func pair(
        _ name: String, _ summary: String, _ body: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> Builtin {
        Builtin(name, "(x1, x2, /, out=None)", summary) { call in
            let left = call[0].isBareNumber && call[1].isBareNumber ? NDArray.result(try call.ndarray(0)) : call[0]
            guard let (a, b) = try NumPyArithmetic.operands(left, call[1]) else {
                throw Raised(.typeError, "ufunc '\(name)' did not contain a loop with signature matching types")
            }
            try NumPyArithmetic.checkBroadcast(a.shape, b.shape)
            return try call.into(2, NDArray.result(body(a, b)))
        }
    }

    static func comparison(_ name: String, _ comparison: NumPyArithmetic.Comparison) -> Builtin {
        Builtin(name, "(x1, x2, /, out=None)", "Compares each pair.") { call in
            try NumPyArithmetic.compare(comparison, NDArray.result(call.ndarray(0)), call[1]).map(NDArray.result)
                ?? .none
        }
    }
}

extension Value {
    fileprivate var isBareNumber: Bool {
        switch self {
        case .int, .float, .bool: true
        case .unbound, .none, .str, .list, .tuple, .dict, .tensor, .object: false
        }
    }
}

extension Arguments {
    /// The result itself, or `out=` with the result in it.
    func into(_ index: Int, _ result: Value) throws -> Value {
        guard has(index) else { return result }
        guard let target = self[index].object(as: NDArray.self), let source = result.object(as: NDArray.self) else {
            throw Raised(.typeError, "return arrays must be of ArrayType")
        }
        guard target.tensor.shape == source.tensor.shape else {
            throw Raised(
                .valueError,
                "non-broadcastable output operand with shape \(target.tensor.shape.numpyText) doesn't match the broadcast shape "
                    + source.tensor.shape.numpyText)
        }
        _ = try target.tensor.copy(from: source.tensor)
        return self[index]
    }
}
