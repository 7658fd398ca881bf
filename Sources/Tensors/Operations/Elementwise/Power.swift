private enum Power: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ base: Element, _ exponent: Element) -> Element {
        Element.power(base, exponent)
    }
}

private enum Square: UnaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ value: Element) -> Element {
        Element.multiplying(value, value)
    }
}

private enum Cube: UnaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ value: Element) -> Element {
        Element.multiplying(Element.multiplying(value, value), value)
    }
}

extension Tensor {
    /// `x ** n`.
    ///
    /// - Throws: PyTorch's error for integers to negative integer powers.
    public func pow(_ exponent: Scalar) throws -> Tensor {
        let dtype = Promotion.dtype(self, exponent)
        if dtype.isIntegral, exponent.asInt64 < 0 { throw TensorError.negativePower }
        let result = powered(exponent, dtype)
        if Tensor.needsRecording(self) {
            let form = Form(self)
            result.recorded("PowBackward0", from: [self], saving: [self]) { gradient in
                if exponent.isZero { return [Tensor.filled(form.shape, .int(0), dtype: form.dtype)] }
                let less: Scalar =
                    switch exponent {
                    case .float(let value): .float(value - 1)
                    case .complex(let real, let imaginary): .complex(real - 1, imaginary)
                    case .int, .bool: .int(exponent.asInt64 - 1)
                    }
                return [try gradient.mul(self.pow(less).mul(exponent)).matching(form.shape, form.dtype)]
            }
        }
        return result
    }

    /// PyTorch's short cuts, then the general power.
    private func powered(_ exponent: Scalar, _ dtype: DType) -> Tensor {
        let input = cast(to: dtype)
        if exponent.isComplex { return Tensor.combine(Power.self, input, exponent, dtype: dtype) }
        switch exponent.asDouble {
        case 0: return Tensor.filled(shape, .int(1), dtype: dtype)
        case 1: return input.densecopy()
        case 2: return Tensor.transform(Square.self, input)
        case 3: return Tensor.transform(Cube.self, input, isStepwise: dtype == .bfloat16)
        case 0.5 where dtype.isFloatingPoint: return input.detach().sqrt()
        case -0.5 where dtype.isFloatingPoint: return input.detach().rsqrt()
        case -1 where dtype.isFloatingPoint: return input.detach().reciprocal()
        case -2 where dtype.isFloatingPoint: return Tensor.transform(Square.self, input).reciprocal()
        default: return Tensor.combine(Power.self, input, exponent, dtype: dtype)
        }
    }

    /// The same elements in new memory, with the same order of axes.
    func densecopy() -> Tensor {
        let copy = Tensor.result(shape: shape, dtype: dtype, like: self)
        copy.write(self)
        return copy
    }

    /// `x ** y`.
    public func pow(_ exponent: Tensor) throws -> Tensor {
        if dtype == .bool && exponent.dtype == .bool { throw TensorError.notImplemented("pow", .bool) }
        let result = try Tensor.combine(Power.self, self, exponent)
        if Tensor.needsRecording(self, exponent) {
            let (base, power) = (Form(self), Form(exponent))
            result.recorded("PowBackward1", from: [self, exponent], saving: [self, exponent]) { gradient, result in
                var gradients: [Tensor?] = [nil, nil]
                if base.needsGrad {
                    let slope = try gradient.mul(exponent.mul(self.pow(exponent.sub(.int(1)))))
                    let flat = try exponent.eq(.int(0))
                    gradients[0] = try Tensor.select(flat, .number(.int(0)), .tensor(slope)).matching(
                        base.shape, base.dtype)
                }
                if power.needsGrad {
                    let slope = try gradient.mul(result.mul(self.log()))
                    let flat = try self.eq(.int(0)).logicalAnd(exponent.ge(.int(0)))
                    gradients[1] = try Tensor.select(flat, .number(.int(0)), .tensor(slope)).matching(
                        power.shape, power.dtype)
                }
                return gradients
            }
        }
        return result
    }

    /// `2 ** x`.
    public func rpow(_ base: Scalar) throws -> Tensor {
        if dtype == .bool, case .bool = base { throw TensorError.notImplemented("pow", .bool) }
        let dtype = Promotion.dtype(self, base)
        let result =
            base.asDouble == 1
            ? Tensor.filled(shape, .int(1), dtype: dtype)
            : Tensor.combine(Power.self, self, base, dtype: dtype, reversed: true)
        if Tensor.needsRecording(self) {
            let type = self.dtype
            result.recorded("PowBackward2", from: [self], saving: [self]) { gradient, result in
                if base.isZero {
                    let slope = try gradient.mul(result.mul(.float(-.infinity)))
                    return [try Tensor.select(self.ge(.int(0)), .number(.int(0)), .tensor(slope)).castInGradient(type)]
                }
                let factor = Tensor.scalar(.float(base.asDouble), dtype: .float64).log()
                return [try gradient.mul(result.mul(factor)).castInGradient(type)]
            }
        }
        return result
    }

    /// `x ** 2`.
    public func square() throws -> Tensor { try pow(.int(2)) }
}

extension TensorError {
    static let negativePower = TensorError(
        .runtimeError, "Integers to negative integer powers are not allowed.")
}
