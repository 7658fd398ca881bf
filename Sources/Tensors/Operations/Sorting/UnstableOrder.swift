/// Sorting and selecting that leave equal elements in the order in which PyTorch leaves them: the introspective sort and
/// selection of the C++ library that it is built with (median of three, insertion sort below 17 elements, heaps where the
/// partitions turn out badly).
struct UnstableOrder {
    private(set) var items: [Int]
    private let isBefore: (Int, Int) -> Bool

    /// `isBefore` must be a strict weak order.
    init(_ count: Int, _ isBefore: @escaping (Int, Int) -> Bool) {
        items = Array(0..<count)
        self.isBefore = isBefore
    }

    /// Every item in order.
    mutating func sort() { sort(items.count) }

    /// The first `count` items in order at the front, or in any order unless `sorted`; the others behind them.
    mutating func select(_ count: Int, sorted: Bool) {
        guard count > 0, count <= items.count else { return }
        if count * 64 <= items.count {
            selectHeap(0, count, items.count)
            sortHeap(0, count)
        } else {
            partitionAround(count - 1)
            if sorted { sort(count - 1) }
        }
    }

    private mutating func sort(_ end: Int) {
        guard end > 1 else { return }
        sortLoop(0, end, depth: 2 * UnstableOrder.log2(end))
        insertionSort(0, Swift.min(end, 16))
        if end > 16 { for place in 16..<end { insert(place) } }
    }

    private static func log2(_ count: Int) -> Int { Int.bitWidth - 1 - count.leadingZeroBitCount }

    private mutating func sortLoop(_ first: Int, _ end: Int, depth: Int) {
        var (end, depth) = (end, depth)
        while end - first > 16 {
            if depth == 0 {
                selectHeap(first, end, end)
                return sortHeap(first, end)
            }
            depth -= 1
            let cut = partition(first, end)
            sortLoop(cut, end, depth: depth)
            end = cut
        }
    }

    private mutating func partitionAround(_ place: Int) {
        var (first, end) = (0, items.count)
        var depth = 2 * UnstableOrder.log2(end)
        while end - first > 3 {
            if depth == 0 {
                selectHeap(first, place + 1, end)
                return items.swapAt(first, place)
            }
            depth -= 1
            let cut = partition(first, end)
            if cut <= place { first = cut } else { end = cut }
        }
        insertionSort(first, end)
    }

    // MARK: Partitions

    private mutating func partition(_ first: Int, _ end: Int) -> Int {
        medianToFront(first, first + 1, first + (end - first) / 2, end - 1)
        let pivot = items[first]
        var (low, high) = (first + 1, end)
        while true {
            while isBefore(items[low], pivot) { low += 1 }
            high -= 1
            while isBefore(pivot, items[high]) { high -= 1 }
            if low >= high { return low }
            items.swapAt(low, high)
            low += 1
        }
    }

    private mutating func medianToFront(_ front: Int, _ a: Int, _ b: Int, _ c: Int) {
        let median: Int
        if isBefore(items[a], items[b]) {
            median = isBefore(items[b], items[c]) ? b : isBefore(items[a], items[c]) ? c : a
        } else {
            median = isBefore(items[a], items[c]) ? a : isBefore(items[b], items[c]) ? c : b
        }
        items.swapAt(front, median)
    }

    // MARK: Insertion

    private mutating func insertionSort(_ first: Int, _ end: Int) {
        guard end - first > 1 else { return }
        for place in (first + 1)..<end {
            if isBefore(items[place], items[first]) {
                let item = items[place]
                for index in stride(from: place, to: first, by: -1) { items[index] = items[index - 1] }
                items[first] = item
            } else {
                insert(place)
            }
        }
    }

    /// Moves an item down to its place; one that is not behind it stands somewhere below.
    private mutating func insert(_ place: Int) {
        let item = items[place]
        var place = place
        while place > 0, isBefore(item, items[place - 1]) {
            items[place] = items[place - 1]
            place -= 1
        }
        items[place] = item
    }

    // MARK: Heaps

    private mutating func selectHeap(_ first: Int, _ middle: Int, _ end: Int) {
        let count = middle - first
        if count >= 2 {
            for parent in stride(from: (count - 2) / 2, through: 0, by: -1) {
                sink(first, parent, count, items[first + parent])
            }
        }
        for place in middle..<end where isBefore(items[place], items[first]) {
            let item = items[place]
            items[place] = items[first]
            sink(first, 0, count, item)
        }
    }

    private mutating func sortHeap(_ first: Int, _ end: Int) {
        var end = end
        while end - first > 1 {
            end -= 1
            let item = items[end]
            items[end] = items[first]
            sink(first, 0, end - first, item)
        }
    }

    /// Down to a leaf along the greater children, and up again as far as `item` belongs.
    private mutating func sink(_ first: Int, _ top: Int, _ count: Int, _ item: Int) {
        var hole = top
        var child = top
        while child < (count - 1) / 2 {
            child = 2 * (child + 1)
            if isBefore(items[first + child], items[first + child - 1]) { child -= 1 }
            items[first + hole] = items[first + child]
            hole = child
        }
        if count & 1 == 0, child == (count - 2) / 2 {
            child = 2 * (child + 1)
            items[first + hole] = items[first + child - 1]
            hole = child - 1
        }
        var parent = (hole - 1) / 2
        while hole > top, isBefore(items[first + parent], item) {
            items[first + hole] = items[first + parent]
            hole = parent
            parent = (hole - 1) / 2
        }
        items[first + hole] = item
    }
}
