import Language

/// Operators between any two values: native rules first, then what classes define, reflected forms included.
enum Operators {
    /// `left == right` (or `!=`) as a value.
    static func equality(_ left: Value, _ right: Value, isNegated: Bool) throws -> Value {
        if let plain = try left.plainEquality(right) { return .bool(plain != isNegated) }
        if case .tensor = left, let result = try TensorOperators.equality(left, right, isNegated: isNegated) {
            return result
        }
        let rightFirst = right.type !== left.type && right.type.isSubtype(of: left.type)
        for isReflected in rightFirst ? [true, false] : [false, true] {
            let (me, other) = isReflected ? (right, left) : (left, right)
            if let result = try ask(me, other, isNegated: isNegated) { return result }
        }
        return .bool(left.isIdentical(to: right) != isNegated)
    }

    private static func ask(_ me: Value, _ other: Value, isNegated: Bool) throws -> Value? {
        if isNegated, let method = me.specialMethod(.notEqual) {
            let result = try Calls.call(method, [me, other])
            if !result.isNotImplemented { return result }
        }
        if let method = me.specialMethod(.equal) {
            let result = try Calls.call(method, [me, other])
            if result.isNotImplemented { return nil }
            return isNegated ? .bool(!(try result.isTrue())) : result
        }
        switch me {
        case .tensor: return try TensorOperators.equality(me, other, isNegated: isNegated)
        case .object(let object):
            if let array = try object.elementwiseEquality(other, isNegated: isNegated) { return array }
            return try Comparing.bounded { try object.isEqual(to: other).map { .bool($0 != isNegated) } }
        case .list(let a):
            guard case .list(let b) = other else { return nil }
            return .bool(try Value.sameItems(a.items, b.items) != isNegated)
        case .tuple(let a):
            guard case .tuple(let b) = other else { return nil }
            return .bool(try Value.sameItems(a.items, b.items) != isNegated)
        case .dict(let a):
            guard case .dict(let b) = other else { return nil }
            return .bool(try a.hasSamePairs(as: b) != isNegated)
        case .unbound, .none, .bool, .int, .float, .str: return nil
        }
    }

    /// `left < right` and the other orderings.
    static func order(_ operation: OrderOperator, _ left: Value, _ right: Value) throws -> Value {
        if let plain = try plainOrder(operation, left, right) { return .bool(plain) }
        let rightFirst = right.type !== left.type && right.type.isSubtype(of: left.type)
        for isReflected in rightFirst ? [true, false] : [false, true] {
            let (me, other) = isReflected ? (right, left) : (left, right)
            let asked = isReflected ? operation.reflected : operation
            if let method = me.specialMethod(asked.symbol) {
                let result = try Calls.call(method, [me, other])
                if !result.isNotImplemented { return result }
            } else if case .object(let object) = me, let result = try object.compare(asked, other) {
                return result
            } else if case .tensor = me, let result = try TensorOperators.order(asked, me, other) {
                return result
            }
        }
        throw Raised(
            .typeError,
            "'\(operation.text)' not supported between instances of '\(left.typeName)' and '\(right.typeName)'")
    }

    private static func plainOrder(_ operation: OrderOperator, _ left: Value, _ right: Value) throws -> Bool? {
        if let a = left.smallNumber, let b = right.smallNumber { return operation.holds(a, b) }
        switch (left, right) {
        case (.str(let a), .str(let b)): return operation.holds(a, b)
        case (.list(let a), .list(let b)) where left.specialMethod(operation.symbol) == nil:
            return try sequenceOrder(operation, a.items, b.items)
        case (.tuple(let a), .tuple(let b)) where left.specialMethod(operation.symbol) == nil:
            return try sequenceOrder(operation, a.items, b.items)
        default: break
        }
        guard let a = left.realNumber, let b = right.realNumber else { return nil }
        return operation.holds(a, b)
    }

    private static func sequenceOrder(
        _ operation: OrderOperator, _ a: ContiguousArray<Value>, _ b: ContiguousArray<Value>
    ) throws -> Bool {
        try Comparing.bounded {
            for index in 0..<min(a.count, b.count) where try !a[index].isSame(as: b[index]) {
                return try order(operation, a[index], b[index]).isTrue()
            }
            return operation.holds(a.count, b.count)
        }
    }

    /// `item in container`
    static func contains(_ container: Value, _ item: Value) throws -> Bool {
        if let method = container.specialMethod(.contains) {
            return try Calls.call(method, [container, item]).isTrue()
        }
        return try plainContains(container, item)
    }

