#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Operators {
    /// `left + right` and the other arithmetic operators.
    static func binary(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): return try integers(operation, a, b)
        case (.float(let a), .float(let b)): if let result = try floats(operation, a, b) { return result }
        case (.int(let a), .float(let b)): if let result = try floats(operation, Double(a), b) { return result }
        case (.float(let a), .int(let b)): if let result = try floats(operation, a, Double(b)) { return result }
        case (.list(let a), .list(let b)) where operation == .add && !a.hasProgramType && !b.hasProgramType:
            return .list(List(a.items + b.items))
        case (.list(let a), .int(let times)) where operation == .multiply && !a.hasProgramType:
            return .list(List(repeated(a.items, times)))
        default: break
        }
        return try mixed(operation, left, right, isInPlace: false)
    }

    private static func mixed(_ operation: BinaryOperation, _ left: Value, _ right: Value, isInPlace: Bool) throws
        -> Value
    {
        if case .bool(let a) = left {
            if case .bool(let b) = right {
                return try truths(operation, a, b) ?? binary(operation, .int(a ? 1 : 0), .int(b ? 1 : 0))
            }
            if right.isPlainNumber { return try binary(operation, .int(a ? 1 : 0), right) }
        } else if case .bool(let b) = right, left.isPlainNumber {
            return try binary(operation, left, .int(b ? 1 : 0))
        }
        if case .tensor = left, let result = try tensors(operation, left, right) { return result }
        let leftType = left.type
        let rightType = right.type
        if leftType !== rightType, rightType.isPythonDefined, rightType.isSubtype(of: leftType),
            let result = try reflected(operation, left, right)
        {
            return result
        }
        if let method = left.specialMethod(operation.symbol) {
            let result = try Calls.call(method, [left, right])
            if !result.isNotImplemented { return result }
        } else if case .dict(let dict) = left, let method = dict.type.lookup(operation.symbol) {
            let result = try Calls.call(method, [left, right])
            if !result.isNotImplemented { return result }
        } else if case .object(let object) = left,
            let result = try object.binary(operation, right, isReflected: false)
        {
            return result
        }
        if let result = try reflected(operation, left, right) { return result }
        if let result = try sequences(operation, left, right) { return result }
        throw unsupported(operation, left, right, isInPlace: isInPlace)
    }

    private static func tensors(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value? {
        try TensorOperators.binary(operation, left, right)
    }

    private static func reflected(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value? {
        if case .tensor = right { return try tensors(operation, left, right) }
        if let method = right.specialMethod(operation.reflectedSymbol) {
            let result = try Calls.call(method, [right, left])
            return result.isNotImplemented ? nil : result
        }
        if case .object(let object) = right { return try object.binary(operation, left, isReflected: true) }
        return nil
    }

    /// `left += right`
    static func inPlace(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value {
        switch left {
        case .list(let list):
            if operation == .add, left.specialMethod(operation.inPlaceSymbol) == nil {
                list.items.append(contentsOf: try right.collected())
                return left
            }
            if operation == .multiply, let times = try right.asIndex() {
                list.items = repeated(list.items, times)
                return left
            }
        case .tensor(let tensor):
            if let result = try TensorOperators.inPlace(operation, tensor, right) { return result }
        case .object, .tuple, .dict:
            if let method = left.specialMethod(operation.inPlaceSymbol) {
                let result = try Calls.call(method, [left, right])
                if !result.isNotImplemented { return result }
            } else if case .object(let object) = left, let result = try object.inPlace(operation, right) {
                return result
            } else if case .dict(let dict) = left, operation == .bitOr {
                try dict.merge(right)
                return left
            }
        case .unbound, .none, .bool, .int, .float, .str: break
        }
        switch (left, right) {
        case (.int, .int), (.float, .float), (.int, .float), (.float, .int): return try binary(operation, left, right)
        default: return try mixed(operation, left, right, isInPlace: true)
        }
    }

    /// `-value`, `+value`, `~value`, `abs(value)`
    static func unary(_ operation: UnaryOperation, _ value: Value) throws -> Value {
        switch (operation, value) {
        case (.negative, .int(let number)):
            let (result, overflow) = 0.subtractingReportingOverflow(number)
            if overflow { throw Raised.overflow() }
            return .int(result)
        case (.negative, .float(let number)): return .float(-number)
        case (.positive, .int), (.positive, .float): return value
        case (.invert, .int(let number)): return .int(~number)
        case (.absolute, .int(let number)):
            if number == Int.min { throw Raised.overflow() }
            return .int(abs(number))
        case (.absolute, .float(let number)): return .float(abs(number))
        case (_, .bool(let truth)): return try unary(operation, .int(truth ? 1 : 0))
        case (_, .tensor(let tensor)): if let result = try TensorOperators.unary(operation, tensor) { return result }
        default:
            if let method = value.specialMethod(operation.symbol) { return try Calls.call(method, [value]) }
            if case .object(let object) = value, let result = try object.unary(operation) { return result }
        }
        if operation == .absolute { throw Raised(.typeError, "bad operand type for abs(): '\(value.typeName)'") }
        throw Raised(.typeError, "bad operand type for unary \(operation.text): '\(value.typeName)'")
    }

    // MARK: Integers

    static func integers(_ operation: BinaryOperation, _ a: Int, _ b: Int) throws -> Value {
        switch operation {
        case .add:
            let (result, overflow) = a.addingReportingOverflow(b)
            if overflow { throw Raised.overflow() }
            return .int(result)
        case .subtract:
            let (result, overflow) = a.subtractingReportingOverflow(b)
            if overflow { throw Raised.overflow() }
            return .int(result)
        case .multiply:
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            if overflow { throw Raised.overflow() }
            return .int(result)
        case .divide: return .float(try trueDivision(a, b))
        case .floorDivide: return .int(try floorDivision(a, b))
        case .modulo: return .int(try modulo(a, b))
        case .power: return try power(a, b)
        case .leftShift:
            if b < 0 { throw Raised(.valueError, "negative shift count") }
            if a == 0 { return .int(0) }
            guard b < 63, (a << b) >> b == a else { throw Raised.overflow() }
            return .int(a << b)
        case .rightShift:
            if b < 0 { throw Raised(.valueError, "negative shift count") }
            return .int(a >> Swift.min(b, 63))
        case .bitAnd: return .int(a & b)
        case .bitOr: return .int(a | b)
        case .bitXor: return .int(a ^ b)
        case .matrixMultiply: throw unsupported(.matrixMultiply, .int(a), .int(b), isInPlace: false)
        }
    }

    static func floorDivision(_ a: Int, _ b: Int) throws -> Int {
        if b == 0 { throw Raised(.zeroDivisionError, "integer division or modulo by zero") }
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        if overflow { throw Raised.overflow() }
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
    }

    static func modulo(_ a: Int, _ b: Int) throws -> Int {
        if b == 0 { throw Raised(.zeroDivisionError, "integer modulo by zero") }
        if b == -1 { return 0 }
        let remainder = a % b
        return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
    }

    /// `a / b`, rounded once.
    static func trueDivision(_ a: Int, _ b: Int) throws -> Double {
        if b == 0 { throw Raised(.zeroDivisionError, "division by zero") }
        let limit = 1 << 53
        if a.magnitude <= UInt(limit), b.magnitude <= UInt(limit) { return Double(a) / Double(b) }
        return wideDivision(a, b)
    }

    /// Both do not fit into a double exactly: divides with more bits than a double has and rounds to even once.
    private static func wideDivision(_ a: Int, _ b: Int) -> Double {
        let x = a.magnitude
        let y = b.magnitude
        if x == 0 { return (a < 0) != (b < 0) ? -0.0 : 0 }
        let isNegative = (a < 0) != (b < 0)
        // A quotient of 63 or 64 bits with a sticky bit for the remainder.
        let shift =
            y.leadingZeroBitCount <= x.leadingZeroBitCount ? 63 : 63 - (y.leadingZeroBitCount - x.leadingZeroBitCount)
        let exponent = Swift.max(0, Swift.min(63, shift + 0))
        let high = exponent == 0 ? 0 : x >> UInt(64 - exponent)
        let low = x << UInt(exponent)
        guard high < y else { return (isNegative ? -1 : 1) * (Double(x) / Double(y)) }
        let (quotient, remainder) = y.dividingFullWidth((high, low))
        let sticky = remainder == 0 ? quotient : quotient | 1
        let magnitude = Double(sticky) * scalbn(1, Int32(-exponent))
        return isNegative ? -magnitude : magnitude
    }

    static func power(_ base: Int, _ exponent: Int) throws -> Value {
        if exponent < 0 {
            if base == 0 { throw Raised(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
            return .float(pow(Double(base), Double(exponent)))
        }
        var result = 1
        var factor = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 {
                let (product, overflow) = result.multipliedReportingOverflow(by: factor)
                if overflow { throw Raised.overflow() }
                result = product
            }
            rest >>= 1
            if rest > 0 {
                let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
                if overflow { throw Raised.overflow() }
                factor = square
            }
        }
        return .int(result)
    }

    // MARK: Floats

    /// nil for operators that floats do not have.
    static func floats(_ operation: BinaryOperation, _ a: Double, _ b: Double) throws -> Value? {
        switch operation {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide:
            if b == 0 { throw Raised(.zeroDivisionError, "float division by zero") }
            return .float(a / b)
        case .floorDivide: return .float(try floatDivMod(a, b, "float floor division by zero").quotient)
        case .modulo: return .float(try floatDivMod(a, b, "float modulo").remainder)
        case .power: return .float(try floatPower(a, b))
        case .matrixMultiply, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor: return nil
        }
    }

    static func floatDivMod(_ a: Double, _ b: Double, _ zeroMessage: String) throws -> (
        quotient: Double, remainder: Double
    ) {
        if b == 0 { throw Raised(.zeroDivisionError, zeroMessage) }
        var remainder = fmod(a, b)
        var quotient = (a - remainder) / b
        if remainder != 0 {
            if (b < 0) != (remainder < 0) {
                remainder += b
                quotient -= 1
            }
        } else {
            remainder = copysign(0, b)
        }
        if quotient != 0 {
            let floor = quotient.rounded(.down)
            return (quotient - floor > 0.5 ? floor + 1 : floor, remainder)
        }
        return (copysign(0, a / b), remainder)
    }

    static func floatPower(_ a: Double, _ b: Double) throws -> Double {
        if a == 0, b < 0 { throw Raised(.zeroDivisionError, "0.0 cannot be raised to a negative power") }
        if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
            throw Raised(
                .valueError, "complex numbers are not part of this language: a negative number to a fractional power")
        }
        let result = pow(a, b)
        if result.isInfinite, a.isFinite, b.isFinite {
            throw Raised(
                ExceptionObject(
                    Types.current.exception(.overflowError), [.int(34), .text("Numerical result out of range")]))
        }
        return result
    }

    private static func truths(_ operation: BinaryOperation, _ a: Bool, _ b: Bool) -> Value? {
        switch operation {
        case .bitAnd: .bool(a && b)
        case .bitOr: .bool(a || b)
        case .bitXor: .bool(a != b)
        case .add, .subtract, .multiply, .matrixMultiply, .divide, .floorDivide, .modulo, .power, .leftShift,
            .rightShift:
            nil
        }
    }

    private static func unsupported(_ operation: BinaryOperation, _ left: Value, _ right: Value, isInPlace: Bool)
        -> Raised
    {
        let power =
            operation == .power ? (isInPlace ? "**=" : "** or pow()") : operation.rawValue + (isInPlace ? "=" : "")
        return Raised(
            .typeError, "unsupported operand type(s) for \(power): '\(left.typeName)' and '\(right.typeName)'")
    }
}

extension BinaryOperation {
    private var word: String {
        switch self {
        case .add: "add"
        case .subtract: "sub"
        case .multiply: "mul"
        case .matrixMultiply: "matmul"
        case .divide: "truediv"
        case .floorDivide: "floordiv"
        case .modulo: "mod"
        case .power: "pow"
        case .leftShift: "lshift"
        case .rightShift: "rshift"
        case .bitAnd: "and"
        case .bitOr: "or"
        case .bitXor: "xor"
        }
    }

    private static let symbols = Dictionary(uniqueKeysWithValues: allCases.map { ($0, Symbol("__\($0.word)__")) })
    private static let reflectedSymbols = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, Symbol("__r\($0.word)__")) })
    private static let inPlaceSymbols = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, Symbol("__i\($0.word)__")) })

    var symbol: Symbol { BinaryOperation.symbols[self] ?? .call }
    var reflectedSymbol: Symbol { BinaryOperation.reflectedSymbols[self] ?? .call }
    var inPlaceSymbol: Symbol { BinaryOperation.inPlaceSymbols[self] ?? .call }
}

extension UnaryOperation {
    var symbol: Symbol {
        switch self {
        case .negative: .negative
        case .positive: .positive
        case .invert: .invert
        case .absolute: .absolute
        }
    }

    var text: String {
        switch self {
        case .negative: "-"
        case .positive: "+"
        case .invert: "~"
        case .absolute: "abs"
        }
    }
}

extension Value {
    /// An int or a float.
    var isPlainNumber: Bool {
        switch self {
        case .int, .float: true
        case .unbound, .none, .bool, .str, .list, .tuple, .dict, .tensor, .object: false
        }
    }
}
