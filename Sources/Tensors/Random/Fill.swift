import CKernels

extension Tensor {
    /// `uniform_`: numbers in [from, to), by one fused multiply-add each.
    @discardableResult
    public func fillUniform(_ from: Double = 0, _ to: Double = 1, generator: Generator) throws -> Tensor {
        try checkInPlace()
        try checkNoRepetition()
        switch dtype {
        case .float32:
            guard from.magnitude <= Double(Float.greatestFiniteMagnitude) else {
                throw TensorError.fillBound("from", dtype)
            }
            guard to.magnitude <= Double(Float.greatestFiniteMagnitude) else {
                throw TensorError.fillBound("to", dtype)
            }
            guard from <= to else { throw TensorError.uniformBounds(from, to) }
            let low = Float(from)
            let high = Float(to)
            if isContiguous {
                ck_uniform_f32(generator.engine.state, pointer(), numel, low, high)
            } else {
                let width = high - low
                fillInMemoryOrder(Float.self) {
                    let value = low.addingProduct(generator.uniformFloat(), width)
                    return value == high ? low : value
                }
            }
        case .float64:
            guard from <= to else { throw TensorError.uniformBounds(from, to) }
            if isContiguous {
                ck_uniform_f64(generator.engine.state, pointer(), numel, from, to)
            } else {
                fillInMemoryOrder(Double.self) {
                    let value = from.addingProduct(generator.uniformDouble(), to - from)
                    return value == to ? from : value
                }
            }
        case .float16, .bfloat16:
            guard from <= to else { throw TensorError.uniformBounds(from, to) }
            fillRounding { Float(from).addingProduct(generator.narrowUniform(dtype), Float(to) - Float(from)) }
        case .int64, .int32, .int16, .int8, .uint8, .bool, .complex64, .complex128:
            throw TensorError.notImplemented("check_uniform_bounds", dtype)
        }
        bumpVersion()
        return self
    }

    /// `normal_`: the block method for 16 and more contiguous elements, the cached pair method otherwise.
    @discardableResult
    public func fillNormal(_ mean: Double = 0, _ std: Double = 1, generator: Generator) throws -> Tensor {
        try checkInPlace()
        try checkNoRepetition()
        guard std >= 0 else { throw TensorError.normalDeviation(std) }
        let inBlocks = numel >= 16 && isContiguous
        switch dtype {
        case .float32:
            if inBlocks {
                ck_normal_f32(generator.engine.state, pointer(), numel, Float(mean), Float(std))
            } else {
                fillInMemoryOrder(Float.self) { Float(mean.addingProduct(generator.normalDouble(), std)) }
            }
        case .float64:
            if inBlocks {
                ck_normal_f64(generator.engine.state, pointer(), numel, mean, std)
            } else {
                fillInMemoryOrder(Double.self) { mean.addingProduct(generator.normalDouble(), std) }
            }
        case .float16, .bfloat16:
            if inBlocks {
                let drawn = try Tensor(uninitialized: shape, dtype: .float32).fillNormal(
                    mean, std, generator: generator)
                write(drawn)
            } else {
                fillRounding { Float(mean.addingProduct(generator.normalDouble(), std)) }
            }
        case .int64, .int32, .int16, .int8, .uint8, .bool, .complex64, .complex128:
            throw TensorError.notImplemented("normal_kernel_cpu", dtype)
        }
        bumpVersion()
        return self
    }

    /// `exponential_` with rate `lambda`: one double uniform for each element.
    @discardableResult
    public func fillExponential(_ lambda: Double = 1, generator: Generator) throws -> Tensor {
        try checkInPlace()
        try checkNoRepetition()
        guard lambda > 0 else { throw TensorError.exponentialRate(lambda) }
        switch dtype {
        case .float32: fillInMemoryOrder(Float.self) { Float(generator.exponentialDouble(lambda)) }
        case .float64: fillInMemoryOrder(Double.self) { generator.exponentialDouble(lambda) }
        case .float16, .bfloat16: fillRounding { Float(generator.exponentialDouble(lambda)) }
        case .int64, .int32, .int16, .int8, .uint8, .bool, .complex64, .complex128:
            throw TensorError.exponentialType(dtype)
        }
        bumpVersion()
        return self
    }

    /// `bernoulli_(p)` with a number: one double uniform for each element, of whatever dtype.
    @discardableResult
    public func fillBernoulli(_ probability: Double = 0.5, generator: Generator) throws -> Tensor {
        try checkInPlace()
        try checkNoRepetition()
        guard probability >= 0, probability <= 1 else { throw TensorError.bernoulliProbability(probability) }
        switch dtype {
        case .float32: fillInMemoryOrder(Float.self) { generator.uniformDouble() < probability ? 1 : 0 }
        case .float64: fillInMemoryOrder(Double.self) { generator.uniformDouble() < probability ? 1 : 0 }
        case .int64: fillInMemoryOrder(Int64.self) { generator.uniformDouble() < probability ? 1 : 0 }
        case .int32: fillInMemoryOrder(Int32.self) { generator.uniformDouble() < probability ? 1 : 0 }
        case .uint8: fillInMemoryOrder(UInt8.self) { generator.uniformDouble() < probability ? 1 : 0 }
        case .bool: fillInMemoryOrder(Bool.self) { generator.uniformDouble() < probability }
        case .int16, .int8, .float16, .bfloat16: fillConverting { generator.uniformDouble() < probability ? 1 : 0 }
        case .complex64, .complex128: throw TensorError.notImplemented("bernoulli_scalar_cpu_", dtype)
        }
        bumpVersion()
        return self
    }

