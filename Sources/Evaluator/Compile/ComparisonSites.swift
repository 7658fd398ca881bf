import Language

/// `a < b` and the like where only the truth is asked: numbers and texts are compared where they lie.
extension Compiler {
    func compileComparison<Fast: FastComparison>(
        _ fast: Fast.Type, _ left: Expression, _ right: Expression, _ range: SourceRange
    ) -> Condition {
        let a = compile(left)
        let b = compile(right)
        let slow = slowComparison(Fast.operation, range)
        let general = Compiler.comparison(fast, a, b, slow)
        switch (place(of: left), place(of: right)) {
        case (.local(let x), .local(let y)): return Compiler.comparison(fast, x, y, general)
        case (.local(let x), .fixed(let y)): return Compiler.comparison(fast, x, y, general)
        case (.fixed(let x), .local(let y)): return Compiler.comparison(fast, x, y, general)
        case (.fixed(let x), .fixed(let y)): return Compiler.comparison(fast, x, y, general)
        case (nil, .local(let y)): return Compiler.comparison(fast, a, y, b, slow)
        case (nil, .fixed(let y)): return Compiler.comparison(fast, a, y, b, slow)
        case (.local, nil), (.fixed, nil), (nil, nil): return general
        }
    }

    private typealias SlowComparison = (Value, Value) throws -> Bool

    private func slowComparison(_ operation: ComparisonOperator, _ range: SourceRange) -> SlowComparison {
        let site = site
        return { left, right in
            do { return try Operators.compare(operation, left, right).isTrue() } catch {
                throw site.locate(error, range)
            }
        }
    }

    private static func comparison<Fast: FastComparison>(
        _: Fast.Type, _ a: some Place, _ b: some Place, _ general: @escaping Condition
    ) -> Condition {
        { frame in
            switch Fast.apply(a.pointer(frame), b.pointer(frame)) {
            case .holds: true
            case .fails: false
            case .unknown: try general(frame)
            }
        }
    }

    private static func comparison<Fast: FastComparison>(
        _: Fast.Type, _ a: @escaping Evaluate, _ place: some Place, _ b: @escaping Evaluate,
        _ slow: @escaping SlowComparison
    ) -> Condition {
        { frame in
            let x = try a(frame)
            switch Fast.apply(x, place.pointer(frame)) {
            case .holds: return true
            case .fails: return false
            case .unknown: return try slow(x, b(frame))
            }
        }
    }

    private static func comparison<Fast: FastComparison>(
        _: Fast.Type, _ a: @escaping Evaluate, _ b: @escaping Evaluate, _ slow: @escaping SlowComparison
    ) -> Condition {
        { frame in
            let x = try a(frame)
            let y = try b(frame)
            switch Fast.apply(x, y) {
            case .holds: return true
            case .fails: return false
            case .unknown: return try slow(x, y)
            }
        }
    }
}
