/// `super()`: the members that come after a class in its object's resolution order.
final class SuperObject: Object {
    let start: TypeObject
    let receiver: Value

    init(_ start: TypeObject, _ receiver: Value) {
        self.start = start
        self.receiver = receiver
        super.init(type: Types.current.superType)
    }

    override func attribute(_ name: Symbol) throws -> Value? {
        // In a class method the receiver is the class itself.
        if case .object(let object) = receiver, let type = object as? TypeObject {
            guard let member = type.lookup(name, after: start) else { return nil }
            if case .object(let descriptor) = member {
                if let method = descriptor as? ClassMethod { return .object(method.bound(to: type)) }
                if let method = descriptor as? StaticMethod { return method.function }
                if let builtin = descriptor as? BuiltinFunction, builtin.row.kind == .classMethod {
                    return .object(BoundMethod(receiver, builtin))
                }
            }
            return member
        }
        let type = receiver.type
        guard let member = type.lookup(name, after: start) else { return nil }
        return try Attributes.bind(member, receiver, type)
    }

    override func repr() throws -> String {
        "<super: <class '\(start.name)'>, <\(receiver.typeName) object>>"
    }
}
