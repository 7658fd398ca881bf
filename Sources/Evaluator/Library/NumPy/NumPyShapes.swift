import Tensors

/// Arrays rearranged, joined, cut, and grids of them.
enum NumPyShapes {
    static let rows: [Builtin] = [
        Builtin(
            "moveaxis", "(a, source, destination)", "Axes at other places.",
            example: "np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape\n#> (3, 4, 2)"
        ) { call in
            .object(NDArray(try call.ndarray(0).movedim(Shape(call.ints(1)), Shape(call.ints(2)))))
        },
        Builtin("rollaxis", "(a, axis, start=0)", "An axis moved before another.") { call in
            let source = try call.ndarray(0)
            let axis = try NumPyReduction.axis(call.int(1), source.rank)
            let start = try call.int(2)
            return .object(NDArray(try source.movedim(axis, start > axis ? start - 1 : start)))
        },
        Builtin(
            "meshgrid", "(*xi, copy=True, sparse=False, indexing='xy')", "Coordinates of all points of a grid.",
            example: "np.meshgrid([1, 2], [3])[0]\n#> array([[1, 2]])"
        ) { call in
            let axes = try call.rest.map { try NumPyConversion.array($0).contiguous().view([-1]) }
            let isXY = try call.string(2) == "xy" && axes.count > 1
            let sizes = axes.map(\.numel)
            let grids = try axes.enumerated().map { index, axis -> Value in
                var place = index
                var shape = sizes
                if isXY {
                    shape.swapAt(0, 1)
                    if index < 2 { place = 1 - index }
                }
                var one = Array(repeating: 1, count: sizes.count)
                one[place] = axis.numel
                return .object(NDArray(try axis.view(Shape(one)).expand(Shape(shape)).clone()))
            }
            return .tuple(grids)
        },
        Builtin(
            "broadcast_to", "(array, shape)", "The array as if it had another shape.",
            example: "np.broadcast_to([1, 2], (2, 2))\n#> array([[1, 2],\n#>        [1, 2]])"
        ) { call in
            let source = try call.ndarray(0)
            let shape = try call.numpyShape(1)
            do { return .object(NDArray(try source.expand(shape))) } catch is TensorError {
                throw Raised(
                    .valueError,
                    "operands could not be broadcast together with remapped shapes [original->remapped]: "
                        + "\(source.shape.numpyText)  and requested shape \(shape.numpyText)")
            }
        },
        Builtin("broadcast_arrays", "(*args)", "Arrays as if they had one shape.") { call in
            let arrays = try call.rest.map { try NumPyConversion.array($0) }
            var shape: Shape = []
            for array in arrays {
                try NumPyArithmetic.checkBroadcast(shape, array.shape)
                shape = try Tensor.zeros(shape).add(Tensor.zeros(array.shape)).shape
            }
            return .tuple(try arrays.map { .object(NDArray(try $0.expand(shape))) })
        },
        Builtin(
            "atleast_1d", "(*arys)", "With one axis at least.", example: "np.atleast_1d(3)\n#> array([3])"
        ) { call in try each(call) { try $0.atleast1d() } },
        Builtin(
            "atleast_2d", "(*arys)", "With two axes at least.", example: "np.atleast_2d([1, 2])\n#> array([[1, 2]])"
        ) { call in try each(call) { try $0.atleast2d() } },
        Builtin("atleast_3d", "(*arys)", "With three axes at least.") { call in
            try each(call) { source in
                switch source.rank {
                case 0, 1: try source.contiguous().view([1, -1, 1])
                case 2: try source.unsqueeze(2)
                default: source
                }
            }
        },
        Builtin("dstack", "(tup)", "Joined along the third axis.") { call in
            let arrays = try call[0].collected().map { try NumPyConversion.array($0) }.map { source in
                switch source.rank {
                case 0, 1: try source.contiguous().view([1, -1, 1])
                case 2: try source.unsqueeze(2)
                default: source
                }
            }
            return .object(NDArray(try Tensor.cat(arrays, 2)))
        },
        Builtin("concat", "(arrays, axis=0)", "Arrays joined along an axis.") { call in
            .object(NDArray(try Tensor.cat(call[0].collected().map { try NumPyConversion.array($0) }, call.int(1))))
        },
        Builtin(
            "array_split", "(ary, indices_or_sections, axis=0)", "Parts along an axis, nearly equal ones.",
            example: "[len(a) for a in np.array_split(np.arange(7), 3)]\n#> [3, 2, 2]"
        ) { call in
            let (source, axis) = (try call.ndarray(0), try call.int(2))
            let size = source.shape[try NumPyReduction.axis(axis, source.rank)]
            let lengths: [Int]
            if let count = try call[1].asIndex() {
                guard count > 0 else { throw Raised(.valueError, "number sections must be larger than 0.") }
                lengths = (0..<count).map { size / count + ($0 < size % count ? 1 : 0) }
            } else {
                let bounds = [0] + (try call.ints(1)).map { min($0, size) } + [size]
                lengths = zip(bounds, bounds.dropFirst()).map { max($1 - $0, 0) }
            }
            return .items(try source.split(lengths, axis).map { .object(NDArray($0)) })
        },
        splitting("hsplit", 1), splitting("vsplit", 0),
        Builtin("fliplr", "(m)", "Columns in reverse order.") { call in .object(NDArray(try call.ndarray(0).flip([1])))
        },
        Builtin("flipud", "(m)", "Rows in reverse order.") { call in .object(NDArray(try call.ndarray(0).flip([0]))) },
        Builtin(
            "rot90", "(m, k=1, axes=(0, 1))", "Turned by quarters.",
            example: "np.rot90(np.array([[1, 2], [3, 4]]))\n#> array([[2, 4],\n#>        [1, 3]])"
        ) { call in .object(NDArray(try call.ndarray(0).rot90(call.int(1), Shape(call.ints(2))))) },
        Builtin(
            "pad", "(array, pad_width, mode='constant', *, constant_values=0)", "With a border.",
            example: "np.pad([1, 2], (1, 2))\n#> array([0, 1, 2, 0, 0])"
        ) { call in try padded(call) },
        Builtin(
            "append", "(arr, values, axis=None)", "With values at the end; flattened without an axis.",
            example: "np.append([1, 2], 3)\n#> array([1, 2, 3])"
        ) { call in
            var (first, second) = (try call.ndarray(0), try call.ndarray(1))
            let dtype = NumPyPromotion.promote(first.dtype, second.dtype)
            (first, second) = (first.to(dtype), second.to(dtype))
            guard let axis = try call.optionalInt(2) else {
                return .object(
                    NDArray(try Tensor.cat([first.contiguous().view([-1]), second.contiguous().view([-1])])))
            }
            guard first.rank == second.rank else {
                throw Raised(
                    .valueError,
                    "all the input arrays must have same number of dimensions, but the array at index 0 has \(first.rank) "
                        + "dimension(s) and the array at index 1 has \(second.rank) dimension(s)")
            }
            return .object(NDArray(try Tensor.cat([first, second], axis)))
        },
        Builtin(
            "insert", "(arr, obj, values, axis=None)", "With values before a position.",
            example: "np.insert([1, 3], 1, 2)\n#> array([1, 2, 3])"
        ) { call in
            var source = try call.ndarray(0)
            var axis = 0
            if let given = try call.optionalInt(3) {
                axis = try NumPyReduction.axis(given, source.rank)
            } else {
                source = try source.contiguous().view([-1])
            }
            let size = source.shape[axis]
            let place = try call.int(1)
            let at = place < 0 ? place + size : place
            guard at >= 0, at <= size else {
                throw Raised(
                    .indexError, "index \(place) is out of bounds for axis \(axis) with size \(size)")
            }
            var values = try call.ndarray(2).to(source.dtype)
            if source.rank == 1 {
                values = try values.contiguous().view([-1])
            } else {
                var shape = source.shape.array
                shape[axis] = 1
                values = try (values.rank == source.rank ? values : values.rank == 0 ? values : values.unsqueeze(axis))
                if values.rank < source.rank || values.shape.array != shape, values.shape != Shape(shape) {
                    values = try values.expand(Shape(shape))
                }
            }
            return .object(
                NDArray(try Tensor.cat([source.slice(axis, 0, at), values, source.slice(axis, at, size)], axis)))
        },
        Builtin(
            "delete", "(arr, obj, axis=None)", "Without the elements at some positions.",
            example: "np.delete([1, 2, 3], 1)\n#> array([1, 3])"
        ) { call in
            var source = try call.ndarray(0)
            var axis = 0
            if let given = try call.optionalInt(2) {
                axis = try NumPyReduction.axis(given, source.rank)
            } else {
                source = try source.contiguous().view([-1])
            }
            let size = source.shape[axis]
            let places: [Int]
            if let slice = call[1].object(as: SliceObject.self) {
                let range = try slice.resolve(size)
                places = (0..<range.count).map { range.start + $0 * range.step }
            } else {
                let array = try call.ndarray(1)
                places =
                    try array.dtype == .bool
                    ? NumPyDoubles.readInts(array).enumerated().filter { $0.element != 0 }.map(\.offset)
                    : NumPyDoubles.readInts(array)
            }
            let gone = try Set(
                places.map { place in
                    guard place >= -size, place < size else {
                        throw Raised(
                            .indexError, "index \(place) is out of bounds for axis \(axis) with size \(size)")
                    }
                    return place < 0 ? place + size : place
                })
            let kept = (0..<size).filter { !gone.contains($0) }
            return .object(NDArray(try source.indexSelect(axis, NumPyDoubles.make(ints: kept))))
        },
        Builtin("resize", "(a, new_shape)", "The elements again and again in another shape.") { call in
            let flat = try call.ndarray(0).contiguous().view([-1])
            let shape = try call.numpyShape(1)
            let places = (0..<shape.numel).map { $0 % max(flat.numel, 1) }
            return .object(NDArray(try flat.indexSelect(0, NumPyDoubles.make(ints: places)).view(shape)))
        },
        Builtin("indices", "(dimensions, dtype=None)", "The positions of a grid, one array an axis.") { call in
            let sizes = try call.ints(0)
            let parts = try sizes.indices.map { axis in
                var one = Array(repeating: 1, count: sizes.count)
                one[axis] = sizes[axis]
                return try Tensor.arange(.int(0), .int(Int64(sizes[axis])), dtype: .int64).view(Shape(one)).expand(
                    Shape(sizes))
            }
            return .object(NDArray(try Tensor.stack(parts)))
        },
        Builtin("ix_", "(*args)", "Positions that pick a grid.") { call in
            let count = call.rest.count
            return .tuple(
                try call.rest.enumerated().map { index, value in
                    var shape = Array(repeating: 1, count: count)
                    shape[index] = -1
                    return .object(NDArray(try NumPyConversion.array(value).contiguous().view(Shape(shape))))
                })
        },
        Builtin("ascontiguousarray", "(a, dtype=None)", "The array in row-major memory.") { call in
            .object(NDArray(try NumPyConversion.array(call[0], dtype: call.numpyDType(1)).contiguous()))
        },
        Builtin("asanyarray", "(a, dtype=None)", "The array itself, or the data made into one.") { call in
            .object(NDArray(try NumPyConversion.array(call[0], dtype: call.numpyDType(1))))
        },
        Builtin("fromiter", "(iter, dtype, count=-1)", "An array of what an iterator gives.") { call in
            .object(
                NDArray(try NumPyConversion.array(.list(List(call[0].collected())), dtype: call.numpyDType(1))))
        },
        Builtin("fill_diagonal", "(a, val)", "Sets the diagonal, in place.") { call in
            guard let array = call[0].object(as: NDArray.self) else {
                throw Raised(.typeError, "a must be an array")
            }
            let diagonal = try array.tensor.diagonal()
            _ = try diagonal.copy(from: call.ndarray(1).to(array.dtype).expand(diagonal.shape))
            return .none
        },
        triangle("tril_indices") { $1 <= $0 + $2 }, triangle("triu_indices") { $1 >= $0 + $2 },
        Builtin("diag_indices", "(n, ndim=2)", "The positions of the diagonal.") { call in
            let places = NDArray(try Tensor.arange(.int(0), .int(Int64(call.int(0))), dtype: .int64))
            return .tuple(Array(repeating: .object(places), count: try call.int(1)))
        },
        Builtin("tri", "(N, M=None, k=0, dtype=None)", "Ones at and below the diagonal.") { call in
            let (rows, columns) = (try call.int(0), try call.optionalInt(1))
            return .object(
                NDArray(
                    try Tensor.ones([rows, columns ?? rows], dtype: call.numpyDType(3) ?? .float64).tril(call.int(2))))
        },
        Builtin("vander", "(x, N=None, increasing: bool = False)", "Powers of the elements as columns.") { call in
            let numbers = try NumPyDoubles.read(call.ndarray(0))
            let count = try call.optionalInt(1) ?? numbers.count
            let isRising = try call.bool(2)
            let values = numbers.flatMap { number in
                (0..<count).map { k in (0..<(isRising ? k : count - 1 - k)).reduce(1.0) { power, _ in power * number } }
            }
            return .object(
                NDArray(try NumPyDoubles.make(values, [numbers.count, count], call.ndarray(0).dtype)))
        },
        Builtin(
            "logspace", "(start, stop, num=50, endpoint: bool = True, base=10.0, dtype=None)",
            "Powers of a base at even steps.", example: "np.logspace(0, 2, 3)\n#> array([  1.,  10., 100.])"
        ) { call in
            let (start, stop, count) = (try call.double(0), try call.double(1), try call.int(2))
            let steps = Double(try call.bool(3) ? count - 1 : count)
            let powers = try NumPyDoubles.make(
                (0..<count).map { steps > 0 ? start + (stop - start) / steps * Double($0) : start })
            let base = try NumPyDoubles.make([call.double(4)])
            return .object(NDArray(try base.pow(powers).to(call.numpyDType(5) ?? .float64)))
        },
        Builtin("geomspace", "(start, stop, num=50)", "Numbers with even ratios.") { call in
            let (start, stop, count) = (try call.double(0), try call.double(1), try call.int(2))
            let (low, high) = (
                try Tensor.scalar(.float(start), dtype: .float64).log10().item().asDouble,
                try Tensor.scalar(.float(stop), dtype: .float64).log10().item().asDouble
            )
            let powers = try NumPyDoubles.make(
                (0..<count).map { low + (high - low) / Double(max(count - 1, 1)) * Double($0) })
            let result = try NumPyDoubles.make([10]).pow(powers)
            if count > 0 { _ = try result.select(0, 0).fill(.float(start)) }
            if count > 1 { _ = try result.select(0, count - 1).fill(.float(stop)) }
            return .object(NDArray(result))
        },
    ]

