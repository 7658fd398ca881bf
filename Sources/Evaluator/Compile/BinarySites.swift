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
        if operation == .modulo, case .string(let text) = left.kind,
            let result = compilePercent(text, right, slowBinary(operation, range))
        {
            return result
        }
        return switch operation {
        case .add: compileArithmetic(FastAdd.self, left, operation, right, range)
        case .subtract: compileArithmetic(FastSubtract.self, left, operation, right, range)
        case .multiply: compileArithmetic(FastMultiply.self, left, operation, right, range)
        case .divide: compileArithmetic(FastDivide.self, left, operation, right, range)
        case .modulo: compileArithmetic(FastModulo.self, left, operation, right, range)
        case .floorDivide: compileArithmetic(FastFloorDivide.self, left, operation, right, range)
        case .matrixMultiply, .power, .leftShift, .rightShift, .bitAnd, .bitOr, .bitXor:
            compileAnyBinary(compile(left), operation, compile(right), range)
        }
    }

    private func compileAnyBinary(
        _ a: @escaping Evaluate, _ operation: BinaryOperator, _ b: @escaping Evaluate, _ range: SourceRange
    ) -> Evaluate {
        let site = site
        return { frame in
            let x = try a(frame)
            let y = try b(frame)
            do { return try Operators.binary(operation, x, y) } catch { throw site.locate(error, range) }
        }
    }

    /// Numbers are read where they lie; everything else goes through the operands' closures.
    private func compileArithmetic<Fast: FastArithmetic>(
        _ fast: Fast.Type, _ left: Expression, _ operation: BinaryOperator, _ right: Expression, _ range: SourceRange
    ) -> Evaluate {
        let a = compile(left)
        let b = compile(right)
        let slow = slowBinary(operation, range)
        let general = Compiler.arithmetic(fast, a, b, slow)
        switch (place(of: left), place(of: right)) {
        case (.local(let x), .local(let y)): return Compiler.arithmetic(fast, x, y, general)
        case (.local(let x), .fixed(let y)): return Compiler.arithmetic(fast, x, y, general)
        case (.fixed(let x), .local(let y)): return Compiler.arithmetic(fast, x, y, general)
        case (.fixed(let x), .fixed(let y)): return Compiler.arithmetic(fast, x, y, general)
        case (.local(let x), nil): return Compiler.arithmetic(fast, x, b, slow, general)
        case (.fixed(let x), nil): return Compiler.arithmetic(fast, x, b, slow, general)
        case (nil, .local(let y)): return Compiler.arithmetic(fast, a, y, b, slow)
        case (nil, .fixed(let y)): return Compiler.arithmetic(fast, a, y, b, slow)
        case (nil, nil): return general
        }
    }

    private static func arithmetic<Fast: FastArithmetic>(
        _: Fast.Type, _ a: some Place, _ b: some Place, _ general: @escaping Evaluate
    ) -> Evaluate {
        { frame in
            let result = Fast.apply(a.pointer(frame), b.pointer(frame))
            return result.isUnbound ? try general(frame) : result
        }
    }

    /// The left operand lies somewhere: a number there is read before the right one is evaluated, which could change it.
    private static func arithmetic<Fast: FastArithmetic>(
        _: Fast.Type, _ a: some Place, _ b: @escaping Evaluate, _ slow: @escaping SlowBinary,
        _ general: @escaping Evaluate
    ) -> Evaluate {
        { frame in
            let place = a.pointer(frame)
            if place.isInt {
                let i = place.rawInt
                let y = try b(frame)
                let result = Fast.apply(.int(i), y)
                return result.isUnbound ? try slow(.int(i), y) : result
            }
            if place.tag == RawTag.float {
                let i = place.rawFloat
                let y = try b(frame)
                let result = Fast.apply(.float(i), y)
                return result.isUnbound ? try slow(.float(i), y) : result
            }
            return try general(frame)
        }
    }

    private static func arithmetic<Fast: FastArithmetic>(
        _: Fast.Type, _ a: @escaping Evaluate, _ place: some Place, _ b: @escaping Evaluate,
        _ slow: @escaping SlowBinary
    ) -> Evaluate {
        { frame in
            let x = try a(frame)
            let result = Fast.apply(x, place.pointer(frame))
            return result.isUnbound ? try slow(x, b(frame)) : result
        }
    }

    private static func arithmetic<Fast: FastArithmetic>(
        _: Fast.Type, _ a: @escaping Evaluate, _ b: @escaping Evaluate, _ slow: @escaping SlowBinary
    ) -> Evaluate {
        { frame in
            let x = try a(frame)
            let y = try b(frame)
            let result = Fast.apply(x, y)
            return result.isUnbound ? try slow(x, y) : result
        }
    }

    private func slowBinary(_ operation: BinaryOperator, _ range: SourceRange) -> SlowBinary {
        let site = site
        return { left, right in
            if operation == .add, case .str(let text) = left, case .str(let suffix) = right {
                return .str(text + suffix)
            }
            do { return try Operators.binary(operation, left, right) } catch { throw site.locate(error, range) }
        }
    }

    func compileChain(_ first: Expression, _ links: [BinaryLink], _ range: SourceRange) -> Evaluate {
        let site = site
        let first = compile(first)
        let links = links.map {
            (operation: $0.operation, operand: operand($0.operand), end: $0.operand.range.end)
        }
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
}
