import CKernels

extension Tensor {
    /// `x.softmax(dim)`: e^x / Σ e^x along an axis.
    ///
    /// - Throws: PyTorch's errors for integers and for an axis that is not there.
    public func softmax(dim: Int, dtype: DType? = nil) throws -> Tensor {
        let axis = try axis(dim)
        let input = dtype.map(castInGradient) ?? self
        if !input.isFloatingPoint { throw TensorError.notImplemented(input.softmaxLoop("softmax", axis), self.dtype) }
        let result = input.normalized(axis, logarithmic: false)
        if Tensor.needsRecording(input) {
            result.recorded("SoftmaxBackward0", from: [input]) { gradient, result in
                let product = try gradient.mul(result)
                guard let axis else { return [Tensor.filled(like: product, .int(0))] }
                return [try product.sub(result.mul(product.sum(dim: axis, keepdim: true)))]
            }
        }
        return result
    }

    /// `x.log_softmax(dim)`.
    public func logSoftmax(dim: Int, dtype: DType? = nil) throws -> Tensor {
        let axis = try axis(dim)
        let input = dtype.map(castInGradient) ?? self
        if !input.isFloatingPoint {
            throw TensorError.notImplemented(input.softmaxLoop("log_softmax", axis), self.dtype)
        }
        let result = input.normalized(axis, logarithmic: true)
        if Tensor.needsRecording(input) {
            result.recorded("LogSoftmaxBackward0", from: [input]) { gradient, result in
                guard let axis else { return [Tensor.filled(like: gradient, .int(0))] }
                return [try gradient.sub(result.exp().mul(gradient.sum(dim: axis, keepdim: true)))]
            }
        }
        return result
    }

    private func softmaxLoop(_ name: String, _ axis: Int?) -> String {
        axis == nil || axis == rank - 1 ? "\(name)_lastdim_kernel_impl" : "\(name)_kernel_impl"
    }

    private func normalized(_ axis: Int?, logarithmic: Bool) -> Tensor {
        if dtype.isNarrow { return halfNormalized(axis, logarithmic: logarithmic) }
        let result = Tensor(uninitialized: shape, dtype: dtype)
        if isPlainFloat, let axis, axis == rank - 1, numel > 0 {
            let (count, input, output) = (shape[axis], pointer(as: Float.self), result.pointer(as: Float.self))
            if logarithmic {
                let scratch = ck_scratch(0, numel * 4).assumingMemoryBound(to: Float.self)
                ck_log_softmax_f32(numel / count, count, input, output, scratch)
            } else {
                ck_softmax_f32(numel / count, count, input, output)
            }
            return result
        }
        result.write(self)
        let lanes = Lanes(result, along: axis)
        if dtype == .float32 {
            let elements = result.pointer(as: Float.self)
            lanes.forEach { Tensor.normalize(elements + $0, lanes.step, lanes.count, logarithmic) }
        } else {
            let elements = result.pointer(as: Double.self)
            lanes.forEach { Tensor.normalize(elements + $0, lanes.step, lanes.count, logarithmic) }
        }
        return result
    }

    /// Half precision, with the roundings in between that PyTorch's two loops have: along the last axis of the sum and
    /// its logarithm, along the others of the powers.
    private func halfNormalized(_ axis: Int?, logarithmic: Bool) -> Tensor {
        let result = widened.contiguousCopy()
        let isLast = axis == nil || axis == rank - 1
        let isHalf = dtype == .float16
        let round = { (value: Float) in isHalf ? Half(value).float : BFloat16(value).float }
        let lanes = Lanes(result, along: axis)
        let elements = result.pointer(as: Float.self)
        lanes.forEach { start in
            let (row, step, count) = (elements + start, lanes.step, lanes.count)
            var largest = -Float.infinity
            for index in 0..<count where !(row[index * step] <= largest) { largest = row[index * step] }
            var sum: Float = 0
            for index in 0..<count {
                row[index * step] -= largest
                let power = Float(LibM.exp(Double(row[index * step])))
                sum += power
                if !logarithmic { row[index * step] = isLast ? power : round(power) }
            }
            let total = logarithmic && isLast ? round(sum) : sum
            let log = Float(LibM.log(Double(total)))
            let shift = isLast ? round(log) : log
            for index in 0..<count {
                if logarithmic { row[index * step] -= shift } else { row[index * step] /= sum }
            }
        }
        return result.cast(to: dtype)
    }

    @inline(__always)
    private static func normalize<Element: FloatScalar>(
        _ row: UnsafeMutablePointer<Element>, _ step: Int, _ count: Int, _ logarithmic: Bool
    ) {
        var largest = -Element.infinity
        for index in 0..<count where !(row[index * step] <= largest) { largest = row[index * step] }
        var sum: Element = 0
        for index in 0..<count {
            let power = Element(converting: LibM.exp((row[index * step] - largest).asDouble))
            sum += power
            if !logarithmic { row[index * step] = power }
        }
        if logarithmic {
            let log = Element(converting: LibM.log(sum.asDouble))
            for index in 0..<count { row[index * step] = (row[index * step] - largest) - log }
        } else {
            for index in 0..<count { row[index * step] /= sum }
        }
    }

    /// `x.logsumexp(dim)`: log Σ e^x without overflow.
    public func logsumexp(dims: [Int], keepdim: Bool = false) throws -> Tensor {
        let axes = try DimSet(dims, of: self)
        let input = castInGradient(dtype.inFloat)
        let result: Tensor = try ThreadState.withoutGrad {
            // Of nothing at all the logarithm of the sum is −inf.
            if input.numel == 0 { return try input.exp().sum(dims: dims, keepdim: keepdim).log() }
            let largest = try input.amax(dims: dims, keepdim: true)
            let finite = try Tensor.select(largest.isfinite(), .tensor(largest), .number(.int(0)))
            let sum = try input.sub(finite).exp().sum(dims: dims, keepdim: true).log().add(finite)
            return try sum.reshapedInGradient(axes.removed(from: shape, keepdim: keepdim))
        }
        if Tensor.needsRecording(input) {
            result.recorded("LogsumexpBackward0", from: [input], saving: [input]) { gradient, result in
                let share = try input.sub(result.restored(axes, keepdim, rank: input.rank)).exp()
                return [try gradient.restored(axes, keepdim, rank: input.rank).mul(share)]
            }
        }
        return result
    }
}
