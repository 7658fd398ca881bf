/// The attributes of objects that got the same names in the same order (a "hidden class"): name → place in `fields`.
///
/// Layouts form a tree under their type's empty one; an inline cache that compares layouts knows type and places at once.
public final class Layout {
    unowned(unsafe) let type: TypeObject
    let symbols: [Symbol]
    let count: Int
    private let places: [Symbol: Int]
    private var transitions: [Symbol: Layout] = [:]

    init(type: TypeObject) {
        self.type = type
        symbols = []
        count = 0
        places = [:]
    }

    private init(_ parent: Layout, adding symbol: Symbol) {
        type = parent.type
        symbols = parent.symbols + [symbol]
        count = parent.count + 1
        var places = parent.places
        places[symbol] = parent.symbols.count
        self.places = places
    }

    func place(of symbol: Symbol) -> Int? {
        if symbols.count <= 6 {
            for index in symbols.indices where symbols[index] == symbol { return index }
            return nil
        }
        return places[symbol]
    }

    func adding(_ symbol: Symbol) -> Layout {
        if let next = transitions[symbol] { return next }
        let next = Layout(self, adding: symbol)
        transitions[symbol] = next
        return next
    }

    func removing(_ symbol: Symbol) -> Layout {
        symbols.filter { $0 != symbol }.reduce(type.rootLayout) { $0.adding($1) }
    }
}

extension Object {
    /// An attribute of the object itself, not of its type; `.unbound` where it has none.
    final func field(_ symbol: Symbol) -> Value {
        guard let fields, let place = layout.place(of: symbol) else { return .unbound }
        return fields[place]
    }

    public final func setField(_ symbol: Symbol, _ value: Value) {
        if let fields, let place = layout.place(of: symbol) {
            fields[place] = value
            return
        }
        appendField(value, layout.adding(symbol))
    }

    /// Adds the last attribute of `next`, which follows the present layout.
    final func appendField(_ value: Value, _ next: Layout) { appendField(value, Unmanaged.passUnretained(next)) }

    @inline(__always)
    final func appendField(_ value: Value, _ next: Unmanaged<Layout>) {
        let count = layoutReference.unsafelyUnwrapped._withUnsafeGuaranteedRef { $0.count }
        if count >= Int(fieldCapacity) { growFields(count) }
        if let fields { (fields + count).initialize(to: value) }
        layoutReference = next
    }

    private final func growFields(_ count: Int) {
        let capacity = count == 0 ? max(4, type.expectedFieldCount) : count * 2
        let grown = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
        if let fields {
            grown.moveInitialize(from: fields, count: count)
            fields.deallocate()
        }
        fields = grown
        fieldCapacity = Int32(clamping: capacity)
        type.expectedFieldCount = max(type.expectedFieldCount, count + 1)
    }

    @discardableResult
    public final func removeField(_ symbol: Symbol) -> Bool {
        guard let fields, let place = layout.place(of: symbol) else { return false }
        let count = layout.count
        let next = layout.removing(symbol)
        _ = (fields + place).move()
        (fields + place).moveInitialize(from: fields + place + 1, count: count - place - 1)
        layoutReference = Unmanaged.passUnretained(next)
        return true
    }

    /// The object's own attributes in the order they were made.
    public final var ownAttributes: [(name: Symbol, value: Value)] {
        guard let fields else { return [] }
        return layout.symbols.indices.map { (layout.symbols[$0], fields[$0]) }
    }
}
