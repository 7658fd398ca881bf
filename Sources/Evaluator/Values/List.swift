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

    /// The item at an index; `.unbound` outside, or where a class may say otherwise.
    @inline(__always)
    func plainItem(_ index: Int) -> Value {
        let place = index < 0 ? index &+ items.count : index
        guard place >= 0, place < items.count, !hasProgramType else { return .unbound }
        return items[place]
    }

    /// Replaces the item at an index; false outside, or where a class may say otherwise.
    @inline(__always)
    func setPlainItem(_ index: Int, _ value: Value) -> Bool {
        let place = index < 0 ? index &+ items.count : index
        guard place >= 0, place < items.count, !hasProgramType else { return false }
        items[place] = value
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
