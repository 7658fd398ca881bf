/// Several steps of arithmetic in one operation, rounded as PyTorch's fused loops round.
extension Tensor {
    /// `x + value · a · b`.
    public func addcmul(_ first: Tensor, _ second: Tensor, value: Scalar = .int(1)) throws -> Tensor {
        var promotion = Promotion()
        for operand in [self, first, second] { promotion.add(operand) }
        let dtype = promotion.dtype
        let computed = try combined(first, second, dtype.wide)
        let inputs = [self, first, second].map { $0.cast(to: dtype).widened }
        withArithmeticType(dtype.wide) { Tensor.addcmul($0, inputs[0], inputs[1], inputs[2], value, computed) }
        let result = computed.cast(to: dtype)
        let forms = [Form(self), Form(first), Form(second)]
        return result.recorded("AddcmulBackward0", from: [self, first, second], saving: [first, second]) { gradient in
            [
                try gradient.matching(forms[0].shape, forms[0].dtype),
                forms[1].needsGrad
                    ? try gradient.mul(second.mul(value)).matching(forms[1].shape, forms[1].dtype) : nil,
                forms[2].needsGrad
                    ? try gradient.mul(first.mul(value)).matching(forms[2].shape, forms[2].dtype) : nil,
            ]
        }
    }

    @inline(never)
    private static func addcmul<Element: ArithmeticScalar>(
        _ type: Element.Type, _ addend: Tensor, _ first: Tensor, _ second: Tensor, _ value: Scalar, _ result: Tensor
    ) {
        let factor = Element(value)
        zip(addend, first, second, into: result) { (addend: Element, first: Element, second: Element) in
            Element.addingProduct(addend, Element.multiplying(factor, first), second)
        }
    }

    /// `x + value · a / b`, of floats only.
    public func addcdiv(_ first: Tensor, _ second: Tensor, value: Scalar = .int(1)) throws -> Tensor {
        if first.dtype.isIntegral && second.dtype.isIntegral { throw TensorError.integerAddcdiv }
        var promotion = Promotion()
        for operand in [self, first, second] { promotion.add(operand) }
        let dtype = promotion.dtype
        let computed = try combined(first, second, dtype.wide)
        let inputs = [self, first, second].map { $0.cast(to: dtype).widened }
        withArithmeticType(dtype.wide) { Tensor.addcdiv($0, inputs[0], inputs[1], inputs[2], value, computed) }
        let result = computed.cast(to: dtype)
        let forms = [Form(self), Form(first), Form(second)]
        return result.recorded("AddcdivBackward0", from: [self, first, second], saving: [first, second]) { gradient in
            [
                try gradient.matching(forms[0].shape, forms[0].dtype),
                forms[1].needsGrad
                    ? try gradient.mul(second.reciprocal().mul(value)).matching(forms[1].shape, forms[1].dtype) : nil,
                forms[2].needsGrad
                    ? try gradient.neg().mul(first.mul(value).div(second.mul(second)))
                        .matching(forms[2].shape, forms[2].dtype) : nil,
            ]
        }
    }

    @inline(never)
    private static func addcdiv<Element: ArithmeticScalar>(
        _ type: Element.Type, _ addend: Tensor, _ first: Tensor, _ second: Tensor, _ value: Scalar, _ result: Tensor
    ) {
        let factor = Element(value)
        zip(addend, first, second, into: result) { (addend: Element, first: Element, second: Element) in
            Element.adding(addend, Element.dividing(Element.multiplying(factor, first), second))
        }
    }

    /// `x + weight · (end − x)`.
    public func lerp(_ end: Tensor, _ weight: Operand) throws -> Tensor {
        guard dtype == end.dtype else { throw TensorError.lerpDType("end", dtype, end.dtype) }
        if !isFloatingPoint { throw TensorError.notImplemented("lerp_kernel_scalar", dtype) }
        if let weight = weight.tensor, weight.dtype != dtype {
            throw TensorError.lerpDType("weight", dtype, weight.dtype)
        }
        let factor = weight.asTensor(dtype.wide)
        let computed = try combined(end, factor, dtype.wide)
        if dtype == .float64 {
            Tensor.lerp(Double.self, self, end, factor, computed)
        } else {
            Tensor.lerp(Float.self, widened, end.widened, factor.widened, computed)
        }
        let result = computed.cast(to: dtype)
        let forms = [Form(self), Form(end), Form(factor)]
        let name: StaticString = weight.tensor == nil ? "LerpBackward0" : "LerpBackward1"
        let saved = forms[2].needsGrad ? [self, end, factor] : weight.tensor == nil ? [] : [factor]
        return result.recorded(name, from: [self, end, factor], saving: saved) { gradient in
            [
                forms[0].needsGrad
                    ? try gradient.mul(factor.rsub(.int(1))).matching(forms[0].shape, forms[0].dtype) : nil,
                forms[1].needsGrad ? try gradient.mul(factor).matching(forms[1].shape, forms[1].dtype) : nil,
                forms[2].needsGrad ? try gradient.mul(end.sub(self)).matching(forms[2].shape, forms[2].dtype) : nil,
            ]
        }
    }

    @inline(never)
    private static func lerp<Element: FloatScalar>(
        _ type: Element.Type, _ start: Tensor, _ end: Tensor, _ weight: Tensor, _ result: Tensor
    ) {
        zip(start, end, weight, into: result) { (start: Element, end: Element, weight: Element) in
            let distance = end - start
            return Swift.abs(weight) < 0.5
                ? start.addingProduct(weight, distance) : end.addingProduct(-distance, 1 - weight)
        }
    }

    private func combined(_ first: Tensor, _ second: Tensor, _ dtype: DType) throws -> Tensor {
        let shape = try Shape.broadcast(try Shape.broadcast(self.shape, first.shape), second.shape)
        return Tensor.result(shape: shape, dtype: dtype, like: self, first, second)
    }
}

extension TensorError {
    static let integerAddcdiv = TensorError(
        .runtimeError,
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true "
            + "division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * "
            + "torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / "
            + "tensor2) for float inputs. The future addcdiv behavior is just the latter implementation: (input + value "
            + "* tensor1 / tensor2), for all dtypes.")

    static func lerpDType(_ name: String, _ expected: DType, _ dtype: DType) -> TensorError {
        TensorError(.runtimeError, "expected dtype \(expected.cppName) for `\(name)` but got dtype \(dtype.cppName)")
    }
}
