import Tensors

/// Positions, choices, sets of elements.
enum NumPySets {
    static let rows: [Builtin] = [
        Builtin(
            "argwhere", "(a)", "The positions of the elements that are not zero.",
            example: "np.argwhere(np.array([0, 5, 6]))\n#> array([[1],\n#>        [2]])"
        ) { call in .object(NDArray(try call.ndarray(0).nonzero())) },
        Builtin(
            "flatnonzero", "(a)", "The flat positions of the elements that are not zero.",
            example: "np.flatnonzero([0, 5, 6])\n#> array([1, 2])"
        ) { call in
            .object(NDArray(try call.ndarray(0).contiguous().view([-1]).nonzero().squeeze(1)))
        },
        Builtin(
            "count_nonzero", "(a, axis=None, *, keepdims: bool = False)", "How many elements are not zero.",
            example: "np.count_nonzero([0, 1, 2])\n#> np.int64(2)"
        ) { call in
            let truth = try call.ndarray(0).to(.bool)
            guard let axes = try call.axes(1) else {
                return NDArray.result(
                    Tensor.scalar(.int(Int64(try NumPyDoubles.readInts(truth).reduce(0, +))), dtype: .int64))
            }
            return NDArray.result(try NumPyReduction.sum(truth, axes, keepdims: call.bool(2)))
        },
        Builtin(
            "isin", "(element, test_elements, assume_unique=False, invert: bool = False)",
            "Where elements are among others.",
            example: "np.isin([1, 2, 3], [2, 3])\n#> array([False,  True,  True])"
        ) { call in
            let source = try call.ndarray(0)
            let known = Set(try NumPyDoubles.read(call.ndarray(1)))
            let isInverted = try call.bool(3)
            return NDArray.result(
                try NumPyDoubles.make(
                    NumPyDoubles.read(source).map { known.contains($0) != isInverted ? 1 : 0 }, source.shape.array,
                    .bool))
        },
        combined("intersect1d", "The elements that both have, in order.") { $0.intersection($1) },
        combined("union1d", "The elements that either has, in order.") { $0.union($1) },
        combined("setdiff1d", "The elements that only the first has, in order.") { $0.subtracting($1) },
        combined("setxor1d", "The elements that only one of both has, in order.") { $0.symmetricDifference($1) },
        Builtin("take_along_axis", "(arr, indices, axis=-1)", "Elements by positions along an axis.") { call in
            .object(NDArray(try call.ndarray(0).takeAlongDim(call.ndarray(1).to(.int64), call.optionalInt(2))))
        },
        Builtin("choose", "(a, choices)", "For each element the choice that it numbers.") { call in
            let places = try call.ndarray(0)
            let choices = try Tensor.stack(
                call[1].collected().map { try NumPyConversion.array($0).expand(places.shape) })
            return .object(NDArray(try choices.gather(0, places.to(.int64).unsqueeze(0)).squeeze(0)))
        },
        Builtin(
            "select", "(condlist, choicelist, default=0)", "The first choice whose condition holds.",
            example: "x = np.arange(4)\nnp.select([x < 1, x > 2], [-1, 1])\n#> array([-1,  0,  0,  1])"
        ) { call in
            let conditions = try call[0].collected().map { try NumPyConversion.array($0).to(.bool) }
            let choices = try call[1].collected().map { try NumPyConversion.array($0) }
            guard conditions.count == choices.count else {
                throw Raised(.valueError, "list of cases must be same length as list of conditions")
            }
            let other = try call.ndarray(2)
            let dtype = choices.reduce(choices.first?.dtype ?? other.dtype) { NumPyPromotion.promote($0, $1.dtype) }
            let result = NumPyPromotion.promote(
                dtype, other.rank == 0 && other.dtype == .int64 ? dtype : other.dtype)
            var value = other.to(result)
            for (condition, choice) in zip(conditions, choices).reversed() {
                value = try Tensor.select(condition, .tensor(choice.to(result)), .tensor(value))
            }
            return .object(NDArray(value))
        },
        Builtin(
            "unpackbits", "(a, axis=None)", "Bytes as their bits.",
            example: "np.unpackbits(np.array([5], dtype=np.uint8))\n#> array([0, 0, 0, 0, 0, 1, 0, 1], dtype=uint8)"
        ) { call in
            let source = try call.ndarray(0)
            guard source.dtype == .uint8 else {
                throw Raised(.typeError, "Expected an input array of unsigned byte data type")
            }
            let axis = try call.optionalInt(1)
            let input = try axis == nil ? source.contiguous().view([-1]) : source
            let place = try NumPyReduction.axis(axis ?? 0, input.rank)
            let moved = try input.movedim(place, input.rank - 1)
            let bits = try NumPyDoubles.readInts(moved).flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
            var shape = moved.shape.array
            shape[shape.count - 1] *= 8
            let result = try NumPyDoubles.make(ints: bits, shape, .uint8)
            return .object(NDArray(try result.movedim(input.rank - 1, place).contiguous()))
        },
        Builtin(
            "packbits", "(a, axis=None)", "Bits as bytes.",
            example: "np.packbits([0, 0, 0, 0, 0, 1, 0, 1])\n#> array([5], dtype=uint8)"
        ) { call in
            let source = try call.ndarray(0)
            let axis = try call.optionalInt(1)
            let input = try axis == nil ? source.contiguous().view([-1]) : source
            let place = try NumPyReduction.axis(axis ?? 0, input.rank)
            let moved = try input.movedim(place, input.rank - 1)
            let bits = try NumPyDoubles.readInts(moved)
            let width = moved.shape[moved.rank - 1]
            var bytes: [Int] = []
            for line in 0..<(bits.count / max(width, 1)) {
                for start in stride(from: 0, to: width, by: 8) {
                    bytes.append(
                        (0..<8).reduce(0) { byte, k in
                            byte << 1 | (start + k < width && bits[line * width + start + k] != 0 ? 1 : 0)
                        })
                }
            }
            var shape = moved.shape.array
            shape[shape.count - 1] = (width + 7) / 8
            let result = try NumPyDoubles.make(ints: bytes, shape, .uint8)
            return .object(NDArray(try result.movedim(input.rank - 1, place).contiguous()))
        },
        Builtin("partition", "(a, kth, axis=-1)", "In order, at least about one position.") { call in
            .object(NDArray(try call.ndarray(0).sort(call.int(2)).values))
        },
        Builtin("argpartition", "(a, kth, axis=-1)", "Positions in order, at least about one position.") { call in
            .object(NDArray(try call.ndarray(0).argsort(call.int(2))))
        },
        Builtin(
            "lexsort", "(keys)", "The order by several keys, the last first.",
            example: "np.lexsort(([1, 0, 2], [1, 1, 0]))\n#> array([2, 1, 0])"
        ) { call in
            let keys = try call[0].collected().map { try NumPyDoubles.read(NumPyConversion.array($0)) }
            let order = (0..<(keys.first?.count ?? 0)).sorted { a, b in
                for key in keys.reversed() where key[a] != key[b] { return key[a] < key[b] }
                return a < b
            }
            return .object(NDArray(try NumPyDoubles.make(ints: order)))
        },
        Builtin(
            "unravel_index", "(indices, shape)", "Flat positions as positions along axes.",
            example: "np.unravel_index(5, (2, 3))\n#> (np.int64(1), np.int64(2))"
        ) { call in
            let source = try call.ndarray(0)
            let shape = try call.ints(1)
            let total = shape.reduce(1, *)
            let places = try NumPyDoubles.readInts(source)
            for place in places where place < 0 || place >= total {
                throw Raised(
                    .valueError, "index \(place) is out of bounds for array with size \(total)")
            }
            var step = 1
            var parts: [Value] = []
            for size in shape.reversed() {
                let current = step
                parts.insert(
                    NDArray.result(
                        try NumPyDoubles.make(ints: places.map { $0 / current % max(size, 1) }, source.shape.array)),
                    at: 0)
                step *= size
            }
            return .tuple(parts)
        },
        Builtin("ravel_multi_index", "(multi_index, dims)", "Positions along axes as flat positions.") { call in
            let parts = try call[0].collected().map { try NumPyConversion.array($0) }
            let shape = try call.ints(1)
            guard parts.count == shape.count, let first = parts.first else {
                throw Raised(.valueError, "parameter multi_index must be a sequence of length \(shape.count)")
            }
            var places = [Int](repeating: 0, count: first.numel)
            for (part, size) in zip(parts, shape) {
                let values = try NumPyDoubles.readInts(part)
                guard values.allSatisfy({ $0 >= 0 && $0 < size }) else {
                    throw Raised(.valueError, "invalid entry in coordinates array")
                }
                places = zip(places, values).map { $0 * size + $1 }
            }
            return NDArray.result(try NumPyDoubles.make(ints: places, first.shape.array))
        },
        Builtin(
            "apply_along_axis", "(func1d, axis, arr, *args, **kwargs)", "A function on every line along an axis.",
            example: "np.apply_along_axis(max, 1, np.array([[1, 5], [3, 2]]))\n#> array([5, 3])"
        ) { call in
            let source = try call.ndarray(2)
            let axis = try NumPyReduction.axis(call.int(1), source.rank)
            let kept = (0..<source.rank).filter { $0 != axis }
            let lines = try source.permute(Shape(kept + [axis])).contiguous()
            let count = lines.numel / max(source.shape[axis], 1)
            let flat = try lines.view([count, source.shape[axis]])
            var results: [Tensor] = []
            for line in 0..<count {
                let value = try Calls.call(call[0], [.object(NDArray(flat.select(0, line)))] + Array(call.rest))
                results.append(try NumPyConversion.array(value))
            }
            guard let first = results.first else { return .object(NDArray(source)) }
            let outer = kept.map { source.shape[$0] }
            var result = try Tensor.stack(results).view(Shape(outer + first.shape.array))
            if first.rank == 1 { result = try result.movedim(result.rank - 1, axis) }
            return .object(NDArray(result))
        },
        Builtin("ndenumerate", "(arr)", "Positions and elements, one by one.") { call in
            let source = try call.ndarray(0)
            let places = positions(source.shape.array)
            return .object(
                KnownValues(
                    try places.map { place in
                        .tuple([
                            .tuple(place.map(Value.int)),
                            NDArray.result(try source.get(place.map { Index.integer($0) })),
                        ])
                    }))
        },
        Builtin(
            "ndindex", "(*shape)", "All positions of a shape.",
            example: "list(np.ndindex(1, 2))\n#> [(0, 0), (0, 1)]"
        ) { call in
            .object(KnownValues(positions(try call.sizes()).map { .tuple($0.map(Value.int)) }))
        },
        Builtin("nditer", "(op)", "The elements, one by one.") { call in
            let flat = try call.ndarray(0).contiguous().view([-1])
            return .object(KnownValues(try (0..<flat.numel).map { .object(NDArray(try flat.select(0, $0))) }))
        },
    ]

