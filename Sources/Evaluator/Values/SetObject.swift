/// A Python `set` or `frozenset`; iterates in the order of first insertion.
public final class SetObject: Table {
    public convenience init() { self.init(type: Types.current.set) }

    public override init(type: TypeObject) {
        super.init(type: type)
        if !hasProgramType { kind = .set }
    }

    public var isFrozen: Bool { type.isSubtype(of: Types.current.frozenset) }

    public func add(_ value: Value) throws {
        let hash = try value.hash()
        if try find(value, hash) < 0 { append(value, hash, .none) }
    }

    /// False where it was absent.
    @discardableResult
    public func remove(_ value: Value) throws -> Bool {
        let place = try find(value, value.hash())
        if place < 0 { return false }
        remove(at: place)
        return true
    }

    public func copy() -> SetObject {
        let result = SetObject(type: type)
        result.copyEntries(of: self)
        return result
    }

    public override func repr() throws -> String {
        if count == 0 { return type.name + "()" }
        return try ReprGuard.enter(self, recursive: type.name + "(...)") {
            let items = try keys.map { try $0.repr() }.joined(separator: ", ")
            return type === Types.current.set ? "{" + items + "}" : "\(type.name)({\(items)})"
        }
    }

    public override func length() throws -> Int? { count }

    public override func contains(_ value: Value) throws -> Bool? { try containsKey(value) }

    public override func makeIterator() throws -> IteratorObject? {
        TableIterator(self, .keys, type: Types.current.iterator("set_iterator"))
    }

    public override func isEqual(to other: Value) throws -> Bool? {
        guard let other = other.object(as: SetObject.self) else { return nil }
        return try count == other.count && isSubset(of: other)
    }

    public override func hash() throws -> Int? {
        guard isFrozen else { return nil }
        var state = 0x9E37_79B9
        for entry in entries where !entry.key.isUnbound {
            state ^= (entry.hash ^ 0x5555_5555 ^ (entry.hash << 16)) &* 3_644_798_167
        }
        return state &+ count
    }

    public func isSubset(of other: SetObject) throws -> Bool {
        for entry in entries where !entry.key.isUnbound {
            if try other.find(entry.key, entry.hash) < 0 { return false }
        }
        return true
    }

    public override func compare(_ operation: OrderOperator, _ other: Value) throws -> Value? {
        guard let other = other.object(as: SetObject.self) else { return nil }
        switch operation {
        case .lessOrEqual: return .bool(try isSubset(of: other))
        case .less: return .bool(try count < other.count && isSubset(of: other))
        case .greaterOrEqual: return .bool(try other.isSubset(of: self))
        case .greater: return .bool(try other.count < count && other.isSubset(of: self))
        }
    }

    // MARK: Algebra

    public func union(_ other: SetObject) throws -> SetObject {
        let result = copy()
        for entry in other.entries where !entry.key.isUnbound {
            if try result.find(entry.key, entry.hash) < 0 { result.append(entry.key, entry.hash, .none) }
        }
        return result
    }

    /// Those of this set that are in the other one, or those that are not.
    public func filter(in other: SetObject, keeping: Bool) throws -> SetObject {
        let result = SetObject(type: type)
        for entry in entries where !entry.key.isUnbound {
            if try (other.find(entry.key, entry.hash) >= 0) == keeping { result.append(entry.key, entry.hash, .none) }
        }
        return result
    }

    public override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard !isReflected, let other = other.object(as: SetObject.self) else { return nil }
        switch operation {
        case .bitOr: return .object(try union(other))
        case .bitAnd: return .object(try filter(in: other, keeping: true))
        case .subtract: return .object(try filter(in: other, keeping: false))
        case .bitXor:
            return .object(try filter(in: other, keeping: false).union(other.filter(in: self, keeping: false)))
        case .add, .multiply, .matrixMultiply, .divide, .floorDivide, .modulo, .power, .leftShift, .rightShift:
            return nil
        }
    }

    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard !isFrozen, case .object(let result)? = try binary(operation, other, isReflected: false),
            let result = result as? SetObject
        else { return nil }
        copyEntries(of: result)
        return .object(self)
    }
}