    // MARK: Parts

    private static func each(_ call: borrowing Arguments, _ body: (Tensor) throws -> Tensor) throws -> Value {
        let arrays = try call.rest.map { Value.object(NDArray(try body(NumPyConversion.array($0)))) }
        return arrays.count == 1 ? arrays[0] : .tuple(arrays)
    }

    private static func splitting(_ name: String, _ axis: Int) -> Builtin {
        Builtin(name, "(ary, indices_or_sections)", "Parts along axis \(axis).") { call in
            let source = try call.ndarray(0)
            let axis = source.rank == 1 ? 0 : axis
            let size = source.shape[axis]
            if let count = try call[1].asIndex() {
                guard count > 0, size % count == 0 else {
                    throw Raised(.valueError, "array split does not result in an equal division")
                }
                return .items(try source.split(size / count, axis).map { .object(NDArray($0)) })
            }
            let bounds = [0] + (try call.ints(1)).map { min($0, size) } + [size]
            return .items(
                try source.split(zip(bounds, bounds.dropFirst()).map { max($1 - $0, 0) }, axis).map {
                    .object(NDArray($0))
                })
        }
    }

    private static func triangle(_ name: String, _ isInside: @escaping @Sendable (Int, Int, Int) -> Bool) -> Builtin {
        Builtin(name, "(n, k=0, m=None)", "The positions of a triangle.") { call in
            let (rows, shift) = (try call.int(0), try call.int(1))
            let columns = try call.optionalInt(2) ?? rows
            var places: ([Int], [Int]) = ([], [])
            for row in 0..<rows {
                for column in 0..<columns where isInside(row, column, shift) {
                    places.0.append(row)
                    places.1.append(column)
                }
            }
            return .tuple([
                .object(NDArray(try NumPyDoubles.make(ints: places.0))),
                .object(NDArray(try NumPyDoubles.make(ints: places.1))),
            ])
        }
    }

