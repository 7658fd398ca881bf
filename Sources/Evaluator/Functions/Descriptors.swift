/// `property(fget, fset, fdel)`
final class PropertyObject: Object {
    let getter: Value
    let setter: Value
    let deleter: Value
    let documentation: Value

    init(getter: Value, setter: Value = .none, deleter: Value = .none, documentation: Value = .none) {
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
        self.documentation = documentation
        super.init(type: Types.current.property)
    }

    func read(_ receiver: Value, _ name: Symbol) throws -> Value {
        if getter.isNone {
            throw Raised(.attributeError, "property '\(name)' of '\(receiver.typeName)' object has no getter")
        }
        return try Calls.call(getter, [receiver])
    }

    func write(_ receiver: Value, _ name: Symbol, _ value: Value) throws {
        if setter.isNone {
            throw Raised(.attributeError, "property '\(name)' of '\(receiver.typeName)' object has no setter")
        }
        _ = try Calls.call(setter, [receiver, value])
    }

    func delete(_ receiver: Value, _ name: Symbol) throws {
        if deleter.isNone {
            throw Raised(.attributeError, "property '\(name)' of '\(receiver.typeName)' object has no deleter")
        }
        _ = try Calls.call(deleter, [receiver])
    }

    override func attribute(_ name: Symbol) throws -> Value? {
        switch name {
        case "setter":
            return PropertyObject.decorator { PropertyObject(getter: self.getter, setter: $0, deleter: self.deleter) }
        case "getter":
            return PropertyObject.decorator { PropertyObject(getter: $0, setter: self.setter, deleter: self.deleter) }
        case "deleter":
            return PropertyObject.decorator { PropertyObject(getter: self.getter, setter: self.setter, deleter: $0) }
        case "fget": return getter
        case "fset": return setter
        case "fdel": return deleter
        case _: return nil
        }
    }

    private static func decorator(_ make: @escaping (Value) -> PropertyObject) -> Value {
        .object(NativeClosure("property", { arguments in .object(make(arguments.first ?? .none)) }))
    }
}

/// `staticmethod(function)`
final class StaticMethod: Object {
    let function: Value

    init(_ function: Value) {
        self.function = function
        super.init(type: Types.current.staticMethod)
    }

    override func call(_ arguments: CallArguments) throws -> Value? { try Calls.call(function, arguments) }
}

/// `classmethod(function)`
final class ClassMethod: Object {
    let function: Object

    init(_ function: Object) {
        self.function = function
        super.init(type: Types.current.classMethod)
    }

    func bound(to type: TypeObject) -> BoundMethod { BoundMethod(.object(type), function) }
}

/// A Swift closure as a callable value: decorators, partial applications, comparison keys.
public final class NativeClosure: Object {
    let name: String
    private let body: (ContiguousArray<Value>) throws -> Value

    /// The closure gets the positional arguments; keywords are refused.
    public init(_ name: String, _ body: @escaping (ContiguousArray<Value>) throws -> Value) {
        self.name = name
        self.body = body
        super.init(type: Types.current.builtinFunction)
    }

    public override func call(_ arguments: CallArguments) throws -> Value? {
        defer { arguments.discard() }
        guard arguments.names.isEmpty else { throw Raised(.typeError, "\(name)() takes no keyword arguments") }
        return try body(ContiguousArray(UnsafeBufferPointer(start: arguments.base, count: arguments.count)))
    }

    public override func repr() throws -> String { "<built-in function \(name)>" }
}