    fileprivate static func plainContains(_ container: Value, _ item: Value) throws -> Bool {
        switch container {
        case .dict(let dict): return try dict.containsKey(item)
        case .list(let list):
            // The list may change while a program's `==` runs.
            var index = 0
            while index < list.items.count {
                if try list.items[index].isSame(as: item) { return true }
                index += 1
            }
            return false
        case .tuple(let tuple):
            for element in tuple.items where try element.isSame(as: item) { return true }
            return false
        case .str(let text):
            guard case .str(let part) = item else {
                throw Raised(.typeError, "'in <string>' requires string as left operand, not \(item.typeName)")
            }
            return text.contains(part)
        case .tensor(let tensor): return try TensorOperators.contains(tensor, item)
        case .object(let object):
            if let result = try object.contains(item) { return result }
        case .unbound, .none, .bool, .int, .float: break
        }
        guard let iterator = try container.optionalIterator() else {
            throw Raised(.typeError, "argument of type '\(container.typeName)' is not iterable")
        }
        while true {
            let element = try iterator.next()
            if element.isUnbound { return false }
            if try element.isSame(as: item) { return true }
        }
    }
}

extension Object {
    /// `==` that gives an array: native classes that compare element by element override `compare` alike.
    func elementwiseEquality(_ other: Value, isNegated: Bool) throws -> Value? {
        try (self as? any ElementwiseComparing)?.compareEqual(other, isNegated: isNegated)
    }
}

/// Native objects whose `==` gives not a truth but an array.
public protocol ElementwiseComparing: AnyObject {
    func compareEqual(_ other: Value, isNegated: Bool) throws -> Value?
}

extension OrderOperator {
    var reflected: OrderOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    var symbol: Symbol {
        switch self {
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        }
    }

    var text: String {
        switch self {
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }

    @inline(__always)
    func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
        switch self {
        case .less: a < b
        case .lessOrEqual: a <= b
        case .greater: a > b
        case .greaterOrEqual: a >= b
        }
    }
}

extension Value {
    /// `item in self` the native way, whatever a class says.
    func plainContains(_ item: Value) throws -> Bool { try Operators.plainContains(self, item) }

    var isNotImplemented: Bool {
        if case .object(let object) = self, case .object(let marker) = Types.current.notImplemented {
            return object === marker
        }
        return false
    }

    @inline(__always)
    var smallNumber: Int? {
        switch self {
        case .int(let value): value
        case .bool(let value): value ? 1 : 0
        case .unbound, .none, .float, .str, .list, .tuple, .dict, .tensor, .object: nil
        }
    }

    /// A number that compares exactly with any other.
    var realNumber: RealNumber? {
        switch self {
        case .int(let value): .int(value)
        case .bool(let value): .int(value ? 1 : 0)
        case .float(let value): .float(value)
        case .unbound, .none, .str, .list, .tuple, .dict, .tensor, .object: nil
        }
    }
}

/// An int or a float, ordered exactly: 2**53 + 1 is more than 2.0**53.
enum RealNumber: Comparable {
    case int(Int)
    case float(Double)

    static func == (a: RealNumber, b: RealNumber) -> Bool {
        switch (a, b) {
        case (.int(let x), .int(let y)): x == y
        case (.float(let x), .float(let y)): x == y
        case (.int(let x), .float(let y)), (.float(let y), .int(let x)): Int(exactly: y) == x
        }
    }

    static func < (a: RealNumber, b: RealNumber) -> Bool {
        switch (a, b) {
        case (.int(let x), .int(let y)): x < y
        case (.float(let x), .float(let y)): x < y
        case (.int(let x), .float(let y)): !y.isNaN && order(x, y) < 0
        case (.float(let x), .int(let y)): !x.isNaN && order(y, x) > 0
        }
    }

    static func <= (a: RealNumber, b: RealNumber) -> Bool { a < b || a == b }
    static func > (a: RealNumber, b: RealNumber) -> Bool { b < a }
    static func >= (a: RealNumber, b: RealNumber) -> Bool { b < a || a == b }

    private static func order(_ x: Int, _ y: Double) -> Int {
        if y >= 0x1p63 { return -1 }
        if y < -0x1p63 { return 1 }
        let whole = y.rounded(.down)
        let floor = Int(whole)
        if x != floor { return x < floor ? -1 : 1 }
        return whole == y ? 0 : -1
    }
}
