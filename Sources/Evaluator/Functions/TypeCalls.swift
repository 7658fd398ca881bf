/// Types as values: constructing instances, their own attributes.
extension TypeObject {
    /// `Class(…)`
    func construct(_ arguments: CallArguments) throws -> Value {
        switch plan {
        case .unknown:
            setPlan(makePlan())
            return try construct(arguments)
        case .text where arguments.total == 1:
            if case .int(let number) = arguments.base[0] {
                arguments.discard()
                return .str(try Value.int(number).asStr())
            }
        case .native, .text, .general: break
        case .plain(let initializer):
            return try initializer._withUnsafeGuaranteedRef { try constructPlainly($0, arguments) }
        }
        let machine = arguments.machine
        defer { if machine.pointee.top > arguments.base { arguments.discard() } }
        switch plan {
        case .native(let function), .text(let function):
            return try function._withUnsafeGuaranteedRef { try $0.invoke(arguments, type: self) }
        case .unknown, .plain, .general: return try constructGenerally(arguments)
        }
    }

    /// An instance of a Python class over `object` with an `__init__` of its own.
    private func constructPlainly(_ initializer: FunctionObject, _ arguments: CallArguments) throws -> Value {
        let instance = Object(type: self)
        let machine = arguments.machine
        let base = arguments.base
        try machine.checkRoom(1)
        (base + 1).moveInitialize(from: base, count: arguments.total)
        base.initialize(to: .object(instance))
        machine.pointee.top += 1
        let result = try initializer.invoke(
            CallArguments(base: base, count: arguments.count + 1, names: arguments.names, machine: machine))
        if !result.isNone { throw Raised(.typeError, "__init__() should return None, not '\(result.typeName)'") }
        return .object(instance)
    }

    private func makePlan() -> ConstructionPlan {
        let row = nativeRow
        // A Python class derived from a tuple type gets its items at once: they cannot be set afterwards.
        let isTuple =
            isSubtype(of: Types.current.tuple) && pythonMethod(.initializer) == nil && pythonMethod(.new) == nil
        if let construct = row?.construct, !isPythonDefined || isTuple {
            let function = Unmanaged.passUnretained(constructor(construct, row?.voice ?? .native))
            return self === Types.current.str ? .text(function) : .native(function)
        }
        if isPythonDefined, nativeBase === Types.current.object, pythonMethod(.new) == nil,
            case .object(let object)? = lookup(.initializer), let function = object as? FunctionObject
        {
            return .plain(Unmanaged.passUnretained(function))
        }
        return .general
    }

    private func constructGenerally(_ arguments: CallArguments) throws -> Value {
        let machine = arguments.machine
        let row = nativeRow
        let instance = try allocate(row, arguments)
        guard let initializer = lookup(.initializer), case .object(let function) = initializer else {
            if arguments.total > 0, !instance.isInstance(of: Types.current.exception(.baseException)) {
                throw Raised(.typeError, "\(name)() takes no arguments")
            }
            return instance
        }
        try machine.checkRoom(1)
        (arguments.base + 1).moveInitialize(from: arguments.base, count: arguments.total)
        arguments.base.initialize(to: instance)
        machine.pointee.top += 1
        let result = try Calls.call(
            function,
            CallArguments(
                base: arguments.base, count: arguments.count + 1, names: arguments.names, machine: machine))
        if !result.isNone { throw Raised(.typeError, "__init__() should return None, not '\(result.typeName)'") }
        return instance
    }

    private func allocate(_ row: NativeType?, _ arguments: CallArguments) throws -> Value {
        let types = Types.current
        if isSubtype(of: types.exception(.baseException)) {
            let type = arguments.count >= 2 ? types.systemErrorType(self, arguments.base[0]) : self
            return .object(
                ExceptionObject(
                    type, ContiguousArray(UnsafeBufferPointer(start: arguments.base, count: arguments.count))))
        }
        if let allocate = row?.allocate { return .object(try allocate(self)) }
        let base = nativeBase
        if base === types.object { return .object(Object(type: self)) }
        if base === types.dict || base.isSubtype(of: types.dict) { return .dict(Dict(type: self)) }
        if base === types.list { return .list(List([], type: self)) }
        if base === types.set || base === types.frozenset { return .object(SetObject(type: self)) }
        if base === types.tuple {
            let items = arguments.count > 0 ? try arguments.base[0].collected() : []
            return .tuple(Tuple(items, type: self))
        }
        throw Raised(.typeError, "cannot create '\(displayName)' instances")
    }

    private func constructor(_ row: Builtin, _ voice: Voice) -> BuiltinFunction {
        let symbol = Symbol.new
        if case .object(let object)? = ownMember(symbol), let function = object as? BuiltinFunction { return function }
        let function = BuiltinFunction(
            row.with(kind: .staticMethod), owner: nil, module: nil, voice: row.voice ?? voice)
        installMember(symbol, .object(function))
        return function
    }

    /// `type.__name__` and the like, and what a metaclass would have.
    func typeAttribute(_ name: Symbol) throws -> Value? {
        switch name {
        case .dunderName: return .text(self.name)
        case .qualifiedName: return .text(qualifiedName)
        case .module: return .text(module.isEmpty ? "builtins" : module)
        case .dunderClass: return .object(type)
        case "__bases__": return .tuple(bases.map { .object($0) })
        case "__base__": return bases.first.map { .object($0) } ?? Value.none
        case "__mro__": return .tuple(mro.map { .object($0) })
        case "mro": return .object(NativeClosure("mro") { _ in .items(self.mro.map { .object($0) }) })
        case .documentation: return row.map { .text($0.summary) } ?? Value.none
        case .dictionary:
            let result = Dict()
            for (name, value) in ownMembers { result.set(name.name, value) }
            return .dict(result)
        case _: return nil
        }
    }

    /// `list[int]` in annotations.
    func parameterized() -> Value? { .object(self) }
}

/// How a type makes instances. What it points at is kept alive by the type's members.
enum ConstructionPlan {
    case unknown
    /// A library row.
    case native(Unmanaged<BuiltinFunction>)
    /// `str`
    case text(Unmanaged<BuiltinFunction>)
    /// A new object and a Python `__init__`.
    case plain(Unmanaged<FunctionObject>)
    case general
}
