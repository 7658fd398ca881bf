import Tensors

/// An operation on two tensors, or on a tensor and a number: a function, a method, an in-place method, an operator.
struct BinaryRow: Sendable {
    let name: String
    let summary: String
    let example: String?
    let body: @Sendable (Tensor, TensorOperand) throws -> Tensor
    /// Where the left side is a number.
    let reflected: (@Sendable (Tensor, Scalar) throws -> Tensor)?
    let inPlace: (@Sendable (Tensor, TensorOperand) throws -> Tensor)?

    init(
        _ name: String, _ summary: String, _ example: String? = nil,
        reflected: (@Sendable (Tensor, Scalar) throws -> Tensor)? = nil,
        inPlace: (@Sendable (Tensor, TensorOperand) throws -> Tensor)? = nil,
        _ body: @escaping @Sendable (Tensor, TensorOperand) throws -> Tensor
    ) {
        self.name = name
        self.summary = summary
        self.example = example
        self.body = body
        self.reflected = reflected
        self.inPlace = inPlace
    }

    var operation: Builtin {
        Builtin(name, "(input, other, *, out=None)", summary, example: example) { [self] call in
            .tensor(try apply(call.operand(0), call.operand(1), mismatch: { call.mismatch(0, expected: "Tensor") }))
        }
    }

    var inPlaceMethod: Builtin {
        Builtin(name + "_", "(other)", summary + " In place.") { [self] call in
            .tensor(try applyInPlace(call.tensorReceiver, call.operand(0)))
        }
    }

    func apply(_ left: TensorOperand, _ right: TensorOperand, mismatch: () -> Raised) throws -> Tensor {
        if case .tensor(let tensor) = left { try ComplexRows.check(tensor, name) }
        if case .tensor(let tensor) = right { try ComplexRows.check(tensor, name) }
        switch left {
        case .tensor(let tensor): return try body(tensor, right)
        case .number(let number):
            guard case .tensor(let tensor) = right else { throw mismatch() }
            if let reflected { return try reflected(tensor, number) }
            return try body(Tensor.wrapped(number), right)
        }
    }

    func applyInPlace(_ tensor: Tensor, _ other: TensorOperand) throws -> Tensor {
        try ComplexRows.check(tensor, name)
        if let other = other.tensor { try ComplexRows.check(other, name) }
        if let inPlace { return try inPlace(tensor, other) }
        return try tensor.inPlace { try body($0, other) }
    }

    static let add = BinaryRow(
        "add", "The sum.", reflected: { try $0.add($1) },
        inPlace: { tensor, other in
            switch other {
            case .tensor(let other): try tensor.addInPlace(other)
            case .number(let number): try tensor.addInPlace(number)
            }
        }
    ) { left, right in
        switch right {
        case .tensor(let right): try left.add(right)
        case .number(let right): try left.add(right)
        }
    }

    static let sub = BinaryRow(
        "sub", "The difference.", reflected: { try $0.rsub($1) },
        inPlace: { tensor, other in
            switch other {
            case .tensor(let other): try tensor.subInPlace(other)
            case .number(let number): try tensor.subInPlace(number)
            }
        }
    ) { left, right in
        switch right {
        case .tensor(let right): try left.sub(right)
        case .number(let right): try left.sub(right)
        }
    }

    static let mul = BinaryRow(
        "mul", "The product of each pair.", "torch.tensor([1, 2]).mul(3)\n#> tensor([3, 6])",
        reflected: { try $0.mul($1) },
        inPlace: { tensor, other in
            switch other {
            case .tensor(let other): try tensor.mulInPlace(other)
            case .number(let number): try tensor.mulInPlace(number)
            }
        }
    ) { left, right in
        switch right {
        case .tensor(let right): try left.mul(right)
        case .number(let right): try left.mul(right)
        }
    }

