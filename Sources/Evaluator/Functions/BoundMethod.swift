/// A method together with its object: `obj.method` without a call behind it.
public final class BoundMethod: Object {
    public let receiver: Value
    public let function: Object

    init(_ receiver: Value, _ function: Object) {
        self.receiver = receiver
        self.function = function
        super.init(type: function is BuiltinFunction ? Types.current.builtinMethod : Types.current.boundMethod)
        kind = .boundMethod
    }

    public override func call(_ arguments: CallArguments) throws -> Value? {
        let machine = arguments.machine
        try machine.checkRoom(1)
        // The receiver goes below the arguments: everything moves up by one.
        let total = arguments.total
        (arguments.base + 1).moveInitialize(from: arguments.base, count: total)
        arguments.base.initialize(to: receiver)
        machine.pointee.top += 1
        return try function.call(
            CallArguments(
                base: arguments.base, count: arguments.count + 1, names: arguments.names, machine: machine))
    }

    public override func attribute(_ name: Symbol) throws -> Value? {
        switch name {
        case "__self__": receiver
        case "__func__": .object(function)
        case _: try Value.object(function).optionalAttribute(name)
        }
    }

    public override func repr() throws -> String {
        if function is BuiltinFunction {
            return "<built-in method \(try name()) of \(receiver.typeName) object at \(address)>"
        }
        return "<bound method \(qualifiedName) of \(try receiver.repr())>"
    }

    private func name() throws -> String { (function as? BuiltinFunction)?.row.name ?? "method" }

    private var qualifiedName: String { (function as? FunctionObject)?.qualifiedName ?? "?" }

    public override func isEqual(to other: Value) throws -> Bool? {
        guard let other = other.object(as: BoundMethod.self) else { return nil }
        return function === other.function && receiver.isIdentical(to: other.receiver)
    }

    public override func hash() throws -> Int? { function.identity }
}
