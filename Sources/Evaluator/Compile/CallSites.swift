import Language

/// A call's arguments, compiled.
struct CompiledArguments {
    var positional: [Operand] = []
    var names: ContiguousArray<Symbol> = []
    var values: [Operand] = []
    /// With `*` or `**`: everything in source order.
    var unpacked: [(kind: Argument.Kind, value: Evaluate, range: SourceRange)] = []
    /// Positions that may be bare flags, with the name and the test whether it is unknown.
    var flags: [(index: Int, name: Symbol, isUndefined: (Frame) -> Bool)] = []

    var isPlain: Bool { unpacked.isEmpty }
}

/// `callee(arguments)`
extension Compiler {
    func compileArguments(_ arguments: [Argument]) -> CompiledArguments {
        var result = CompiledArguments()
        let isUnpacked = arguments.contains { $0.kind == .unpackedSequence || $0.kind == .unpackedMapping }
        if isUnpacked {
            result.unpacked = arguments.map { ($0.kind, compile($0.value), $0.value.range) }
            return result
        }
        for argument in arguments {
            if case .keyword(let name) = argument.kind {
                result.names.append(Symbol(name))
                result.values.append(operand(argument.value))
            } else {
                if isSession, case .name(let name) = argument.value.kind, let test = isUndefined(name) {
                    result.flags.append((result.positional.count, Symbol(name), test))
                }
                result.positional.append(operand(argument.value))
            }
        }
        return result
    }

    func compileCall(_ callee: Expression, _ arguments: [Argument], _ range: SourceRange) -> Evaluate {
        if case .name("super") = callee.kind, arguments.isEmpty, let result = compileSuper(range) { return result }
        if case .attribute(let base, let name, let nameRange) = callee.kind {
            return compileMethodCall(base, Symbol(name), callee.range, nameRange, arguments, range)
        }
        let compiled = compileArguments(arguments)
        let general = compileCall(compile(callee), compiled, range)
        if let direct = compileDirectCall(callee, compiled, general, range) { return direct }
        return compileBuiltinCall(callee, compiled, general, range) ?? general
    }

    func compileCall(_ function: @escaping Evaluate, _ compiled: CompiledArguments, _ range: SourceRange) -> Evaluate {
        if !compiled.isPlain { return compileUnpackedCall(function, compiled, range) }
        if !compiled.flags.isEmpty { return compileFlaggedCall(function, compiled, range) }
        return compilePlainCall(function, compiled, range)
    }

    // MARK: Without stars

    private func compilePlainCall(
        _ callee: @escaping Evaluate, _ arguments: CompiledArguments, _ range: SourceRange
    ) -> Evaluate {
        let site = site
        let names = arguments.names
        if names.isEmpty {
            switch arguments.positional.count {
            case 0:
                return { frame in
                    let function = try callee(frame)
                    let machine = frame.machine
                    do {
                        return try Calls.call(
                            function,
                            CallArguments(base: machine.pointee.top, count: 0, names: [], machine: machine))
                    } catch { throw site.locate(error, range) }
                }
            case 1:
                let a = arguments.positional[0]
                return { frame in
                    let function = try callee(frame)
                    let first = try a(frame)
                    let machine = frame.machine
                    let base = machine.pointee.top
                    do {
                        machine.push(first)
                        return try Calls.call(
                            function, CallArguments(base: base, count: 1, names: [], machine: machine))
                    } catch { throw site.locate(error, range) }
                }
            case 2:
                let a = arguments.positional[0]
                let b = arguments.positional[1]
                return { frame in
                    let function = try callee(frame)
                    let first = try a(frame)
                    let second = try b(frame)
                    let machine = frame.machine
                    let base = machine.pointee.top
                    do {
                        machine.push(first)
                        machine.push(second)
                        return try Calls.call(
                            function, CallArguments(base: base, count: 2, names: [], machine: machine))
                    } catch { throw site.locate(error, range) }
                }
            default: break
            }
        }
        let push = compilePush(arguments.positional + arguments.values)
        let count = arguments.positional.count
        return { frame in
            let function = try callee(frame)
            let machine = frame.machine
            let base = machine.pointee.top
            do {
                try push(frame)
                return try Calls.call(
                    function, CallArguments(base: base, count: count, names: names, machine: machine))
            } catch { throw site.locate(error, range) }
        }
    }

