extension Family {
    static let collections = Family(
        module: "collections", functions: [namedTuple],
        types: [counter, defaultDict, orderedDict, DequeObject.row])

    private static let counter = NativeType(
        "Counter", module: "collections", bases: ["dict"], "How often each item occurs.",
        example: "Counter('banana')\n#> Counter({'a': 3, 'n': 2, 'b': 1})", isSubclassable: true,
        methods: [
            Builtin("__init__", "(iterable=None, /, **kwargs)", "Counts an iterable's items.") { call in
                call.mapping.defaultFactory = .int(0)
                try count(call, sign: 1)
                return .none
            },
            Builtin(
                "most_common", "(n=None)", "Items and their counts, the most common first.",
                example: "Counter('banana').most_common(1)\n#> [('a', 3)]"
            ) { call in
                let pairs = try sorted(call.mapping)
                let limit = try call.optionalInt(0) ?? pairs.count
                return .items(pairs.prefix(max(limit, 0)).map { .tuple([$0.0, $0.1]) })
            },
            Builtin(
                "elements", "()", "Each item as often as it was counted.",
                example: "list(Counter(a=2).elements())\n#> ['a', 'a']"
            ) {
                call in
                let items = try call.mapping.pairs.flatMap { pair in
                    Array(repeating: pair.key, count: max(try pair.value.asIndex() ?? 0, 0))
                }
                return .object(
                    SequenceIterator(items[...], type: Types.current.named("itertools.chain") ?? .named("generator")))
            },
            Builtin("update", "(iterable=None, /, **kwargs)", "Counts more items.") { call in
                try count(call, sign: 1)
                return .none
            },
            Builtin("subtract", "(iterable=None, /, **kwargs)", "Counts items down.") { call in
                try count(call, sign: -1)
                return .none
            },
            Builtin("total", "()", "The sum of all counts.", example: "Counter('aab').total()\n#> 3") { call in
                try call.mapping.values.reduce(.int(0)) { try Operators.binary(.add, $0, $1) }
            },
            Builtin("copy", "()", "A copy.") { call in .dict(call.mapping.copy()) },
            Builtin("__repr__", "()") { call in
                if call.mapping.count == 0 { return .text("\(call.mapping.type.name)()") }
                let pairs = try sorted(call.mapping).map { "\(try $0.0.repr()): \(try $0.1.repr())" }
                return .text("\(call.mapping.type.name)({" + pairs.joined(separator: ", ") + "})")
            },
            combining("__add__") { try Operators.binary(.add, $0, $1) },
            combining("__sub__") { try Operators.binary(.subtract, $0, $1) },
            combining("__or__") { try Operators.order(.less, $0, $1).isTrue() ? $1 : $0 },
            combining("__and__") { try Operators.order(.less, $0, $1).isTrue() ? $0 : $1 },
        ])

    private static func sorted(_ dict: Dict) throws -> [(Value, Value)] {
        var items = ContiguousArray(dict.pairs.map { Value.tuple([$0.key, $0.value]) })
        let count = Value.object(
            NativeClosure("count") { arguments in
                guard case .tuple(let pair)? = arguments.first else { return .none }
                return pair.items[1]
            })
        try Sorting.sort(&items, key: count, isReversed: true)
        return items.compactMap { item in
            guard case .tuple(let pair) = item else { return nil }
            return (pair.items[0], pair.items[1])
        }
    }

    private static func count(_ call: borrowing Arguments, sign: Int) throws {
        let dict = call.mapping
        func add(_ key: Value, _ amount: Value) throws {
            let old = try dict.get(key) ?? .int(0)
            try dict.set(key, try Operators.binary(sign > 0 ? .add : .subtract, old, amount))
        }
        switch call[0] {
        case .none: break
        case .dict(let other): for (key, value) in other.pairs { try add(key, value) }
        default: try call[0].forEach { try add($0, .int(1)) }
        }
        for (key, value) in call.keywords.pairs { try add(key, value) }
    }

