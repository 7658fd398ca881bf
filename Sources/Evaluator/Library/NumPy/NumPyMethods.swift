import Tensors

/// What arrays and NumPy's scalars have behind the dot; functions of the same name take the array first.
enum NumPyMethods {
    /// `np.sum(a)` and `a.sum()`: rows whose first parameter is the array.
    static let shared: [Builtin] = [
        Builtin(
            "sum", "(a, axis=None, dtype=None, out=None, keepdims: bool = False)", "The sum over axes.",
            example: "np.array([1, 2]).sum()\n#> np.int64(3)"
        ) { call in
            let source = try call.ndarray(0)
            return NDArray.result(
                try NumPyReduction.sum(
                    call.numpyDType(2).map { source.to($0) } ?? source, call.axes(1), keepdims: call.bool(4)))
        },
        Builtin(
            "mean", "(a, axis=None, dtype=None, out=None, keepdims: bool = False)", "The mean over axes.",
            example: "np.array([1, 2]).mean()\n#> np.float64(1.5)"
        ) { call in
            let source = try call.ndarray(0)
            return NDArray.result(
                try NumPyReduction.mean(
                    call.numpyDType(2).map { source.to($0) } ?? source, call.axes(1), keepdims: call.bool(4)))
        },
        Builtin(
            "var", "(a, axis=None, dtype=None, out=None, ddof=0, keepdims: bool = False)", "The variance over axes."
        ) { call in
            NDArray.result(
                try NumPyReduction.variance(call.ndarray(0), call.axes(1), ddof: call.int(4), keepdims: call.bool(5)))
        },
        Builtin(
            "std", "(a, axis=None, dtype=None, out=None, ddof=0, keepdims: bool = False)",
            "The standard deviation over axes.", example: "np.array([1., 3.]).std()\n#> np.float64(1.0)"
        ) { call in
            NDArray.result(
                try NumPyReduction.variance(call.ndarray(0), call.axes(1), ddof: call.int(4), keepdims: call.bool(5))
                    .sqrt())
        },
        Builtin("prod", "(a, axis=None, dtype=None, out=None, keepdims: bool = False)", "The product over axes.") {
            call in
            let source = try call.ndarray(0)
            let input = source.isFloatingPoint ? source : source.to(.int64)
            return NDArray.result(
                try NumPyReduction.reduce(input, call.axes(1), keepdims: call.bool(4)) { try $0.prod(dim: $1) })
        },
        extremum("max", "The largest element over axes.") { try $0.amax(dims: [$1], keepdim: false) },
        extremum("amax", "The largest element over axes.") { try $0.amax(dims: [$1], keepdim: false) },
        extremum("min", "The smallest element over axes.") { try $0.amin(dims: [$1], keepdim: false) },
        extremum("amin", "The smallest element over axes.") { try $0.amin(dims: [$1], keepdim: false) },
        Builtin(
            "argmax", "(a, axis=None, out=None, *, keepdims: bool = False)", "Where the largest element is.",
            example: "np.array([1, 5, 2]).argmax()\n#> np.int64(1)"
        ) { call in
            NDArray.result(try position(call) { try $0.argmax(dim: $1, keepdim: $2) })
        },
        Builtin("argmin", "(a, axis=None, out=None, *, keepdims: bool = False)", "Where the smallest element is.") {
            call in
            NDArray.result(try position(call) { try $0.argmin(dim: $1, keepdim: $2) })
        },
        Builtin(
            "argsort", "(a, axis=-1, kind=None)", "Where each element of the ordered array stood.",
            example: "np.array([3, 1, 2]).argsort()\n#> array([1, 2, 0])"
        ) { call in
            .object(NDArray(try call.ndarray(0).argsort(call.int(1), stable: true)))
        },
        Builtin(
            "cumsum", "(a, axis=None, dtype=None)", "Sums of all elements so far.",
            example: "np.array([1, 2, 3]).cumsum()\n#> array([1, 3, 6])"
        ) { call in
            let source = try call.ndarray(0)
            let input = source.isFloatingPoint || source.dtype == .int64 ? source : source.to(.int64)
            guard let axis = try call.optionalInt(1) else {
                return .object(NDArray(try running(input.contiguous().view([-1]), 0)))
            }
            return .object(NDArray(try running(input, NumPyReduction.axis(axis, input.rank))))
        },
        Builtin(
            "dot", "(a, b)", "The product of matrices or vectors.",
            example: "np.dot(np.array([1, 2]), np.array([3, 4]))\n#> np.int64(11)"
        ) { call in
            try dot(call[0], call[1])
        },
        Builtin("any", "(a, axis=None, out=None, keepdims: bool = False)", "Whether any element is true.") { call in
            NDArray.result(
                try NumPyReduction.reduce(call.ndarray(0).to(.bool), call.axes(1), keepdims: call.bool(3)) {
                    try $0.any(dims: [$1])
                })
        },
        Builtin("all", "(a, axis=None, out=None, keepdims: bool = False)", "Whether all elements are true.") { call in
            NDArray.result(
                try NumPyReduction.reduce(call.ndarray(0).to(.bool), call.axes(1), keepdims: call.bool(3)) {
                    try $0.all(dims: [$1])
                })
        },
        Builtin(
            "round", "(a, decimals=0)", "Rounded, ties to even.", example: "np.array([1.234]).round(1)\n#> array([1.2])"
        ) { call in
            let source = try call.ndarray(0)
            return NDArray.result(source.isFloatingPoint ? try rounded(source, call.int(1)) : source.clone())
        },
        Builtin(
            "clip", "(a, min=None, max=None, out=None)",
            "Held between two bounds; written into out where that is given.",
            example: "np.array([1, 5]).clip(0, 3)\n#> array([1, 3])"
        ) { call in
            var source = call[0]
            if call.has(1), let (a, b) = try NumPyArithmetic.operands(source, call[1]) {
                source = NDArray.result(try a.maximum(b))
            }
            if call.has(2), let (a, b) = try NumPyArithmetic.operands(source, call[2]) {
                source = NDArray.result(try a.minimum(b))
            }
            return try call.into(3, source)
        },
        Builtin("transpose", "(a, *axes)", "The axes in reverse order, or as given.") { call in
            let source = try call.ndarray(0)
            if call.rest.isEmpty || call.rest[0].isNone {
                return .object(NDArray(try source.reversedAxes(quietly: true)))
            }
            return .object(NDArray(try source.permute(call.restShape())))
        },
        Builtin("ravel", "(a, order='C')", "One axis.") { call in
            .object(NDArray(try call.ndarray(0).contiguous().view([-1])))
        },
        Builtin("squeeze", "(a, axis=None)", "Without axes of size 1.") { call in
            let source = try call.ndarray(0)
            guard let axes = try call.axes(1) else { return NDArray.result(source.squeeze()) }
            for axis in axes where try source.shape[NumPyReduction.axis(axis, source.rank)] != 1 {
                throw Raised(
                    .valueError, "cannot select an axis to squeeze out which has size not equal to one")
            }
            return NDArray.result(try source.squeeze(Shape(axes)))
        },
        Builtin(
            "repeat", "(a, repeats, axis=None)", "Every element repeated.",
            example: "np.array([1, 2]).repeat(2)\n#> array([1, 1, 2, 2])"
        ) { call in
            let source = try call.ndarray(0)
            let axis = try call.optionalInt(2)
            let flat = axis == nil ? try source.contiguous().view([-1]) : source
            if let count = try call[1].asIndex() {
                return .object(NDArray(try flat.repeatInterleave(count, axis ?? 0)))
            }
            return .object(NDArray(try flat.repeatInterleave(call.ndarray(1), axis ?? 0)))
        },
        Builtin("swapaxes", "(a, axis1, axis2)", "Two axes swapped.") { call in
            .object(NDArray(try call.ndarray(0).transpose(call.int(1), call.int(2))))
        },
        Builtin("nonzero", "(a)", "Where the elements are that are not zero.") { call in
            .tuple(try call.ndarray(0).nonzeroTuple().map { .object(NDArray($0)) })
        },
        Builtin("copy", "(a, order='K')", "A copy.") { call in
            let source = try call.ndarray(0)
            return source.rank == 0 ? NDArray.result(source.clone()) : .object(NDArray(source.clone()))
        },
        Builtin("take", "(a, indices, axis=None)", "Elements by position.") { call in
            let source = try call.ndarray(0)
            let indices = try call.ndarray(1)
            guard let axis = try call.optionalInt(2) else { return NDArray.result(try source.take(indices)) }
            let picked = try source.indexSelect(axis, indices.contiguous().view([-1]))
            return .object(NDArray(picked))
        },
        Builtin("diagonal", "(a, offset=0)", "The diagonal.") { call in
            .object(NDArray(try call.ndarray(0).diagonal(call.int(1))))
        },
        Builtin("trace", "(a)", "The sum of the diagonal.") { call in NDArray.result(try call.ndarray(0).trace()) },
    ]