    /// In order along an axis; flattened for nil.
    static func sorted(_ source: Tensor, _ axis: Int?) throws -> Value {
        guard let axis else { return .object(NDArray(try source.contiguous().view([-1]).sort(0).values)) }
        return .object(NDArray(try source.sort(NumPyReduction.axis(axis, source.rank)).values))
    }

    private static func positions(_ shape: [Int]) -> [[Int]] {
        shape.reduce([[]]) { places, size in places.flatMap { place in (0..<size).map { place + [$0] } } }
    }

    private static func combined(
        _ name: String, _ summary: String, _ body: @escaping @Sendable (Set<Double>, Set<Double>) -> Set<Double>
    ) -> Builtin {
        Builtin(name, "(ar1, ar2)", summary) { call in
            let (a, b) = (try call.ndarray(0), try call.ndarray(1))
            let result = body(Set(try NumPyDoubles.read(a)), Set(try NumPyDoubles.read(b)))
            let dtype = name == "setdiff1d" ? a.dtype : NumPyPromotion.promote(a.dtype, b.dtype)
            return .object(NDArray(try NumPyDoubles.make(result.sorted(), nil, dtype)))
        }
    }
}

/// What `np.vectorize` gives: the function on every element.
final class Vectorized: Object {
    let function: Value

