/// A Python `list`.
public final class List: Object {
    public var items: ContiguousArray<Value>

    public init(_ items: ContiguousArray<Value> = []) {
        self.items = items
        super.init(type: Types.current.list)
    }

    init(_ items: ContiguousArray<Value>, type: TypeObject) {
        self.items = items
        super.init(type: type)
    }

    public convenience init(_ items: some Sequence<Value>) { self.init(ContiguousArray(items)) }

    public var count: Int { items.count }

    /// The item at a plain index; `.unbound` outside, or where a class may say otherwise.
    @inline(__always)
    func plainItem(_ index: Int) -> Value {
        guard index >= 0, index < items.count, !hasProgramType else { return .unbound }
        return items[index]
    }

    /// Replaces the item at a plain index; false where that takes more thought.
    @inline(__always)
    func setPlainItem(_ index: Int, _ value: Value) -> Bool {
        guard index >= 0, index < items.count, !hasProgramType else { return false }
        items[index] = value
        return true
    }

    /// Appends; false where a class may say otherwise.
    @inline(__always)
    func appendPlainly(_ value: Value) -> Bool {
        if hasProgramType { return false }
        items.append(value)
        return true
    }
}
