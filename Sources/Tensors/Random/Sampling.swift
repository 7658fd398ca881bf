extension Tensor {
    /// `torch.bernoulli(p)`: 1 with the probability that each element gives; same shape and dtype.
    public func bernoulli(generator: Generator) throws -> Tensor {
        try emptyLike().fillBernoulli(self, generator: generator)
    }

    /// `bernoulli_(p)` with a tensor of probabilities: one float uniform each for float32, one double for float64.
    @discardableResult
    public func fillBernoulli(_ probabilities: Tensor, generator: Generator) throws -> Tensor {
        try checkInPlace()
        try checkNoRepetition()
        let probabilities = try probabilities.expand(shape)
        guard probabilities.dtype.isFloatingPoint else {
            throw TensorError.notImplemented("bernoulli_tensor_cpu_p_", probabilities.dtype)
        }
        // Drawn in the memory order of the result, each element reading its own probability.
        let given = probabilities.widened
        let axes = MemoryOrder.axes(shape: shape, strides: strides)
        let result = permuted(axes)
        var offsets: [Int] = []
        let source = given.permuted(axes)
        MemoryOrder(unsorted: source).forEachOffset { offsets.append($0) }
        var failure: TensorError?
        var position = 0
        let isSingle = given.dtype == .float32
        func draw() -> Int64 {
            let offset = offsets[position]
            position += 1
            let probability =
                isSingle
                ? Double(given.pointer(as: Float.self)[offset]) : given.pointer(as: Double.self)[offset]
            guard probability >= 0, probability <= 1 else {
                failure = .bernoulliProbabilities
                return 0
            }
            let uniform = isSingle ? Double(generator.uniformFloat()) : generator.uniformDouble()
            return uniform < probability ? 1 : 0
        }
        result.fillConverting(draw)
        if let failure { throw failure }
        bumpVersion()
        return self
    }

    /// The factor of each element under dropout: 1 / (1 - p) where it is kept, 0 where it is not; in the memory order of
    /// `self`, drawn as `bernoulli_(1 - p)` draws.
    public func dropoutMask(_ probability: Double, generator: Generator) throws -> Tensor {
        if dtype.isNarrow {
            let mask = try emptyLike(dtype: .float32).dropoutMask(probability, generator: generator)
            return mask.cast(to: dtype)
        }
        let mask = try emptyLike().fillBernoulli(1 - probability, generator: generator)
        switch mask.dtype {
        case .float32:
            let factor = 1 / Float(1 - probability)
            let pointer: UnsafeMutablePointer<Float> = mask.pointer()
            for index in 0..<mask.numel { pointer[index] *= factor }
        case .float64:
            let factor = 1 / (1 - probability)
            let pointer: UnsafeMutablePointer<Double> = mask.pointer()
            for index in 0..<mask.numel { pointer[index] *= factor }
        case .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64, .complex128: break
        }
        return mask
    }

    /// `torch.multinomial`: indices `(n,)` or `(rows, n)` drawn with the given weights.
    public func multinomial(_ count: Int, replacement: Bool = false, generator: Generator) throws -> Tensor {
        guard rank == 1 || rank == 2 else { throw TensorError.multinomialRank }
        guard dtype.isFloatingPoint else { throw TensorError.multinomialType(dtype) }
        guard count > 0 else { throw TensorError.multinomialCount }
        let categories = shape[rank - 1]
        guard replacement || count <= categories else { throw TensorError.multinomialTooMany }
        guard categories <= 1 << 24 else { throw TensorError.multinomialCategories }
        let rows = rank == 2 ? shape[0] : 1
        let result = Tensor.empty(rank == 2 ? [rows, count] : [count], dtype: .int64)
        var weights: [Double] = []
        forEachDouble { weights.append($0) }
        var picked: [Int] = []
        if replacement, count > 1 {
            picked = try drawWithReplacement(weights, rows: rows, categories: categories, count, generator)
        } else {
            picked = try drawByRace(weights, rows: rows, categories: categories, count, generator)
        }
        let pointer: UnsafeMutablePointer<Int64> = result.pointer()
        for (index, value) in picked.enumerated() { pointer[index] = Int64(value) }
        return result
    }

    /// Each category runs an exponential time divided by its weight; the first `count` to arrive are the sample.
    private func drawByRace(_ weights: [Double], rows: Int, categories: Int, _ count: Int, _ generator: Generator)
        throws
        -> [Int]
    {
        guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }) else { throw TensorError.multinomialEntry }
        for row in 0..<rows {
            guard weights[row * categories..<(row + 1) * categories].contains(where: { $0 > 0 }) else {
                throw TensorError.multinomialSum
            }
        }
        let isSingle = dtype == .float32
        let scores = weights.map { weight in
            let time = generator.exponentialDouble(1)
            return isSingle ? Double(Float(weight) / Float(time)) : weight / time
        }
        var picked: [Int] = []
        for row in 0..<rows {
            let start = row * categories
            let order = (0..<categories).sorted {
                let (first, second) = (scores[start + $0], scores[start + $1])
                return first == second ? $0 < $1 : first > second
            }
            picked += order.prefix(count)
        }
        return picked
    }

    private func drawWithReplacement(
        _ weights: [Double], rows: Int, categories: Int, _ count: Int, _ generator: Generator
    ) throws -> [Int] {
        let isSingle = dtype == .float32
        var picked: [Int] = []
        for row in 0..<rows {
            var sum = 0.0
            var cumulative: [Double] = []
            for weight in weights[row * categories..<(row + 1) * categories] {
                guard weight >= 0 else { throw TensorError.multinomialNegative }
                guard weight.isFinite else { throw TensorError.multinomialInfinite }
                sum = isSingle ? Double(Float(sum) + Float(weight)) : sum + weight
                cumulative.append(sum)
            }
            guard sum > 0 else { throw TensorError.multinomialSum }
            cumulative = cumulative.map { isSingle ? Double(Float($0) / Float(sum)) : $0 / sum }
            cumulative[categories - 1] = 1
            for _ in 0..<count {
                let uniform = generator.uniformDouble()
                var low = 0
                var high = categories
                while low < high {
                    let middle = (low + high) / 2
                    if cumulative[middle] < uniform { low = middle + 1 } else { high = middle }
                }
                picked.append(low)
            }
        }
        return picked
    }
}

extension TensorError {
    static let bernoulliProbabilities = TensorError(
        .runtimeError,
        "Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, "
            + "please report an enhancement request to PyTorch.)")
    static let multinomialRank = TensorError(.runtimeError, "prob_dist must be 1 or 2 dim")
    static let multinomialCount = TensorError(.runtimeError, "cannot sample n_sample <= 0 samples")
    static let multinomialTooMany = TensorError(
        .runtimeError, "cannot sample n_sample > prob_dist.size(-1) samples without replacement")
    static let multinomialCategories = TensorError(.runtimeError, "number of categories cannot exceed 2^24")
    static let multinomialEntry = TensorError(
        .runtimeError, "probability tensor contains either `inf`, `nan` or element < 0")
    static let multinomialNegative = TensorError(
        .runtimeError, "invalid multinomial distribution (encountering probability entry < 0)")
    static let multinomialInfinite = TensorError(
        .runtimeError, "invalid multinomial distribution (encountering probability entry = infinity or NaN)")
    static let multinomialSum = TensorError(
        .runtimeError, "invalid multinomial distribution (sum of probabilities <= 0)")

    static func multinomialType(_ dtype: DType) -> TensorError {
        TensorError(
            .runtimeError, "multinomial only supports floating-point dtypes for input, got: \(dtype.scalarName)")
    }
}
