import Language

/// Calls of builtins by their own names, with one or two arguments by place.
extension Compiler {
    /// nil where the name means something else, or the arguments are of another form.
    func compileBuiltinCall(
        _ callee: Expression, _ arguments: CompiledArguments, _ general: @escaping Evaluate, _ range: SourceRange
    ) -> Evaluate? {
        guard case .name(let name) = callee.kind, case .global = storage(of: name), arguments.isPlain,
            arguments.names.isEmpty, arguments.flags.isEmpty,
            case .object(let builtin)? = unit.interpreter.builtin(name)
        else { return nil }
        let place = unit.globals.place(Symbol(name))
        let values = arguments.positional
        if let short = compileShortCall(name, place, values, general, range) { return short }
        guard let function = builtin as? BuiltinFunction else { return nil }
        switch values.count {
        case 1: return compileBuiltinCall(function, place, values[0], general, range)
        case 2: return compileBuiltinCall(function, place, values[0], values[1], general, range)
        default: return nil
        }
    }

    private func compileBuiltinCall(
        _ function: BuiltinFunction, _ place: Globals.Place, _ operand: Operand, _ general: @escaping Evaluate,
        _ range: SourceRange
    ) -> Evaluate {
        let a = operand
        let site = site
        return { frame in
            guard place.pointee.isUnbound else { return try general(frame) }
            let first = try a(frame)
            let machine = frame.machine
            let base = machine.pointee.top
            machine.push(first)
            do { return try function.call(base, 1, machine) } catch { throw site.locate(error, range) }
        }
    }

    private func compileBuiltinCall(
        _ function: BuiltinFunction, _ place: Globals.Place, _ first: Operand, _ second: Operand,
        _ general: @escaping Evaluate, _ range: SourceRange
    ) -> Evaluate {
        let a = first
        let b = second
        let site = site
        return { frame in
            guard place.pointee.isUnbound else { return try general(frame) }
            let first = try a(frame)
            let second = try b(frame)
            let machine = frame.machine
            let base = machine.pointee.top
            machine.push(first)
            machine.push(second)
            do { return try function.call(base, 2, machine) } catch { throw site.locate(error, range) }
        }
    }

    // MARK: Without a call

    /// What the most common builtins do for plain values needs no call at all.
    private func compileShortCall(
        _ name: String, _ place: Globals.Place, _ values: [Operand], _ general: @escaping Evaluate,
        _ range: SourceRange
    ) -> Evaluate? {
        guard let callee = unit.interpreter.builtin(name) else { return nil }
        switch (name, values.count) {
        case ("len", 1): return Compiler.short(ShortLength.self, place, values[0], callee, site, range, general)
        case ("str", 1): return Compiler.short(ShortText.self, place, values[0], callee, site, range, general)
        case ("int", 1): return Compiler.short(ShortInt.self, place, values[0], callee, site, range, general)
        case ("float", 1): return Compiler.short(ShortFloat.self, place, values[0], callee, site, range, general)
        case ("abs", 1): return Compiler.short(ShortAbsolute.self, place, values[0], callee, site, range, general)
        case ("ord", 1): return Compiler.short(ShortOrd.self, place, values[0], callee, site, range, general)
        case ("chr", 1): return Compiler.short(ShortChr.self, place, values[0], callee, site, range, general)
        case ("min", 2): return Compiler.short(ShortMin.self, place, values[0], values[1], callee, site, range, general)
        case ("max", 2): return Compiler.short(ShortMax.self, place, values[0], values[1], callee, site, range, general)
        case ("isinstance", 2):
            return Compiler.short(ShortIsInstance.self, place, values[0], values[1], callee, site, range, general)
        default: return nil
        }
    }

    private static func short<Short: ShortCall>(
        _: Short.Type, _ place: Globals.Place, _ operand: Operand, _ callee: Value, _ site: Site,
        _ range: SourceRange, _ general: @escaping Evaluate
    ) -> Evaluate {
        let a = operand
        return { frame in
            guard place.pointee.isUnbound else { return try general(frame) }
            let first = try a(frame)
            let result = Short.apply(first, frame.machine)
            if !result.isUnbound { return result }
            do { return try Calls.call(callee, with: first) } catch { throw site.locate(error, range) }
        }
    }

    private static func short<Short: ShortPairCall>(
        _: Short.Type, _ place: Globals.Place, _ first: Operand, _ second: Operand, _ callee: Value,
        _ site: Site, _ range: SourceRange, _ general: @escaping Evaluate
    ) -> Evaluate {
        let a = first
        let b = second
        return { frame in
            guard place.pointee.isUnbound else { return try general(frame) }
            let first = try a(frame)
            let second = try b(frame)
            let result = Short.apply(first, second)
            if !result.isUnbound { return result }
            do { return try Calls.call(callee, [first, second]) } catch { throw site.locate(error, range) }
        }
    }
}