    /// Puts values on the stack in order; nothing stays there when one of them fails.
    func compilePush(_ values: [Operand]) -> (Frame) throws -> Void {
        switch values.count {
        case 0: return { _ in }
        case 1:
            let a = values[0]
            return { frame in
                let first = try a(frame)
                frame.machine.push(first)
            }
        case 2:
            let a = values[0]
            let b = values[1]
            return { frame in
                let first = try a(frame)
                let second = try b(frame)
                frame.machine.push(first)
                frame.machine.push(second)
            }
        case 3:
            let a = values[0]
            let b = values[1]
            let c = values[2]
            return { frame in
                let first = try a(frame)
                let second = try b(frame)
                let third = try c(frame)
                frame.machine.push(first)
                frame.machine.push(second)
                frame.machine.push(third)
            }
        default:
            return { frame in
                let machine = frame.machine
                let base = machine.pointee.top
                do {
                    try machine.checkRoom(values.count)
                    for operand in values { machine.push(try operand(frame)) }
                } catch {
                    machine.pop(to: base)
                    throw error
                }
            }
        }
    }

    // MARK: Stars

    /// What `*` and `**` arguments come to.
    struct Unpacked {
        var positional: ContiguousArray<Value> = []
        var names: ContiguousArray<Symbol> = []
        var values: ContiguousArray<Value> = []
    }

    func compileUnpacking(_ arguments: CompiledArguments, _ range: SourceRange) -> (Frame, Value) throws -> Unpacked {
        let site = site
        let parts = arguments.unpacked
        return { frame, callee in
            var result = Unpacked()
            for part in parts {
                let value = try part.value(frame)
                do {
                    switch part.kind {
                    case .positional: result.positional.append(value)
                    case .keyword(let name): try result.add(Symbol(name), value, callee)
                    case .unpackedSequence:
                        guard try value.optionalIterator() != nil else {
                            throw Raised(
                                .typeError,
                                "\(Calls.describe(callee)) argument after * must be an iterable, not \(value.typeName)")
                        }
                        result.positional.append(contentsOf: try value.collected())
                    case .unpackedMapping:
                        guard try Mapping.isMapping(value) else {
                            throw Raised(
                                .typeError,
                                "\(Calls.describe(callee)) argument after ** must be a mapping, not \(value.typeName)")
                        }
                        let dict = Dict()
                        try dict.merge(value)
                        for (key, value) in dict.pairs {
                            guard case .str(let name) = key else {
                                throw Raised(.typeError, "keywords must be strings")
                            }
                            try result.add(Symbol(name.value), value, callee)
                        }
                    }
                } catch { throw site.locate(error, range) }
            }
            return result
        }
    }

    private func compileUnpackedCall(
        _ callee: @escaping Evaluate, _ arguments: CompiledArguments, _ range: SourceRange
    ) -> Evaluate {
        let site = site
        let unpack = compileUnpacking(arguments, range)
        return { frame in
            let function = try callee(frame)
            do {
                let unpacked = try unpack(frame, function)
                return try Calls.call(
                    function, unpacked.positional, names: unpacked.names, values: unpacked.values)
            } catch { throw site.locate(error, range) }
        }
    }

    // MARK: Bare flags

