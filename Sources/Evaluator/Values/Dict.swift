/// A Python `dict`; `OrderedDict`, `Counter` and `defaultdict` are dicts of another type.
public final class Dict: Table {
    /// Called for missing keys: `defaultdict`'s factory, `Counter`'s zero.
    public var defaultFactory: Value = .unbound

    public init() { super.init(type: Types.current.dict) }

    public override init(type: TypeObject) { super.init(type: type) }

    public convenience init(_ pairs: some Sequence<(Value, Value)>) throws {
        self.init()
        for (key, value) in pairs { try set(key, value) }
    }

    /// The value of a key, or nil.
    public func get(_ key: Value) throws -> Value? {
        let place = try find(key, key.hash())
        return place < 0 ? nil : value(at: place)
    }

    public func get(_ key: String) -> Value? {
        let text = Str(key)
        guard let place = try? find(.str(text), text.hash), place >= 0 else { return nil }
        return value(at: place)
    }

    public func set(_ key: Value, _ value: Value) throws { try insert(key, key.hash(), value) }

    public func set(_ key: String, _ value: Value) {
        let text = Str(key)
        try? insert(.str(text), text.hash, value)
    }

    /// Removes a key; nil where it was absent.
    @discardableResult
    public func remove(_ key: Value) throws -> Value? {
        let place = try find(key, key.hash())
        return place < 0 ? nil : remove(at: place).value
    }

    public var values: ContiguousArray<Value> {
        var result: ContiguousArray<Value> = []
        result.reserveCapacity(count)
        for entry in entries where !entry.key.isUnbound { result.append(entry.value) }
        return result
    }

    public var pairs: [(key: Value, value: Value)] {
        var result: [(key: Value, value: Value)] = []
        result.reserveCapacity(count)
        for entry in entries where !entry.key.isUnbound { result.append((entry.key, entry.value)) }
        return result
    }

    /// A copy of the same type.
    public func copy() -> Dict {
        let result = Dict(type: type)
        result.copyEntries(of: self)
        result.defaultFactory = defaultFactory
        return result
    }
}
