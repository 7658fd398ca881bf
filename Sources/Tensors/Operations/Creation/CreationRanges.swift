#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Tensor {
    /// `torch.arange(start, end, step)`: int64 when all three are integers.
    public static func arange(_ start: Scalar, _ end: Scalar, _ step: Scalar = .int(1), dtype: DType? = nil)
        throws -> Tensor
    {
        let dtype = dtype ?? ([start, end, step].contains { $0.isFloat } ? ThreadState.defaultDType : .int64)
        let count = try rangeCount(start, end, step, dtype)
        try ([count] as Shape).checkAllocation(dtype)
        let result = empty([count], dtype: dtype)
        switch dtype {
        case .float32:
            result.fillRange(Float.self, start.asDouble, step.asDouble, lanes: 8) { Float($0) }
        case .float64:
            result.fillRange(Double.self, start.asDouble, step.asDouble, lanes: 4) { $0 }
        case .float16, .bfloat16:
            let numbers = empty([count], dtype: .float64)
            let (pointer, by) = (numbers.pointer(as: Double.self), step.asDouble)
            for index in 0..<count { pointer[index] = start.asDouble.addingProduct(by, Double(index)) }
            result.write(numbers)
        case .complex64, .complex128: throw TensorError.notImplemented("arange_cpu", dtype)
        case .int64, .int32, .int16, .int8, .uint8:
            var value = start.asInt64
            result.fillConverting {
                defer { value &+= step.asInt64 }
                return value
            }
        case .bool: throw TensorError.notImplemented("arange_cpu", dtype)
        }
        return result
    }

    private static func rangeCount(_ start: Scalar, _ end: Scalar, _ step: Scalar, _ dtype: DType) throws -> Int {
        let (from, to, by) = (start.asDouble, end.asDouble, step.asDouble)
        guard by != 0 else { throw TensorError(.runtimeError, "step must be nonzero") }
        guard from.isFinite, to.isFinite else {
            throw TensorError(
                .runtimeError, "unsupported range: \(CFormat.general(from)) -> \(CFormat.general(to))")
        }
        guard by > 0 ? to >= from : to <= from else {
            throw TensorError(.runtimeError, "upper bound and lower bound inconsistent with step sign")
        }
        if dtype == .int64 {
            let (from, to, by) = (start.asInt64, end.asInt64, step.asInt64)
            guard by != 0 else { throw TensorError(.valueError, "step must be nonzero") }
            let width = to &- from
            return Int((width &+ by &- (by > 0 ? 1 : -1)) / by)
        }
        let count = ((to - from) / by).rounded(.up)
        guard count < 1e18 else { throw TensorError(.runtimeError, "invalid size, possible overflow?") }
        return Int(count)
    }

    /// PyTorch computes whole pairs of vectors from their first element, and what is left one by one; the two differ in
    /// rounding.
    private func fillRange<T: TensorScalar>(
        _: T.Type, _ start: Double, _ step: Double, lanes: Int, _ round: (Double) -> T
    ) {
        let pointer: UnsafeMutablePointer<T> = pointer()
        let whole = numel - numel % (2 * lanes)
        for index in 0..<whole {
            let lane = index % lanes
            let base = round(start.addingProduct(step, Double(index - lane))).asDouble
            pointer[index] = round(base.addingProduct(Double(lane), step))
        }
        for index in whole..<numel { pointer[index] = round(start.addingProduct(step, Double(index))) }
    }

    /// `torch.linspace`: `steps` values from start to end, both included.
    public static func linspace(_ start: Double, _ end: Double, _ steps: Int, dtype: DType? = nil) throws -> Tensor {
        guard steps >= 0 else { throw TensorError(.runtimeError, "number of steps must be non-negative") }
        try ([steps] as Shape).checkAllocation(dtype ?? ThreadState.defaultDType)
        let result = empty([steps], dtype: dtype)
        guard steps > 0 else { return result }
        switch result.dtype {
        case .float32: result.fillSpace(Float(start), Float(end))
        case .float64: result.fillSpace(start, end)
        case .float16: result.fillNarrowSpace(Half(converting: start), Half(converting: end))
        case .bfloat16: result.fillNarrowSpace(BFloat16(converting: start), BFloat16(converting: end))
        case .complex64, .complex128:
            return try linspace(start, end, steps, dtype: result.dtype.real).cast(to: result.dtype)
        case .int64, .int32, .int16, .int8, .uint8, .bool:
            let step = steps > 1 ? (end.rounded(.towardZero) - start.rounded(.towardZero)) / Double(steps - 1) : 0
            var index = 0
            result.fillConverting {
                defer { index += 1 }
                let value =
                    index < steps / 2 || steps == 1
                    ? start.rounded(.towardZero) + step * Double(index)
                    : end.rounded(.towardZero) - step * Double(steps - 1 - index)
                return value.asInt64
            }
        }
        return result
    }

    /// The same rounded at every step.
    private func fillNarrowSpace<T: NarrowFloat>(_ start: T, _ end: T) {
        let pointer: UnsafeMutablePointer<T> = pointer()
        let count = numel
        let step = T.dividing(T.subtracting(end, start), T(converting: Int64(Swift.max(count - 1, 1))))
        for index in 0..<count {
            if index < count / 2 || count == 1 {
                pointer[index] = T.adding(start, T.multiplying(step, T(converting: Int64(index))))
            } else {
                pointer[index] = T.subtracting(end, T.multiplying(step, T(converting: Int64(count - 1 - index))))
            }
        }
    }

    private func fillSpace<T: TensorScalar & BinaryFloatingPoint>(_ start: T, _ end: T) {
        let pointer: UnsafeMutablePointer<T> = pointer()
        let count = numel
        if count == 1 {
            pointer[0] = start
            return
        }
        let step = (end - start) / T(count - 1)
        for index in 0..<count {
            pointer[index] =
                index < count / 2
                ? start.addingProduct(step, T(index)) : end.addingProduct(-step, T(count - 1 - index))
        }
    }

    /// `torch.logspace`: powers of `base` with evenly spaced exponents.
    public static func logspace(_ start: Double, _ end: Double, _ steps: Int, base: Double = 10, dtype: DType? = nil)
        throws -> Tensor
    {
        guard steps >= 0 else { throw TensorError(.runtimeError, "number of steps must be non-negative") }
        if let dtype, dtype.isNarrow || dtype.isComplex {
            let computed = dtype.isComplex ? dtype.real : .float32
            return try logspace(start, end, steps, base: base, dtype: computed).cast(to: dtype)
        }
        let exponents = try linspace(start, end, steps, dtype: dtype)
        switch exponents.dtype {
        case .float32:
            let pointer: UnsafeMutablePointer<Float> = exponents.pointer()
            let step = steps > 1 ? (Float(end) - Float(start)) / Float(steps - 1) : 0
            for index in 0..<steps {
                // Two roundings, unlike in `linspace`.
                let near = step * Float(index)
                let far = step * Float(steps - 1 - index)
                let exponent = index < steps / 2 || steps == 1 ? Float(start) + near : Float(end) - far
                pointer[index] = LibM.pow(Float(base), exponent)
            }
        case .float64:
            let pointer: UnsafeMutablePointer<Double> = exponents.pointer()
            for index in 0..<steps { pointer[index] = LibM.pow(base, pointer[index]) }
        case .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64, .complex128:
            for index in 0..<steps {
                let exponent = exponents.scalar(at: index).asDouble
                exponents.setScalar(.float(LibM.pow(base, exponent)), at: index)
            }
        }
        return exponents
    }
}

extension Scalar {
    var isFloat: Bool {
        switch self {
        case .float, .complex: true
        case .int, .bool: false
        }
    }
}
