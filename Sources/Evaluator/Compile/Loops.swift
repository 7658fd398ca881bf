import Language

/// `for` and `while`.
extension Compiler {
    func compileWhile(_ test: Expression, _ body: [Statement], _ otherwise: [Statement]) -> Execute {
        let test = compileCondition(test)
        let body = compile(body)
        let otherwise = compile(otherwise)
        return { frame in
            while try test(frame) {
                switch try body(frame) {
                case .next, .continuing: break
                case .breaking: return .next
                case .returning: return .returning
                case .yielding: return .yielding
                }
                try frame.poll()
            }
            return try otherwise(frame)
        }
    }

    func compileFor(
        _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
        _ range: SourceRange
    ) -> Execute {
        let body = compile(body)
        let loop = compileLoop(target, iterable, body, range)
        if otherwise.isEmpty {
            return { frame in
                let flow = try loop(frame)
                return flow == .breaking ? .next : flow
            }
        }
        let otherwise = compile(otherwise)
        return { frame in
            let flow = try loop(frame)
            if flow == .next { return try otherwise(frame) }
            return flow == .breaking ? .next : flow
        }
    }

    /// Runs `body` for every item. Gives `.next` at the end, `.breaking` after `break`, `.returning` after `return`.
    func compileLoop(
        _ target: Expression, _ iterable: Expression, _ body: @escaping Execute, _ range: SourceRange
    ) -> Execute {
        let store = compileStore(target)
        let slot = localSlot(target)
        let general = compileGeneralLoop(store, slot, iterable, body, range)
        if case .call(let callee, let arguments) = iterable.kind, case .name("range") = callee.kind,
            (1...3).contains(arguments.count), arguments.allSatisfy({ $0.kind == .positional })
        {
            return compileRangeLoop(store, slot, callee, arguments.map(\.value), general, body)
        }
        if case .tuple(let targets) = target.kind, targets.count == 2,
            !targets.contains(where: { if case .starred = $0.kind { true } else { false } })
        {
            return compilePairLoop(targets, iterable, body, general, range)
        }
        return general
    }

    private func compileRangeLoop(
        _ store: @escaping Store, _ slot: Int?, _ callee: Expression, _ arguments: [Expression],
        _ general: @escaping Execute, _ body: @escaping Execute
    ) -> Execute {
        let callee = compile(callee)
        let bounds = arguments.map { operand($0) }
        unowned(unsafe) let rangeType = unit.interpreter.types.range
        // The values of the bounds are taken once; anything that is not a plain range of ints goes the general way.
        let arePure = arguments.allSatisfy { Compiler.isPure($0) }
        guard arePure else { return general }
        return { frame in
            guard case .object(let function) = try callee(frame), function === rangeType else {
                return try general(frame)
            }
            var start = 0
            var step = 1
            guard case .int(let first) = try bounds[0](frame) else { return try general(frame) }
            var stop = first
            if bounds.count > 1 {
                guard case .int(let second) = try bounds[1](frame) else { return try general(frame) }
                start = first
                stop = second
                if bounds.count > 2 {
                    guard case .int(let third) = try bounds[2](frame), third != 0 else {
                        return try general(frame)
                    }
                    step = third
                }
            }
            var index = start
            while step > 0 ? index < stop : index > stop {
                if let slot { (frame.slots + slot).setInt(index) } else { try store(frame, .int(index)) }
                switch try body(frame) {
                case .next, .continuing: break
                case .breaking: return .breaking
                case .returning: return .returning
                case .yielding: return .yielding
                }
                try frame.poll()
                let (next, overflow) = index.addingReportingOverflow(step)
                if overflow { break }
                index = next
            }
            return .next
        }
    }

    /// Evaluating it twice does no harm and gives the same: names, numbers, and arithmetic on them, lengths.
    static func isPure(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .integer, .name: true
        case .unary(_, let operand): isPure(operand)
        case .binary(let left, _, let right): isPure(left) && isPure(right)
        case .attribute(let base, _, _): isPure(base)
        case .call(let callee, let arguments):
            if case .name("len") = callee.kind, arguments.count == 1 { isPure(arguments[0].value) } else { false }
        default: false
        }
    }

    private func compileGeneralLoop(
        _ store: @escaping Store, _ slot: Int?, _ iterable: Expression, _ body: @escaping Execute, _ range: SourceRange
    ) -> Execute {
        let site = site
        let source = compile(iterable)
        return { frame in
            let sequence = try source(frame)
            if case .list(let list) = sequence, !list.hasProgramType {
                var index = 0
                while index < list.items.count {
                    if let slot {
                        (frame.slots + slot).put(list.items[index])
                    } else {
                        try store(frame, list.items[index])
                    }
                    index += 1
                    switch try body(frame) {
                    case .next, .continuing: break
                    case .breaking: return .breaking
                    case .returning: return .returning
                    case .yielding: return .yielding
                    }
                    try frame.poll()
                }
                return .next
            }
            if case .str(let text) = sequence, text.isASCII {
                for byte in ContiguousArray(text.value.utf8) {
                    if let slot {
                        (frame.slots + slot).put(frame.machine.character(byte))
                    } else {
                        try store(frame, frame.machine.character(byte))
                    }
                    switch try body(frame) {
                    case .next, .continuing: break
                    case .breaking: return .breaking
                    case .returning: return .returning
                    case .yielding: return .yielding
                    }
                    try frame.poll()
                }
                return .next
            }
            let iterator: IteratorObject
            do { iterator = try sequence.iterator() } catch { throw site.locate(error, range) }
            while true {
                let item: Value
                do { item = try iterator.next() } catch { throw site.locate(error, range) }
                if item.isUnbound { return .next }
                if let slot { (frame.slots + slot).put(item) } else { try store(frame, item) }
                switch try body(frame) {
                case .next, .continuing: break
                case .breaking: return .breaking
                case .returning: return .returning
                case .yielding: return .yielding
                }
                try frame.poll()
            }
        }
    }
}
