/// `enumerate(iterable, start)`
final class EnumerateIterator: IteratorObject {
    private let source: IteratorObject
    private var number: Int

    init(_ source: IteratorObject, start: Int, type: TypeObject) {
        self.source = source
        number = start
        super.init(type: type)
    }

    override var remaining: Int? { source.remaining }

    override func next() throws -> Value {
        let item = try source.next()
        if item.isUnbound { return .unbound }
        number += 1
        return .tuple(Tuple([.int(number - 1), item]))
    }
}

/// `zip(*iterables, strict=…)`
final class ZipIterator: IteratorObject {
    private let sources: [IteratorObject]
    private let isStrict: Bool

    init(_ sources: [IteratorObject], isStrict: Bool, type: TypeObject) {
        self.sources = sources
        self.isStrict = isStrict
        super.init(type: type)
    }

    override var remaining: Int? {
        var least: Int?
        for source in sources {
            guard let count = source.remaining else { return nil }
            least = min(least ?? count, count)
        }
        return least
    }

    override func next() throws -> Value {
        if sources.isEmpty { return .unbound }
        var items: ContiguousArray<Value> = []
        items.reserveCapacity(sources.count)
        for (index, source) in sources.enumerated() {
            let item = try source.next()
            if item.isUnbound {
                if isStrict { try complain(index) }
                return .unbound
            }
            items.append(item)
        }
        return .tuple(Tuple(items))
    }

    /// The source at `index` ended before those in front of it.
    private func complain(_ index: Int) throws {
        func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
        if index > 0 {
            throw Raised(.valueError, "zip() argument \(index + 1) is shorter than \(others(index))")
        }
        for (place, source) in sources.enumerated().dropFirst() where try !source.next().isUnbound {
            throw Raised(.valueError, "zip() argument \(place + 1) is longer than \(others(place))")
        }
    }
}

/// `map(function, *iterables)`
final class MapIterator: IteratorObject {
    private let function: Value
    private let sources: [IteratorObject]

    init(_ function: Value, _ sources: [IteratorObject], type: TypeObject) {
        self.function = function
        self.sources = sources
        super.init(type: type)
    }

    override var remaining: Int? { sources.count == 1 ? sources[0].remaining : nil }

    override func next() throws -> Value {
        if sources.count == 1 {
            let item = try sources[0].next()
            return item.isUnbound ? item : try Calls.call(function, with: item)
        }
        var items: ContiguousArray<Value> = []
        for source in sources {
            let item = try source.next()
            if item.isUnbound { return .unbound }
            items.append(item)
        }
        return try Calls.call(function, items)
    }
}

/// `filter(function, iterable)`
final class FilterIterator: IteratorObject {
    private let function: Value
    private let source: IteratorObject

    init(_ function: Value, _ source: IteratorObject, type: TypeObject) {
        self.function = function
        self.source = source
        super.init(type: type)
    }

    override func next() throws -> Value {
        while true {
            let item = try source.next()
            if item.isUnbound { return item }
            let keeps = function.isNone ? item : try Calls.call(function, with: item)
            if try keeps.isTrue() { return item }
        }
    }
}

extension Value {
    /// `reversed(value)`
    func reversedIterator() throws -> IteratorObject {
        if let method = specialMethod(.reversed) {
            let result = try Calls.call(method, [self])
            return try result.iterator()
        }
        switch self {
        case .list(let list):
            return SequenceIterator(Array(list.items.reversed())[...], type: .named("list_reverseiterator"))
        case .tuple(let tuple): return SequenceIterator(Array(tuple.items.reversed())[...], type: .named("reversed"))
        case .str(let text):
            return SequenceIterator(
                text.scalars.reversed().map { Value.str(.character($0)) }[...], type: .named("reversed"))
        case .dict(let dict):
            return SequenceIterator(Array(dict.keys.reversed())[...], type: .named("dict_reversekeyiterator"))
        case .object(let object):
            if let iterator = try object.makeReversed() { return iterator }
            if specialMethod(.getItem) != nil, specialMethod(.length) != nil {
                var index = try length()
                return ClosureIterator(type: .named("reversed")) {
                    index -= 1
                    return index < 0 ? .unbound : try self.item(at: .int(index))
                }
            }
        case .tensor:
            if let method = try optionalAttribute("flip") { return try Calls.call(method, [.int(0)]).iterator() }
        case .unbound, .none, .bool, .int, .float: break
        }
        throw Raised(.typeError, "'\(typeName)' object is not reversible")
    }
}

extension TypeObject {
    /// A native iterator's type by its name.
    static func named(_ name: String) -> TypeObject { Types.current.iterator(name) }
}

extension EnumerateIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(source)
        let number = number
        walk.step { [self] in self.number = number }
    }
}

extension ZipIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        for source in sources { walk.visit(source) }
    }
}

extension MapIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(function)
        for source in sources { walk.visit(source) }
    }
}

extension FilterIterator: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(function)
        walk.visit(source)
    }
}
