private enum FloorDivide: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.floorDividing(left, right)
    }
}

private enum TruncatedDivide: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.truncatedDividing(left, right)
    }
}

private enum Remainder: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.remainder(left, right)
    }
}

private enum Fmod: BinaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ left: Element, _ right: Element) -> Element {
        Element.fmod(left, right)
    }
}

/// Which way `torch.div(…, rounding_mode=…)` rounds.
public enum RoundingMode: String, Sendable {
    case floor, trunc

    public init(_ name: String) throws {
        guard let mode = RoundingMode(rawValue: name) else { throw TensorError.unknownRounding(name) }
        self = mode
    }
}

/// Division with a rest, with Python's signs. Integers cannot be divided by zero here.
extension Tensor {
    /// `x // y`.
    public func floorDivide(_ other: Operand) throws -> Tensor {
        try divided(FloorDivide.self, other, "div_floor_cpu").recorded("NotImplemented", from: tensors(with: other)) {
            _ in
            throw TensorError.noDerivative("aten::floor_divide")
        }
    }

    /// `2 // x`.
    public func rfloorDivide(_ other: Scalar) throws -> Tensor {
        let dtype = Promotion.dtype(self, other)
        return try Tensor.scalar(other, dtype: dtype).floorDivide(.tensor(self))
    }

    /// `torch.div(x, y, rounding_mode=…)`.
    public func div(_ other: Operand, rounding: RoundingMode) throws -> Tensor {
        let result =
            switch rounding {
            case .floor: try divided(FloorDivide.self, other, "div_floor_cpu")
            case .trunc: try divided(TruncatedDivide.self, other, "div_trunc_cpu")
            }
        let inputs = tensors(with: other)
        let forms = inputs.map(Form.init)
        return result.recorded(inputs.count == 2 ? "DivBackward2" : "DivBackward3", from: inputs) { _ in
            forms.map { Tensor.filled($0.shape, .int(0), dtype: $0.dtype) }
        }
    }

    /// `x % y`: the rest has the sign of the divisor.
    public func remainder(_ other: Operand) throws -> Tensor {
        let result = try divided(Remainder.self, other, "remainder_cpu")
        return try recordRest(result, of: other, ("RemainderBackward0", "RemainderBackward1"), .floor)
    }

    /// `5 % x`.
    public func rremainder(_ other: Scalar) throws -> Tensor {
        try Tensor.scalar(other, dtype: Promotion.dtype(self, other)).remainder(.tensor(self))
    }

    /// The rest has the sign of the dividend.
    public func fmod(_ other: Operand) throws -> Tensor {
        let result = try divided(Fmod.self, other, "fmod_cpu")
        return try recordRest(result, of: other, ("FmodBackward0", "FmodBackward1"), .trunc)
    }

    private func recordRest(
        _ result: Tensor, of other: Operand, _ names: (StaticString, StaticString), _ rounding: RoundingMode
    ) throws -> Tensor {
        let one = Form(self)
        switch other {
        case .number:
            return result.recorded(names.0, from: [self]) { gradient in [gradient.castInGradient(one.dtype)] }
        case .tensor(let divisor):
            let two = Form(divisor)
            return result.recorded(names.1, from: [self, divisor], saving: two.needsGrad ? [self, divisor] : []) {
                gradient in
                [
                    try gradient.matching(one.shape, one.dtype),
                    two.needsGrad
                        ? try gradient.neg().mul(self.div(other, rounding: rounding)).matching(two.shape, two.dtype)
                        : nil,
                ]
            }
        }
    }

    /// Of half precision, rests are computed from rounded operands, and a quotient is rounded at every step unless there
    /// is one divisor for all.
    private func divided<Kernel: BinaryKernel>(
        _ kernel: Kernel.Type, _ other: Operand, _ loop: String
    ) throws -> Tensor {
        let isRest = kernel == Remainder.self || kernel == Fmod.self
        switch other {
        case .number(let number):
            let dtype = Promotion.dtype(self, number)
            if dtype == .bool { throw TensorError.notImplemented(loop, .bool) }
            if dtype.isIntegral && number.isZero { throw TensorError.divisionByZero }
            return Tensor.combine(kernel, self, number, dtype: dtype, isStepwise: isRest && dtype.isFloatingPoint)
        case .tensor(let divisor):
            let dtype = Promotion.dtype(self, divisor)
            if dtype == .bool { throw TensorError.notImplemented(loop, .bool) }
            if dtype.isIntegral, divisor.hasZero { throw TensorError.divisionByZero }
            let isStepwise = isRest || kernel == FloorDivide.self && divisor.numel != 1
            return try Tensor.combine(
                kernel, self, divisor, dtype: dtype, isStepwise: isStepwise && dtype.isFloatingPoint)
        }
    }

    private var hasZero: Bool {
        let flat = rowMajor()
        return withScalarType(dtype) { Tensor.hasZero($0, flat) }
    }

    private static func hasZero<Element: TensorScalar>(_ type: Element.Type, _ flat: Tensor) -> Bool {
        let elements = flat.pointer(as: Element.self)
        return (0..<flat.numel).contains { elements[$0] == .zero }
    }
}

extension TensorError {
    static let divisionByZero = TensorError(.runtimeError, "ZeroDivisionError")

    static func unknownRounding(_ name: String) -> TensorError {
        TensorError(
            .runtimeError, "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(name)'")
    }

    static func noDerivative(_ function: String) -> TensorError {
        TensorError(.runtimeError, "derivative for \(function) is not implemented")
    }
}
