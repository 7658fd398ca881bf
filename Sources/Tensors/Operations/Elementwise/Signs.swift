private enum Negate: UnaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ value: Element) -> Element {
        Element.negating(value)
    }
}

private enum Magnitude: UnaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ value: Element) -> Element {
        Element.magnitude(value)
    }
}

private enum Sign: UnaryKernel {
    @inline(__always) static func apply<Element: ArithmeticScalar>(_ value: Element) -> Element { Element.sign(value) }
}

extension Tensor {
    /// `-x`.
    public func neg() throws -> Tensor {
        if dtype == .bool { throw TensorError.boolNegation }
        let result = Tensor.transform(Negate.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("NegBackward0", from: [self]) { gradient in [try gradient.neg()] }
        }
        return result
    }

    /// |x|.
    public func abs() throws -> Tensor {
        if dtype == .bool { throw TensorError.notImplemented("abs_cpu", .bool) }
        if dtype.isComplex { return magnitudes() }
        let result = Tensor.transform(Magnitude.self, self)
        if Tensor.needsRecording(self) {
            result.recorded("AbsBackward0", from: [self], saving: [self]) { gradient in
                [try gradient.mul(self.sign())]
            }
        }
        return result
    }

    /// −1, 0 or 1.
    public func sign() -> Tensor {
        let result = Tensor.transform(Sign.self, self)
        if Tensor.needsRecording(self) { result.recordStep(of: self, "SignBackward0") }
        return result
    }

    /// A function that is constant between its steps has no gradient.
    func recordStep(of input: Tensor, _ name: StaticString) {
        recorded(name, from: [input]) { gradient in [Tensor.filled(like: gradient, .int(0))] }
    }
}

extension TensorError {
    static let boolNegation = TensorError(
        .runtimeError,
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` "
            + "or `logical_not()` operator instead.")
}
