import Language
extension Interpreter {
    public func run(_ tree: SyntaxTree) throws -> Value? { nil }
    public func builtin(_ name: String) -> Value? { nil }
    public var moduleNames: [String] { Library.index.modules.keys.sorted() }
    public var builtinNames: [String] { [] }
}
extension Interpreter {
    public func lookUp(_ name: String) -> Value? { globals.value(Symbol(name)) ?? builtin(name) }
}
extension ExceptionObject {
    public var syntaxError: (diagnostic: Diagnostic, source: SourceText)? { diagnostic }
}
