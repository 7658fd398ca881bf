import Language

/// An arithmetic operator on numbers that fit a register; `.unbound` where it takes more thought (overflow, division by
/// zero, an operator that floats do not have).
protocol FastArithmetic {
    static func ints(_ a: Int, _ b: Int) -> Value
    static func floats(_ a: Double, _ b: Double) -> Value
}

extension FastArithmetic {
    /// Two values where they lie.
    @inline(__always)
    static func apply(_ a: UnsafeMutablePointer<Value>, _ b: UnsafeMutablePointer<Value>) -> Value {
        switch (a.tag, b.tag) {
        case (RawTag.int, RawTag.int): ints(a.rawInt, b.rawInt)
        case (RawTag.float, RawTag.float): floats(a.rawFloat, b.rawFloat)
        case (RawTag.int, RawTag.float): floats(Double(a.rawInt), b.rawFloat)
        case (RawTag.float, RawTag.int): floats(a.rawFloat, Double(b.rawInt))
        default: .unbound
        }
    }

    @inline(__always)
    static func apply(_ a: Value, _ b: UnsafeMutablePointer<Value>) -> Value {
        switch a {
        case .int(let i):
            if b.isInt { return ints(i, b.rawInt) }
            if b.tag == RawTag.float { return floats(Double(i), b.rawFloat) }
        case .float(let i):
            if b.tag == RawTag.float { return floats(i, b.rawFloat) }
            if b.isInt { return floats(i, Double(b.rawInt)) }
        case .unbound, .none, .bool, .str, .list, .tuple, .dict, .tensor, .object: break
        }
        return .unbound
    }

    @inline(__always)
    static func apply(_ a: Value, _ b: Value) -> Value {
        switch a {
        case .int(let i):
            if case .int(let j) = b { return ints(i, j) }
            if case .float(let j) = b { return floats(Double(i), j) }
        case .float(let i):
            if case .float(let j) = b { return floats(i, j) }
            if case .int(let j) = b { return floats(i, Double(j)) }
        case .unbound, .none, .bool, .str, .list, .tuple, .dict, .tensor, .object: break
        }
        return .unbound
    }
}

enum FastAdd: FastArithmetic {
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Value {
        let (result, overflow) = a.addingReportingOverflow(b)
        return overflow ? .unbound : .int(result)
    }

    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Value { .float(a + b) }
}

enum FastSubtract: FastArithmetic {
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Value {
        let (result, overflow) = a.subtractingReportingOverflow(b)
        return overflow ? .unbound : .int(result)
    }

    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Value { .float(a - b) }
}

enum FastMultiply: FastArithmetic {
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Value {
        let (result, overflow) = a.multipliedReportingOverflow(by: b)
        return overflow ? .unbound : .int(result)
    }

    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Value { .float(a * b) }
}

enum FastDivide: FastArithmetic {
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Value {
        // Both exact as doubles: one division rounds once.
        let limit = UInt(1) << 53
        return b != 0 && a.magnitude <= limit && b.magnitude <= limit ? .float(Double(a) / Double(b)) : .unbound
    }

    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Value { b == 0 ? .unbound : .float(a / b) }
}

enum FastModulo: FastArithmetic {
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Value {
        if b <= 0 { return .unbound }
        // Dividing short numbers is several times faster.
        if a >= 0, (a | b) >> 32 == 0 {
            return .int(Int(UInt32(truncatingIfNeeded: a) % UInt32(truncatingIfNeeded: b)))
        }
        let remainder = a % b
        return .int(remainder < 0 ? remainder + b : remainder)
    }

    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Value { .unbound }
}

enum FastFloorDivide: FastArithmetic {
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Value {
        if b <= 0 { return .unbound }
        if a >= 0, (a | b) >> 32 == 0 {
            return .int(Int(UInt32(truncatingIfNeeded: a) / UInt32(truncatingIfNeeded: b)))
        }
        let quotient = a / b
        return .int(a < 0 && quotient * b != a ? quotient - 1 : quotient)
    }

    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Value { .unbound }
}

enum FastOperators {
    /// The same for an operator that is not known when a site is compiled.
    @inline(__always)
    static func apply(_ operation: BinaryOperator, _ a: Value, _ b: Value) -> Value {
        switch operation {
        case .add: FastAdd.apply(a, b)
        case .subtract: FastSubtract.apply(a, b)
        case .multiply: FastMultiply.apply(a, b)
        case .divide: FastDivide.apply(a, b)
        case .modulo: FastModulo.apply(a, b)
        case .floorDivide: FastFloorDivide.apply(a, b)
        case .matrixMultiply, .power, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: .unbound
        }
    }
}