    /// Methods only.
    private static let own: [Builtin] = [
        Builtin(
            "reshape", "(*shape, order='C')", "The same elements in another shape.",
            example: "np.arange(4).reshape(2, 2)\n#> array([[0, 1],\n#>        [2, 3]])"
        ) { call in
            .object(NDArray(try reshaped(call.arrayReceiver, call.sizes())))
        },
        Builtin("flatten", "(order='C')", "A copy with one axis.") { call in
            .object(NDArray(try call.arrayReceiver.contiguous().clone().view([-1])))
        },
        Builtin(
            "astype", "(dtype, copy: bool = True)", "A copy of another dtype.",
            example: "np.array([1, 2]).astype(np.float32)\n#> array([1., 2.], dtype=float32)"
        ) { call in
            if let width = try TextDType.width(of: call[0]) {
                return .object(try TextReading.array(call.receiver, width: width))
            }
            guard let dtype = try call.numpyDType(0) else {
                throw Raised(.typeError, "Cannot interpret 'None' as a data type")
            }
            let source = try call.arrayReceiver
            let copy = source.dtype == dtype ? source.clone() : source.to(dtype)
            return call.receiver.object(as: NDArray.self)?.isScalar == true
                ? NDArray.result(copy) : .object(NDArray(copy))
        },
        Builtin("tolist", "()", "Nested lists of Python numbers.") { call in Value(try call.arrayReceiver.toList()) },
        Builtin("item", "(*args)", "An element as a Python number.", example: "np.array([1.5]).item()\n#> 1.5") {
            call in
            let source = try call.arrayReceiver
            if call.rest.count > 0 {
                return Value(try source.contiguous().view([-1]).get(.integer(call.sizes()[0])).item())
            }
            guard source.numel == 1 else {
                throw Raised(.valueError, "can only convert an array of size 1 to a Python scalar")
            }
            return Value(try source.item())
        },
        Builtin("fill", "(value)", "Sets every element.") { call in
            _ = try call.arrayReceiver.fill(call.scalar(0))
            return .none
        },
        Builtin("sort", "(axis=-1)", "Puts the elements along an axis in order, in place.") { call in
            let source = try call.arrayReceiver
            _ = try source.copy(from: source.sort(call.int(0)).values)
            return .none
        },
        Builtin("__array__", "(dtype=None)", "The array itself.") { call in call.receiver },
        Builtin("__int__", "()", "As an int.") { call in
            try TensorOperators.int(single(call.arrayReceiver))
        },
        Builtin("__float__", "()", "As a float.") { call in .float(try single(call.arrayReceiver).item().asDouble) },
        Builtin("__index__", "()", "As an index.") { call in
            let source = try call.arrayReceiver
            guard source.numel == 1, source.rank == 0, !source.isFloatingPoint, source.dtype != .bool else {
                throw Raised(.typeError, "only integer scalar arrays can be converted to a scalar index")
            }
            return .int(Int(try source.item().asInt64))
        },
    ]

