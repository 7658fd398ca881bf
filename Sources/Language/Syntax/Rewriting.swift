// The interpreter takes statements apart into simpler ones (a generator's expressions around a `yield`); it makes the parts
// with these.

extension Parameter {
    /// A parameter without annotation and default.
    public init(name: String, range: SourceRange) {
        self.init(name: name, annotation: nil, defaultValue: nil, range: range)
    }
}

extension Argument {
    public init(_ kind: Kind, _ value: Expression, in range: SourceRange) {
        self.init(kind: kind, value: value, range: range)
    }
}

extension BinaryLink {
    public init(_ operation: BinaryOperator, _ operand: Expression) {
        self.init(operation: operation, operand: operand)
    }
}

extension ComparisonLink {
    public init(_ operation: ComparisonOperator, _ operand: Expression) {
        self.init(operation: operation, operand: operand)
    }
}

extension ConditionalBranch {
    public init(if test: Expression, _ body: [Statement]) {
        self.init(test: test, body: body)
    }
}

extension FormattedField {
    /// The same field around another value.
    public func replacing(value: Expression) -> FormattedField {
        FormattedField(value: value, conversion: conversion, format: format, range: range)
    }
}
