/// Distinct values and how often they occur.
extension Tensor {
    /// `unique`: the distinct elements in order; where each element went (shape of `self`); how often each occurs.
    public func unique() -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        distinct { count, isBefore in (0..<count).sorted { isBefore($0, $1) } }
    }

    /// `unique_consecutive`: one element for each run of equal ones.
    public func uniqueConsecutive() -> (values: Tensor, inverse: Tensor, counts: Tensor) {
        distinct { count, _ in Array(0..<count) }
    }

    /// `bincount`: how often each whole number occurs in a 1-dim tensor, or the sum of its `weights`.
    ///
    /// Throws for negative numbers and for weights of another length.
    public func bincount(weights: Tensor? = nil, minlength: Int = 0) throws -> Tensor {
        guard rank == 1, !dtype.isFloatingPoint else { throw TensorError.bincountInput }
        let numbers = cast(to: .int64).rowMajor()
        // Pointers do not keep their tensors alive.
        defer { withExtendedLifetime(numbers) {} }
        let places = UnsafeBufferPointer(start: numbers.pointer(as: Int64.self), count: numel)
        guard places.allSatisfy({ $0 >= 0 }) else { throw TensorError.bincountInput }
        if let weights, weights.shape != shape { throw TensorError.bincountWeights }
        let size = Swift.max(places.max().map { Int($0) + 1 } ?? 0, minlength)
        guard let weights else {
            let result = Tensor(uninitialized: [size], dtype: .int64)
            result.writeZeros()
            let counts = result.pointer(as: Int64.self)
            for place in places { counts[Int(place)] += 1 }
            return result
        }
        let isFloat = weights.dtype == .float32
        let wide = weights.cast(to: .float64).rowMajor()
        defer { withExtendedLifetime(wide) {} }
        let values = wide.pointer(as: Double.self)
        let sums = Tensor(uninitialized: [size], dtype: .float64)
        sums.writeZeros()
        let target = sums.pointer(as: Double.self)
        for (index, place) in places.enumerated() {
            let sum = target[Int(place)] + values[index]
            target[Int(place)] = isFloat ? Double(Float(sum)) : sum
        }
        return isFloat ? sums.cast(to: .float32) : sums
    }

    /// `histc`: how many elements fall into each of `bins` equal intervals of [min, max]; with min = max the range is
    /// that of the elements.
    public func histc(_ bins: Int = 100, min: Double = 0, max: Double = 0) throws -> Tensor {
        guard dtype.isFloatingPoint else { throw TensorError.histcType(dtype) }
        guard bins > 0 else { throw TensorError.histcBins }
        let values = cast(to: .float64).rowMajor()
        defer { withExtendedLifetime(values) {} }
        let elements = UnsafeBufferPointer(start: values.pointer(as: Double.self), count: numel)
        var (low, high) = (min, max)
        if low == high, numel > 0 { (low, high) = (elements.min() ?? 0, elements.max() ?? 0) }
        if low == high { (low, high) = (low - 1, high + 1) }
        guard low < high else { throw TensorError.histcRange }
        let counts = Tensor(uninitialized: [bins], dtype: dtype)
        counts.writeZeros()
        let sums = Tensor(uninitialized: [bins], dtype: .float64)
        sums.writeZeros()
        let target = sums.pointer(as: Double.self)
        for element in elements where element >= low && element <= high {
            let place = Int((element - low) / (high - low) * Double(bins))
            target[Swift.min(place, bins - 1)] += 1
        }
        counts.write(sums)
        return counts
    }

    private func distinct(_ arrange: (Int, (Int, Int) -> Bool) -> [Int]) -> (
        values: Tensor, inverse: Tensor, counts: Tensor
    ) {
        let source = rowMajor()
        var order: [Int] = []
        var starts: [Int] = []
        withArithmeticType(dtype) { Tensor.group($0, source, arrange, &order, &starts) }
        let values = Tensor(uninitialized: [starts.count], dtype: dtype)
        let counts = Tensor(uninitialized: [starts.count], dtype: .int64)
        let inverse = Tensor(uninitialized: shape, dtype: .int64)
        let (total, target) = (counts.pointer(as: Int64.self), inverse.pointer(as: Int64.self))
        for (group, start) in starts.enumerated() {
            let end = group + 1 < starts.count ? starts[group + 1] : order.count
            total[group] = Int64(end - start)
            for place in start..<end { target[order[place]] = Int64(group) }
        }
        withScalarType(dtype) { Tensor.pick($0, source, starts.map { order[$0] }, values) }
        return (values, inverse, counts)
    }

    private static func group<Element: ArithmeticScalar>(
        _: Element.Type, _ source: Tensor, _ arrange: (Int, (Int, Int) -> Bool) -> [Int], _ order: inout [Int],
        _ starts: inout [Int]
    ) {
        let elements = source.pointer(as: Element.self)
        order = arrange(
            source.numel,
            {
                Element.isOrderedBefore(elements[$0], elements[$1])
                    || (!Element.isOrderedBefore(elements[$1], elements[$0]) && $0 < $1)
            })
        for place in order.indices where place == 0 || elements[order[place]] != elements[order[place - 1]] {
            starts.append(place)
        }
    }

    private static func pick<Element: TensorScalar>(
        _: Element.Type, _ source: Tensor, _ places: [Int], _ target: Tensor
    ) {
        let (from, to) = (source.pointer(as: Element.self), target.pointer(as: Element.self))
        for (index, place) in places.enumerated() { to[index] = from[place] }
    }
}

extension TensorError {
    static let bincountInput = TensorError(
        .runtimeError, "bincount only supports 1-d non-negative integral inputs.")
    static let bincountWeights = TensorError(
        .runtimeError, "weights should be 1-d and have the same length as input")
    static let histcBins = TensorError(.runtimeError, "torch.histogram(): bins must be > 0")
    static let histcRange = TensorError(.runtimeError, "torch.histc: max must be larger than min")

    static func histcType(_ dtype: DType) -> TensorError {
        TensorError(.runtimeError, "\"histogram_cpu\" not implemented for '\(dtype.scalarName)'")
    }
}