    /// `random_(from, to)`: integers in [from, to); 64 random bits where the range has 28 bits or more.
    @discardableResult
    public func fillRandom(_ from: Int, _ to: Int, generator: Generator) throws -> Tensor {
        try checkInPlace()
        try checkNoRepetition()
        guard from < to else { throw TensorError.randomBounds(from, to) }
        if let limits = dtype.integerLimits {
            guard limits.contains(Int64(from)) else { throw TensorError.fillBound("from", dtype) }
            guard limits.contains(Int64(to - 1)) else { throw TensorError.fillBound("to - 1", dtype) }
        }
        let range = UInt64(bitPattern: Int64(to &- from))
        let isWide = range >= 1 << 28
        fillConverting {
            let word = isWide ? generator.u64() : UInt64(generator.u32())
            return Int64(bitPattern: word % range) &+ Int64(from)
        }
        bumpVersion()
        return self
    }

    /// `random_()`: every value that the dtype holds exactly, from zero up.
    @discardableResult
    public func fillRandom(generator: Generator) throws -> Tensor {
        try checkInPlace()
        try checkNoRepetition()
        switch dtype {
        case .float32: fillConverting { Int64(generator.u32() % ((1 << 24) + 1)) }
        case .float64: fillConverting { Int64(generator.u64() % ((1 << 53) + 1)) }
        case .int64: fillConverting { Int64(generator.u64() & UInt64(Int64.max)) }
        case .int32: fillConverting { Int64(generator.u32() & UInt32(Int32.max)) }
        case .uint8: fillConverting { Int64(generator.u32() & 255) }
        case .bool: fillConverting { Int64(generator.u32() & 1) }
        case .int16: fillConverting { Int64(generator.u32() & 0x7FFF) }
        case .int8: fillConverting { Int64(generator.u32() & 0x7F) }
        case .float16: fillConverting { Int64(generator.u32() % ((1 << 11) + 1)) }
        case .bfloat16: fillConverting { Int64(generator.u32() % ((1 << 8) + 1)) }
        case .complex64, .complex128: throw TensorError.notImplemented("random_from_0_to_range_cpu", dtype)
        }
        bumpVersion()
        return self
    }
}

extension Tensor {
    /// Sets every element of a half precision tensor in the order of the memory.
    private func fillRounding(_ next: () -> Float) {
        if dtype == .float16 {
            fillInMemoryOrder(Half.self) { Half(next()) }
        } else {
            fillInMemoryOrder(BFloat16.self) { BFloat16(next()) }
        }
    }
}

extension Generator {
    /// A uniform number with as many random bits as the dtype's fraction has, and one.
    fileprivate func narrowUniform(_ dtype: DType) -> Float {
        let bits: UInt32 = dtype == .float16 ? 11 : 8
        return Float(u32() & ((1 << bits) - 1)) / Float(UInt32(1) << bits)
    }
}

extension DType {
    /// The C++ type that PyTorch's range errors name.
    fileprivate var cName: String {
        switch self {
        case .float32: "float"
        case .float64: "double"
        case .int64: "int64_t"
        case .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64, .complex128: cppName
        }
    }
}

extension TensorError {
    /// A kernel that PyTorch does not have for a dtype.
    static func notImplemented(_ kernel: String, _ dtype: DType) -> TensorError {
        TensorError(.notImplementedError, "\"\(kernel)\" not implemented for '\(dtype.scalarName)'")
    }

    static func uniformBounds(_ from: Double, _ to: Double) -> TensorError {
        let from = CFormat.general(from)
        let to = CFormat.general(to)
        return TensorError(
            .runtimeError, "uniform_ expects to return a [from, to) range, but found from=\(from) > to=\(to)")
    }

    static func fillBound(_ bound: String, _ dtype: DType) -> TensorError {
        TensorError(.runtimeError, "\(bound) is out of bounds for \(dtype.cName)")
    }

    static func normalDeviation(_ std: Double) -> TensorError {
        TensorError(.runtimeError, "normal expects std >= 0.0, but found std \(CFormat.general(std))")
    }

    static func exponentialRate(_ lambda: Double) -> TensorError {
        TensorError(.runtimeError, "exponential_ expects lambda > 0.0, but found lambda=\(CFormat.general(lambda))")
    }

    static func exponentialType(_ dtype: DType) -> TensorError {
        TensorError(
            .runtimeError,
            "Exponential distribution is a continuous probability distribution. dtype must be a floating point but you "
                + "specified \(dtype.scalarName)")
    }

    static func bernoulliProbability(_ probability: Double) -> TensorError {
        TensorError(
            .runtimeError, "bernoulli_ expects p to be in [0, 1], but got p=\(CFormat.general(probability))")
    }

    static func randomBounds(_ from: Int, _ to: Int) -> TensorError {
        TensorError(
            .runtimeError, "random_ expects 'from' to be less than 'to', but got from=\(from) >= to=\(to)")
    }
}