    static let div = BinaryRow(
        "div", "The quotient.", "torch.tensor([1, 2]).div(2)\n#> tensor([0.5000, 1.0000])",
        reflected: { try $0.rdiv($1) },
        inPlace: { tensor, other in
            switch other {
            case .tensor(let other): try tensor.divInPlace(other)
            case .number(let number): try tensor.divInPlace(number)
            }
        }
    ) { left, right in
        switch right {
        case .tensor(let right): try left.div(right)
        case .number(let right): try left.div(right)
        }
    }

    static let floorDivide = BinaryRow(
        "floor_divide", "The quotient rounded down.", "torch.tensor([-3]).floor_divide(2)\n#> tensor([-2])",
        reflected: { try $0.rfloorDivide($1) }
    ) { try $0.floorDivide($1) }

    static let remainder = BinaryRow(
        "remainder", "The rest of a division, with the sign of the divisor.",
        "torch.tensor([-3]).remainder(2)\n#> tensor([1])", reflected: { try $0.rremainder($1) }
    ) { try $0.remainder($1) }

    static let pow = BinaryRow(
        "pow", "Powers.", "torch.tensor([2.]).pow(3)\n#> tensor([8.])", reflected: { try $0.rpow($1) }
    ) { left, right in
        switch right {
        case .tensor(let right): try left.pow(right)
        case .number(let right): try left.pow(right)
        }
    }

    static let fmod = BinaryRow(
        "fmod", "The rest of a division, with the sign of the dividend.", "torch.tensor([-3]).fmod(2)\n#> tensor([-1])"
    ) {
        try $0.fmod($1)
    }
    static let maximum = BinaryRow(
        "maximum", "The larger of each pair.",
        "torch.maximum(torch.tensor([1, 5]), torch.tensor([3, 2]))\n#> tensor([3, 5])"
    ) {
        try $0.maximum($1.required("maximum"))
    }
    static let minimum = BinaryRow(
        "minimum", "The smaller of each pair.",
        "torch.minimum(torch.tensor([1, 5]), torch.tensor([3, 2]))\n#> tensor([1, 2])"
    ) {
        try $0.minimum($1.required("minimum"))
    }
    static let bitwiseAnd = BinaryRow(
        "bitwise_and", "Bits that both have.", "torch.tensor([6]).bitwise_and(3)\n#> tensor([2])",
        reflected: { try $0.bitwiseAnd(.number($1)) }
    ) {
        try $0.bitwiseAnd($1)
    }
    static let bitwiseOr = BinaryRow(
        "bitwise_or", "Bits that either has.", reflected: { try $0.bitwiseOr(.number($1)) }
    ) {
        try $0.bitwiseOr($1)
    }
    static let bitwiseXor = BinaryRow(
        "bitwise_xor", "Bits that one of both has.", reflected: { try $0.bitwiseXor(.number($1)) }
    ) {
        try $0.bitwiseXor($1)
    }
    static let leftShift = BinaryRow("bitwise_left_shift", "Bits moved up.") { try $0.bitwiseLeftShift($1) }
    static let rightShift = BinaryRow("bitwise_right_shift", "Bits moved down.") { try $0.bitwiseRightShift($1) }
    static let logicalAnd = BinaryRow("logical_and", "Where both are not zero.") {
        try $0.logicalAnd($1.required("logical_and"))
    }
    static let logicalOr = BinaryRow("logical_or", "Where one at least is not zero.") {
        try $0.logicalOr($1.required("logical_or"))
    }
    static let logicalXor = BinaryRow("logical_xor", "Where one alone is not zero.") {
        try $0.logicalXor($1.required("logical_xor"))
    }

