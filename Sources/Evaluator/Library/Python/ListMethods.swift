extension Family {
    static let listMethods = Family(
        type: "list",
        methods: [
            Builtin(
                "append", "(object, /)", "Adds an item at the end.",
                example: """
                    x = [1]
                    x.append(2)
                    x
                    #> [1, 2]
                    """
            ) { call in
                call.items.items.append(call[0])
                return .none
            },
            Builtin(
                "extend", "(iterable, /)", "Adds all items of an iterable at the end.",
                example: """
                    x = [1]
                    x.extend('ab')
                    x
                    #> [1, 'a', 'b']
                    """
            ) { call in
                let list = call.items
                switch call[0] {
                case .list(let other) where other === list: list.items.append(contentsOf: other.items)
                default: try call[0].forEach { list.items.append($0) }
                }
                return .none
            },
            Builtin(
                "insert", "(index, object, /)", "Puts an item before a place.",
                example: """
                    x = [1, 3]
                    x.insert(1, 2)
                    x
                    #> [1, 2, 3]
                    """
            ) { call in
                let list = call.items
                let index = try call.int(0)
                let place = index < 0 ? max(index + list.count, 0) : min(index, list.count)
                list.items.insert(call[1], at: place)
                return .none
            },
            Builtin(
                "pop", "(index=-1, /)", "Removes an item and gives it, the last one by default.",
                example: "[1, 2, 3].pop(0)\n#> 1"
            ) { call in
                let list = call.items
                let index = try call.int(0)
                if list.items.isEmpty { throw Raised(.indexError, "pop from empty list") }
                let place = index < 0 ? index + list.count : index
                guard list.items.indices.contains(place) else { throw Raised(.indexError, "pop index out of range") }
                return list.items.remove(at: place)
            },
            Builtin(
                "remove", "(value, /)", "Removes the first equal item.",
                example: """
                    x = [1, 2, 1]
                    x.remove(1)
                    x
                    #> [2, 1]
                    """
            ) { call in
                let list = call.items
                guard let place = try list.firstPlace(of: call[0], in: 0..<list.count) else {
                    throw Raised(.valueError, "list.remove(x): x not in list")
                }
                if place < list.count { list.items.remove(at: place) }
                return .none
            },
            Builtin(
                "index", "(value, start=0, stop=9223372036854775807, /)", "Where the first equal item is.",
                example: "['a', 'b'].index('b')\n#> 1"
            ) { call in
                let list = call.items
                let (start, stop) = (try call.sliceBound(1) ?? 0, try call.sliceBound(2) ?? Int.max)
                let lower = start < 0 ? max(start + list.count, 0) : start
                let upper = min(stop < 0 ? max(stop + list.count, 0) : stop, list.count)
                guard let place = try list.firstPlace(of: call[0], in: lower..<max(lower, upper)) else {
                    throw Raised(.valueError, "\(try call[0].repr()) is not in list")
                }
                return .int(place)
            },
            Builtin("count", "(value, /)", "How many items are equal.", example: "[1, 2, 1].count(1)\n#> 2") { call in
                var total = 0
                for item in call.items.items where try item.isSame(as: call[0]) { total += 1 }
                return .int(total)
            },
            Builtin(
                "sort", "(*, key=None, reverse: bool = False)", "Sorts in place; equal items keep their order.",
                example: """
                    x = ['bb', 'a', 'ccc']
                    x.sort(key=len, reverse=True)
                    x
                    #> ['ccc', 'bb', 'a']
                    """
            ) { call in
                let list = call.items
                let original = list.items
                // The list is empty while a program's comparisons run, as in CPython.
                list.items = []
                var sorted = original
                do {
                    try Sorting.sort(&sorted, key: call[0], isReversed: try call.bool(1))
                } catch {
                    list.items = original
                    throw error
                }
                let isModified = !list.items.isEmpty
                list.items = sorted
                if isModified { throw Raised(.valueError, "list modified during sort") }
                return .none
            },
            Builtin(
                "reverse", "()", "Turns the order round, in place.",
                example: """
                    x = [1, 2, 3]
                    x.reverse()
                    x
                    #> [3, 2, 1]
                    """
            ) { call in
                call.items.items.reverse()
                return .none
            },
            Builtin("copy", "()", "A list with the same items.", example: "[1, 2].copy()\n#> [1, 2]") { call in
                .list(List(call.items.items))
            },
            Builtin(
                "clear", "()", "Removes all items.",
                example: """
                    x = [1]
                    x.clear()
                    x
                    #> []
                    """
            ) { call in
                call.items.items.removeAll()
                return .none
            },
        ])

    static let rangeMethods = Family(
        type: "range",
        methods: [
            Builtin("index", "(value, /)", "Where a number is.", example: "range(5, 9).index(7)\n#> 2") { call in
                var place = 0
                let iterator = try call.receiver.iterator()
                while true {
                    let item = try iterator.next()
                    if item.isUnbound { throw Raised(.valueError, "\(try call[0].repr()) is not in range") }
                    if try item.isSame(as: call[0]) { return .int(place) }
                    place += 1
                }
            },
            Builtin("count", "(value, /)", "1 where it has a number, else 0.", example: "range(3).count(1)\n#> 1") {
                call in
                .int(try Operators.contains(call.receiver, call[0]) ? 1 : 0)
            },
        ])

    static let tupleMethods = Family(
        type: "tuple",
        methods: [
            Builtin(
                "index", "(value, start=0, stop=9223372036854775807, /)", "Where the first equal item is.",
                example: "('a', 'b').index('b')\n#> 1"
            ) { call in
                guard case .tuple(let tuple) = call.receiver else { return .none }
                let (start, stop) = (try call.sliceBound(1) ?? 0, try call.sliceBound(2) ?? Int.max)
                let lower = start < 0 ? max(start + tuple.count, 0) : start
                let upper = min(stop < 0 ? max(stop + tuple.count, 0) : stop, tuple.count)
                for place in lower..<max(lower, upper) where try tuple.items[place].isSame(as: call[0]) {
                    return .int(place)
                }
                throw Raised(.valueError, "tuple.index(x): x not in tuple")
            },
            Builtin("count", "(value, /)", "How many items are equal.", example: "(1, 2, 1).count(1)\n#> 2") { call in
                guard case .tuple(let tuple) = call.receiver else { return .none }
                var total = 0
                for item in tuple.items where try item.isSame(as: call[0]) { total += 1 }
                return .int(total)
            },
        ])
}

extension List {
    /// The list may change while a program's `==` runs.
    fileprivate func firstPlace(of value: Value, in range: Range<Int>) throws -> Int? {
        var place = range.lowerBound
        while place < range.upperBound, place < items.count {
            if try items[place].isSame(as: value) { return place }
            place += 1
        }
        return nil
    }
}

extension Arguments {
    fileprivate var items: List {
        if case .list(let list) = receiver { return list }
        return List()
    }
}
