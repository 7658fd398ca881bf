import Tensors

/// Order statistics, differences, histograms.
enum NumPyStatistics {
    static let rows: [Builtin] = [
        Builtin(
            "percentile", "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims: bool = False)",
            "The value below which q per cent of the elements lie.",
            example: "np.percentile([1, 2, 3, 4], 50)\n#> np.float64(2.5)"
        ) { call in
            try quantiles(call, scale: 100, "Percentiles must be in the range [0, 100]", skipsNaN: false)
        },
        Builtin(
            "quantile", "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims: bool = False)",
            "The value below which a share q of the elements lies.",
            example: "np.quantile([1, 2, 3, 4], 0.25)\n#> np.float64(1.75)"
        ) { call in try quantiles(call, scale: 1, "Quantiles must be in the range [0, 1]", skipsNaN: false) },
        Builtin(
            "nanpercentile",
            "(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims: bool = False)",
            "As percentile, without the nans."
        ) { call in try quantiles(call, scale: 100, "Percentiles must be in the range [0, 100]", skipsNaN: true) },
        Builtin(
            "median", "(a, axis=None, out=None, overwrite_input=False, keepdims: bool = False)",
            "The middle element, or the mean of the two in the middle.",
            example: "np.median([3, 1, 2, 10])\n#> np.float64(2.5)"
        ) { call in
            let source = try call.ndarray(0)
            return try call.reduced(
                source, axes: call.axes(1), keepdims: call.bool(4), dtype: source.floatDType, median)
        },
        Builtin(
            "nanmedian", "(a, axis=None, out=None, overwrite_input=False, keepdims: bool = False)",
            "The median without the nans."
        ) {
            call in
            let source = try call.ndarray(0)
            return try call.reduced(source, axes: call.axes(1), keepdims: call.bool(4), dtype: source.floatDType) {
                median($0.filter { !$0.isNaN })
            }
        },
        Builtin(
            "ptp", "(a, axis=None, out=None, keepdims: bool = False)", "The largest less the smallest element.",
            example: "np.ptp([1, 5, 2])\n#> np.int64(4)"
        ) { call in
            let source = try call.ndarray(0)
            return try call.reduced(source, axes: call.axes(1), keepdims: call.bool(3), dtype: source.dtype) {
                $0.reduce(-.infinity) { max($0, $1) } - $0.reduce(.infinity) { min($0, $1) }
            }
        },
        Builtin(
            "average", "(a, axis=None, weights=None, returned=False, *, keepdims: bool = False)", "The weighted mean.",
            example: "np.average([1, 2, 4], weights=[1, 1, 2])\n#> np.float64(2.75)"
        ) { call in
            let source = try call.ndarray(0)
            guard call.has(2) else {
                return NDArray.result(try NumPyReduction.mean(source, call.axes(1), keepdims: call.bool(4)))
            }
            var weights = try call.ndarray(2)
            let axes = try call.axes(1)
            if weights.shape != source.shape {
                guard let axis = axes?.first, weights.rank == 1, axes?.count == 1 else {
                    throw Raised(.typeError, "Axis must be specified when shapes of a and weights differ.")
                }
                var shape = Array(repeating: 1, count: source.rank)
                let place = try NumPyReduction.axis(axis, source.rank)
                guard weights.shape[0] == source.shape[place] else {
                    throw Raised(
                        .valueError, "Shape of weights must be consistent with shape of a along specified axis.")
                }
                shape[place] = weights.shape[0]
                weights = try weights.contiguous().view(Shape(shape)).expand(source.shape)
            }
            let (first, second) = (source.to(source.floatDType), weights.to(source.floatDType))
            let total = try NumPyReduction.sum(first.mul(second), axes, keepdims: call.bool(4))
            return NDArray.result(try total.div(NumPyReduction.sum(second, axes, keepdims: call.bool(4))))
        },
        Builtin(
            "diff", "(a, n=1, axis=-1)", "Differences of neighbours.",
            example: "np.diff([1, 4, 9])\n#> array([3, 5])"
        ) { call in
            var source = try call.ndarray(0)
            let axis = try NumPyReduction.axis(call.int(2), source.rank)
            for _ in 0..<(try call.int(1)) {
                let size = source.shape[axis]
                let (after, before) = (
                    try source.slice(axis, 1, size), try source.slice(axis, 0, max(size - 1, 0))
                )
                source = source.dtype == .bool ? try after.ne(before) : try after.sub(before)
            }
            return .object(NDArray(source))
        },
        Builtin("ediff1d", "(ary)", "Differences of neighbours in the flattened array.") { call in
            let flat = try call.ndarray(0).contiguous().view([-1])
            return .object(NDArray(try flat.slice(0, 1, flat.numel).sub(flat.slice(0, 0, max(flat.numel - 1, 0)))))
        },
        Builtin(
            "cumprod", "(a, axis=None, dtype=None)", "Products of all elements so far.",
            example: "np.cumprod([1, 2, 3])\n#> array([1, 2, 6])"
        ) { call in
            let source = try call.ndarray(0)
            let input = source.isFloatingPoint ? source : source.to(.int64)
            guard let axis = try call.optionalInt(1) else {
                return .object(NDArray(try input.contiguous().view([-1]).cumprod(dim: 0)))
            }
            return .object(NDArray(try input.cumprod(dim: NumPyReduction.axis(axis, input.rank))))
        },
        Builtin(
            "histogram", "(a, bins=10, range=None, density=None, weights=None)",
            "How many elements fall between bounds, and the bounds.",
            example: "np.histogram([1, 2, 1], bins=2)\n#> (array([2, 1]), array([1. , 1.5, 2. ]))"
        ) { call in
            let numbers = try NumPyDoubles.read(call.ndarray(0))
            let edges = try binEdges(call, numbers)
            guard let first = edges.first, let last = edges.last, edges.count > 1 else {
                throw Raised(.valueError, "`bins` must be 1d, when an array")
            }
            let weights = try call.has(4) ? NumPyDoubles.read(call.ndarray(4)) : nil
            var counts = [Double](repeating: 0, count: edges.count - 1)
            for (index, number) in numbers.enumerated() where number >= first && number <= last {
                var (low, high) = (0, edges.count)
                while low < high {
                    let middle = (low + high) / 2
                    if edges[middle] <= number { low = middle + 1 } else { high = middle }
                }
                counts[min(max(low - 1, 0), counts.count - 1)] += weights?[index] ?? 1
            }
            let bounds = NDArray(try NumPyDoubles.make(edges))
            if try call.bool(3) {
                let total = counts.reduce(0, +)
                let shares = counts.indices.map { counts[$0] / (edges[$0 + 1] - edges[$0]) / total }
                return .tuple([.object(NDArray(try NumPyDoubles.make(shares))), .object(bounds)])
            }
            let result = try NumPyDoubles.make(counts, nil, weights == nil ? .int64 : .float64)
            return .tuple([.object(NDArray(result)), .object(bounds)])
        },
        Builtin(
            "digitize", "(x, bins, right: bool = False)", "Between which bounds each element lies.",
            example: "np.digitize([0.5, 2.5], [1, 2, 3])\n#> array([0, 2])"
        ) { call in
            let bins = try NumPyDoubles.read(call.ndarray(1))
            let isRight = try call.bool(2)
            let isFalling = (bins.first ?? 0) > (bins.last ?? 0)
            return try each(call) { number in
                isFalling
                    ? bins.count { isRight ? $0 >= number : $0 > number }
                    : bins.count { isRight ? $0 < number : $0 <= number }
            }
        },
        Builtin(
            "searchsorted", "(a, v, side='left', sorter=None)", "Where elements would keep a sorted array sorted.",
            example: "np.searchsorted([1, 2, 3], 2)\n#> np.int64(1)"
        ) { call in
            let sorted = try NumPyDoubles.read(call.ndarray(0))
            let isRight = try call.string(2) == "right"
            let values = try call.ndarray(1)
            let places = try NumPyDoubles.read(values).map { number in
                sorted.count { isRight ? $0 <= number : $0 < number }
            }
            return NDArray.result(try NumPyDoubles.make(ints: places, values.shape.array))
        },
        Builtin(
            "corrcoef", "(x, y=None, rowvar: bool = True)", "How rows vary together, between -1 and 1.",
            example: "np.corrcoef([1, 2, 3], [2, 4, 6])\n#> array([[1., 1.],\n#>        [1., 1.]])"
        ) { call in
            let matrix = try covariance(call, ddof: 1)
            guard matrix.rank == 2 else { return NDArray.result(try matrix.div(matrix)) }
            let deviation = try matrix.diagonal().sqrt()
            return .object(
                NDArray(
                    try matrix.div(deviation.unsqueeze(1)).div(deviation.unsqueeze(0)).clamp(
                        min: .float(-1), max: .float(1))))
        },
        Builtin(
            "cov", "(m, y=None, rowvar: bool = True, bias: bool = False, ddof=None)", "How rows vary together.",
            example: "np.cov([1., 2., 3.])\n#> array(1.)"
        ) { call in
            let ddof = try call.optionalInt(4) ?? (call.bool(3) ? 0 : 1)
            return .object(NDArray(try covariance(call, ddof: ddof)))
        },
        nan("nansum", "The sum without the nans.") { $0.reduce(0, +) },
        nan("nanmean", "The mean without the nans.") { $0.reduce(0, +) / Double($0.count) },
        nan("nanmax", "The largest element that is no nan.") { $0.max() ?? .nan },
        nan("nanmin", "The smallest element that is no nan.") { $0.min() ?? .nan },
        nan("nanprod", "The product without the nans.") { $0.reduce(1, *) },
        nan("nanvar", "The variance without the nans.", variance),
        nan("nanstd", "The standard deviation without the nans.") { variance($0).squareRoot() },
        Builtin(
            "nan_to_num", "(x, copy=True, nan=0.0, posinf=None, neginf=None)",
            "Numbers in the place of nan and infinities.",
            example: "np.nan_to_num(np.array([np.nan, 1.]))\n#> array([0., 1.])"
        ) { call in
            let source = try call.ndarray(0)
            guard source.isFloatingPoint else { return NDArray.result(source.clone()) }
            let largest = source.dtype == .float32 ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
            let (nan, high, low) = (
                try call.double(2), try call.optionalDouble(3) ?? largest, try call.optionalDouble(4) ?? -largest
            )
            let values = try NumPyDoubles.read(source).map {
                $0.isNaN ? nan : $0 == .infinity ? high : $0 == -.infinity ? low : $0
            }
            return NDArray.result(try NumPyDoubles.make(values, source.shape.array, source.dtype))
        },
        Builtin(
            "gradient", "(f, *varargs, axis=None)", "Slopes by central differences.",
            example: "np.gradient(np.array([1., 2., 4.]))\n#> array([1. , 1.5, 2. ])"
        ) { call in
            let source = try call.ndarray(0)
            let step = call.rest.isEmpty ? 1 : try call.rest[0].asDouble() ?? 1
            let axes = try call.axes(1) ?? Array(0..<source.rank)
            let parts = try axes.map { axis in
                Value.object(
                    NDArray(
                        try NumPyDoubles.lines(source, axis: axis, dtype: source.floatDType, keepdims: true) { line in
                            guard line.count > 1 else {
                                throw Raised(
                                    .valueError,
                                    "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) "
                                        + "elements are required.")
                            }
                            return line.indices.map { k in
                                if k == 0 { return (line[1] - line[0]) / step }
                                if k == line.count - 1 { return (line[k] - line[k - 1]) / step }
                                return (line[k + 1] - line[k - 1]) / (2 * step)
                            }
                        }))
            }
            return parts.count == 1 ? parts[0] : .tuple(parts)
        },
        Builtin(
            "trapezoid", "(y, x=None, dx=1.0, axis=-1)", "The area under a curve.",
            example: "np.trapezoid([1, 2, 3])\n#> np.float64(4.0)"
        ) { call in
            let source = try call.ndarray(0)
            let x = try call.has(1) ? NumPyDoubles.read(call.ndarray(1)) : nil
            let dx = try call.double(2)
            return NDArray.result(
                try NumPyDoubles.lines(source, axis: call.int(3), dtype: source.floatDType) { line in
                    [
                        line.indices.dropFirst().reduce(0.0) { sum, k in
                            sum + (x.map { $0[k] - $0[k - 1] } ?? dx) * (line[k] + line[k - 1]) / 2
                        }
                    ]
                })
        },
        Builtin(
            "interp", "(x, xp, fp, left=None, right=None, period=None)", "Values between given points.",
            example: "np.interp(1.5, [1, 2], [10, 20])\n#> np.float64(15.0)"
        ) { call in
            let (x, y) = (try NumPyDoubles.read(call.ndarray(1)), try NumPyDoubles.read(call.ndarray(2)))
            guard let first = y.first, let last = y.last, x.count == y.count else {
                throw Raised(
                    .valueError, x.isEmpty ? "array of sample points is empty" : "fp and xp are not of the same length."
                )
            }
            let (left, right) = (try call.optionalDouble(3) ?? first, try call.optionalDouble(4) ?? last)
            let source = try call.ndarray(0)
            let values = try NumPyDoubles.read(source).map { number -> Double in
                if number < x[0] { return left }
                if number > x[x.count - 1] { return right }
                guard let next = x.firstIndex(where: { $0 > number }) else { return last }
                let slope = (y[next] - y[next - 1]) / (x[next] - x[next - 1])
                return slope * (number - x[next - 1]) + y[next - 1]
            }
            return NDArray.result(try NumPyDoubles.make(values, source.shape.array))
        },
        Builtin(
            "convolve", "(a, v, mode='full')", "The sums of products of one array moved along another.",
            example: "np.convolve([1, 2, 3], [0, 1, 0.5])\n#> array([0. , 1. , 2.5, 4. , 1.5])"
        ) { call in try convolved(call, isReversed: false) },
        Builtin("correlate", "(a, v, mode='valid')", "As convolve, without turning the second array round.") { call in
            try convolved(call, isReversed: true)
        },
    ]

