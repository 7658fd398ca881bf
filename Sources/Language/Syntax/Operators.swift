/// An operator with one operand in front of it, other than `not`'s word spelling.
public enum UnaryOperator: String, CaseIterable, Sendable {
    case plus = "+"
    case minus = "-"
    case invert = "~"
    case not
}

/// An arithmetic or bit operator; also what stands before `=` in an augmented assignment.
public enum BinaryOperator: String, CaseIterable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case matrixMultiply = "@"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
    case leftShift = "<<"
    case rightShift = ">>"
    case bitAnd = "&"
    case bitOr = "|"
    case bitXor = "^"
}

/// An operator of a (chained) comparison.
public enum ComparisonOperator: String, CaseIterable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case `is`
    case isNot = "is not"
    case `in`
    case notIn = "not in"
}

/// `and` or `or`.
public enum BooleanOperator: String, CaseIterable, Sendable {
    case and
    case or
}
