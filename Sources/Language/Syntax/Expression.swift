/// An expression and where it stands; its range leaves out the parentheses around it, except a tuple's own.
public struct Expression: Sendable {
    public let kind: Kind
    public let range: SourceRange

    @inlinable
    public init(_ kind: Kind, _ range: SourceRange) {
        self.kind = kind
        self.range = range
    }

    public indirect enum Kind: Sendable {
        case none
        case boolean(Bool)
        case ellipsis
        case integer(Int64)
        case float(Double)
        /// A text with its escapes decoded and its neighbours joined.
        case string(String)
        /// A bytes literal with its escapes decoded and its neighbours joined.
        case bytes([UInt8])
        /// An f-string: text and fields in order, neighbours joined.
        case formatted([FormattedPart])
        case name(String)

        case tuple([Expression])
        case list([Expression])
        case set([Expression])
        case dictionary([DictionaryItem])

        case unary(UnaryOperator, Expression)
        case binary(Expression, BinaryOperator, Expression)
        /// A left-associative chain too long to nest (`1 + 1 + 1 + …`): evaluate `first`, then fold the links from the left.
        case binaryChain(first: Expression, [BinaryLink])
        /// `a and b and c`, at least two operands.
        case logical(BooleanOperator, [Expression])
        /// `a < b <= c`, at least one link; each operand is evaluated once.
        case comparison(first: Expression, [ComparisonLink])
        case conditional(test: Expression, then: Expression, otherwise: Expression)
        case lambda(LambdaDefinition)
        /// `name := value`; the target is a name.
        case named(target: String, targetRange: SourceRange, value: Expression)

        case call(callee: Expression, arguments: [Argument])
        case attribute(base: Expression, name: String, nameRange: SourceRange)
        /// `base[index]`; the index may be a `slice`, or a `tuple` with slices and starred items in it.
        case `subscript`(base: Expression, index: Expression)
        /// `lower:upper:step`, only inside a subscript.
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
        /// `*value`, in calls' arguments an `Argument` instead.
        case starred(Expression)

        case listComprehension(element: Expression, [ComprehensionClause])
        case setComprehension(element: Expression, [ComprehensionClause])
        case dictionaryComprehension(key: Expression, value: Expression, [ComprehensionClause])
        case generator(element: Expression, [ComprehensionClause])

        case yield(Expression?)
        case yieldFrom(Expression)
    }
}

/// One further operand of a long chain of left-associative operators.
public struct BinaryLink: Sendable {
    public let operation: BinaryOperator
    public let operand: Expression
}

/// One further operand of a chained comparison.
public struct ComparisonLink: Sendable {
    public let operation: ComparisonOperator
    public let operand: Expression
}

/// One item between a dictionary's braces.
public enum DictionaryItem: Sendable {
    case pair(key: Expression, value: Expression)
    /// `**mapping`
    case unpacked(Expression)
}

/// One argument of a call or of a class's base list, in source order.
public struct Argument: Sendable {
    public let kind: Kind
    public let value: Expression
    /// From the keyword or the star to the value's end.
    public let range: SourceRange

    public enum Kind: Hashable, Sendable {
        case positional
        case keyword(String)
        /// `*value`
        case unpackedSequence
        /// `**value`
        case unpackedMapping
    }
}

/// `for target in iterable if condition …`
public struct ComprehensionClause: Sendable {
    public let target: Expression
    public let iterable: Expression
    public let conditions: [Expression]
    public let range: SourceRange
}

/// A piece of an f-string.
public enum FormattedPart: Sendable {
    case literal(String)
    case field(FormattedField)
}

/// `{value!conversion:format}`; `{value=}` comes as the literal `value=` and a field with `repr` conversion.
public struct FormattedField: Sendable {
    public let value: Expression
    public let conversion: Conversion?
    /// The format specification, itself with fields; nil without a colon.
    public let format: [FormattedPart]?
    /// From the opening to the closing brace.
    public let range: SourceRange

    public enum Conversion: String, CaseIterable, Sendable {
        case string = "s"
        case repr = "r"
        case ascii = "a"
    }
}
