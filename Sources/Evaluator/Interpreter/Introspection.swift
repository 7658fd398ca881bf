/// What help and completion read from values; nothing of the program runs for it.
extension Value {
    /// The names that may stand behind `value.`, sorted; names with a leading underscore last.
    public var memberNames: [String] {
        var names: Set<String> = []
        if let object = asObject {
            names.formUnion(object.ownAttributes.map(\.0.name))
            names.formUnion(object.attributeNames().map(\.name))
        }
        let classes = object(as: TypeObject.self)?.mro ?? type.mro
        for type in classes { names.formUnion(type.ownMembers.map(\.name.name)) }
        return names.sorted { ($0.hasPrefix("_") ? 1 : 0, $0) < ($1.hasPrefix("_") ? 1 : 0, $1) }
    }

    /// What it may be called with, `self` left out; nil where it cannot be called or where that is not known.
    public var callSignature: Signature? {
        switch self {
        case .object(let function as BuiltinFunction): return function.signature
        case .object(let function as FunctionObject): return function.code.signature
        case .object(let method as BoundMethod): return Value.object(method.function).methodSignature
        case .object(let type as TypeObject):
            if !type.isPythonDefined, let row = type.nativeRow?.construct {
                return SignatureReader.read(row.signature)
            }
            return type.lookup(.initializer)?.methodSignature
        case .object(let object):
            if let call = object.type.lookup("__call__") { return call.methodSignature }
            return object.type.lookup("forward")?.methodSignature
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor: return nil
        }
    }

    /// The signature of a function found in a type, without `self`.
    private var methodSignature: Signature? {
        switch self {
        // A row's signature leaves `self` out already.
        case .object(let function as BuiltinFunction): return function.signature
        case .object(let function as FunctionObject):
            return Signature(Array(function.code.signature.parameters.dropFirst()))
        default: return nil
        }
    }

    /// What help says of it.
    public var documentation: Documentation {
        switch self {
        case .object(let function as BuiltinFunction):
            return Documentation(
                name: function.row.name, signature: function.row.signature, summary: function.row.summary,
                example: function.row.example)
        case .object(let method as BoundMethod): return Value.object(method.function).documentation
        case .object(let function as FunctionObject):
            return Documentation(
                name: function.name, signature: function.code.signature.text, summary: docstring ?? "", example: nil)
        case .object(let type as TypeObject):
            let row = type.isPythonDefined ? nil : type.nativeRow
            return Documentation(
                name: type.name, signature: callSignature?.text ?? "", summary: row?.summary ?? docstring ?? "",
                example: row?.example, members: type.publicMembers)
        case .object(let module as ModuleObject):
            return Documentation(
                name: module.name, signature: "", summary: "", example: nil,
                members: memberNames.filter { !$0.hasPrefix("_") })
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor, .object:
            let about = Value.object(type).documentation
            return Documentation(
                name: about.name, signature: callSignature?.text ?? "", summary: about.summary,
                example: about.example, members: about.members)
        }
    }

    private var docstring: String? {
        guard case .str(let text)? = try? optionalAttribute("__doc__") else { return nil }
        return text.value
    }
}

extension TypeObject {
    fileprivate var publicMembers: [String] {
        var names: Set<String> = []
        for type in mro where type.name != "object" { names.formUnion(type.ownMembers.map(\.name.name)) }
        return names.filter { !$0.hasPrefix("_") }.sorted()
    }
}

/// A library row, or a docstring, as help shows it.
public struct Documentation: Hashable, Sendable {
    public let name: String
    /// `(input, dim=0)`; empty for what is not called.
    public let signature: String
    public let summary: String
    public let example: String?
    public var members: [String] = []
}

extension Value {
    /// An attribute, where reading it runs none of the program's own code; nil otherwise, and where there is none.
    public func quietAttribute(_ name: String) -> Value? {
        let symbol = Symbol(name)
        if case .object(let member)? = type.lookup(symbol), member is PropertyObject { return nil }
        if case .object(let object) = self, object.type.special.getAttribute != nil, object.field(symbol).isUnbound,
            object.type.lookup(symbol) == nil
        {
            return nil
        }
        return (try? optionalAttribute(symbol)) ?? nil
    }
}