    private static func single(_ tensor: Tensor) throws -> Tensor {
        guard tensor.numel == 1 else {
            throw Raised(.typeError, "only 0-dimensional arrays can be converted to Python scalars")
        }
        return tensor
    }

    static let all: [Builtin] = TextRows.serving(shared.map { $0.with(kind: .operation) } + own)

    static let properties: [Property] = [
        Property(
            "shape", "The sizes.",
            set: { array, value in
                guard let object = array.object(as: NDArray.self) else { return }
                let sizes =
                    try value.isSequence ? value.collected().compactMap { try $0.asIndex() } : [value.asIndex() ?? -1]
                try object.tensor.setData(reshaped(object.tensor, sizes))
            }
        ) { .tuple(try $0.asArray.shape.map(Value.int)) },
        Property("dtype", "The element type.") { .object(NumPyDType(try $0.asArray.dtype)) },
        Property("ndim", "The number of axes.") { .int(try $0.asArray.rank) },
        Property("size", "The number of elements.") { .int(try $0.asArray.numel) },
        Property("T", "The axes in reverse order.") { .object(NDArray(try $0.asArray.reversedAxes(quietly: true))) },
        Property("itemsize", "Bytes of one element.") { .int(try $0.asArray.dtype.itemSize) },
        Property("nbytes", "Bytes of all elements.") { .int(try $0.asArray.dtype.itemSize * $0.asArray.numel) },
        Property("real", "The array itself.") { $0 },
        Property("flat", "All elements, one by one.") { .object(NDArray(try $0.asArray.contiguous().view([-1]))) },
        Property("strides", "Steps in memory, in bytes.") { value in
            let array = try value.asArray
            return .tuple(array.strides.map { .int($0 * array.dtype.itemSize) })
        },
    ]

