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
        combine(compile(left), operation, right, range)
    }

    func compileChain(_ first: Expression, _ links: [BinaryLink], _ range: SourceRange) -> Evaluate {
        let site = site
        let first = compile(first)
        let links = links.map { (operation: $0.operation, operand: compile($0.operand), end: $0.operand.range.end) }
        return { frame in
            var value = try first(frame)
            for link in links {
                let operand = try link.operand(frame)
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
