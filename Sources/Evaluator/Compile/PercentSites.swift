import Language

/// `'%d: %.3f' % (step, loss)` with the text written there: it is understood once.
extension Compiler {
    private enum Piece {
        case literal(Str)
        case value(PlainFormat)
    }

    /// nil where the text has conversions that take more thought.
    func compilePercent(_ text: String, _ right: Expression, _ general: @escaping SlowBinary) -> Evaluate? {
        var pieces: [Piece] = []
        var valueCount = 0
        for piece in PercentFormat(Str(text)).pieces {
            switch piece {
            case .literal(let text): pieces.append(.literal(Str(text)))
            case .conversion(let conversion):
                guard let format = PlainFormat(conversion) else { return nil }
                pieces.append(.value(format))
                valueCount += 1
            case .malformed: return nil
            }
        }
        let template = Value.str(unit.interpreter.intern(text))
        if case .tuple(let items) = right.kind, items.count == valueCount,
            !items.contains(where: { if case .starred = $0.kind { true } else { false } })
        {
            let values = compileItems(items)
            return { frame in
                let values = try values(frame)
                return try Compiler.percent(pieces, values, frame.machine)
                    ?? general(template, .tuple(Tuple(values)))
            }
        }
        guard valueCount == 1 else { return nil }
        let value = compile(right)
        return { frame in
            let value = try value(frame)
            if case .tuple = value { return try general(template, value) }
            return try Compiler.percent(pieces, [value], frame.machine) ?? general(template, value)
        }
    }

    /// nil where a value is of a kind that takes more thought.
    private static func percent(
        _ pieces: [Piece], _ values: ContiguousArray<Value>, _ machine: Machine
    ) throws -> Value? {
        let buffer = machine.pointee.textBuffer
        var isDone = true
        let text = buffer.build {
            var index = 0
            for piece in pieces {
                switch piece {
                case .literal(let text): buffer.append(text)
                case .value(let format):
                    if !format.append(values[index], to: buffer) {
                        isDone = false
                        return
                    }
                    index += 1
                }
            }
        }
        return isDone ? .str(text) : nil
    }
}
