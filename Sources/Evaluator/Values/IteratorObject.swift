/// What `iter()` gives: a source of values, one at a time.
open class IteratorObject: Object {
    public override init(type: TypeObject) { super.init(type: type) }

    /// The next value, or `.unbound` at the end (and ever after).
    open func next() throws -> Value { .unbound }

    /// How many are left, where it is known without running anything: room to reserve.
    open var remaining: Int? { nil }

    open override func makeIterator() throws -> IteratorObject? { self }
}

/// An iterator over native values, for rows that return one: `ClosureIterator(typeName: …) { … }`.
public final class ClosureIterator: IteratorObject {
    private let step: () throws -> Value

    /// `step` gives `.unbound` at the end.
    public init(type: TypeObject, _ step: @escaping () throws -> Value) {
        self.step = step
        super.init(type: type)
    }

    public override func next() throws -> Value { try step() }
}
