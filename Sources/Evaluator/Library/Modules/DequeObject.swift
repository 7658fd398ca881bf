/// A `collections.deque`: items with two ends.
final class DequeObject: Object {
    /// Items start at `head`; what is before it is free.
    private var storage: ContiguousArray<Value> = []
    private var head = 0
    var limit: Int?
    private var version = 0

    override init(type: TypeObject) { super.init(type: type) }

    var count: Int { storage.count - head }
    var items: ContiguousArray<Value> { ContiguousArray(storage[head...]) }

    func append(_ value: Value) {
        version += 1
        if limit == 0 { return }
        storage.append(value)
        if let limit, count > limit { _ = popFirst() }
    }

    func prepend(_ value: Value) {
        version += 1
        if limit == 0 { return }
        if head == 0 {
            // Room in front as large as what is there: prepending costs constant time on average.
            let room = max(8, storage.count)
            storage.insert(contentsOf: repeatElement(.none, count: room), at: 0)
            head = room
        }
        head -= 1
        storage[head] = value
        if let limit, count > limit { storage.removeLast() }
    }

    func popFirst() -> Value? {
        guard count > 0 else { return nil }
        version += 1
        let value = storage[head]
        storage[head] = .none
        head += 1
        if head > 32, head * 2 > storage.count {
            storage.removeFirst(head)
            head = 0
        }
        return value
    }

    func popLast() -> Value? {
        guard count > 0 else { return nil }
        version += 1
        return storage.removeLast()
    }

    func replace(_ items: ContiguousArray<Value>) {
        version += 1
        storage = items
        head = 0
    }

    private func place(_ index: Value) throws -> Int {
        guard let number = try index.asIndex() else {
            throw Raised(.typeError, "sequence index must be integer, not '\(index.typeName)'")
        }
        let place = number < 0 ? number + count : number
        guard place >= 0, place < count else { throw Raised(.indexError, "deque index out of range") }
        return place + head
    }

    override func length() throws -> Int? { count }
    override func item(at index: Value) throws -> Value? { storage[try place(index)] }

    override func setItem(_ value: Value, at index: Value) throws -> Bool {
        storage[try place(index)] = value
        return true
    }

    override func deleteItem(at index: Value) throws -> Bool {
        storage.remove(at: try place(index))
        version += 1
        return true
    }

    override func makeIterator() throws -> IteratorObject? {
        let started = version
        var index = 0
        return ClosureIterator(type: .named("_collections._deque_iterator")) {
            if self.version != started { throw Raised(.runtimeError, "deque mutated during iteration") }
            guard index < self.count else { return .unbound }
            index += 1
            return self.storage[self.head + index - 1]
        }
    }

    override func makeReversed() throws -> IteratorObject? {
        SequenceIterator(Array(items.reversed())[...], type: .named("_collections._deque_reverse_iterator"))
    }

    override func isEqual(to other: Value) throws -> Bool? {
        guard let other = other.object(as: DequeObject.self) else { return nil }
        return try Value.sameItems(items, other.items)
    }

    override func hash() throws -> Int? { nil }

    override func repr() throws -> String {
        try ReprGuard.enter(self, recursive: "[...]") {
            "deque([\(try Value.joined(items))]" + (limit.map { ", maxlen=\($0))" } ?? ")")
        }
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, isReflected: Bool) throws -> Value? {
        guard operation == .add, !isReflected, let other = other.object(as: DequeObject.self) else { return nil }
        let result = DequeObject(type: type)
        result.limit = limit
        for item in items + other.items { result.append(item) }
        return .object(result)
    }