    // MARK: Parts

    private static func quantiles(
        _ call: borrowing Arguments, scale: Double, _ message: String, skipsNaN: Bool
    ) throws -> Value {
        let source = try call.ndarray(0)
        let shares = try call.ndarray(1)
        let method = try call.string(5)
        let parts = try NumPyDoubles.read(shares).map { share -> Tensor in
            guard share >= 0, share <= scale else { throw Raised(.valueError, message) }
            let (lines, _, chosen) = try NumPyDoubles.merged(source, call.axes(2))
            let numbers = try NumPyDoubles.read(lines)
            let length = lines.shape[lines.rank - 1]
            let results = (0..<numbers.count / max(length, 1)).map { line in
                let part = numbers[line * length..<(line + 1) * length]
                return quantile(skipsNaN ? part.filter { !$0.isNaN } : Array(part), share / scale, method)
            }
            var result = try NumPyDoubles.make(results, Array(lines.shape.array.dropLast()), source.floatDType)
            if try call.bool(6) { for axis in chosen.sorted() { result = try result.unsqueeze(axis) } }
            return result
        }
        if shares.rank == 0, let first = parts.first { return NDArray.result(first) }
        return NDArray.result(try Tensor.stack(parts))
    }

    private static func quantile(_ numbers: [Double], _ share: Double, _ method: String) -> Double {
        if numbers.isEmpty || numbers.contains(where: \.isNaN) { return .nan }
        let sorted = numbers.sorted()
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        let part = place - Double(low)
        switch method {
        case "lower": return sorted[low]
        case "higher": return part > 0 ? sorted[high] : sorted[low]
        case "nearest": return sorted[Int(place.rounded(.toNearestOrEven))]
        case "midpoint": return part > 0 ? (sorted[low] + sorted[high]) / 2 : sorted[low]
        default: break
        }
        let difference = sorted[high] - sorted[low]
        // From the nearer end, as NumPy does.
        return part >= 0.5 ? sorted[high] - difference * (1 - part) : sorted[low] + difference * part
    }