/// A builtin of one argument for plain values; `.unbound` for all others.
private protocol ShortCall {
    static func apply(_ value: Value, _ machine: Machine) -> Value
}

/// A builtin of two arguments for plain values; `.unbound` for all others.
private protocol ShortPairCall {
    static func apply(_ a: Value, _ b: Value) -> Value
}

private enum ShortLength: ShortCall {
    @inline(__always)
    static func apply(_ value: Value, _ machine: Machine) -> Value {
        switch value {
        case .list(let list): list.hasProgramType ? .unbound : .int(list.items.count)
        case .str(let text): .int(text.count)
        case .dict(let dict): dict.hasProgramType ? .unbound : .int(dict.count)
        case .tuple(let tuple): tuple.hasProgramType ? .unbound : .int(tuple.items.count)
        case .unbound, .none, .bool, .int, .float, .tensor, .object: .unbound
        }
    }
}

private enum ShortText: ShortCall {
    @inline(__always)
    static func apply(_ value: Value, _ machine: Machine) -> Value {
        switch value {
        case .int(let number):
            number >= 0 && number < 10 ? machine.character(UInt8(48 + number)) : .str(Str(ascii: String(number)))
        case .str: value
        case .unbound, .none, .bool, .float, .list, .tuple, .dict, .tensor, .object: .unbound
        }
    }
}

private enum ShortInt: ShortCall {
    @inline(__always)
    static func apply(_ value: Value, _ machine: Machine) -> Value {
        switch value {
        case .int: value
        case .bool(let truth): .int(truth ? 1 : 0)
        case .float(let number): abs(number) < 9e18 ? .int(Int(number)) : .unbound
        case .str(let text): text.shortDigits.map { .int($0) } ?? .unbound
        case .unbound, .none, .list, .tuple, .dict, .tensor, .object: .unbound
        }
    }
}

private enum ShortFloat: ShortCall {
    @inline(__always)
    static func apply(_ value: Value, _ machine: Machine) -> Value {
        switch value {
        case .float: value
        case .int(let number): .float(Double(number))
        case .str(let text): text.shortDigits.map { .float(Double($0)) } ?? .unbound
        case .unbound, .none, .bool, .list, .tuple, .dict, .tensor, .object: .unbound
        }
    }
}

extension Str {
    /// The number of a text of one to fifteen digits and nothing else.
    fileprivate var shortDigits: Int? {
        guard isASCII, count > 0, count <= 15 else { return nil }
        return withBytes { bytes in
            var number = 0
            for byte in bytes {
                let digit = byte &- 48
                if digit > 9 { return nil }
                number = number &* 10 &+ Int(digit)
            }
            return number
        }
    }
}

private enum ShortAbsolute: ShortCall {
    @inline(__always)
    static func apply(_ value: Value, _ machine: Machine) -> Value {
        switch value {
        case .int(let number): number == Int.min ? .unbound : .int(abs(number))
        case .float(let number): .float(abs(number))
        case .unbound, .none, .bool, .str, .list, .tuple, .dict, .tensor, .object: .unbound
        }
    }
}

private enum ShortOrd: ShortCall {
    @inline(__always)
    static func apply(_ value: Value, _ machine: Machine) -> Value {
        if case .str(let text) = value, text.count == 1 { return .int(Int(text.scalar(at: 0).value)) }
        return .unbound
    }
}

private enum ShortChr: ShortCall {
    @inline(__always)
    static func apply(_ value: Value, _ machine: Machine) -> Value {
        if case .int(let number) = value, number >= 0, number < 128 {
            return machine.character(UInt8(truncatingIfNeeded: number))
        }
        return .unbound
    }
}

private enum ShortMin: ShortPairCall {
    @inline(__always)
    static func apply(_ a: Value, _ b: Value) -> Value {
        switch (a, b) {
        case (.int(let x), .int(let y)): .int(y < x ? y : x)
        case (.float(let x), .float(let y)): .float(y < x ? y : x)
        default: .unbound
        }
    }
}

private enum ShortMax: ShortPairCall {
    @inline(__always)
    static func apply(_ a: Value, _ b: Value) -> Value {
        switch (a, b) {
        case (.int(let x), .int(let y)): .int(y > x ? y : x)
        case (.float(let x), .float(let y)): .float(y > x ? y : x)
        default: .unbound
        }
    }
}

private enum ShortIsInstance: ShortPairCall {
    @inline(__always)
    static func apply(_ a: Value, _ b: Value) -> Value {
        guard case .object(let object) = b, object.kind == .type else { return .unbound }
        let wanted = unsafeDowncast(object, to: TypeObject.self)
        let type = a.type
        return .bool(type === wanted || type.isSubtype(of: wanted))
    }
}
