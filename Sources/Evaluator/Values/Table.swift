/// The hash table under `dict` and `set`: entries in insertion order, and an open-addressing index into them, in one piece
/// of memory.
///
/// Keys follow Python's `==` and `hash`. Texts and integers are compared without running any program code.
open class Table: Object {
    struct Entry {
        var hash: Int
        /// `.unbound` once deleted.
        var key: Value
        var value: Value
    }

    /// In order of insertion, with room for `capacity`; the first `used` are initialised.
    private final var storage: UnsafeMutablePointer<Entry>?
    private final var capacity = 0
    private final var used = 0
    /// Entry numbers; -1 free, -2 deleted. A power of two long; nil while the table is empty.
    private final var index: UnsafeMutablePointer<Int32>?
    private final var mask = 0
    public final private(set) var count = 0
    /// Raised when keys come or go: iterators compare it.
    final private(set) var version = 0

    public override init(type: TypeObject) { super.init(type: type) }

    deinit {
        storage?.deinitialize(count: used)
        storage?.deallocate()
    }

    /// A copy of the entries, deleted ones among them: programs may change the table while these are gone through.
    final var entries: ContiguousArray<Entry> {
        ContiguousArray(UnsafeBufferPointer(start: storage, count: used))
    }

    /// How many places there are, those of deleted entries among them.
    final var placeCount: Int { used }