    // MARK: Parts

    static func reshaped(_ source: Tensor, _ sizes: [Int]) throws -> Tensor {
        do { return try source.reshape(Shape(checking: sizes)) } catch is TensorError {
            throw Raised(
                .valueError,
                "cannot reshape array of size \(source.numel) into shape "
                    + (sizes.count == 1 ? "(\(sizes[0]),)" : "(" + sizes.map(String.init).joined(separator: ",") + ")"))
        }
    }

    static func rounded(_ source: Tensor, _ decimals: Int) throws -> Tensor {
        if decimals == 0 { return try source.round() }
        var factor = 1.0
        for _ in 0..<abs(decimals) { factor *= 10 }
        let scale = Scalar.float(factor)
        return decimals > 0 ? try source.mul(scale).round().div(scale) : try source.div(scale).round().mul(scale)
    }

    private static func extremum(
        _ name: String, _ summary: String, _ body: @escaping @Sendable (Tensor, Int) throws -> Tensor
    ) -> Builtin {
        Builtin(name, "(a, axis=None, out=None, keepdims: bool = False)", summary) { call in
            let source = try call.ndarray(0)
            guard source.numel > 0 else {
                throw Raised(
                    .valueError,
                    "zero-size array to reduction operation \(name.hasSuffix("max") ? "maximum" : "minimum") which has no identity"
                )
            }
            return NDArray.result(try NumPyReduction.reduce(source, call.axes(1), keepdims: call.bool(3), body))
        }
    }

    private static func position(
        _ call: borrowing Arguments, _ body: (Tensor, Int?, Bool) throws -> Tensor
    ) throws -> Tensor {
        let source = try call.ndarray(0)
        guard source.numel > 0 else {
            throw Raised(.valueError, "attempt to get \(call.function.row.name) of an empty sequence")
        }
        let axis = try call.optionalInt(1).map { try NumPyReduction.axis($0, source.rank) }
        return try body(source.dtype == .bool ? source.to(.uint8) : source, axis, call.bool(3))
    }

    /// NumPy adds in the array's own precision.
    private static func running(_ source: Tensor, _ axis: Int) throws -> Tensor {
        let result = source.clone()
        for k in 1..<max(source.shape[axis], 1) {
            let previous = try result.select(axis, k - 1)
            _ = try result.select(axis, k).addInPlace(previous)
        }
        return result
    }

    static func dot(_ left: Value, _ right: Value) throws -> Value {
        guard let (first, second) = try NumPyArithmetic.operands(left, right) else { return .none }
        if first.rank == 0 || second.rank == 0 { return NDArray.result(try first.mul(second)) }
        let axis = second.rank == 1 ? 0 : second.rank - 2
        guard first.shape[first.rank - 1] == second.shape[axis] else {
            throw Raised(
                .valueError,
                "shapes \(first.shape.numpyText) and \(second.shape.numpyText) not aligned: \(first.shape[first.rank - 1]) "
                    + "(dim \(first.rank - 1)) != \(second.shape[axis]) (dim \(axis))")
        }
        if second.rank <= 2 { return NDArray.result(try first.matmul(second)) }
        return NDArray.result(try first.tensordot(second, [first.rank - 1], [axis]))
    }
}

extension Value {
    /// The array whose attribute is read.
    var asArray: Tensor {
        get throws {
            if let texts = object(as: TextArray.self) { return texts.codes }
            guard let array = object(as: NDArray.self) else {
                throw Raised(.typeError, "descriptor requires a 'numpy.ndarray' object but received a '\(typeName)'")
            }
            return array.tensor
        }
    }
}

extension Arguments {
    /// `axis=`: None, an int, or a tuple of ints.
    func axes(_ index: Int) throws -> [Int]? { has(index) ? try ints(index) : nil }
}

extension NDArray {
    static let row = NativeType(
        "ndarray", module: "numpy", "A NumPy array.", example: "np.array([1, 2])\n#> array([1, 2])",
        methods: NumPyMethods.all
            + [
                SpecialRows.length, SpecialRows.iter, SpecialRows.contains, SpecialRows.getItem, SpecialRows.setItem,
            ], properties: NumPyMethods.properties)
}

extension Tensor {
    /// The axes in reverse order for any number of them, which NumPy takes for granted.
    func reversedAxes(quietly: Bool) throws -> Tensor { try permute(Shape((0..<rank).reversed())) }
}
