import Tensors

/// Products, polynomials, and what tells dtypes apart.
enum NumPyProducts {
    static let rows: [Builtin] = [
        Builtin(
            "einsum", "(subscripts, *operands)", "Sums of products along named axes.",
            example: "np.einsum('ij,j->i', np.ones((2, 3)), np.ones(3))\n#> array([3., 3.])"
        ) { call in
            let arrays = try call.rest.map { try NumPyConversion.array($0) }
            let dtype = arrays.reduce(arrays.first?.dtype ?? .float64) { NumPyPromotion.promote($0, $1.dtype) }
            return NDArray.result(try Tensor.einsum(call.string(0), arrays.map { $0.to(dtype) }))
        },
        product("inner", "The sum of products over the last axis.") { a, b in
            a.rank == 0 || b.rank == 0 ? try a.mul(b) : try a.inner(b)
        },
        product("vdot", "The sum of the products of all elements.") {
            try $0.contiguous().view([-1]).dot($1.contiguous().view([-1]))
        },
        product("kron", "Every element of the first times all of the second.") { try $0.kron($1) },
        product("cross", "The vector at right angles to two others.") { a, b in
            guard a.shape.last == 3, b.shape.last == 3 else {
                throw Raised(
                    .valueError, "incompatible dimensions for cross product\n(dimension must be 2 or 3)")
            }
            let (x, y) = (a.rank - 1, b.rank - 1)
            func part(_ i: Int, _ j: Int) throws -> Tensor {
                try a.select(x, i).mul(b.select(y, j)).sub(a.select(x, j).mul(b.select(y, i)))
            }
            return try Tensor.stack([part(1, 2), part(2, 0), part(0, 1)], -1)
        },
        Builtin("tensordot", "(a, b, axes=2)", "The sum of products over pairs of axes.") { call in
            guard
                let (a, b) = try NumPyArithmetic.operands(
                    .object(NDArray(call.ndarray(0))), .object(NDArray(call.ndarray(1))))
            else { return .none }
            if let count = try call[2].asIndex() {
                return NDArray.result(try a.tensordot(b, Array((a.rank - count)..<a.rank), Array(0..<count)))
            }
            let pair = try call[2].collected()
            guard pair.count == 2 else { throw Raised(.valueError, "axes must be an int or a pair of sequences") }
            func axes(_ value: Value, _ rank: Int) throws -> [Int] {
                let given = try value.asIndex().map { [$0] } ?? value.collected().compactMap { try $0.asIndex() }
                return given.map { $0 < 0 ? $0 + rank : $0 }
            }
            return NDArray.result(try a.tensordot(b, axes(pair[0], a.rank), axes(pair[1], b.rank)))
        },
        Builtin(
            "polyval", "(p, x)", "A polynomial's value, its highest power first.",
            example: "np.polyval([1, 0, 2], 3)\n#> np.int64(11)"
        ) { call in
            let factors = try call.ndarray(0)
            var result = NDArray.result(try call.ndarray(1).zerosLike())
            for k in 0..<factors.numel {
                guard
                    let scaled = try NumPyArithmetic.binary(.multiply, result, NDArray.result(call.ndarray(1))),
                    let sum = try NumPyArithmetic.binary(
                        .add, scaled, NDArray.result(factors.select(0, k).clone()))
                else { return .none }
                result = sum
            }
            return result
        },
        Builtin("polyfit", "(x, y, deg)", "The polynomial that fits points best, its highest power first.") { call in
            let (x, y) = (try NumPyDoubles.read(call.ndarray(0)), try NumPyDoubles.read(call.ndarray(1)))
            let count = try call.int(2) + 1
            guard x.count == y.count else { throw Raised(.typeError, "expected x and y to have same length") }
            var rows = x.map { number in
                (0..<count).map { k in (0..<(count - 1 - k)).reduce(1.0) { power, _ in power * number } }
            }
            // Columns of one length keep the triangle well conditioned.
            let scales = (0..<count).map { k in
                max(rows.reduce(0) { $0 + $1[k] * $1[k] }.squareRoot(), .leastNormalMagnitude)
            }
            rows = rows.map { row in row.indices.map { row[$0] / scales[$0] } }
            let solution = Matrices.leastSquares(rows, y)
            return .object(NDArray(try NumPyDoubles.make(solution.indices.map { solution[$0] / scales[$0] })))
        },
        Builtin("shares_memory", "(a, b)", "Whether two arrays lie in the same memory.") { call in
            .bool(try call.ndarray(0).storage === call.ndarray(1).storage)
        },
        Builtin("may_share_memory", "(a, b)", "Whether two arrays lie in the same memory.") { call in
            .bool(try call.ndarray(0).storage === call.ndarray(1).storage)
        },
        Builtin(
            "issubdtype", "(arg1, arg2)", "Whether a dtype is one of a kind.",
            example: "np.issubdtype(np.float32, np.floating)\n#> True"
        ) { call in
            guard let dtype = try NumPyConversion.dtype(call[0]) else { return .bool(false) }
            if let kind = call[1].object(as: TypeObject.self), kind.module == "numpy" {
                let isInteger = !dtype.isFloatingPoint && dtype != .bool && !dtype.name.hasPrefix("complex")
                switch kind.name {
                case "floating": return .bool(dtype.isFloatingPoint)
                case "integer": return .bool(isInteger)
                case "signedinteger": return .bool(isInteger && !dtype.name.hasPrefix("u"))
                case "number": return .bool(dtype != .bool)
                case "inexact": return .bool(dtype.isFloatingPoint || dtype.name.hasPrefix("complex"))
                case "generic": return .bool(true)
                default: break
                }
            }
            return .bool(try NumPyConversion.dtype(call[1]) == dtype)
        },
        Builtin("result_type", "(*arrays_and_dtypes)", "The dtype that operands are computed in.") { call in
            let dtypes = try call.rest.map { value in
                try NumPyConversion.dtype(value) ?? NumPyConversion.array(value).dtype
            }
            guard let first = dtypes.first else { throw Raised(.valueError, "at least one array or dtype is required") }
            return .object(NumPyDType(dtypes.dropFirst().reduce(first) { NumPyPromotion.promote($0, $1) }))
        },
        Builtin("array2string", "(a, **kwargs)", "The array as print writes it.") { call in
            .text(try Value.object(NDArray(call.ndarray(0))).str())
        },
        Builtin("array_str", "(a)", "The array as print writes it.") { call in
            .text(try Value.object(NDArray(call.ndarray(0))).str())
        },
        Builtin("array_repr", "(arr)", "The array as the prompt shows it.") { call in
            .text(try Value.object(NDArray(call.ndarray(0))).repr())
        },
        Builtin("seterr", "(all=None, **kwargs)", "Accepted; warnings stay as they are.") { _ in .dict(Dict()) },
        Builtin("get_printoptions", "()", "How arrays are printed.") { call in
            let options = call.torch.arrayPrintOptions
            let result = Dict()
            result.set("edgeitems", .int(options.edgeItems))
            result.set("threshold", .float(options.threshold))
            result.set("precision", .int(options.precision))
            result.set("suppress", .bool(options.suppress))
            result.set("linewidth", .int(options.lineWidth))
            return .dict(result)
        },
    ]

