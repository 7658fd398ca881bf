import Language

/// A comparison of two values of one plain type.
protocol FastComparison {
    static var operation: ComparisonOperator { get }
    static func ints(_ a: Int, _ b: Int) -> Bool
    static func floats(_ a: Double, _ b: Double) -> Bool
}

/// What a short way found out.
enum Verdict {
    case holds, fails, unknown

    @inline(__always)
    init(_ holds: Bool) { self = holds ? .holds : .fails }
}

extension FastComparison {
    /// Two values where they lie.
    @inline(__always)
    static func apply(_ a: UnsafeMutablePointer<Value>, _ b: UnsafeMutablePointer<Value>) -> Verdict {
        switch (a.tag, b.tag) {
        case (RawTag.int, RawTag.int): Verdict(ints(a.rawInt, b.rawInt))
        case (RawTag.float, RawTag.float): Verdict(floats(a.rawFloat, b.rawFloat))
        case (RawTag.str, RawTag.str):
            a.rawStr._withUnsafeGuaranteedRef { left in b.rawStr._withUnsafeGuaranteedRef { texts(left, $0) } }
        default: .unknown
        }
    }

    @inline(__always)
    static func apply(_ a: Value, _ b: UnsafeMutablePointer<Value>) -> Verdict {
        switch a {
        case .int(let i): b.isInt ? Verdict(ints(i, b.rawInt)) : .unknown
        case .float(let i): b.tag == RawTag.float ? Verdict(floats(i, b.rawFloat)) : .unknown
        case .str(let text):
            b.tag == RawTag.str ? b.rawStr._withUnsafeGuaranteedRef { texts(text, $0) } : .unknown
        case .unbound, .none, .bool, .list, .tuple, .dict, .tensor, .object: .unknown
        }
    }

    @inline(__always)
    static func apply(_ a: Value, _ b: Value) -> Verdict {
        switch a {
        case .int(let i): if case .int(let j) = b { return Verdict(ints(i, j)) }
        case .float(let i): if case .float(let j) = b { return Verdict(floats(i, j)) }
        case .str(let text): if case .str(let other) = b { return texts(text, other) }
        case .unbound, .none, .bool, .list, .tuple, .dict, .tensor, .object: break
        }
        return .unknown
    }

    @inline(__always)
    private static func texts(_ a: Str, _ b: Str) -> Verdict {
        switch operation {
        case .equal: Verdict(a == b)
        case .notEqual: Verdict(a != b)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .in, .notIn: .unknown
        }
    }
}

enum FastLess: FastComparison {
    @inline(__always)
    static var operation: ComparisonOperator { .less }
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Bool { a < b }
    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Bool { a < b }
}

enum FastLessOrEqual: FastComparison {
    @inline(__always)
    static var operation: ComparisonOperator { .lessOrEqual }
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Bool { a <= b }
    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Bool { a <= b }
}

enum FastGreater: FastComparison {
    @inline(__always)
    static var operation: ComparisonOperator { .greater }
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Bool { a > b }
    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Bool { a > b }
}

enum FastGreaterOrEqual: FastComparison {
    @inline(__always)
    static var operation: ComparisonOperator { .greaterOrEqual }
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Bool { a >= b }
    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Bool { a >= b }
}

enum FastEqual: FastComparison {
    @inline(__always)
    static var operation: ComparisonOperator { .equal }
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Bool { a == b }
    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Bool { a == b }
}

enum FastNotEqual: FastComparison {
    @inline(__always)
    static var operation: ComparisonOperator { .notEqual }
    @inline(__always)
    static func ints(_ a: Int, _ b: Int) -> Bool { a != b }
    @inline(__always)
    static func floats(_ a: Double, _ b: Double) -> Bool { a != b }
}