    /// An operator of two counters that keeps positive counts.
    private static func combining(_ name: String, _ combine: @escaping @Sendable (Value, Value) throws -> Value)
        -> Builtin
    {
        Builtin(name, "(other, /)") { call in
            guard case .dict(let other) = call[0], other.type.isSubtype(of: call.mapping.type) else {
                return Types.current.notImplemented
            }
            let result = Dict(type: call.mapping.type)
            result.defaultFactory = .int(0)
            func add(_ key: Value, _ a: Value, _ b: Value) throws {
                let value = try combine(a, b)
                if try Operators.order(.greater, value, .int(0)).isTrue() { try result.set(key, value) }
            }
            for (key, value) in call.mapping.pairs { try add(key, value, try other.get(key) ?? .int(0)) }
            for (key, value) in other.pairs where try !call.mapping.containsKey(key) { try add(key, .int(0), value) }
            return .dict(result)
        }
    }

    private static let defaultDict = NativeType(
        "defaultdict", module: "collections", bases: ["dict"],
        "A dict whose missing keys get a value made by a function.",
        example: "d = defaultdict(list)\nd['a'].append(1)\nd\n#> defaultdict(<class 'list'>, {'a': [1]})",
        isSubclassable: true,
        methods: [
            Builtin("__init__", "(default_factory=None, iterable=(), /, **kwargs)", "Says how values are made.") {
                call in
                if call.has(0), !call[0].isCallable {
                    throw Raised(.typeError, "first argument must be callable or None")
                }
                call.mapping.defaultFactory = call[0]
                try call.mapping.merge(call[1])
                try call.mapping.merge(.dict(call.keywords))
                return .none
            },
            Builtin("copy", "()", "A copy.") { call in .dict(call.mapping.copy()) },
            Builtin("__repr__", "()") { call in
                let factory = call.mapping.defaultFactory
                return .text(
                    "\(call.mapping.type.name)(\(factory.isUnbound ? "None" : try factory.repr()), \(try call.mapping.displayAsDict()))"
                )
            },
        ],
        properties: [
            Property(
                "default_factory", "The function that makes values.",
                set: { if case .dict(let dict) = $0 { dict.defaultFactory = $1 } },
                get: {
                    guard case .dict(let dict) = $0, !dict.defaultFactory.isUnbound else { return .none }
                    return dict.defaultFactory
                })
        ])

    private static let orderedDict = NativeType(
        "OrderedDict", module: "collections", bases: ["dict"], "A dict whose order can be changed.",
        example: "OrderedDict(a=1)\n#> OrderedDict([('a', 1)])", isSubclassable: true,
        methods: [
            Builtin("__init__", "(iterable=(), /, **kwargs)", "Takes over pairs.") { call in
                try call.mapping.merge(call[0])
                try call.mapping.merge(.dict(call.keywords))
                return .none
            },
            Builtin(
                "move_to_end", "(key, last: bool = True)", "Moves a key to the end, or to the beginning.",
                example: "d = OrderedDict(a=1, b=2)\nd.move_to_end('a')\nd\n#> OrderedDict([('b', 2), ('a', 1)])"
            ) { call in
                let dict = call.mapping
                guard let value = try dict.remove(call[0]) else { throw Raised.key(call[0]) }
                let others = try call.bool(1) ? [] : dict.pairs
                if !others.isEmpty { dict.removeAll() }
                try dict.set(call[0], value)
                for (key, value) in others { try dict.set(key, value) }
                return .none
            },
            Builtin("popitem", "(last: bool = True)", "Removes the last pair, or the first, and gives it.") { call in
                let pairs = call.mapping.pairs
                guard let pair = try call.bool(0) ? pairs.last : pairs.first else {
                    throw Raised(.keyError, "dictionary is empty")
                }
                try call.mapping.remove(pair.key)
                return .tuple([pair.key, pair.value])
            },
            Builtin("copy", "()", "A copy.") { call in .dict(call.mapping.copy()) },
            Builtin("__repr__", "()") { call in
                if call.mapping.count == 0 { return .text("\(call.mapping.type.name)()") }
                let pairs = try Value.items(call.mapping.pairs.map { .tuple([$0.key, $0.value]) }).repr()
                return .text("\(call.mapping.type.name)(\(pairs))")
            },
        ])
}