    static let row = NativeType(
        "deque", module: "collections", "A list that grows and shrinks at both ends.",
        example: "d = deque([1, 2], maxlen=2)\nd.append(3)\nd\n#> deque([2, 3], maxlen=2)",
        allocate: { DequeObject(type: $0) },
        methods: [
            Builtin("__init__", "(iterable=(), maxlen=None)", "Takes an iterable's items.") { call in
                let deque = try call.deque
                deque.limit = try call.optionalInt(1)
                if let limit = deque.limit, limit < 0 { throw Raised(.valueError, "maxlen must be non-negative") }
                deque.replace([])
                try call[0].forEach { deque.append($0) }
                return .none
            },
            Builtin("append", "(x, /)", "Adds an item at the right.") { call in
                try call.deque.append(call[0])
                return .none
            },
            Builtin(
                "appendleft", "(x, /)", "Adds an item at the left.",
                example: "d = deque('b')\nd.appendleft('a')\nd\n#> deque(['a', 'b'])"
            ) {
                call in
                try call.deque.prepend(call[0])
                return .none
            },
            Builtin("pop", "()", "Removes the rightmost item and gives it.") { call in
                guard let value = try call.deque.popLast() else { throw Raised(.indexError, "pop from an empty deque") }
                return value
            },
            Builtin(
                "popleft", "()", "Removes the leftmost item and gives it.", example: "deque('ab').popleft()\n#> 'a'"
            ) { call in
                guard let value = try call.deque.popFirst() else {
                    throw Raised(.indexError, "pop from an empty deque")
                }
                return value
            },
            Builtin("extend", "(iterable, /)", "Adds items at the right.") { call in
                let deque = try call.deque
                for item in try call.array(0) { deque.append(item) }
                return .none
            },
            Builtin("extendleft", "(iterable, /)", "Adds items at the left, one after the other.") { call in
                let deque = try call.deque
                for item in try call.array(0) { deque.prepend(item) }
                return .none
            },
            Builtin(
                "rotate", "(n=1, /)", "Moves n items from the right to the left.",
                example: "d = deque('abc')\nd.rotate()\nd\n#> deque(['c', 'a', 'b'])"
            ) {
                call in
                let deque = try call.deque
                let items = deque.items
                guard items.count > 1 else { return .none }
                let shift = ((try call.int(0) % items.count) + items.count) % items.count
                deque.replace(ContiguousArray(items.suffix(shift) + items.dropLast(shift)))
                return .none
            },
            Builtin("clear", "()", "Removes all items.") { call in
                try call.deque.replace([])
                return .none
            },
            Builtin("count", "(x, /)", "How many items are equal.") { call in
                .int(try call.deque.items.reduce(0) { try $1.isSame(as: call[0]) ? $0 + 1 : $0 })
            },
            Builtin("index", "(x, start=0, stop=9223372036854775807, /)", "Where the first equal item is.") { call in
                let items = try call.deque.items
                let (start, stop) = (try call.int(1), try call.int(2))
                let lower = start < 0 ? max(start + items.count, 0) : start
                let upper = min(stop < 0 ? max(stop + items.count, 0) : stop, items.count)
                for place in lower..<max(lower, upper) where try items[place].isSame(as: call[0]) { return .int(place) }
                throw Raised(.valueError, "\(try call[0].repr()) is not in deque")
            },
            Builtin("insert", "(i, x, /)", "Puts an item before a place.") { call in
                let deque = try call.deque
                if let limit = deque.limit, deque.count >= limit {
                    throw Raised(.indexError, "deque already at its maximum size")
                }
                var items = deque.items
                let index = try call.int(0)
                items.insert(call[1], at: index < 0 ? max(index + items.count, 0) : min(index, items.count))
                deque.replace(items)
                return .none
            },
            Builtin("remove", "(value, /)", "Removes the first equal item.") { call in
                let deque = try call.deque
                var items = deque.items
                guard let place = try items.firstIndex(where: { try $0.isSame(as: call[0]) }) else {
                    throw Raised(.valueError, "deque.remove(x): x not in deque")
                }
                items.remove(at: place)
                deque.replace(items)
                return .none
            },
            Builtin("reverse", "()", "Turns the order round.") { call in
                let deque = try call.deque
                deque.replace(ContiguousArray(deque.items.reversed()))
                return .none
            },
            Builtin("copy", "()", "A copy.") { call in
                let deque = try call.deque
                let result = DequeObject(type: deque.type)
                result.limit = deque.limit
                result.replace(deque.items)
                return .object(result)
            },
        ],
        properties: [
            Property("maxlen", "How many items it keeps at most.") {
                ($0.object(as: DequeObject.self)?.limit).map { .int($0) } ?? .none
            }
        ])
}

extension Arguments {
    fileprivate var deque: DequeObject {
        get throws {
            if let deque = receiver.object(as: DequeObject.self) { return deque }
            throw Raised(.typeError, "descriptor requires a 'collections.deque' object")
        }
    }
}