    static let types: [NativeType] = [
        NativeType("generic", module: "numpy", "Any dtype."), NativeType("number", module: "numpy", "Any number."),
        NativeType("integer", module: "numpy", "Any whole number."),
        NativeType("signedinteger", module: "numpy", "Any whole number with a sign."),
        NativeType("inexact", module: "numpy", "Any number that is rounded."),
        NativeType("floating", module: "numpy", "Any float."),
        NativeType(
            "errstate", module: "numpy", "With it, warnings of arithmetic are left out until the block's end.",
            construct: Builtin("errstate", "(**kwargs)") { call in .object(WarningFilter(type: call.type)) }),
        NativeType(
            "printoptions", module: "numpy", "With it, arrays print differently until the block's end.",
            construct: Builtin(
                "printoptions", "(precision=None, threshold=None, linewidth=None, suppress=None, edgeitems=None)"
            ) { call in .object(try PrintOptionsBlock(call)) }),
        Limits.floats, Limits.ints, Vectorized.row,
    ]

    private static func product(
        _ name: String, _ summary: String, _ body: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> Builtin {
        Builtin(name, "(a, b, /)", summary) { call in
            guard
                let (a, b) = try NumPyArithmetic.operands(
                    .object(NDArray(call.ndarray(0))), .object(NDArray(call.ndarray(1))))
            else { return .none }
            return NDArray.result(try body(a, b))
        }
    }
}

/// `with np.printoptions(precision=2):`
final class PrintOptionsBlock: Object {
    private let inside: ArrayPrintOptions
    private var saved: ArrayPrintOptions