    static let eq = comparison("eq", "Where both are equal.", { try $0.eq($1) }, { try $0.eq($1) }, { try $0.eq($1) })
    static let ne = comparison("ne", "Where both differ.", { try $0.ne($1) }, { try $0.ne($1) }, { try $0.ne($1) })
    static let lt = comparison(
        "lt", "Where the first is less.", { try $0.lt($1) }, { try $0.lt($1) }, { try $0.gt($1) })
    static let le = comparison(
        "le", "Where the first is not more.", { try $0.le($1) }, { try $0.le($1) }, { try $0.ge($1) })
    static let gt = comparison(
        "gt", "Where the first is more.", { try $0.gt($1) }, { try $0.gt($1) }, { try $0.lt($1) })
    static let ge = comparison(
        "ge", "Where the first is not less.", { try $0.ge($1) }, { try $0.ge($1) }, { try $0.le($1) })

    private static func comparison(
        _ name: String, _ summary: String, _ tensors: @escaping @Sendable (Tensor, Tensor) throws -> Tensor,
        _ number: @escaping @Sendable (Tensor, Scalar) throws -> Tensor,
        _ reflected: @escaping @Sendable (Tensor, Scalar) throws -> Tensor
    ) -> BinaryRow {
        BinaryRow(name, summary, reflected: reflected) { left, right in
            switch right {
            case .tensor(let right): try tensors(left, right)
            case .number(let right): try number(left, right)
            }
        }
    }

    static let plain: [BinaryRow] = [
        mul, floorDivide, remainder, pow, fmod, maximum, minimum, bitwiseAnd, bitwiseOr, bitwiseXor, leftShift,
        rightShift,
        logicalAnd, logicalOr, logicalXor, eq, ne, lt, le, gt, ge,
    ]
    static let aliases: [(String, BinaryRow)] = [
        ("multiply", mul), ("greater", gt), ("greater_equal", ge), ("less", lt), ("less_equal", le), ("not_equal", ne),
        ("fmax", maximum), ("fmin", minimum),
    ]
}