    /// At the prompt, an unknown name that is a boolean parameter of the callee means `name=True`.
    private func compileFlaggedCall(
        _ callee: @escaping Evaluate, _ arguments: CompiledArguments, _ range: SourceRange
    ) -> Evaluate {
        let site = site
        let plain = compilePlainCall(callee, arguments, range)
        return { frame in
            let unknown = arguments.flags.filter { $0.isUndefined(frame) }
            if unknown.isEmpty { return try plain(frame) }
            let function = try callee(frame)
            let signature = Calls.signature(of: function)
            let flags = unknown.filter { flag in
                signature?.parameters.contains { $0.name == flag.name && $0.isFlag && $0.kind != .positionalOnly }
                    ?? false
            }
            var positional: ContiguousArray<Value> = []
            for (index, operand) in arguments.positional.enumerated()
            where !flags.contains(where: { $0.index == index }) {
                positional.append(try operand(frame))
            }
            var values: ContiguousArray<Value> = []
            for operand in arguments.values { values.append(try operand(frame)) }
            do {
                return try Calls.call(
                    function, positional, names: arguments.names + flags.map(\.name),
                    values: values + flags.map { _ in .bool(true) })
            } catch { throw site.locate(error, range) }
        }
    }

    // MARK: super()

    /// Zero-argument `super()`: the class around this method, and its first parameter.
    private func compileSuper(_ range: SourceRange) -> Evaluate? {
        guard let firstParameter, case .cell(let slot) = storage(of: "__class__") else { return nil }
        let name = compile(Expression(.name("super"), range))
        let receiver = compile(Expression(.name(firstParameter), range))
        let site = site
        return { frame in
            guard case .object(let callee) = try name(frame), callee === Types.current.superType else {
                return try Calls.call(name(frame), [])
            }
            do {
                guard let type = frame.cell(slot).value.object(as: TypeObject.self) else {
                    throw Raised(.runtimeError, "super(): empty __class__ cell")
                }
                return .object(SuperObject(type, try receiver(frame)))
            } catch { throw site.locate(error, range) }
        }
    }
}

extension Compiler.Unpacked {
    fileprivate mutating func add(_ name: Symbol, _ value: Value, _ callee: Value) throws {
        if names.contains(name) {
            throw Raised(
                .typeError, "\(Calls.describe(callee)) got multiple values for keyword argument '\(name)'")
        }
        names.append(name)
        values.append(value)
    }
}

extension Calls {
    /// The callee as `*` errors name it: `__main__.f()`.
    static func describe(_ callee: Value) -> String {
        guard case .object(let object) = callee else { return callee.typeName + " object" }
        switch object {
        case let function as FunctionObject: return "\(function.code.moduleName).\(function.qualifiedName)()"
        case let function as BuiltinFunction:
            return "\(function.module.map { $0 + "." } ?? "")\(function.displayName)()"
        case let type as TypeObject: return type.displayName + "()"
        case let method as BoundMethod: return describe(.object(method.function))
        default: return object.type.name + " object"
        }
    }

    /// The parameters of a callable value without `self`; nil where they are not known.
    public static func signature(of callee: Value) -> Signature? {
        guard case .object(let object) = callee else { return nil }
        switch object {
        case let function as FunctionObject: return function.code.signature
        case let function as BuiltinFunction: return function.signature
        case let method as BoundMethod:
            guard let signature = signature(of: .object(method.function)) else { return nil }
            return method.function is FunctionObject ? signature.withoutFirst : signature
        case let type as TypeObject:
            if case .object(let initializer)? = type.lookup(.initializer), initializer is FunctionObject {
                return signature(of: .object(initializer))?.withoutFirst
            }
            if let construct = type.nativeRow?.construct { return SignatureReader.read(construct.signature) }
            return type.lookup(.initializer).flatMap { signature(of: $0) }
        default:
            if case .object(let call)? = object.type.lookup(.call) {
                return call is FunctionObject
                    ? signature(of: .object(call))?.withoutFirst : signature(of: .object(call))
            }
            return nil
        }
    }
}

extension Signature {
    /// Without `self`.
    var withoutFirst: Signature { Signature(Array(parameters.dropFirst())) }
}
