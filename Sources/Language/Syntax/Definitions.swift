/// `def name(parameters) -> returns: body`
public final class FunctionDefinition: Sendable {
    public let name: String
    public let nameRange: SourceRange
    public let parameters: Parameters
    /// The annotation after `->`.
    public let returns: Expression?
    public let body: [Statement]
    /// Outermost first: apply from the last to the first.
    public let decorators: [Expression]
    /// From `def` (not the decorators) to the end of the body.
    public let range: SourceRange
    /// True where the body itself, not a function within it, has a `yield`.
    public let isGenerator: Bool

    init(
        name: String, nameRange: SourceRange, parameters: Parameters, returns: Expression?, body: [Statement],
        decorators: [Expression], range: SourceRange, isGenerator: Bool
    ) {
        self.name = name
        self.nameRange = nameRange
        self.parameters = parameters
        self.returns = returns
        self.body = body
        self.decorators = decorators
        self.range = range
        self.isGenerator = isGenerator
    }

    /// The text of a leading string statement.
    public var docstring: String? { body.docstring }
}

/// `lambda parameters: body`
public final class LambdaDefinition: Sendable {
    public let parameters: Parameters
    public let body: Expression
    public let range: SourceRange
    public let isGenerator: Bool

    init(parameters: Parameters, body: Expression, range: SourceRange, isGenerator: Bool) {
        self.parameters = parameters
        self.body = body
        self.range = range
        self.isGenerator = isGenerator
    }
}

/// `class name(arguments): body`
public final class ClassDefinition: Sendable {
    public let name: String
    public let nameRange: SourceRange
    /// Bases and keywords, as in a call.
    public let arguments: [Argument]
    public let body: [Statement]
    public let decorators: [Expression]
    public let range: SourceRange

    init(
        name: String, nameRange: SourceRange, arguments: [Argument], body: [Statement], decorators: [Expression],
        range: SourceRange
    ) {
        self.name = name
        self.nameRange = nameRange
        self.arguments = arguments
        self.body = body
        self.decorators = decorators
        self.range = range
    }

    public var docstring: String? { body.docstring }
}

/// The parameters of a function, by the way they may be passed.
public struct Parameters: Sendable {
    /// Those before `/`.
    public var positionalOnly: [Parameter] = []
    /// Passed by place or by name.
    public var positional: [Parameter] = []
    /// `*args`
    public var variadic: Parameter?
    /// Those after `*` or `*args`.
    public var keywordOnly: [Parameter] = []
    /// `**kwargs`
    public var keywords: Parameter?

    public init() {}

    /// Every parameter in source order.
    public var all: [Parameter] {
        var result = positionalOnly + positional
        if let variadic { result.append(variadic) }
        result += keywordOnly
        if let keywords { result.append(keywords) }
        return result
    }
}

/// One parameter: its name, and its annotation and default where it has them.
public struct Parameter: Sendable {
    public let name: String
    public let annotation: Expression?
    public let defaultValue: Expression?
    /// The name and its annotation, without star and default.
    public let range: SourceRange
}

extension [Statement] {
    /// The text of a leading string statement.
    public var docstring: String? {
        if case .expression(let expression)? = first?.kind, case .string(let text) = expression.kind { return text }
        return nil
    }
}
