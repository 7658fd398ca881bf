import Language

/// What help and completion read; nothing of the program runs for it.
extension Interpreter {
    /// What `import` finds in the library.
    public var moduleNames: [String] {
        Library.index.modules.keys.filter { $0 != "builtins" && $0 != "session" }.sorted()
    }
}

extension ExceptionObject {
    /// A syntax error's place.
    public var syntaxError: (diagnostic: Diagnostic, source: SourceText)? { diagnostic }
    /// What `add_note` added.
    public var addedNotes: [String] { notes }
}

extension Value {
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
                name: type.name, signature: Calls.signature(of: self)?.text ?? "",
                summary: row?.summary ?? docstring ?? "",
                example: row?.example, members: type.publicMembers)
        case .object(let module as ModuleObject):
            return Documentation(
                name: module.name, signature: "", summary: "", example: nil,
                members: module.attributeNames().map(\.name).filter { !$0.hasPrefix("_") }.sorted())
        case .unbound, .none, .bool, .int, .float, .str, .list, .tuple, .dict, .tensor, .object:
            let about = Value.object(type).documentation
            return Documentation(
                name: about.name, signature: Calls.signature(of: self)?.text ?? "", summary: about.summary,
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