extension Family {
    static let torchArithmetic = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: BinaryRow.plain.map(\.operation)
            + BinaryRow.aliases.map { name, row in
                let row = BinaryRow(name, row.summary, reflected: row.reflected, inPlace: row.inPlace, row.body)
                return row.operation
            } + [
                scaled("add", BinaryRow.add, "torch.tensor([1, 2]).add(1)\n#> tensor([2, 3])") { left, right, alpha in
                    switch right {
                    case .tensor(let right): try left.add(right, alpha: alpha)
                    case .number(let right): try left.add(right, alpha: alpha)
                    }
                },
                scaled("sub", BinaryRow.sub, "torch.tensor([1, 2]).sub(1)\n#> tensor([0, 1])") { left, right, alpha in
                    switch right {
                    case .tensor(let right): try left.sub(right, alpha: alpha)
                    case .number(let right): try left.sub(right, alpha: alpha)
                    }
                },
                scaled("subtract", BinaryRow.sub, nil) { left, right, alpha in
                    switch right {
                    case .tensor(let right): try left.sub(right, alpha: alpha)
                    case .number(let right): try left.sub(right, alpha: alpha)
                    }
                },
                divided("div"), divided("divide"),
                Builtin("true_divide", "(input, other)", "The quotient.") { call in
                    .tensor(
                        try BinaryRow.div.apply(call.operand(0), call.operand(1)) {
                            call.mismatch(0, expected: "Tensor")
                        })
                },
                Builtin("rsub", "(input, other)", "other - input.") { call in
                    switch try call.operand(1) {
                    case .tensor(let other): return .tensor(try other.sub(call.tensor(0)))
                    case .number(let number): return .tensor(try call.tensor(0).rsub(number))
                    }
                },
                Builtin(
                    "equal", "(input, other)", "Whether two tensors have the same sizes and elements.",
                    example: "torch.equal(torch.ones(2), torch.ones(2))\n#> True"
                ) { call in .bool(try call.tensor(0).equal(call.tensor(1))) },
                Builtin(
                    "allclose", "(input, other, rtol=1e-05, atol=1e-08, equal_nan: bool = False)",
                    "Whether all elements are nearly equal.",
                    example: "torch.allclose(torch.tensor([1.]), torch.tensor([1.0000001]))\n#> True"
                ) { call in
                    .bool(
                        try call.tensor(0).allclose(
                            call.tensor(1), rtol: call.double(2), atol: call.double(3), equalNaN: call.bool(4)))
                },
                Builtin(
                    "isclose", "(input, other, rtol=1e-05, atol=1e-08, equal_nan: bool = False)",
                    "Where elements are nearly equal."
                ) { call in
                    .tensor(
                        try call.tensor(0).isclose(
                            call.tensor(1), rtol: call.double(2), atol: call.double(3), equalNaN: call.bool(4)))
                },
            ])

    static let tensorInPlaceArithmetic = Family(
        type: "Tensor", voice: .torch,
        methods: BinaryRow.plain.map(\.inPlaceMethod) + [
            Builtin("add_", "(other, *, alpha=1)", "Adds, in place.", example: "torch.ones(1).add_(1)\n#> tensor([2.])")
            { call in
                let tensor = try call.tensorReceiver
                switch try call.operand(0) {
                case .tensor(let other): return .tensor(try tensor.addInPlace(other, alpha: call.scalar(1)))
                case .number(let other): return .tensor(try tensor.addInPlace(other, alpha: call.scalar(1)))
                }
            },
            Builtin("sub_", "(other, *, alpha=1)", "Subtracts, in place.") { call in
                let tensor = try call.tensorReceiver
                switch try call.operand(0) {
                case .tensor(let other): return .tensor(try tensor.subInPlace(other, alpha: call.scalar(1)))
                case .number(let other): return .tensor(try tensor.subInPlace(other, alpha: call.scalar(1)))
                }
            },
            Builtin("div_", "(other, *, rounding_mode=None)", "Divides, in place.") { call in
                let other = try call.operand(0)
                if let mode = try call.optionalString(1) {
                    let rounding = try RoundingMode(mode)
                    return .tensor(try call.tensorReceiver.inPlace { try $0.div(other, rounding: rounding) })
                }
                return .tensor(try BinaryRow.div.applyInPlace(call.tensorReceiver, other))
            },
        ])

    private static func scaled(
        _ name: String, _ row: BinaryRow, _ example: String?,
        _ body: @escaping @Sendable (Tensor, TensorOperand, Scalar) throws -> Tensor
    ) -> Builtin {
        Builtin(name, "(input, other, *, alpha=1, out=None)", row.summary, example: example) { call in
            let right = try call.operand(1)
            if case .int(1) = call[2] {
                return .tensor(try row.apply(call.operand(0), right) { call.mismatch(0, expected: "Tensor") })
            }
            return .tensor(try body(call.tensor(0), right, call.scalar(2)))
        }
    }

    private static func divided(_ name: String) -> Builtin {
        Builtin(
            name, "(input, other, *, rounding_mode=None, out=None)", BinaryRow.div.summary,
            example: BinaryRow.div.example
        ) { call in
            if let mode = try call.optionalString(2) {
                return .tensor(try call.tensor(0).div(call.operand(1), rounding: RoundingMode(mode)))
            }
            return .tensor(
                try BinaryRow.div.apply(call.operand(0), call.operand(1)) { call.mismatch(0, expected: "Tensor") })
        }
    }
}

extension TensorOperand {
    /// The tensor, where a number is not accepted.
    fileprivate func required(_ name: String) throws -> Tensor {
        switch self {
        case .tensor(let tensor): return tensor
        case .number(let number):
            let type =
                switch number {
                case .bool: "bool"
                case .int: "int"
                case .float: "float"
                case .complex: "complex"
                }
            throw Raised(.typeError, "\(name)(): argument 'other' (position 2) must be Tensor, not \(type)")
        }
    }
}

extension Tensor {
    /// A Python number as a 0-dim tensor.
    static func wrapped(_ number: Scalar) -> Tensor { Tensor.scalar(number) }
}