    private static func median(_ numbers: [Double]) -> Double {
        if numbers.isEmpty || numbers.contains(where: \.isNaN) { return .nan }
        let sorted = numbers.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    private static func variance(_ numbers: [Double]) -> Double {
        let mean = numbers.reduce(0, +) / Double(numbers.count)
        return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
    }

    private static func nan(_ name: String, _ summary: String, _ body: @escaping @Sendable ([Double]) -> Double)
        -> Builtin
    {
        Builtin(name, "(a, axis=None, dtype=None, out=None, keepdims: bool = False)", summary) { call in
            let source = try call.ndarray(0)
            let keepsInts = ["nansum", "nanmax", "nanmin", "nanprod"].contains(name)
            return try call.reduced(
                source, axes: call.axes(1), keepdims: call.bool(4),
                dtype: keepsInts ? source.dtype : source.floatDType
            ) { body($0.filter { !$0.isNaN }) }
        }
    }

    private static func binEdges(_ call: borrowing Arguments, _ numbers: [Double]) throws -> [Double] {
        guard let count = try call[1].asIndex() else {
            if case .str = call[1] { return try evenEdges(10, numbers, nil) }
            return try NumPyDoubles.read(call.ndarray(1))
        }
        guard count > 0 else { throw Raised(.valueError, "`bins` must be positive, when an integer") }
        return try evenEdges(count, numbers, call.has(2) ? NumPyDoubles.read(call.ndarray(2)) : nil)
    }

    private static func evenEdges(_ count: Int, _ numbers: [Double], _ range: [Double]?) throws -> [Double] {
        var (low, high) = (range?.first ?? numbers.min() ?? 0, range?.last ?? numbers.max() ?? 1)
        guard low.isFinite, high.isFinite else {
            throw Raised(.valueError, "autodetected range of [\(low), \(high)] is not finite")
        }
        if low == high { (low, high) = (low - 0.5, high + 0.5) }
        let step = (high - low) / Double(count)
        return (0..<count).map { Double($0) * step + low } + [high]
    }

    private static func each(_ call: borrowing Arguments, _ body: (Double) -> Int) throws -> Value {
        let source = try call.ndarray(0)
        return NDArray.result(
            try NumPyDoubles.make(ints: NumPyDoubles.read(source).map(body), source.shape.array))
    }

    private static func covariance(_ call: borrowing Arguments, ddof: Int) throws -> Tensor {
        func rows(_ index: Int) throws -> Tensor {
            let source = try call.ndarray(index).to(.float64).atleast2d()
            return try call.bool(2) || source.shape[0] == 1 ? source : source.reversedAxes(quietly: true)
        }
        var matrix = try rows(0)
        if call.has(1) { matrix = try Tensor.cat([matrix, rows(1)]) }
        let centred = try matrix.sub(NumPyReduction.mean(matrix, [1], keepdims: true))
        let product = try centred.matmul(centred.reversedAxes(quietly: true))
        return try product.div(.int(Int64(max(matrix.shape[1] - ddof, 0)))).squeeze()
    }

    private static func convolved(_ call: borrowing Arguments, isReversed: Bool) throws -> Value {
        let (first, second) = (try call.ndarray(0), try call.ndarray(1))
        var (long, short) = (try NumPyDoubles.read(first), try NumPyDoubles.read(second))
        guard !long.isEmpty, !short.isEmpty else {
            throw Raised(.valueError, long.isEmpty ? "a cannot be empty" : "v cannot be empty")
        }
        if isReversed { short.reverse() }
        if short.count > long.count { (long, short) = (short, long) }
        var full = [Double](repeating: 0, count: long.count + short.count - 1)
        for place in full.indices {
            for k in max(0, place - long.count + 1)...min(place, short.count - 1) {
                full[place] += long[place - k] * short[k]
            }
        }
        let result: [Double]
        switch try call.string(2) {
        case "same":
            let start = (short.count - 1) / 2
            result = Array(full[start..<start + long.count])
        case "valid": result = Array(full[short.count - 1..<long.count])
        default: result = full
        }
        let dtype = NumPyPromotion.promote(first.dtype, second.dtype)
        return .object(NDArray(try NumPyDoubles.make(result, nil, dtype)))
    }
}

extension Tensor {
    /// Its own dtype where that is a float, else float64.
    var floatDType: DType { isFloatingPoint ? dtype : .float64 }
}
