extension Tensor {
    /// `torch.rand`: uniform in [0, 1).
    public static func rand(_ shape: Shape, dtype: DType? = nil, generator: Generator) throws -> Tensor {
        try checkedEmpty(shape, dtype).fillUniform(generator: generator)
    }

    /// `torch.randn`: standard normal.
    public static func randn(_ shape: Shape, dtype: DType? = nil, generator: Generator) throws -> Tensor {
        try checkedEmpty(shape, dtype).fillNormal(generator: generator)
    }

    /// `torch.randint(low, high, size)`: integers in [low, high), int64 unless `dtype` says otherwise.
    public static func randint(
        _ low: Int, _ high: Int, _ shape: Shape, dtype: DType = .int64, generator: Generator
    ) throws -> Tensor {
        try checkedEmpty(shape, dtype).fillRandom(low, high, generator: generator)
    }

    /// `torch.rand_like`: like `self` in shape, dtype and memory order.
    public func randLike(dtype: DType? = nil, generator: Generator) throws -> Tensor {
        try emptyLike(dtype: dtype).fillUniform(generator: generator)
    }

    /// `torch.randn_like`: like `self` in shape, dtype and memory order.
    public func randnLike(dtype: DType? = nil, generator: Generator) throws -> Tensor {
        try emptyLike(dtype: dtype).fillNormal(generator: generator)
    }

    /// `torch.randint_like`: like `self` in shape, dtype and memory order.
    public func randintLike(_ low: Int, _ high: Int, dtype: DType? = nil, generator: Generator) throws -> Tensor {
        try emptyLike(dtype: dtype).fillRandom(low, high, generator: generator)
    }

    /// `torch.randperm`: the numbers below `count` in random order `(n,)`.
    public static func randperm(_ count: Int, dtype: DType = .int64, generator: Generator) throws -> Tensor {
        try ([count] as Shape).checkAllocation(dtype)
        if let limits = dtype.integerLimits, !limits.contains(Int64(count)) {
            throw TensorError.permutationType(dtype)
        }
        var order = Array(0..<count)
        for index in 0..<Swift.max(count - 1, 0) {
            let offset = Int(generator.u32()) % (count - index)
            order.swapAt(index, index + offset)
        }
        let result = empty([count], dtype: dtype)
        var iterator = order.makeIterator()
        result.fillConverting { Int64(iterator.next() ?? 0) }
        return result
    }

    /// `torch.normal(mean, std, size)`.
    public static func normal(_ mean: Double, _ std: Double, _ shape: Shape, dtype: DType? = nil, generator: Generator)
        throws -> Tensor
    {
        try checkedEmpty(shape, dtype).fillNormal(mean, std, generator: generator)
    }

    /// `torch.normal(mean, std)` with a tensor of deviations: z * std + mean, in two roundings.
    public static func normal(_ mean: Tensor, _ std: Tensor, generator: Generator) throws -> Tensor {
        if std.hasNegative { throw TensorError.normalDeviations }
        let shape = try Shape.broadcast(mean.shape, std.shape)
        if mean.dtype.isNarrow {
            return try normal(mean.widened, std.widened, generator: generator).cast(to: mean.dtype)
        }
        let result = try empty(shape, dtype: mean.dtype).fillNormal(generator: generator)
        try result.scaleAndShift(by: std.expand(shape), plus: mean.expand(shape))
        return result
    }

    /// `torch.normal(mean, std)` with one number for the mean.
    public static func normal(_ mean: Double, _ std: Tensor, generator: Generator) throws -> Tensor {
        try normal(Tensor.scalar(.float(mean), dtype: std.dtype), std, generator: generator)
    }

    /// `torch.normal(mean, std)` with one number for the deviation: z drawn with it, then the mean added.
    public static func normal(_ mean: Tensor, _ std: Double, generator: Generator) throws -> Tensor {
        if mean.dtype.isNarrow { return try normal(mean.widened, std, generator: generator).cast(to: mean.dtype) }
        let result = try empty(mean.shape, dtype: mean.dtype).fillNormal(0, std, generator: generator)
        try result.scaleAndShift(by: nil, plus: mean)
        return result
    }

    private static func checkedEmpty(_ shape: Shape, _ dtype: DType?) throws -> Tensor {
        let dtype = dtype ?? ThreadState.defaultDType
        try shape.checkAllocation(dtype)
        return empty(shape, dtype: dtype)
    }

    private var hasNegative: Bool {
        var found = false
        forEachDouble { if $0 < 0 { found = true } }
        return found
    }

    /// `self` is contiguous and new; the others have its shape.
    private func scaleAndShift(by scale: Tensor?, plus shift: Tensor) throws {
        switch dtype {
        case .float32: scaleAndShift(Float.self, by: scale, plus: shift)
        case .float64: scaleAndShift(Double.self, by: scale, plus: shift)
        case .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64, .complex128:
            throw TensorError.notImplemented("normal_kernel_cpu", dtype)
        }
    }

    private func scaleAndShift<T: TensorScalar & BinaryFloatingPoint>(_: T.Type, by scale: Tensor?, plus shift: Tensor)
    {
        let pointer: UnsafeMutablePointer<T> = pointer()
        var index = 0
        scale?.forEachDouble {
            pointer[index] *= T(converting: $0)
            index += 1
        }
        index = 0
        shift.forEachDouble {
            pointer[index] += T(converting: $0)
            index += 1
        }
    }
}

extension TensorError {
    static let normalDeviations = TensorError(.runtimeError, "normal expects all elements of std >= 0.0")

    static func permutationType(_ dtype: DType) -> TensorError {
        let name =
            switch dtype {
            case .uint8: "uint8_t"
            case .bool: "bool"
            case .int32: "int"
            case .int16: "int16_t"
            case .int8: "int8_t"
            case .int64, .float32, .float64, .float16, .bfloat16, .complex64, .complex128: dtype.name
            }
        return TensorError(.runtimeError, "value cannot be converted to type \(name) without overflow")
    }
}