    private static func padded(_ call: borrowing Arguments) throws -> Value {
        var source = try call.ndarray(0)
        let widths = try NumPyDoubles.readInts(call.ndarray(1))
        let pairs: [(Int, Int)] = try (0..<source.rank).map { axis in
            switch widths.count {
            case 1: (widths[0], widths[0])
            case 2: (widths[0], widths[1])
            case 2 * source.rank: (widths[2 * axis], widths[2 * axis + 1])
            default:
                throw Raised(
                    .valueError,
                    "operands could not be broadcast together with remapped shapes [original->remapped]: "
                        + "(\(widths.count),) and requested shape (\(source.rank),2)")
            }
        }
        let mode = try call.string(2)
        for (axis, (before, after)) in pairs.enumerated() {
            guard before >= 0, after >= 0 else { throw Raised(.valueError, "index can't contain negative values") }
            let size = source.shape[axis]
            func block(_ width: Int) throws -> Tensor {
                var shape = source.shape.array
                shape[axis] = width
                let values = try NumPyDoubles.read(call.ndarray(3))
                return try Tensor.full(
                    Shape(shape), .float(width == before ? values.first ?? 0 : values.last ?? 0), dtype: .float64
                ).to(source.dtype)
            }
            func picked(_ places: [Int]) throws -> Tensor {
                try source.indexSelect(axis, NumPyDoubles.make(ints: places))
            }
            let places = Array(-before..<0) + Array(size..<size + after)
            let mirrored: (Int) -> Int
            switch mode {
            case "constant":
                source = try Tensor.cat([block(before), source, block(after)], axis)
                continue
            case "edge": mirrored = { min(max($0, 0), size - 1) }
            case "wrap": mirrored = { (($0 % size) + size) % size }
            case "reflect":
                mirrored = { place in
                    guard size > 1 else { return 0 }
                    let period = 2 * (size - 1)
                    let phase = ((place % period) + period) % period
                    return phase < size ? phase : period - phase
                }
            case "symmetric":
                mirrored = { place in
                    let phase = ((place % (2 * size)) + 2 * size) % (2 * size)
                    return phase < size ? phase : 2 * size - 1 - phase
                }
            default: throw Raised(.valueError, "mode '\(mode)' is not supported")
            }
            guard size > 0 else {
                throw Raised(
                    .valueError, "can't extend empty axis \(axis) using modes other than 'constant' or 'empty'")
            }
            let chosen = places.map(mirrored)
            source = try Tensor.cat(
                [picked(Array(chosen.prefix(before))), source, picked(Array(chosen.suffix(after)))], axis)
        }
        return .object(NDArray(source))
    }
}
