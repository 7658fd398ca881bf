extension Family {
    static let itertools = Family(
        module: "itertools",
        functions: [
            row(
                "product", "(*iterables, repeat=1)", "All combinations of one item of each.",
                "list(itertools.product('ab', [1]))\n#> [('a', 1), ('b', 1)]"
            ) {
                call in
                let pools = try call.rest.map { Array(try $0.collected()) }
                let times = try call.int(0)
                if times < 0 { throw Raised(.valueError, "repeat argument cannot be negative") }
                let all = (0..<times).flatMap { _ in pools }
                return selections(counts: all.map(\.count)) { places in
                    .tuple(zip(all, places).map { $0[$1] })
                }
            },
            row(
                "permutations", "(iterable, r=None)", "All orders of r items.",
                "list(itertools.permutations('abc', 2))[:2]\n#> [('a', 'b'), ('a', 'c')]"
            ) {
                call in
                let pool = Array(try call.array(0))
                let length = try call.optionalInt(1) ?? pool.count
                if length < 0 { throw Raised(.valueError, "r must be non-negative") }
                return filtered(pool, length) { Set($0).count == $0.count }
            },
            row(
                "combinations", "(iterable, r)", "All choices of r items.",
                "list(itertools.combinations('abc', 2))\n#> [('a', 'b'), ('a', 'c'), ('b', 'c')]"
            ) {
                call in try chosen(call, repeats: false)
            },
            row(
                "combinations_with_replacement", "(iterable, r)", "All choices of r items that may repeat.",
                "list(itertools.combinations_with_replacement('ab', 2))\n#> [('a', 'a'), ('a', 'b'), ('b', 'b')]"
            ) { call in try chosen(call, repeats: true) },
            row("count", "(start=0, step=1)", "Numbers without end.", "next(itertools.count(5))\n#> 5") { call in
                var value = call[0]
                let step = call[1]
                return {
                    let current = value
                    value = try Operators.binary(.add, value, step)
                    return current
                }
            },
            row(
                "cycle", "(iterable, /)", "The items again and again.",
                "[x for x, _ in zip(itertools.cycle('ab'), range(3))]\n#> ['a', 'b', 'a']"
            ) {
                call in
                let source = try call[0].iterator()
                var kept: [Value] = []
                var place = -1
                return {
                    if place < 0 {
                        let item = try source.next()
                        if !item.isUnbound {
                            kept.append(item)
                            return item
                        }
                        if kept.isEmpty { return .unbound }
                        place = 0
                    }
                    defer { place = (place + 1) % kept.count }
                    return kept[place]
                }
            },
            row(
                "repeat", "(object, times=...)", "One value again and again.", "list(itertools.repeat(7, 2))\n#> [7, 7]"
            ) { call in
                let value = call[0]
                var left = call[1].isUnbound ? Int.max : try call.int(1)
                return {
                    if left <= 0 { return .unbound }
                    if left != .max { left -= 1 }
                    return value
                }
            },
            row(
                "islice", "(iterable, *args)", "Some of the items, as a slice says.",
                "list(itertools.islice('abcdef', 1, 5, 2))\n#> ['b', 'd']"
            ) {
                call in try slice(call)
            },
            row(
                "accumulate", "(iterable, func=None, *, initial=None)", "Running totals.",
                "list(itertools.accumulate([1, 2, 3]))\n#> [1, 3, 6]"
            ) {
                call in
                let source = try call[0].iterator()
                let function = call[1]
                var total: Value = .unbound
                var isFirst = call.has(2)
                if isFirst { total = call[2] }
                return {
                    if isFirst {
                        isFirst = false
                        return total
                    }
                    let item = try source.next()
                    if item.isUnbound { return .unbound }
                    if total.isUnbound {
                        total = item
                    } else if function.isNone {
                        total = try Operators.binary(.add, total, item)
                    } else {
                        total = try Calls.call(function, [total, item])
                    }
                    return total
                }
            },
            row(
                "takewhile", "(predicate, iterable, /)", "Items as long as a function gives true.",
                "list(itertools.takewhile(str.isalpha, 'ab1c'))\n#> ['a', 'b']"
            ) {
                call in
                let (test, source) = (call[0], try call[1].iterator())
                var isDone = false
                return {
                    if isDone { return .unbound }
                    let item = try source.next()
                    if item.isUnbound { return item }
                    isDone = try !Calls.call(test, [item]).isTrue()
                    return isDone ? .unbound : item
                }
            },
            row(
                "dropwhile", "(predicate, iterable, /)", "Items from the first for which a function gives false.",
                "list(itertools.dropwhile(str.isalpha, 'ab1c'))\n#> ['1', 'c']"
            ) {
                call in
                let (test, source) = (call[0], try call[1].iterator())
                var isDropping = true
                return {
                    while true {
                        let item = try source.next()
                        if item.isUnbound || !isDropping { return item }
                        if try Calls.call(test, [item]).isTrue() { continue }
                        isDropping = false
                        return item
                    }
                }
            },
            row(
                "filterfalse", "(function, iterable, /)", "Items for which a function gives false.",
                "list(itertools.filterfalse(None, [0, 1]))\n#> [0]"
            ) {
                call in
                let (test, source) = (call[0], try call[1].iterator())
                return {
                    while true {
                        let item = try source.next()
                        if item.isUnbound { return item }
                        if try !(test.isNone ? item : Calls.call(test, [item])).isTrue() { return item }
                    }
                }
            },
            row(
                "starmap", "(function, iterable, /)", "A function's results for tuples of arguments.",
                "list(itertools.starmap(pow, [(2, 3)]))\n#> [8]"
            ) {
                call in
                let (function, source) = (call[0], try call[1].iterator())
                return {
                    let item = try source.next()
                    return item.isUnbound ? item : try Calls.call(function, item.collected())
                }
            },
            row(
                "compress", "(data, selectors)", "Items whose selector is true.",
                "list(itertools.compress('abc', [1, 0, 1]))\n#> ['a', 'c']"
            ) {
                call in
                let (data, selectors) = (try call[0].iterator(), try call[1].iterator())
                return {
                    while true {
                        let (item, selector) = (try data.next(), try selectors.next())
                        if item.isUnbound || selector.isUnbound { return .unbound }
                        if try selector.isTrue() { return item }
                    }
                }
            },
            row(
                "zip_longest", "(*iterables, fillvalue=None)", "Like `zip`, up to the longest.",
                "list(itertools.zip_longest('ab', [1]))\n#> [('a', 1), ('b', None)]"
            ) {
                call in
                var sources: [IteratorObject?] = try call.rest.map { try $0.iterator() }
                let filler = call[0]
                return {
                    var items: ContiguousArray<Value> = []
                    for index in sources.indices {
                        var item = try sources[index]?.next() ?? .unbound
                        if item.isUnbound {
                            sources[index] = nil
                            item = filler
                        }
                        items.append(item)
                    }
                    return sources.contains { $0 != nil } ? .tuple(Tuple(items)) : .unbound
                }
            },
            row(
                "pairwise", "(iterable, /)", "Each item with the next one.",
                "list(itertools.pairwise('abc'))\n#> [('a', 'b'), ('b', 'c')]"
            ) {
                call in
                let source = try call[0].iterator()
                var previous = try source.next()
                return {
                    if previous.isUnbound { return .unbound }
                    let item = try source.next()
                    if item.isUnbound { return item }
                    defer { previous = item }
                    return .tuple([previous, item])
                }
            },
            row(
                "groupby", "(iterable, key=None)", "Runs of items with the same key.",
                "[(k, list(g)) for k, g in itertools.groupby('aab')]\n#> [('a', ['a', 'a']), ('b', ['b'])]"
            ) {
                call in
                let source = try call[0].iterator()
                let function = call[1]
                func key(_ item: Value) throws -> Value { function.isNone ? item : try Calls.call(function, [item]) }
                var ahead = try source.next()
                var aheadKey: Value = ahead.isUnbound ? .none : try key(ahead)
                var group = 0
                func advance() throws {
                    ahead = try source.next()
                    if !ahead.isUnbound { aheadKey = try key(ahead) }
                }
                var current = Value.unbound
                return {
                    // Skip what was not taken of the last group.
                    while !current.isUnbound, !ahead.isUnbound, try aheadKey.isSame(as: current) { try advance() }
                    if ahead.isUnbound { return .unbound }
                    group += 1
                    let (mine, groupKey) = (group, aheadKey)
                    current = groupKey
                    let members = ClosureIterator(type: .named("itertools._grouper")) {
                        guard mine == group, !ahead.isUnbound, try aheadKey.isSame(as: groupKey) else {
                            return .unbound
                        }
                        let item = ahead
                        try advance()
                        return item
                    }
                    return .tuple([groupKey, .object(members)])
                }
            },
            Builtin(
                "tee", "(iterable, n=2, /)", "Several iterators over the same items.",
                example: "[list(x) for x in itertools.tee('ab')]\n#> [['a', 'b'], ['a', 'b']]"
            ) {
                call in
                let source = try call[0].iterator()
                var shared: [Value] = []
                return .tuple(
                    (0..<max(try call.int(1), 0)).map { _ in
                        var place = 0
                        return .object(
                            ClosureIterator(type: .named("itertools._tee")) {
                                if place == shared.count {
                                    let item = try source.next()
                                    if item.isUnbound { return item }
                                    shared.append(item)
                                }
                                place += 1
                                return shared[place - 1]
                            })
                    })
            },
        ],
        types: [
            NativeType(
                "chain", module: "itertools", "The items of one iterable after the other.",
                construct: Builtin(
                    "chain", "(*iterables)", "The items of one iterable after the other.",
                    example: "list(itertools.chain('ab', [1]))\n#> ['a', 'b', 1]"
                ) { call in
                    .object(chain(SequenceIterator(Array(call.rest)[...], type: .named("tuple_iterator")), call.type))
                },
                methods: [
                    Builtin(
                        "from_iterable", "(iterable, /)", "The items of the items.",
                        example: "list(itertools.chain.from_iterable(['ab', 'c']))\n#> ['a', 'b', 'c']",
                        kind: .classMethod
                    ) { call in
                        .object(chain(try call[0].iterator(), Types.current.named("itertools.chain") ?? call.type))
                    }
                ])
        ])

    typealias Step = () throws -> Value

    private static func row(
        _ name: String, _ signature: String, _ summary: String, _ example: String,
        _ make: @escaping @Sendable (borrowing Arguments) throws -> Step
    ) -> Builtin {
        Builtin(name, signature, summary, example: example) { call in
            .object(ClosureIterator(type: .named("itertools." + name), try make(call)))
        }
    }

    private static func chain(_ sources: IteratorObject, _ type: TypeObject) -> ClosureIterator {
        var current: IteratorObject?
        return ClosureIterator(type: type) {
            while true {
                if let item = try current?.next(), !item.isUnbound { return item }
                let next = try sources.next()
                if next.isUnbound { return next }
                current = try next.iterator()
            }
        }
    }

    private static func slice(_ call: borrowing Arguments) throws -> Step {
        let source = try call[0].iterator()
        func bound(_ index: Int, _ fallback: Int?) throws -> Int? {
            guard index < call.rest.count, !call.rest[index].isNone else { return fallback }
            guard let value = try call.rest[index].asIndex(), value >= 0 else {
                throw Raised(
                    .valueError,
                    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            }
            return value
        }
        guard (1...3).contains(call.rest.count) else {
            throw Raised(.typeError, "islice expected at least 2 arguments, got \(call.rest.count + 1)")
        }
        let isSingle = call.rest.count == 1
        let stop = try bound(isSingle ? 0 : 1, nil)
        let step = try bound(2, 1) ?? 1
        if step == 0 { throw Raised(.valueError, "Step for islice() must be a positive integer or None.") }
        var wanted = isSingle ? 0 : try bound(0, 0) ?? 0
        var place = 0
        return {
            while true {
                if let stop, wanted >= stop, place >= stop || wanted > place {
                    // Take what lies before the stop, as CPython does, and no more.
                    while place < stop {
                        if try source.next().isUnbound { return .unbound }
                        place += 1
                    }
                    return .unbound
                }
                let item = try source.next()
                if item.isUnbound { return item }
                place += 1
                if place - 1 == wanted {
                    wanted += step
                    return item
                }
            }
        }
    }
}
