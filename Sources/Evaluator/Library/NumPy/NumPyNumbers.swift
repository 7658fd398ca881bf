import Tensors

/// More functions of one number and of two.
extension NumPyFunctions {
    static let more: [Builtin] = [
        real("cbrt", "Cube roots.") { $0.each(cubeRoot) },
        real("exp2", "2 to the power of each element.") { $0.exp2() },
        real("deg2rad", "Degrees as radians.") { (try? $0.mul(.float(.pi / 180))) ?? $0 },
        real("radians", "Degrees as radians.") { (try? $0.mul(.float(.pi / 180))) ?? $0 },
        real("rad2deg", "Radians as degrees.") { (try? $0.mul(.float(180 / .pi))) ?? $0 },
        real("degrees", "Radians as degrees.") { (try? $0.mul(.float(180 / .pi))) ?? $0 },
        real("arcsinh", "Inverse hyperbolic sines.") { $0.asinh() },
        real("arccosh", "Inverse hyperbolic cosines.") { $0.acosh() },
        real("arctanh", "Inverse hyperbolic tangents.") { $0.atanh() },
        real("sinc", "sin(πx) / πx.") { source in
            guard let angle = try? source.mul(.float(.pi)), let isZero = try? source.eq(.int(0)),
                let ratio = try? angle.sin().div(angle)
            else { return source }
            return (try? ratio.maskedFill(isZero, .int(1))) ?? ratio
        },
        real("fabs", "Absolute values, as floats.") { (try? $0.abs()) ?? $0 },
        same("fix", "Rounded towards zero.") { try $0.trunc() },
        same("reciprocal", "1 / x.") { source in
            guard !source.isFloatingPoint else { return source.reciprocal() }
            return try NumPyDoubles.make(
                NumPyDoubles.read(source).map { $0 == 0 ? 0 : (1 / $0).rounded(.towardZero) }, source.shape.array,
                source.dtype)
        },
        same("signbit", "Where the sign is minus.") { source in
            try NumPyDoubles.make(
                NumPyDoubles.read(source).map { $0.sign == .minus ? 1 : 0 }, source.shape.array, .bool)
        },
        same("conj", "The array itself: there is nothing to conjugate in real numbers.") { $0.conj() },
        same("conjugate", "The array itself: there is nothing to conjugate in real numbers.") { $0.conj() },
        same("invert", "Every bit the other way.") { try $0.bitwiseNot() },
        same("bitwise_not", "Every bit the other way.") { try $0.bitwiseNot() },
        same("positive", "The array itself.") { $0.clone() },
        Builtin(
            "around", "(a, decimals=0)", "Rounded, ties to even.", example: "np.around([1.256], 1)\n#> array([1.3])"
        ) { call in
            let source = try call.ndarray(0)
            return NDArray.result(
                source.isFloatingPoint ? try NumPyMethods.rounded(source, call.int(1)) : source.clone())
        },
        operation("bitwise_and", .bitAnd), operation("bitwise_or", .bitOr), operation("bitwise_xor", .bitXor),
        operation("left_shift", .leftShift), operation("right_shift", .rightShift), operation("pow", .power),
        pair("logical_xor", "Where one of both is true.") { try $0.logicalXor($1) },
        pair("fmod", "The rest of a division, with the sign of the first.") { try $0.fmod(.tensor($1)) },
        floats("arctan2", "The angle of a point, by y and x.") { angle($0, $1) },
        floats("hypot", "The length of the longest side of a right triangle.") { ($0 * $0 + $1 * $1).squareRoot() },
        floats("copysign", "The first number with the sign of the second.") {
            Double(signOf: $1, magnitudeOf: $0)
        },
        floats("heaviside", "0 below zero, 1 above, the second number at zero.") {
            $0.isNaN ? .nan : $0 < 0 ? 0 : $0 > 0 ? 1 : $1
        },
        floats("logaddexp", "The logarithm of the sum of two powers of e.") { a, b in
            let high = max(a, b)
            return high.isInfinite ? high : high + (power(a - high) + power(b - high)).naturalLogarithm
        },
    ]

    private static func cubeRoot(_ x: Double) -> Double {
        guard x != 0, x.isFinite else { return x }
        var root = Double(signOf: x, magnitudeOf: 1)
        let size = x.magnitude
        // Newton's steps from a power of two near the root.
        var guess = Double(sign: .plus, exponent: Int((Double(size.exponent) / 3).rounded(.down)), significand: 1.26)
        for _ in 0..<60 {
            let next = (2 * guess + size / (guess * guess)) / 3
            if next == guess { break }
            guess = next
        }
        // The nearest of the neighbours.
        let candidates = [guess.nextDown, guess, guess.nextUp]
        guess = candidates.min { abs($0 * $0 * $0 - size) < abs($1 * $1 * $1 - size) } ?? guess
        root *= guess
        return root
    }

    private static func power(_ x: Double) -> Double {
        (try? Tensor.scalar(.float(x), dtype: .float64).exp().item().asDouble) ?? .nan
    }

    private static func angle(_ y: Double, _ x: Double) -> Double {
        if y.isNaN || x.isNaN { return .nan }
        if x == 0 {
            return y == 0
                ? (x.sign == .minus ? Double(signOf: y, magnitudeOf: .pi) : y) : Double(signOf: y, magnitudeOf: .pi / 2)
        }
        let ratio = (try? Tensor.scalar(.float(y / x), dtype: .float64).atan().item().asDouble) ?? .nan
        if x > 0 { return ratio }
        return y.sign == .minus ? ratio - .pi : ratio + .pi
    }

    /// Two numbers as floats, one pair after the other.
    private static func floats(
        _ name: String, _ summary: String, _ body: @escaping @Sendable (Double, Double) -> Double
    ) -> Builtin {
        Builtin(name, "(x1, x2, /, out=None)", summary) { call in
            guard
                let (a, b) = try NumPyArithmetic.operands(
                    NDArray.result(call.ndarray(0)), NDArray.result(call.ndarray(1)))
            else { return .none }
            try NumPyArithmetic.checkBroadcast(a.shape, b.shape)
            let dtype = a.floatDType
            let shape = try Tensor.zeros(a.shape).add(Tensor.zeros(b.shape)).shape
            let (x, y) = (try NumPyDoubles.read(a.expand(shape)), try NumPyDoubles.read(b.expand(shape)))
            return NDArray.result(try NumPyDoubles.make(zip(x, y).map(body), shape.array, dtype))
        }
    }
}

extension Double {
    fileprivate var naturalLogarithm: Double {
        (try? Tensor.scalar(.float(self), dtype: .float64).log().item().asDouble) ?? .nan
    }
}

extension Tensor {
    /// A function of doubles on every element.
    fileprivate func each(_ body: (Double) -> Double) -> Tensor {
        (try? NumPyDoubles.make(NumPyDoubles.read(self).map(body), shape.array, dtype)) ?? self
    }
}