    init(_ call: borrowing Arguments) throws {
        saved = call.torch.arrayPrintOptions
        var options = saved
        if let precision = try call.optionalInt(0) { options.precision = precision }
        if let threshold = try call.optionalDouble(1) { options.threshold = threshold }
        if let width = try call.optionalInt(2) { options.lineWidth = width }
        if call.has(3) { options.suppress = try call.bool(3) }
        if let items = try call.optionalInt(4) { options.edgeItems = items }
        inside = options
        super.init(type: call.type)
    }

    override func enter() throws -> Value? {
        saved = TorchState.current.arrayPrintOptions
        TorchState.current.arrayPrintOptions = inside
        return Value.none
    }

    override func exit(_ raised: Raised?) throws -> Bool {
        TorchState.current.arrayPrintOptions = saved
        return false
    }
}

/// `np.finfo`, `np.iinfo`
enum Limits {
    static let floats = NativeType(
        "finfo", module: "numpy", "The limits of a float dtype.",
        example: "float(np.finfo(np.float64).eps)\n#> 2.220446049250313e-16",
        construct: Builtin("finfo", "(dtype, /)") { call in
            let dtype = try NumPyConversion.dtype(call[0]) ?? .float64
            let object = Object(type: call.type)
            func set(_ name: String, _ value: Double) throws {
                object.setField(Symbol(name), NDArray.result(Tensor.scalar(.float(value), dtype: dtype)))
            }
            let isSingle = dtype == .float32
            try set("eps", isSingle ? Double(Float.ulpOfOne) : .ulpOfOne)
            try set("max", isSingle ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude)
            try set("min", isSingle ? -Double(Float.greatestFiniteMagnitude) : -.greatestFiniteMagnitude)
            try set("tiny", isSingle ? Double(Float.leastNormalMagnitude) : .leastNormalMagnitude)
            object.setField("bits", .int(dtype.itemSize * 8))
            return .object(object)
        })

    static let ints = NativeType(
        "iinfo", module: "numpy", "The limits of an integer dtype.", example: "np.iinfo(np.int32).max\n#> 2147483647",
        construct: Builtin("iinfo", "(dtype, /)") { call in
            let dtype = try NumPyConversion.dtype(call[0]) ?? .int64
            guard !dtype.isFloatingPoint, dtype != .bool else {
                throw Raised(.valueError, "Invalid integer data type 'f'.")
            }
            let object = Object(type: call.type)
            let bits = dtype.itemSize * 8
            let isUnsigned = dtype.name.hasPrefix("u")
            object.setField("bits", .int(bits))
            object.setField("min", .int(isUnsigned ? 0 : Int.min >> (64 - bits)))
            object.setField("max", .int(isUnsigned ? (1 << bits) - 1 : Int.max >> (64 - bits)))
            return .object(object)
        })
}
