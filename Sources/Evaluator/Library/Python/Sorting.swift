/// `sorted` and `list.sort`: a stable merge sort that asks only `<`.
enum Sorting {
    static func sort(_ items: inout ContiguousArray<Value>, key: Value, isReversed: Bool) throws {
        if items.count < 2, key.isNone || key.isUnbound { return }
        // Reversing before and after keeps equal items in order.
        if isReversed { items.reverse() }
        defer { if isReversed { items.reverse() } }
        if key.isNone || key.isUnbound {
            if sortNatively(&items) { return }
            try mergeSort(&items) { try Operators.order(.less, $0, $1).isTrue() }
            return
        }
        var keyed: ContiguousArray<(key: Value, value: Value)> = []
        keyed.reserveCapacity(items.count)
        for item in items { keyed.append((try Calls.call(key, with: item), item)) }
        if !sortNatively(&keyed) {
            try mergeSort(&keyed) { try Operators.order(.less, $0.key, $1.key).isTrue() }
        }
        for index in keyed.indices { items[index] = keyed[index].value }
    }

    /// Numbers or texts alone: no program can look on, and Swift's sort is stable.
    private static func sortNatively(_ items: inout ContiguousArray<Value>) -> Bool {
        switch kind(of: items.lazy.map { $0 }) {
        case .ints: items.sort { $0.plainInt < $1.plainInt }
        case .floats: items.sort { $0.plainDouble < $1.plainDouble }
        case .texts: items.sort { $0.plainText < $1.plainText }
        case nil: return false
        }
        return true
    }

    private static func sortNatively(_ items: inout ContiguousArray<(key: Value, value: Value)>) -> Bool {
        switch kind(of: items.lazy.map(\.key)) {
        case .ints: items.sort { $0.key.plainInt < $1.key.plainInt }
        case .floats: items.sort { $0.key.plainDouble < $1.key.plainDouble }
        case .texts: items.sort { $0.key.plainText < $1.key.plainText }
        case nil: return false
        }
        return true
    }

    private enum Kind { case ints, floats, texts }

    private static func kind(of values: some Sequence<Value>) -> Kind? {
        var found: Kind?
        for value in values {
            let kind: Kind
            switch value {
            case .int: kind = .ints
            // Swift's sort needs an order, and NaN has none.
            case .float(let number) where !number.isNaN: kind = .floats
            case .str: kind = .texts
            default: return nil
            }
            if let found, found != kind { return nil }
            found = kind
        }
        return found
    }

    /// Bottom-up merging of runs of 8 that insertion has sorted.
    private static func mergeSort<Element>(
        _ items: inout ContiguousArray<Element>, _ isLess: (Element, Element) throws -> Bool
    ) throws {
        let count = items.count
        let run = 8
        var start = 0
        while start < count {
            let end = min(start + run, count)
            for index in start + 1..<max(end, start + 1) {
                let item = items[index]
                var place = index
                while place > start, try isLess(item, items[place - 1]) {
                    items[place] = items[place - 1]
                    place -= 1
                }
                items[place] = item
            }
            start = end
        }
        var width = run
        var buffer = items
        while width < count {
            var left = 0
            while left < count {
                let middle = min(left + width, count)
                let right = min(left + 2 * width, count)
                var (a, b) = (left, middle)
                for place in left..<right {
                    if a < middle, try b >= right || !isLess(items[b], items[a]) {
                        buffer[place] = items[a]
                        a += 1
                    } else {
                        buffer[place] = items[b]
                        b += 1
                    }
                }
                left = right
            }
            swap(&items, &buffer)
            width *= 2
        }
    }
}

extension Value {
    fileprivate var plainInt: Int {
        if case .int(let value) = self { return value }
        return 0
    }
    fileprivate var plainDouble: Double {
        if case .float(let value) = self { return value }
        return 0
    }
    fileprivate var plainText: Str {
        if case .str(let value) = self { return value }
        return .empty
    }
}
