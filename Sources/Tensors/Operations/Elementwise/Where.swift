extension Tensor {
    /// `torch.where(condition, x, y)`: `chosen` where the condition holds, `other` elsewhere.
    ///
    /// - Throws: PyTorch's errors for a condition that is not bool and for shapes that do not broadcast.
    public static func select(_ condition: Tensor, _ chosen: Operand, _ other: Operand) throws -> Tensor {
        guard condition.dtype == .bool else { throw TensorError.conditionNotBool(condition.dtype) }
        var promotion = Promotion()
        for operand in [chosen, other] {
            switch operand {
            case .tensor(let tensor): promotion.add(tensor)
            case .number(let number): promotion.add(number)
            }
        }
        let dtype = promotion.dtype
        let (one, two) = (chosen.asTensor(dtype), other.asTensor(dtype))
        let shape = try Shape.broadcast(try Shape.broadcast(condition.shape, one.shape), two.shape)
        let result = Tensor.result(shape: shape, dtype: dtype, like: condition, one, two)
        withScalarType(dtype) { choose($0, condition, one.cast(to: dtype), two.cast(to: dtype), result) }
        if needsRecording(one, two) {
            let (first, second) = (Form(one), Form(two))
            result.recorded("WhereBackward0", from: [one, two]) { gradient in
                [
                    first.needsGrad
                        ? try select(condition, .tensor(gradient), .number(.int(0))).matching(first.shape, first.dtype)
                        : nil,
                    second.needsGrad
                        ? try select(condition, .number(.int(0)), .tensor(gradient)).matching(
                            second.shape, second.dtype)
                        : nil,
                ]
            }.savingConstants()
        }
        return result
    }

    @inline(never)
    private static func choose<Element: TensorScalar>(
        _ type: Element.Type, _ condition: Tensor, _ chosen: Tensor, _ other: Tensor, _ result: Tensor
    ) {
        zip(condition, chosen, other, into: result) { (condition: Bool, chosen: Element, other: Element) in
            condition ? chosen : other
        }
    }
}

extension Operand {
    /// A number as a 0-dim tensor of `dtype`.
    func asTensor(_ dtype: DType) -> Tensor {
        switch self {
        case .tensor(let tensor): tensor
        case .number(let number): Tensor.scalar(number, dtype: dtype)
        }
    }
}

extension TensorError {
    static func conditionNotBool(_ dtype: DType) -> TensorError {
        TensorError(
            .runtimeError,
            "where expected condition to be a boolean tensor, but got a tensor with dtype \(dtype.scalarName)")
    }
}
