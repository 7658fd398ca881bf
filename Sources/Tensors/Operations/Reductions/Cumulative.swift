extension Tensor {
    /// `x.cumsum(dim)`: running sums, added up in double.
    public func cumsum(dim: Int, dtype: DType? = nil) throws -> Tensor {
        let axis = try axis(dim)
        let type = dtype ?? (isFloatingPoint ? self.dtype : .int64)
        let result = Tensor.running(cast(to: type), axis, start: 0, { $0 + $1 }, { $0 &+ $1 })
        let own = self.dtype
        return result.recorded("CumsumBackward0", from: [self]) { gradient in
            [try gradient.castInGradient(own).reversedCumsum(axis)]
        }
    }

    /// The sums from each place to the end.
    private func reversedCumsum(_ axis: Int?) throws -> Tensor {
        guard let axis else { return self }
        return try reversed(axis).cumsum(dim: axis).reversed(axis)
    }

    /// The order along an axis turned round, as a copy.
    private func reversed(_ axis: Int) -> Tensor {
        let result = Tensor(uninitialized: shape, dtype: dtype)
        var steps = result.strides
        steps[axis] = -steps[axis]
        Tensor(
            storage: result.storage, shape: shape, strides: steps,
            offset: Swift.max(shape[axis] - 1, 0) * result.strides[axis], dtype: dtype
        ).write(self)
        return result.recorded("FlipBackward0", from: [self]) { gradient in [gradient.reversed(axis)] }
    }

    /// `x.logcumsumexp(dim)`: the logarithms of the running sums of e^x.
    ///
    /// - Throws: NotImplementedError for integers.
    public func logcumsumexp(dim: Int) throws -> Tensor {
        let axis = try axis(dim)
        guard isFloatingPoint else { throw TensorError.notImplemented("logcumsumexp_out_cpu", dtype) }
        let result = Tensor.running(
            self, axis, start: -.infinity,
            { total, value in
                if total.isNaN || value.isNaN { return .nan }
                let (low, high) = (Swift.min(total, value), Swift.max(total, value))
                return low != high || low.isFinite ? LibM.log1p(LibM.exp(low - high)) + high : value
            }, { $0 &+ $1 })
        return result.recorded("LogcumsumexpBackward0", from: [self], saving: [self]) { gradient, result in
            // e^x · Σ g·e^−y, the positive and the negative gradients apart and in logarithms.
            func part(_ gradient: Tensor) throws -> Tensor {
                let logs = try gradient.log().sub(result)
                guard let axis else { return try logs.add(self).exp() }
                return try logs.reversed(axis).logcumsumexp(dim: axis).reversed(axis).add(self).exp()
            }
            let positive = try Tensor.select(gradient.gt(.int(0)), .tensor(gradient), .number(.int(0)))
            let negative = try Tensor.select(gradient.lt(.int(0)), .tensor(gradient.neg()), .number(.int(0)))
            return [try part(positive).sub(part(negative))]
        }
    }

    /// `x.cumprod(dim)`: running products, multiplied in double.
    public func cumprod(dim: Int, dtype: DType? = nil) throws -> Tensor {
        let axis = try axis(dim)
        let type = dtype ?? (isFloatingPoint ? self.dtype : .int64)
        let result = Tensor.running(cast(to: type), axis, start: 1, { $0 * $1 }, { $0 &* $1 })
        let own = self.dtype
        return result.recorded("CumprodBackward0", from: [self], saving: [self]) { gradient, result in
            guard let axis else { return [gradient.castInGradient(own)] }
            if try !self.eq(.int(0)).any().isTrue {
                return [try gradient.mul(result).reversedCumsum(axis).div(self).castInGradient(own)]
            }
            return [try self.cumprodGradient(gradient, axis).castInGradient(own)]
        }
    }

    /// By definition, for inputs with zeros: dx[k] = Σ over j ≥ k of g[j] · Π over i ≤ j, i ≠ k of x[i].
    private func cumprodGradient(_ gradient: Tensor, _ axis: Int) throws -> Tensor {
        let result = Tensor(uninitialized: shape, dtype: .float64)
        let (input, slope) = (cast(to: .float64).rowMajor(), gradient.cast(to: .float64).rowMajor())
        let (x, g, out) = (
            input.pointer(as: Double.self), slope.pointer(as: Double.self), result.pointer(as: Double.self)
        )
        let lanes = Lanes(result, along: axis)
        lanes.forEach { start in
            for k in 0..<lanes.count {
                var product = 1.0
                for i in 0..<k { product *= x[start + i * lanes.step] }
                var total = 0.0
                for j in k..<lanes.count {
                    if j > k { product *= x[start + j * lanes.step] }
                    total += g[start + j * lanes.step] * product
                }
                out[start + k * lanes.step] = total
            }
        }
        return result.cast(to: dtype)
    }

    private static func running(
        _ input: Tensor, _ axis: Int?, start: Double, _ double: (Double, Double) -> Double,
        _ integer: (Int64, Int64) -> Int64
    ) -> Tensor {
        if input.dtype.isNarrow {
            return running(input.widened, axis, start: start, double, integer).cast(to: input.dtype)
        }
        let result = Tensor(uninitialized: input.shape, dtype: input.dtype)
        result.write(input)
        guard axis != nil else { return result }
        if input.dtype.isComplex { return result }
        if !input.dtype.isFloatingPoint {
            let wide = result.cast(to: .int64)
            accumulate(Int64.self, wide, axis, start.asInt64) { integer($0, $1) }
            return wide.cast(to: input.dtype)
        }
        let lanes = Lanes(result, along: axis)
        if input.dtype == .float32 {
            let elements = result.pointer(as: Float.self)
            lanes.forEach { first in
                var total = start
                for index in 0..<lanes.count {
                    total = double(total, Double(elements[first + index * lanes.step]))
                    elements[first + index * lanes.step] = Float(total)
                }
            }
        } else {
            accumulate(Double.self, result, axis, start, double)
        }
        return result
    }

    private static func accumulate<Element: TensorScalar>(
        _ type: Element.Type, _ tensor: Tensor, _ axis: Int?, _ start: Element, _ combine: (Element, Element) -> Element
    ) {
        let lanes = Lanes(tensor, along: axis)
        let elements = tensor.pointer(as: Element.self)
        lanes.forEach { first in
            var total = start
            for index in 0..<lanes.count {
                total = combine(total, elements[first + index * lanes.step])
                elements[first + index * lanes.step] = total
            }
        }
    }
}
