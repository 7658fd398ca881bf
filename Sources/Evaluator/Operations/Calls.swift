/// Calling any value.
public enum Calls {
    /// `callee(arguments…)`, from Swift.
    public static func call(_ callee: Value, _ arguments: ContiguousArray<Value>) throws -> Value {
        try call(callee, arguments, names: [], values: [])
    }

    /// `callee(argument)`, from Swift, for callers that go through many values.
    public static func call(_ callee: Value, with argument: Value) throws -> Value {
        let machine = Machine.current
        try machine.checkRoom(1)
        let base = machine.pointee.top
        machine.push(argument)
        return try call(callee, CallArguments(base: base, count: 1, names: [], machine: machine))
    }

    /// `callee(arguments…, name=value, …)`, from Swift.
    public static func call(
        _ callee: Value, _ arguments: ContiguousArray<Value>, names: ContiguousArray<Symbol>,
        values: ContiguousArray<Value>
    ) throws -> Value {
        let machine = Machine.current
        try machine.checkRoom(arguments.count + values.count + 1)
        let base = machine.pointee.top
        for value in arguments { machine.push(value) }
        for value in values { machine.push(value) }
        return try call(
            callee, CallArguments(base: base, count: arguments.count, names: names, machine: machine))
    }

    /// Calls with arguments that lie on the stack, and consumes them.
    static func call(_ callee: Value, _ arguments: CallArguments) throws -> Value {
        guard case .object(let object) = callee else {
            arguments.discard()
            throw Raised(.typeError, "'\(callee.type.callName)' object is not callable")
        }
        return try call(object, arguments)
    }

    @inline(__always)
    static func call(_ object: Object, _ arguments: CallArguments) throws -> Value {
        switch object.kind {
        case .function: return try unsafeDowncast(object, to: FunctionObject.self).invoke(arguments)
        case .builtin:
            let function = unsafeDowncast(object, to: BuiltinFunction.self)
            let base = arguments.base
            let machine = arguments.machine
            let result: Value
            do {
                try function.checkReceiver(arguments)
                result = try function.invoke(arguments, type: nil)
            } catch {
                machine.pop(to: base)
                throw error
            }
            machine.pop(to: base)
            return result
        case .type: return try construct(unsafeDowncast(object, to: TypeObject.self), arguments)
        case .boundMethod, .set, .property, .iterator, .other: return try callSlowly(object, arguments)
        }
    }

    private static func construct(_ type: TypeObject, _ arguments: CallArguments) throws -> Value {
        let machine = arguments.machine
        let base = arguments.base
        do {
            return try type.call(arguments) ?? .none
        } catch {
            if machine.pointee.top > base { machine.pop(to: base) }
            throw error
        }
    }

    private static func callSlowly(_ object: Object, _ arguments: CallArguments) throws -> Value {
        let machine = arguments.machine
        let base = arguments.base
        do {
            if let method = object.type.special.call, case .object(let function) = method {
                return try BoundMethod(.object(object), function).call(arguments) ?? .none
            }
            if let result = try object.call(arguments) { return result }
            throw Raised(.typeError, "'\(object.type.callName)' object is not callable")
        } catch {
            if machine.pointee.top > base { machine.pop(to: base) }
            throw error
        }
    }
}

extension TypeObject {
    /// The name that C code gives a type: with its module for types written in C, bare for classes.
    fileprivate var callName: String {
        if isPythonDefined || module.isEmpty { return name }
        switch displayName {
        case "torch.Size", "torch.dtype", "torch.device", "collections.deque", "collections.defaultdict", "re.Pattern",
            "numpy.ndarray":
            return displayName
        case "torch.Generator": return "torch._C.Generator"
        case "numpy.random.RandomState": return "numpy.random.mtrand.RandomState"
        default: return module == "numpy" ? displayName : name
        }
    }
}
