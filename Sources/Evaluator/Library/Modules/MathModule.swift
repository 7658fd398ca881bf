#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Family {
    static let math = Family(
        module: "math",
        functions: [
            unary("sqrt", "The square root.", "math.sqrt(2)\n#> 1.4142135623730951") { $0.squareRoot() },
            Builtin(
                "exp", "(x, /)", "e to the power of x.", example: "math.exp(1)\n#> 2.718281828459045"
            ) { call in .float(try checkedRange(exp(call.double(0)), try call.double(0))) },
            unary("expm1", "exp(x) - 1, exact for small x.", "math.expm1(1e-5)\n#> 1.0000050000166668e-05") {
                expm1($0)
            },
            unary("exp2", "2 to the power of x.", "math.exp2(3)\n#> 8.0") { exp2($0) },
            unary("sin", "The sine of x in radians.", "math.sin(1)\n#> 0.8414709848078965") { sin($0) },
            unary("cos", "The cosine of x in radians.", "math.cos(0)\n#> 1.0") { cos($0) },
            unary("tan", "The tangent of x in radians.", "math.tan(1)\n#> 1.5574077246549023") { tan($0) },
            unary("asin", "The angle with this sine.", "math.asin(1)\n#> 1.5707963267948966") { asin($0) },
            unary("acos", "The angle with this cosine.", "math.acos(1)\n#> 0.0") { acos($0) },
            unary("atan", "The angle with this tangent.", "math.atan(1)\n#> 0.7853981633974483") { atan($0) },
            unary("sinh", "The hyperbolic sine.", "math.sinh(1)\n#> 1.1752011936438014") { sinh($0) },
            unary("cosh", "The hyperbolic cosine.", "math.cosh(1)\n#> 1.5430806348152437") { cosh($0) },
            unary("tanh", "The hyperbolic tangent.", "math.tanh(0.5)\n#> 0.46211715726000974") { tanh($0) },
            unary("asinh", "The inverse of sinh.", "math.asinh(1)\n#> 0.881373587019543") { asinh($0) },
            unary("acosh", "The inverse of cosh.", "math.acosh(2)\n#> 1.3169578969248166") { acosh($0) },
            unary("atanh", "The inverse of tanh.", "math.atanh(0.5)\n#> 0.5493061443340548") { atanh($0) },
            unary("erf", "The error function.", "math.erf(1)\n#> 0.8427007929497149") { erf($0) },
            unary("erfc", "1 - erf(x).", "math.erfc(1)\n#> 0.15729920705028513") { erfc($0) },
            unary("gamma", "The gamma function.", "math.gamma(5)\n#> 24.0") { tgamma($0) },
            unary("lgamma", "The logarithm of the gamma function's magnitude.", "math.lgamma(1)\n#> 0.0") {
                lgamma($0)
            },
            unary("cbrt", "The cube root.", "math.cbrt(8)\n#> 2.0") { cbrt($0) },
            unary("fabs", "The magnitude as a float.", "math.fabs(-2)\n#> 2.0") { $0.magnitude },
            unary("degrees", "Radians as degrees.", "math.degrees(math.pi)\n#> 180.0") { $0 * (180 / Double.pi) },
            unary("radians", "Degrees as radians.", "math.radians(180)\n#> 3.141592653589793") {
                $0 * (Double.pi / 180)
            },
            Builtin(
                "log", "(x, base=..., /)", "The natural logarithm, or the one to a base.",
                example: "math.log(8, 2)\n#> 3.0"
            ) { call in
                let value = try logarithm(call, 0) { log($0) }
                if call[1].isUnbound { return .float(value) }
                let base = try logarithm(call, 1) { log($0) }
                if base == 0 { throw Raised(.zeroDivisionError, "float division by zero") }
                return .float(value / base)
            },
            Builtin("log2", "(x, /)", "The logarithm to base 2.", example: "math.log2(8)\n#> 3.0") { call in
                .float(try logarithm(call, 0) { log2($0) })
            },
            Builtin("log10", "(x, /)", "The logarithm to base 10.", example: "math.log10(1000)\n#> 3.0") { call in
                .float(try logarithm(call, 0) { log10($0) })
            },
            Builtin(
                "log1p", "(x, /)", "log(1 + x), exact for small x.", example: "math.log1p(1)\n#> 0.6931471805599453"
            ) {
                call in
                let value = try call.double(0)
                if value <= -1 { throw domain }
                return .float(log1p(value))
            },
            Builtin("pow", "(x, y, /)", "x to the power of y, as floats.", example: "math.pow(2, 3)\n#> 8.0") { call in
                let (x, y) = (try call.double(0), try call.double(1))
                let result = Double.power(x, y)
                if result.isNaN, !x.isNaN, !y.isNaN { throw domain }
                if result.isInfinite, x.isFinite, y.isFinite {
                    if x == 0 { throw domain }
                    throw Raised(.overflowError, "math range error")
                }
                return .float(result)
            },
            Builtin("floor", "(x, /)", "The next whole number down.", example: "math.floor(-1.5)\n#> -2") { call in
                try whole(call, "__floor__") { $0.rounded(.down) }
            },
            Builtin("ceil", "(x, /)", "The next whole number up.", example: "math.ceil(1.2)\n#> 2") { call in
                try whole(call, "__ceil__") { $0.rounded(.up) }
            },
            Builtin("trunc", "(x, /)", "Without its decimals.", example: "math.trunc(-1.7)\n#> -1") { call in
                try whole(call, "__trunc__") { $0.rounded(.towardZero) }
            },
            binary("atan2", "(y, x, /)", "The angle of the point (x, y).", "math.atan2(1, 1)\n#> 0.7853981633974483") {
                atan2($0, $1)
            },
            binary("copysign", "(x, y, /)", "x with the sign of y.", "math.copysign(1, -0.0)\n#> -1.0") {
                copysign($0, $1)
            },
            binary("fmod", "(x, y, /)", "The remainder with the sign of x.", "math.fmod(-7, 3)\n#> -1.0") {
                fmod($0, $1)
            },
            binary("remainder", "(x, y, /)", "The remainder nearest to zero.", "math.remainder(7, 4)\n#> -1.0") {
                remainder($0, $1)
            },
            Builtin("hypot", "(*coordinates)", "The length of a vector.", example: "math.hypot(3, 4)\n#> 5.0") { call in
                let parts = try call.rest.map { try real($0).magnitude }
                if parts.contains(.infinity) { return .float(.infinity) }
                let largest = parts.max() ?? 0
                if largest == 0 || parts.contains(where: \.isNaN) { return .float(parts.reduce(0, +)) }
                return .float(largest * parts.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot())
            },
            Builtin("dist", "(p, q, /)", "The distance of two points.", example: "math.dist([0, 0], [3, 4])\n#> 5.0") {
                call in
                let (p, q) = (try call.array(0), try call.array(1))
                guard p.count == q.count else {
                    throw Raised(.valueError, "both points must have the same number of dimensions")
                }
                return .float(try zip(p, q).reduce(0) { $0 + pow(try real($1.0) - real($1.1), 2) }.squareRoot())
            },
            Builtin("isnan", "(x, /)", "Whether it is not a number.", example: "math.isnan(math.nan)\n#> True") {
                call in
                .bool(try call.double(0).isNaN)
            },
            Builtin("isinf", "(x, /)", "Whether it is infinite.", example: "math.isinf(math.inf)\n#> True") { call in
                .bool(try call.double(0).isInfinite)
            },
            Builtin("isfinite", "(x, /)", "Whether it is a finite number.", example: "math.isfinite(1)\n#> True") {
                call in
                .bool(try call.double(0).isFinite)
            },
            Builtin(
                "isclose", "(a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Whether two numbers are nearly equal.",
                example: "math.isclose(0.1 + 0.2, 0.3)\n#> True"
            ) { call in
                let (a, b, relative, absolute) = (
                    try call.double(0), try call.double(1), try call.double(2), try call.double(3)
                )
                if relative < 0 || absolute < 0 { throw Raised(.valueError, "tolerances must be non-negative") }
                if a == b { return .bool(true) }
                if a.isInfinite || b.isInfinite { return .bool(false) }
                let difference = (b - a).magnitude
                return .bool(
                    difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
                        || difference <= absolute)
            },
            Builtin(
                "fsum", "(seq, /)", "The exact sum of floats, rounded once.", example: "math.fsum([0.1] * 10)\n#> 1.0"
            ) {
                call in .float(exactSum(try call.array(0).map { try real($0) }))
            },
            Builtin(
                "prod", "(iterable, /, *, start=1)", "The product of all items.", example: "math.prod([2, 3, 4])\n#> 24"
            ) { call in
                var total = call[1]
                try call[0].forEach { total = try Operators.binary(.multiply, total, $0) }
                return total
            },
            Builtin("factorial", "(n, /)", "1 · 2 · … · n.", example: "math.factorial(5)\n#> 120") { call in
                if case .float = call[0] {
                    throw Raised(.typeError, "'float' object cannot be interpreted as an integer")
                }
                let count = try call.int(0)
                if count < 0 { throw Raised(.valueError, "factorial() not defined for negative values") }
                if count > 20 { throw Raised.overflow() }
                return .int((0..<count).reduce(1) { $0 * ($1 + 1) })
            },
            Builtin("gcd", "(*integers)", "The greatest common divisor.", example: "math.gcd(12, 18)\n#> 6") { call in
                .int(try call.rest.reduce(0) { greatestDivisor($0, try index($1)) })
            },
            Builtin("lcm", "(*integers)", "The least common multiple.", example: "math.lcm(4, 6)\n#> 12") { call in
                .int(
                    try call.rest.reduce(1) { total, value in
                        let other = try index(value)
                        if total == 0 || other == 0 { return 0 }
                        let product = (total / greatestDivisor(total, other)).multipliedReportingOverflow(by: other)
                        if product.overflow { throw Raised.overflow() }
                        return abs(product.partialValue)
                    })
            },
            Builtin("isqrt", "(n, /)", "The whole part of the square root.", example: "math.isqrt(17)\n#> 4") { call in
                let value = try call.int(0)
                if value < 0 { throw Raised(.valueError, "isqrt() argument must be nonnegative") }
                var root = Int(Double(value).squareRoot())
                while root.multipliedReportingOverflow(by: root).overflow || root * root > value { root -= 1 }
                while root + 1 <= 3_037_000_499, (root + 1) * (root + 1) <= value { root += 1 }
                return .int(root)
            },
            Builtin("comb", "(n, k, /)", "In how many ways k of n can be chosen.", example: "math.comb(5, 2)\n#> 10") {
                call in .int(try arrangements(call, "comb") { $0.multipliedReportingOverflow(by: $1) })
            },
            Builtin(
                "perm", "(n, k=None, /)", "In how many orders k of n can be chosen.", example: "math.perm(5, 2)\n#> 20"
            ) {
                call in .int(try arrangements(call, "perm") { $0.multipliedReportingOverflow(by: $1) })
            },
            Builtin("frexp", "(x, /)", "Mantissa and exponent.", example: "math.frexp(8)\n#> (0.5, 4)") { call in
                let value = try call.double(0)
                if value == 0 || !value.isFinite { return .tuple([.float(value), .int(0)]) }
                let exponent = Int(value.exponent) + 1
                return .tuple([.float(scalbn(value, -exponent)), .int(exponent)])
            },
            Builtin("ldexp", "(x, i, /)", "x · 2**i.", example: "math.ldexp(0.5, 4)\n#> 8.0") { call in
                .float(scalbn(try call.double(0), max(min(try call.int(1), 5000), -5000)))
            },
            Builtin("modf", "(x, /)", "Decimals and whole part.", example: "math.modf(1.5)\n#> (0.5, 1.0)") { call in
                let value = try call.double(0)
                let whole = value.rounded(.towardZero)
                let part = value.isInfinite ? copysign(0, value) : copysign(value - whole, value)
                return .tuple([.float(part), .float(whole)])
            },
        ],
        constants: [
            Constant("pi", "3.14159…") { .float(.pi) },
            Constant("e", "2.71828…") { .float(2.718281828459045) },
            Constant("tau", "2π") { .float(2 * .pi) },
            Constant("inf", "Infinity.") { .float(.infinity) },
            Constant("nan", "Not a number.") { .float(.nan) },
        ])

    private static var domain: Raised { Raised(.valueError, "math domain error") }

    private static func unary(
        _ name: String, _ summary: String, _ example: String, _ function: @escaping @Sendable (Double) -> Double
    ) -> Builtin {
        Builtin(name, "(x, /)", summary, example: example) { call in
            let value = try call.double(0)
            return .float(try checkedRange(function(value), value))
        }
    }

    private static func binary(
        _ name: String, _ signature: String, _ summary: String, _ example: String,
        _ function: @escaping @Sendable (Double, Double) -> Double
    ) -> Builtin {
        Builtin(name, signature, summary, example: example) { call in
            let (x, y) = (try call.double(0), try call.double(1))
            let result = function(x, y)
            if result.isNaN, !x.isNaN, !y.isNaN { throw domain }
            return .float(result)
        }
    }

    /// NaN from a number is a domain error, infinity from a finite one a range error.
    private static func checkedRange(_ result: Double, _ argument: Double) throws -> Double {
        if result.isNaN, !argument.isNaN { throw domain }
        if result.isInfinite, argument.isFinite {
            throw argument.magnitude == 1 ? domain : Raised(.overflowError, "math range error")
        }
        return result
    }

    private static func logarithm(_ call: borrowing Arguments, _ index: Int, _ function: (Double) -> Double) throws
        -> Double
    {
        let value = try call.double(index)
        if value <= 0 { throw domain }
        return function(value)
    }

    private static func whole(_ call: borrowing Arguments, _ method: Symbol, _ rounded: (Double) -> Double) throws
        -> Value
    {
        if case .int = call[0] { return call[0] }
        if let function = call[0].specialMethod(method) { return try Calls.call(function, [call[0]]) }
        return .int(try Numbers.integer(rounded(try call.double(0))))
    }

    static func real(_ value: Value) throws -> Double {
        if let number = try value.asDouble() { return number }
        throw Raised(.typeError, "must be real number, not \(value.typeName)")
    }

    private static func index(_ value: Value) throws -> Int {
        if let number = try value.asIndex() { return number }
        throw Raised(.typeError, "'\(value.typeName)' object cannot be interpreted as an integer")
    }

    private static func greatestDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (a.magnitude, b.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        return Int(truncatingIfNeeded: a)
    }

    private static func arrangements(
        _ call: borrowing Arguments, _ name: String, _ multiply: (Int, Int) -> (partialValue: Int, overflow: Bool)
    ) throws -> Int {
        let count = try call.int(0)
        var chosen = call[1].isNone ? count : try call.int(1)
        if count < 0 { throw Raised(.valueError, "n must be a non-negative integer") }
        if chosen < 0 { throw Raised(.valueError, "k must be a non-negative integer") }
        if chosen > count { return 0 }
        if name == "comb" { chosen = min(chosen, count - chosen) }
        var result = 1
        for step in 0..<chosen {
            if name == "comb" {
                let divisor = greatestDivisor(result, step + 1)
                let product = multiply(result / divisor, (count - step) / ((step + 1) / divisor))
                if product.overflow { throw Raised.overflow() }
                result = product.partialValue
            } else {
                let product = multiply(result, count - step)
                if product.overflow { throw Raised.overflow() }
                result = product.partialValue
            }
        }
        return result
    }

    /// Shewchuk's exact partial sums.
    private static func exactSum(_ values: [Double]) -> Double {
        var partials: [Double] = []
        for value in values {
            var x = value
            var kept: [Double] = []
            for other in partials {
                let (large, small) = x.magnitude < other.magnitude ? (other, x) : (x, other)
                let high = large + small
                let low = small - (high - large)
                if low != 0 { kept.append(low) }
                x = high
            }
            partials = kept + [x]
        }
        guard var high = partials.popLast() else { return 0 }
        if !high.isFinite { return values.reduce(0, +) }
        while let other = partials.popLast() {
            let x = high
            high = x + other
            let low = other - (high - x)
            if low == 0 { continue }
            // Halfway: look at what is left to round once.
            if let next = partials.last, (low < 0) == (next < 0) {
                let doubled = low * 2
                let candidate = high + doubled
                if doubled == candidate - high { high = candidate }
            }
            break
        }
        return high
    }
}

extension Double {
    static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
}
