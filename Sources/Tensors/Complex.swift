#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A complex number of two floats, as `complex64` and `complex128` store it.
///
/// It has the arithmetic of the other elements, so that no kernel fails on it; what has no meaning for complex numbers
/// (an order, a rest) is refused before it comes to a kernel.
struct Complex<Part: FloatScalar>: ArithmeticScalar {
    var real: Part
    var imaginary: Part

    static var dtype: DType { Part.dtype == .float32 ? .complex64 : .complex128 }
    static var zero: Self { Self(real: 0, imaginary: 0) }
    static var one: Self { Self(real: 1, imaginary: 0) }

    init(real: Part, imaginary: Part) {
        self.real = real
        self.imaginary = imaginary
    }

    init(converting value: Double) { self.init(real: Part(converting: value), imaginary: 0) }
    init(converting value: Int64) { self.init(real: Part(converting: value), imaginary: 0) }
    var asDouble: Double { real.asDouble }
    var asInt64: Int64 { real.asInt64 }

    static func adding(_ left: Self, _ right: Self) -> Self {
        Self(real: left.real + right.real, imaginary: left.imaginary + right.imaginary)
    }
    static func subtracting(_ left: Self, _ right: Self) -> Self {
        Self(real: left.real - right.real, imaginary: left.imaginary - right.imaginary)
    }
    static func multiplying(_ left: Self, _ right: Self) -> Self {
        Self(
            real: (-(left.imaginary * right.imaginary)).addingProduct(left.real, right.real),
            imaginary: (left.imaginary * right.real).addingProduct(left.real, right.imaginary))
    }
    static func addingProduct(_ addend: Self, _ left: Self, _ right: Self) -> Self {
        adding(addend, multiplying(left, right))
    }
    /// Smith's method, which does not overflow where the quotient does not, with fused steps as in PyTorch.
    static func dividing(_ left: Self, _ right: Self) -> Self {
        let (a, b, c, d) = (left.real, left.imaginary, right.real, right.imaginary)
        if abs(c) >= abs(d) {
            if c == 0, d == 0 { return Self(real: a / abs(c), imaginary: b / abs(d)) }
            let ratio = d / c
            let scale = 1 / c.addingProduct(d, ratio)
            return Self(real: a.addingProduct(b, ratio) * scale, imaginary: b.addingProduct(-a, ratio) * scale)
        }
        let ratio = c / d
        let scale = 1 / d.addingProduct(c, ratio)
        return Self(real: b.addingProduct(a, ratio) * scale, imaginary: (-a).addingProduct(b, ratio) * scale)
    }
    static func floorDividing(_ left: Self, _ right: Self) -> Self { dividing(left, right) }
    static func remainder(_ left: Self, _ right: Self) -> Self { zero }
    static func fmod(_ left: Self, _ right: Self) -> Self { zero }
    static func truncatedDividing(_ left: Self, _ right: Self) -> Self { dividing(left, right) }

    /// e^(y · log x).
    static func power(_ base: Self, _ exponent: Self) -> Self {
        if exponent == zero { return one }
        if base == zero { return zero }
        let radius = log(hypot(base.real.asDouble, base.imaginary.asDouble))
        let angle = atan2(base.imaginary.asDouble, base.real.asDouble)
        let (a, b) = (exponent.real.asDouble, exponent.imaginary.asDouble)
        let size = exp(a * radius - b * angle)
        let turn = a * angle + b * radius
        return Self(real: Part(converting: size * cos(turn)), imaginary: Part(converting: size * sin(turn)))
    }
    static func negating(_ value: Self) -> Self { Self(real: -value.real, imaginary: -value.imaginary) }
    static func magnitude(_ value: Self) -> Self {
        Self(real: Part(converting: hypot(value.real.asDouble, value.imaginary.asDouble)), imaginary: 0)
    }
    /// The number of length 1 in the same direction.
    static func sign(_ value: Self) -> Self {
        let size = magnitude(value).real
        return size == 0 ? zero : Self(real: value.real / size, imaginary: value.imaginary / size)
    }
    static func isLess(_ left: Self, _ right: Self) -> Bool {
        left.real < right.real || left.real == right.real && left.imaginary < right.imaginary
    }
    static func isNaN(_ value: Self) -> Bool { value.real.isNaN || value.imaginary.isNaN }
    static var lowest: Self { Self(real: -.infinity, imaginary: 0) }
    static var highest: Self { Self(real: .infinity, imaginary: 0) }
}

extension Complex {
    init(converting real: Double, imaginary: Double) {
        self.init(real: Part(converting: real), imaginary: Part(converting: imaginary))
    }

    var scalar: Scalar { .complex(real.asDouble, imaginary.asDouble) }
}

extension Tensor {
    /// The real parts, as a view of the same memory out of sight of the graph; itself if it is not complex.
    var realPart: Tensor { dtype.isComplex ? part(0) : self }

    /// The imaginary parts of a complex tensor, as a view of the same memory.
    var imaginaryPart: Tensor { part(1) }

    private func part(_ place: Int) -> Tensor {
        var steps = strides
        for axis in steps.indices { steps[axis] *= 2 }
        return Tensor(storage: storage, shape: shape, strides: steps, offset: offset * 2 + place, dtype: dtype.real)
    }
}
