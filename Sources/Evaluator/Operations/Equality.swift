/// Python's `==`, `!=` and `hash`.
extension Value {
    /// The truth of `self == other`.
    @inline(__always)
    public func equals(_ other: Value) throws -> Bool {
        switch (self, other) {
        case (.int(let a), .int(let b)): return a == b
        case (.str(let a), .str(let b)): return a === b || a == b
        default: return try equalsSlowly(other)
        }
    }

    /// Identity first, then `==`: what containers use.
    public func isSame(as other: Value) throws -> Bool {
        try isIdentical(to: other) || equals(other)
    }

    private func equalsSlowly(_ other: Value) throws -> Bool {
        if let result = try plainEquality(other) { return result }
        return try Operators.equality(self, other, isNegated: false).isTrue()
    }

    /// Where only native values are involved; nil where a program or a tensor has its say.
    func plainEquality(_ other: Value) throws -> Bool? {
        switch (self, other) {
        case (.none, .none), (.unbound, .unbound): return true
        case (.bool(let a), .bool(let b)): return a == b
        case (.bool(let a), .int(let b)): return (a ? 1 : 0) == b
        case (.int(let a), .bool(let b)): return a == (b ? 1 : 0)
        case (.int(let a), .int(let b)): return a == b
        case (.float(let a), .float(let b)): return a == b
        case (.int(let a), .float(let b)): return b == Double(a) && Int(exactly: b) == a
        case (.float(let a), .int(let b)): return a == Double(b) && Int(exactly: a) == b
        case (.bool(let a), .float(let b)): return (a ? 1 : 0) == b
        case (.float(let a), .bool(let b)): return a == (b ? 1 : 0)
        case (.str(let a), .str(let b)): return a == b
        case (.tensor, _), (_, .tensor): return nil
        case (.object, _), (_, .object): return nil
        case (.list(let a), .list(let b)) where !a.hasProgramType && !b.hasProgramType:
            return try a === b || Value.sameItems(a.items, b.items)
        case (.tuple(let a), .tuple(let b)) where !a.hasProgramType && !b.hasProgramType:
            return try a === b || Value.sameItems(a.items, b.items)
        case (.dict(let a), .dict(let b)) where !a.hasProgramType && !b.hasProgramType:
            return try a === b || a.hasSamePairs(as: b)
        case (.list, .list), (.tuple, .tuple), (.dict, .dict): return nil
        case (.list(let a), _) where a.hasProgramType: return nil
        case (_, .list(let b)) where b.hasProgramType: return nil
        case (.tuple(let a), _) where a.hasProgramType: return nil
        case (_, .tuple(let b)) where b.hasProgramType: return nil
        case (.dict(let a), _) where a.hasProgramType: return nil
        case (_, .dict(let b)) where b.hasProgramType: return nil
        case (.unbound, _), (.none, _), (.bool, _), (.int, _), (.float, _), (.str, _), (.list, _), (.tuple, _),
            (.dict, _):
            return false
        }
    }

    static func sameItems(_ a: ContiguousArray<Value>, _ b: ContiguousArray<Value>) throws -> Bool {
        if a.count != b.count { return false }
        return try Comparing.bounded {
            for index in 0..<a.count where try !a[index].isSame(as: b[index]) { return false }
            return true
        }
    }

    /// `hash(value)`: equal values hash alike, 1 and 1.0 and True among them.
    @inline(__always)
    public func hash() throws -> Int {
        switch self {
        case .str(let text): return text.hash
        case .int(let value): return value
        default: return try hashSlowly()
        }
    }

    private func hashSlowly() throws -> Int {
        switch self {
        case .unbound: return 0
        case .none: return 0xfca8_6420
        case .bool(let value): return value ? 1 : 0
        case .int(let value): return value
        case .float(let value): return Value.hash(of: value)
        case .str(let text): return text.hash
        case .tensor(let tensor): return Int(bitPattern: Unmanaged.passUnretained(tensor).toOpaque())
        case .tuple(let tuple):
            if let method = tuple.type.pythonMethod(.hash) { return try Value.hashResult(method, self) }
            var state = 0x345678 &+ tuple.items.count
            for item in tuple.items {
                state = (state ^ (try item.hash())) &* 1_000_003
                state = (state << 7) ^ (state >> 11)
            }
            return state
        case .list, .dict: throw unhashable()
        case .object(let object):
            if object.hasProgramType {
                if let method = object.type.lookup(.hash) {
                    if method.isNone { throw unhashable() }
                    if case .object(let native) = method, native is BuiltinFunction {
                        break
                    }
                    return try Value.hashResult(method, self)
                }
                if object.type.pythonMethod(.equal) != nil { throw unhashable() }
            }
        }
        guard case .object(let object) = self, let hash = try object.hash() else { throw unhashable() }
        return hash
    }

    private static func hashResult(_ method: Value, _ value: Value) throws -> Int {
        guard let hash = try Calls.call(method, [value]).asIndex() else {
            throw Raised(.typeError, "__hash__ method should return an integer")
        }
        return hash
    }

    private func unhashable() -> Raised { Raised(.typeError, "unhashable type: '\(typeName)'") }

    /// Whole numbers hash as the integers they are; the rest by their bits.
    static func hash(of value: Double) -> Int {
        if let whole = Int(exactly: value) { return whole }
        if value.isNaN { return 0 }
        if value.isInfinite { return value > 0 ? 314159 : -314159 }
        let bits = value.bitPattern
        return Int(truncatingIfNeeded: (bits ^ (bits >> 29)) &* 0x9E37_79B9_7F4A_7C15 >> 3)
    }
}

extension Dict {
    func hasSamePairs(as other: Dict) throws -> Bool {
        if count != other.count { return false }
        return try Comparing.bounded {
            for entry in entries where !entry.key.isUnbound {
                let place = try other.find(entry.key, entry.hash)
                if place < 0 { return false }
                if try !entry.value.isSame(as: other.value(at: place)) { return false }
            }
            return true
        }
    }
}

/// Stops comparisons of deeply nested containers before the stack ends.
enum Comparing {
    static func bounded<Result>(_ body: () throws -> Result) throws -> Result {
        let machine = Machine.current
        machine.pointee.depth += 1
        defer { machine.pointee.depth -= 1 }
        if machine.pointee.depth > machine.pointee.depthLimit {
            throw Raised(.recursionError, "maximum recursion depth exceeded in comparison")
        }
        try machine.checkRoom(0)
        return try body()
    }
}
