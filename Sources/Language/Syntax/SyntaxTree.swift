/// A parsed and checked module or cell.
public struct SyntaxTree: Sendable {
    public let source: SourceText
    public let statements: [Statement]
    /// True where the last thing of the last line is a `;`, which mutes a cell.
    public let endsWithSemicolon: Bool

    /// What is hardly meant, in source order.
    public let warnings: [SyntaxWarning]

    public var docstring: String? { statements.docstring }

    /// The expression of the last statement, where it is one: what a cell displays.
    public var lastExpression: Expression? {
        if case .expression(let expression)? = statements.last?.kind { return expression }
        return nil
    }
}