    init(_ function: Value) {
        self.function = function
        super.init(type: Types.current.native(Vectorized.row))
    }

    override func call(_ call: CallArguments) throws -> Value? {
        defer { call.discard() }
        let arrays = try (0..<call.count).map { try NumPyConversion.array(call.base[$0]) }
        var shape: Shape = []
        for array in arrays { shape = try Tensor.zeros(shape).add(Tensor.zeros(array.shape)).shape }
        let flat = try arrays.map { try $0.expand(shape).contiguous().view([-1]) }
        let results = try (0..<shape.numel).map { place in
            try Calls.call(function, ContiguousArray(flat.map { NDArray.result(try $0.select(0, place)) }))
        }
        let result = try NumPyConversion.array(.list(List(ContiguousArray(results))))
        return NDArray.result(try result.view(shape))
    }

    static let row = NativeType(
        "vectorize", module: "numpy", "A function that takes arrays.",
        example: "np.vectorize(lambda x: x + 1)([1, 2])\n#> array([2, 3])",
        construct: Builtin("vectorize", "(pyfunc, otypes=None)") { call in .object(Vectorized(call[0])) })
}

/// An iterator over values that are known already.
final class KnownValues: IteratorObject {
    private let values: [Value]
    private var place = 0

    init(_ values: [Value]) {
        self.values = values
        super.init(type: Types.current.iterator("iterator"))
    }

    override func next() throws -> Value {
        guard place < values.count else { return .unbound }
        place += 1
        return values[place - 1]
    }
}
