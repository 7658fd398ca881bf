import Language

/// Arithmetic, with short ways for small integers and floats.
extension Compiler {
    func compileUnary(_ operation: UnaryOperator, _ operand: Expression, _ range: SourceRange) -> Evaluate {
        if operation == .minus {
            if case .integer(let value) = operand.kind {
                let (negated, overflow) = 0.subtractingReportingOverflow(Int(value))
                if !overflow { return { _ in .int(negated) } }
            }
            if case .float(let value) = operand.kind { return { _ in .float(-value) } }
        }
        if operation == .not {
            let condition = compileCondition(operand)
            return { frame in .bool(try !condition(frame)) }
        }
        let site = site
        let value = compile(operand)
        let unary: UnaryOperation =
            switch operation {
            case .plus: .positive
            case .minus, .not: .negative
            case .invert: .invert
            }
        return { frame in
            let operand = try value(frame)
            do { return try Operators.unary(unary, operand) } catch { throw site.locate(error, range) }
        }
    }

    func compileBinary(
        _ left: Expression, _ operation: BinaryOperator, _ right: Expression, _ range: SourceRange
    ) -> Evaluate {
        if let result = compileLocalBinary(left, operation, right, range) { return result }
        return combine(compile(left), operation, right, range)
    }

    /// `i + j`, `i - 1`, `i * j` of local variables: ints are read where they lie.
    private func compileLocalBinary(
        _ left: Expression, _ operation: BinaryOperator, _ right: Expression, _ range: SourceRange
    ) -> Evaluate? {
        guard operation == .add || operation == .subtract || operation == .multiply, let slot = localSlot(left) else {
            return nil
        }
        let general = combine(compile(left), operation, right, range)
        if let other = localSlot(right) {
            return { frame in
                let first = frame.slots + slot
                let second = frame.slots + other
                if first.isInt, second.isInt {
                    let (result, overflow) = operation.apply(first.rawInt, second.rawInt)
                    if !overflow { return .int(result) }
                }
                return try general(frame)
            }
        }
        guard case .integer(let number) = right.kind else { return nil }
        let constant = Int(number)
        return { frame in
            let first = frame.slots + slot
            if first.isInt {
                let (result, overflow) = operation.apply(first.rawInt, constant)
                if !overflow { return .int(result) }
            }
            return try general(frame)
        }
    }

    func compileChain(_ first: Expression, _ links: [BinaryLink], _ range: SourceRange) -> Evaluate {
        let site = site
        let first = compile(first)
        let links = links.map {
            (operation: $0.operation, operand: Operand(value: compile($0.operand)), end: $0.operand.range.end)
        }
        return { frame in
            var value = try first(frame)
            for link in links {
                let operand = try link.operand.value(frame)
                do {
                    value = try Operators.binary(link.operation, value, operand)
                } catch { throw site.locate(error, SourceRange(start: range.start, end: link.end)) }
            }
            return value
        }
    }

    private func combine(
        _ a: @escaping Evaluate, _ operation: BinaryOperator, _ right: Expression, _ range: SourceRange
    ) -> Evaluate {
        let site = site
        let slow: (Value, Value) throws -> Value = { left, right in
            do { return try Operators.binary(operation, left, right) } catch { throw site.locate(error, range) }
        }
        if case .integer(let number) = right.kind { return combine(a, operation, constant: Int(number), slow) }
        let b = compile(right)
        switch operation {
        case .add:
            return { frame in
                let x = try a(frame)
                let y = try b(frame)
                switch (x, y) {
                case (.int(let i), .int(let j)):
                    let (sum, overflow) = i.addingReportingOverflow(j)
                    if !overflow { return .int(sum) }
                case (.float(let i), .float(let j)): return .float(i + j)
                case (.str(let i), .str(let j)): return .str(i + j)
                default: break
                }
                return try slow(x, y)
            }
        case .subtract:
            return { frame in
                let x = try a(frame)
                let y = try b(frame)
                switch (x, y) {
                case (.int(let i), .int(let j)):
                    let (difference, overflow) = i.subtractingReportingOverflow(j)
                    if !overflow { return .int(difference) }
                case (.float(let i), .float(let j)): return .float(i - j)
                default: break
                }
                return try slow(x, y)
            }
        case .multiply:
            return { frame in
                let x = try a(frame)
                let y = try b(frame)
                switch (x, y) {
                case (.int(let i), .int(let j)):
                    let (product, overflow) = i.multipliedReportingOverflow(by: j)
                    if !overflow { return .int(product) }
                case (.float(let i), .float(let j)): return .float(i * j)
                default: break
                }
                return try slow(x, y)
            }
        case .matrixMultiply, .divide, .floorDivide, .modulo, .power, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor:
            return { frame in
                let x = try a(frame)
                let y = try b(frame)
                return try slow(x, y)
            }
        }
    }

    private func combine(
        _ a: @escaping Evaluate, _ operation: BinaryOperator, constant: Int,
        _ slow: @escaping (Value, Value) throws -> Value
    ) -> Evaluate {
        switch operation {
        case .add:
            return { frame in
                let x = try a(frame)
                if case .int(let i) = x {
                    let (sum, overflow) = i.addingReportingOverflow(constant)
                    if !overflow { return .int(sum) }
                }
                return try slow(x, .int(constant))
            }
        case .subtract:
            return { frame in
                let x = try a(frame)
                if case .int(let i) = x {
                    let (difference, overflow) = i.subtractingReportingOverflow(constant)
                    if !overflow { return .int(difference) }
                }
                return try slow(x, .int(constant))
            }
        case .multiply:
            return { frame in
                let x = try a(frame)
                if case .int(let i) = x {
                    let (product, overflow) = i.multipliedReportingOverflow(by: constant)
                    if !overflow { return .int(product) }
                }
                return try slow(x, .int(constant))
            }
        case .modulo where constant > 0:
            return { frame in
                let x = try a(frame)
                if case .int(let i) = x {
                    let remainder = i % constant
                    return .int(remainder < 0 ? remainder + constant : remainder)
                }
                return try slow(x, .int(constant))
            }
        case .floorDivide where constant > 0:
            return { frame in
                let x = try a(frame)
                if case .int(let i) = x {
                    let quotient = i / constant
                    return .int(i < 0 && quotient * constant != i ? quotient - 1 : quotient)
                }
                return try slow(x, .int(constant))
            }
        case .modulo, .floorDivide, .matrixMultiply, .divide, .power, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor:
            return { frame in try slow(a(frame), .int(constant)) }
        }
    }
}

extension BinaryOperator {
    /// Sum, difference or product.
    @inline(__always)
    fileprivate func apply(_ a: Int, _ b: Int) -> (Int, overflow: Bool) {
        switch self {
        case .add: a.addingReportingOverflow(b)
        case .subtract: a.subtractingReportingOverflow(b)
        case .multiply, .matrixMultiply, .divide, .floorDivide, .modulo, .power, .leftShift, .rightShift, .bitAnd,
            .bitOr, .bitXor:
            a.multipliedReportingOverflow(by: b)
        }
    }
}