    /// Memory for so many entries and the index behind them.
    private static func allocate(_ capacity: Int, indexSize: Int) -> (
        UnsafeMutablePointer<Entry>, UnsafeMutablePointer<Int32>
    ) {
        let size = capacity * MemoryLayout<Entry>.stride
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: size + indexSize * MemoryLayout<Int32>.stride, alignment: MemoryLayout<Entry>.alignment)
        return (
            memory.bindMemory(to: Entry.self, capacity: capacity),
            (memory + size).bindMemory(to: Int32.self, capacity: indexSize)
        )
    }

    /// The entry of a place that `find` or `nextPlace` gave.
    @inline(__always)
    private final func entry(_ place: Int) -> UnsafeMutablePointer<Entry> { storage.unsafelyUnwrapped + place }

    // MARK: Finding

    /// The place of a key among the entries, or -1.
    @inline(__always)
    final func find(_ key: Value, _ hash: Int) throws -> Int {
        if count == 0 { return -1 }
        switch key {
        case .str(let text): return find(text, hash)
        case .int(let number): return try find(number, key, hash)
        case .none, .bool, .float, .list, .tuple, .dict, .tensor, .object, .unbound:
            return try findByEquality(key, hash)
        }
    }

    private final func find(_ text: Str, _ hash: Int) -> Int {
        guard let index, let storage else { return -1 }
        var place = Table.start(hash) & mask
        while true {
            let number = Int(index[place])
            if number >= 0 {
                let entry = storage + number
                if entry.pointee.hash == hash, Table.holds(entry, text) { return number }
            } else if number == -1 {
                return -1
            }
            place = (place &+ 1) & mask
        }
    }

    /// The same text object is found without looking at what it says.
    @inline(__always)
    private static func holds(_ entry: UnsafeMutablePointer<Entry>, _ text: Str) -> Bool {
        let key = UnsafeRawPointer(entry) + 8
        guard key.load(fromByteOffset: 8, as: UInt8.self) == RawTag.str else { return false }
        if key.load(as: UnsafeRawPointer.self) == UnsafeRawPointer(Unmanaged.passUnretained(text).toOpaque()) {
            return true
        }
        guard case .str(let other) = entry.pointee.key else { return false }
        return other == text
    }

    /// The place of a text; -1 where it is absent.
    @inline(__always)
    final func find(_ text: Str) -> Int { count == 0 ? -1 : find(text, text.hash) }

    @inline(__always)
    final func value(at place: Int) -> Value { entry(place).pointee.value }

    /// The key at a place that `nextPlace` gave.
    @inline(__always)
    final func key(at place: Int) -> Value { entry(place).pointee.key }

    /// Where the value of a place lies, until the table changes.
    @inline(__always)
    final func valuePointer(at place: Int) -> UnsafeMutablePointer<Value> {
        UnsafeMutableRawPointer(entry(place)).advanced(by: MemoryLayout<Entry>.offset(of: \.value) ?? 0)
            .assumingMemoryBound(to: Value.self)
    }

    /// The place of an int; -1 where it is absent, or where only a comparison can tell.
    final func find(_ wanted: Int) -> Int {
        guard let index, let storage else { return -1 }
        var place = Table.start(wanted) & mask
        while true {
            let number = Int(index[place])
            if number >= 0 {
                if storage[number].hash == wanted {
                    if case .int(let other) = storage[number].key, other == wanted { return number }
                    return -1
                }
            } else if number == -1 {
                return -1
            }
            place = (place &+ 1) & mask
        }
    }

    private final func find(_ wanted: Int, _ key: Value, _ hash: Int) throws -> Int {
        guard let index, let storage else { return -1 }
        var place = Table.start(hash) & mask
        while true {
            let number = Int(index[place])
            if number >= 0 {
                if storage[number].hash == hash {
                    switch storage[number].key {
                    case .int(let other):
                        if other == wanted { return number }
                    case .str: break
                    case let other:
                        let before = version
                        let isFound = try other.equals(key)
                        if version != before { return try find(key, hash) }
                        if isFound { return number }
                    }
                }
            } else if number == -1 {
                return -1
            }
            place = (place &+ 1) & mask
        }
    }

    private final func findByEquality(_ key: Value, _ hash: Int) throws -> Int {
        guard let index else { return -1 }
        var place = Table.start(hash) & mask
        while true {
            let number = Int(index[place])
            if number >= 0 {
                if entry(number).pointee.hash == hash {
                    let other = entry(number).pointee.key
                    if other.isIdentical(to: key) || Table.areSamePlainTuples(other, key) { return number }
                    let before = version
                    let isFound = try other.equals(key)
                    // A comparison written in Python may have changed the table under us.
                    if version != before { return try find(key, hash) }
                    if isFound { return number }
                }
            } else if number == -1 {
                return -1
            }
            place = (place &+ 1) & mask
        }
    }

    /// Tuples of the same texts and numbers: pairs of characters and the like.
    private static func areSamePlainTuples(_ a: Value, _ b: Value) -> Bool {
        guard case .tuple(let x) = a, case .tuple(let y) = b, !x.hasProgramType, !y.hasProgramType,
            x.items.count == y.items.count
        else { return false }
        for index in x.items.indices {
            switch (x.items[index], y.items[index]) {
            case (.str(let i), .str(let j)): if i != j { return false }
            case (.int(let i), .int(let j)): if i != j { return false }
            default: return false
            }
        }
        return true
    }

    @inline(__always)
    private static func start(_ hash: Int) -> Int {
        Int(truncatingIfNeeded: UInt(bitPattern: hash &* Int(bitPattern: 0x9E37_79B9_7F4A_7C15)) >> 20)
    }

    // MARK: Changing

    final func insert(_ key: Value, _ hash: Int, _ value: Value) throws {
        let found = try find(key, hash)
        if found >= 0 {
            setValue(value, at: found)
        } else {
            append(key, hash, value)
        }
    }

    /// Adds a key that is known to be absent.
    final func append(_ key: Value, _ hash: Int, _ value: Value) {
        if used == capacity { rebuild() }
        guard let index, let storage else { return }
        var place = Table.start(hash) & mask
        while index[place] >= 0 { place = (place &+ 1) & mask }
        index[place] = Int32(truncatingIfNeeded: used)
        (storage + used).initialize(to: Entry(hash: hash, key: key, value: value))
        used += 1
        count += 1
        version &+= 1
    }

    @inline(__always)
    final func setValue(_ value: Value, at place: Int) { entry(place).pointee.value = value }

    @discardableResult
    final func remove(at place: Int) -> Entry {
        let removed = entry(place).pointee
        if let index {
            var slot = Table.start(removed.hash) & mask
            while index[slot] != Int32(truncatingIfNeeded: place) { slot = (slot &+ 1) & mask }
            index[slot] = -2
        }
        entry(place).pointee.key = .unbound
        entry(place).pointee.value = .none
        count -= 1
        version &+= 1
        // Taking from the end (popitem, LIFO use) must not leave a tail to skip.
        while used > 0, entry(used - 1).pointee.key.isUnbound {
            used -= 1
            entry(used).deinitialize(count: 1)
        }
        return removed
    }

    public final func removeAll() {
        let old = (storage, used)
        index = nil
        storage = nil
        (capacity, used, mask, count) = (0, 0, 0, 0)
        version &+= 1
        old.0?.deinitialize(count: old.1)
        old.0?.deallocate()
    }

    /// Becomes a copy of another table; nothing is hashed again.
    final func copyEntries(of other: Table) {
        if other === self { return }
        removeAll()
        guard let source = other.storage, let otherIndex = other.index else { return }
        let (copy, indexCopy) = Table.allocate(other.capacity, indexSize: other.mask + 1)
        copy.initialize(from: source, count: other.used)
        indexCopy.initialize(from: otherIndex, count: other.mask + 1)
        (storage, index) = (copy, indexCopy)
        (capacity, used, mask, count) = (other.capacity, other.used, other.mask, other.count)
    }

    /// Takes up an older version's number, whose entries are back: iterators that were under way go on.
    final func resume(_ version: Int) { self.version = version }

    /// Drops deleted entries and makes room for twice as many. Two thirds of the index are used at most.
    private final func rebuild() {
        var size = 8
        while size < (count + 1) * 2 { size *= 2 }
        let room = size * 2 / 3
        let (fresh, places) = Table.allocate(room, indexSize: size)
        places.initialize(repeating: -1, count: size)
        mask = size - 1
        var kept = 0
        if let storage {
            for number in 0..<used {
                if storage[number].key.isUnbound {
                    (storage + number).deinitialize(count: 1)
                    continue
                }
                (fresh + kept).moveInitialize(from: storage + number, count: 1)
                var place = Table.start(fresh[kept].hash) & mask
                while places[place] >= 0 { place = (place &+ 1) & mask }
                places[place] = Int32(truncatingIfNeeded: kept)
                kept += 1
            }
            storage.deallocate()
        }
        (storage, index, capacity, used) = (fresh, places, room, kept)
    }

    // MARK: Reading

    public final func containsKey(_ key: Value) throws -> Bool { try find(key, key.hash()) >= 0 }

    /// The keys in order.
    public final var keys: ContiguousArray<Value> {
        var result: ContiguousArray<Value> = []
        result.reserveCapacity(count)
        for entry in entries where !entry.key.isUnbound { result.append(entry.key) }
        return result
    }

    /// The place of the next living entry at or after `place`, or -1.
    @inline(__always)
    final func nextPlace(_ place: Int) -> Int {
        var place = place
        guard let storage else { return -1 }
        while place < used {
            if !storage[place].key.isUnbound { return place }
            place += 1
        }
        return -1
    }
}
