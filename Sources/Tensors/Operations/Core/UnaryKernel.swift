/// An element-wise function of one number, for every element type.
protocol UnaryKernel {
    static func apply<Element: ArithmeticScalar>(_ value: Element) -> Element
}

/// A function of floats that is computed in double and rounded once.
protocol FloatKernel {
    static func apply(_ value: Double) -> Double
}

extension Tensor {
    /// The kernel over every element; `isStepwise` where it rounds to a narrow dtype at every step. Not recorded.
    @inline(never)
    static func transform<Kernel: UnaryKernel>(
        _ kernel: Kernel.Type, _ input: Tensor, isStepwise: Bool = false
    ) -> Tensor {
        let wide = isStepwise ? input : input.widened
        let result = Tensor.result(shape: input.shape, dtype: wide.dtype, like: wide)
        withArithmeticType(wide.dtype) { transformTyped($0, kernel, wide, result) }
        return result.cast(to: input.dtype)
    }

    @inline(never)
    private static func transformTyped<Element: ArithmeticScalar, Kernel: UnaryKernel>(
        _ type: Element.Type, _ kernel: Kernel.Type, _ input: Tensor, _ result: Tensor
    ) {
        map(input, into: result) { (value: Element) in Kernel.apply(value) }
    }

    /// The kernel over every element, integers as the default float. Not recorded.
    @inline(never)
    static func transform<Kernel: FloatKernel>(_ kernel: Kernel.Type, _ input: Tensor) -> Tensor {
        let dtype = input.dtype.inFloat
        let input = input.cast(to: dtype).realPart.widened
        let result = Tensor.result(shape: input.shape, dtype: input.dtype, like: input)
        if input.dtype == .float32 {
            map(input, into: result) { (value: Float) in Float(Kernel.apply(Double(value))) }
        } else {
            map(input, into: result) { (value: Double) in Kernel.apply(value) }
        }
        return result.cast(to: dtype)
    }
}
