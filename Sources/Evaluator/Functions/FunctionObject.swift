import Language

/// A function written in the language.
public final class FunctionObject: Object {
    let code: Code
    /// Cells of the variables it shares with the functions around it.
    let captures: ContiguousArray<Cell>
    /// In the order of `code.signature.named`; `.unbound` where there is none.
    let defaults: ContiguousArray<Value>
    var name: String
    var qualifiedName: String

    init(_ code: Code, captures: ContiguousArray<Cell>, defaults: ContiguousArray<Value>, qualifiedName: String) {
        self.code = code
        self.captures = captures
        self.defaults = defaults
        name = code.name
        self.qualifiedName = qualifiedName
        super.init(type: Types.current.function)
    }

    public override func repr() throws -> String { "<function \(qualifiedName) at \(address)>" }

    public override func call(_ arguments: CallArguments) throws -> Value? { try invoke(arguments) }

    func invoke(_ arguments: CallArguments) throws -> Value {
        arguments.discard()
        return .none
    }
}

/// What a `def` or `lambda` compiles to.
final class Code {
    let name: String
    let signature: Signature

    init(name: String, signature: Signature) {
        self.name = name
        self.signature = signature
    }
}
