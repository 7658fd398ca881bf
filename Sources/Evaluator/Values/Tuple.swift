/// A Python `tuple`; `torch.Size`, named tuples and named results are tuples of another type.
public final class Tuple: Object {
    public let items: ContiguousArray<Value>

    public init(_ items: ContiguousArray<Value>) {
        self.items = items
        super.init(type: Types.current.tuple)
    }

    /// A tuple of a subtype, whose rows or fields say what else it can.
    public init(_ items: ContiguousArray<Value>, type: TypeObject) {
        self.items = items
        super.init(type: type)
    }

    public convenience init(_ items: some Sequence<Value>) { self.init(ContiguousArray(items)) }

    public var count: Int { items.count }
}
