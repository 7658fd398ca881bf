/// The hash table under `dict` and `set`: entries in insertion order, and an open-addressing index into them.
///
/// Keys follow Python's `==` and `hash`. Texts and integers are compared without running any program code.
open class Table: Object {
    struct Entry {
        var hash: Int
        /// `.unbound` once deleted.
        var key: Value
        var value: Value
    }

    final private(set) var entries: ContiguousArray<Entry> = []
    /// Entry numbers; -1 free, -2 deleted. A power of two long; nil while small tables are searched in a row.
    private final var index: UnsafeMutablePointer<Int32>?
    private final var mask = 0
    public final private(set) var count = 0
    /// Raised when keys come or go: iterators compare it.
    final private(set) var version = 0

    public override init(type: TypeObject) { super.init(type: type) }

    deinit { index?.deallocate() }

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
        guard let index else { return -1 }
        var place = Table.start(hash) & mask
        return entries.withUnsafeBufferPointer { entries in
            while true {
                let number = Int(index[place])
                if number >= 0 {
                    guard let entry = entries.baseAddress.map({ $0 + number }) else { return -1 }
                    if entry.pointee.hash == hash, Table.holds(entry, text) { return number }
                } else if number == -1 {
                    return -1
                }
                place = (place &+ 1) & mask
            }
        }
    }

    /// The same text object is found without looking at what it says.
    @inline(__always)
    private static func holds(_ entry: UnsafePointer<Entry>, _ text: Str) -> Bool {
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
    final func value(at place: Int) -> Value { entries[place].value }

    private final func find(_ wanted: Int, _ key: Value, _ hash: Int) throws -> Int {
        guard let index else { return -1 }
        var place = Table.start(hash) & mask
        while true {
            let number = Int(index[place])
            if number >= 0 {
                let entryHash = entries[number].hash
                if entryHash == hash {
                    switch entries[number].key {
                    case .int(let other):
                        if other == wanted { return number }
                    case .str: break
                    case let other: if try other.equals(key) { return number }
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
                if entries[number].hash == hash {
                    let other = entries[number].key
                    if other.isIdentical(to: key) { return number }
                    let before = version
                    if try other.equals(key) { return number }
                    // A comparison written in Python may have changed the table under us.
                    if version != before { return try find(key, hash) }
                }
            } else if number == -1 {
                return -1
            }
            place = (place &+ 1) & mask
        }
    }

    @inline(__always)
    private static func start(_ hash: Int) -> Int {
        Int(truncatingIfNeeded: UInt(bitPattern: hash &* Int(bitPattern: 0x9E37_79B9_7F4A_7C15)) >> 20)
    }

    // MARK: Changing

    final func insert(_ key: Value, _ hash: Int, _ value: Value) throws {
        let found = try find(key, hash)
        if found >= 0 {
            entries[found].value = value
        } else {
            append(key, hash, value)
        }
    }

    /// Adds a key that is known to be absent.
    final func append(_ key: Value, _ hash: Int, _ value: Value) {
        if (entries.count + 1) * 3 > (mask + 1) * 2 || index == nil { rebuild() }
        guard let index else { return }
        var place = Table.start(hash) & mask
        while index[place] >= 0 { place = (place &+ 1) & mask }
        index[place] = Int32(truncatingIfNeeded: entries.count)
        entries.append(Entry(hash: hash, key: key, value: value))
        count += 1
        version &+= 1
    }

    final func setValue(_ value: Value, at place: Int) { entries[place].value = value }

    @discardableResult
    final func remove(at place: Int) -> Entry {
        let entry = entries[place]
        if let index {
            var slot = Table.start(entry.hash) & mask
            while index[slot] != Int32(truncatingIfNeeded: place) { slot = (slot &+ 1) & mask }
            index[slot] = -2
        }
        entries[place].key = .unbound
        entries[place].value = .none
        count -= 1
        version &+= 1
        // Taking from the end (popitem, LIFO use) must not leave a tail to skip.
        while let last = entries.last, last.key.isUnbound { entries.removeLast() }
        return entry
    }

    public final func removeAll() {
        entries = []
        index?.deallocate()
        index = nil
        mask = 0
        count = 0
        version &+= 1
    }

    /// Becomes a copy of another table; nothing is hashed again.
    final func copyEntries(of other: Table) {
        entries = other.entries
        count = other.count
        index?.deallocate()
        index = nil
        mask = other.mask
        if let source = other.index {
            let copy = UnsafeMutablePointer<Int32>.allocate(capacity: mask + 1)
            copy.initialize(from: source, count: mask + 1)
            index = copy
        }
        version &+= 1
    }

    /// Takes up an older version's number, whose entries are back: iterators that were under way go on.
    final func resume(_ version: Int) { self.version = version }

    /// Drops deleted entries and makes room for twice as many.
    private final func rebuild() {
        if count < entries.count { entries.removeAll { $0.key.isUnbound } }
        var capacity = 8
        while capacity * 2 < (entries.count + 1) * 4 { capacity *= 2 }
        index?.deallocate()
        let fresh = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
        fresh.initialize(repeating: -1, count: capacity)
        mask = capacity - 1
        for number in entries.indices {
            var place = Table.start(entries[number].hash) & mask
            while fresh[place] >= 0 { place = (place &+ 1) & mask }
            fresh[place] = Int32(truncatingIfNeeded: number)
        }
        index = fresh
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
        while place < entries.count {
            if !entries[place].key.isUnbound { return place }
            place += 1
        }
        return -1
    }
}
