/// A few named values in the order in which they were first set, like a Python dict.
public struct OrderedTable<Value> {
    public private(set) var names: [String] = []
    public private(set) var values: [Value] = []

    public init() {}

    public var count: Int { names.count }
    public var isEmpty: Bool { names.isEmpty }

    public func index(of name: String) -> Int? {
        for (index, known) in names.enumerated() where known == name { return index }
        return nil
    }

    public func contains(_ name: String) -> Bool { index(of: name) != nil }

    public subscript(name: String) -> Value? { index(of: name).map { values[$0] } }

    /// Keeps its place if the name is known.
    public mutating func set(_ name: String, _ value: Value) {
        if let index = index(of: name) {
            values[index] = value
        } else {
            names.append(name)
            values.append(value)
        }
    }

    @discardableResult
    public mutating func remove(_ name: String) -> Value? {
        guard let index = index(of: name) else { return nil }
        names.remove(at: index)
        return values.remove(at: index)
    }

    public mutating func removeAll() {
        names.removeAll()
        values.removeAll()
    }

    /// New values for all names.
    mutating func mapValues(_ transform: (Value) throws -> Value) rethrows { values = try values.map(transform) }
}
