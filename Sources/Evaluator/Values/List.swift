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
}
