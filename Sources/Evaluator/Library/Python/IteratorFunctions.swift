extension Family {
    /// Builtin functions and types that go through items.
    static let iteration = Family(
        module: "builtins",
        functions: [
            Builtin("len", "(obj, /)", "How many items it has.", example: "len('한글')\n#> 2") { call in
                .int(try call[0].length())
            },
            Builtin(
                "sorted", "(iterable, /, *, key=None, reverse: bool = False)",
                "A sorted list of the items; equal items keep their order.",
                example: """
                    sorted([3, 1, 2])
                    #> [1, 2, 3]
                    sorted(['bb', 'a'], key=len, reverse=True)
                    #> ['bb', 'a']
                    """
            ) { call in
                var items = try call[0].collected()
                try Sorting.sort(&items, key: call[1], isReversed: try call.bool(2))
                return .list(List(items))
            },
            Builtin(
                "iter", "(object, sentinel=..., /)",
                "An iterator over the items; or over a function's results until one equals the sentinel.",
                example: "next(iter('ab'))\n#> 'a'"
            ) { call in
                if call[1].isUnbound { return .object(try call[0].iterator()) }
                let (function, sentinel) = (call[0], call[1])
                guard function.isCallable else { throw Raised(.typeError, "iter(v, w): v must be callable") }
                var isDone = false
                return .object(
                    ClosureIterator(type: .named("callable_iterator")) {
                        if isDone { return .unbound }
                        let value = try Calls.call(function, [])
                        isDone = try value.isSame(as: sentinel)
                        return isDone ? .unbound : value
                    })
            },
            Builtin(
                "next", "(iterator, default=..., /)", "The next item; StopIteration at the end, or a default.",
                example: "next(iter([]), 'end')\n#> 'end'"
            ) { call in
                let value: Value
                if let iterator = call[0].object(as: IteratorObject.self) {
                    value = try iterator.next()
                } else if let method = call[0].specialMethod(.next) {
                    do {
                        return try Calls.call(method, [call[0]])
                    } catch let raised as Raised where raised.isKind(.stopIteration) && !call[1].isUnbound {
                        return call[1]
                    }
                } else {
                    throw Raised(.typeError, "'\(call[0].typeName)' object is not an iterator")
                }
                if !value.isUnbound { return value }
                if call[1].isUnbound { throw Raised(.stopIteration) }
                return call[1]
            },
            Builtin("any", "(iterable, /)", "Whether some item is true.", example: "any([0, 1])\n#> True") { call in
                let iterator = try call[0].iterator()
                while true {
                    let item = try iterator.next()
                    if item.isUnbound { return .bool(false) }
                    if try item.isTrue() { return .bool(true) }
                }
            },
            Builtin("all", "(iterable, /)", "Whether every item is true.", example: "all([0, 1])\n#> False") { call in
                let iterator = try call[0].iterator()
                while true {
                    let item = try iterator.next()
                    if item.isUnbound { return .bool(true) }
                    if try !item.isTrue() { return .bool(false) }
                }
            },
        ],
        types: [
            NativeType(
                "enumerate", "Pairs of a running number and an item.",
                construct: Builtin(
                    "enumerate", "(iterable, start=0)", "Pairs of a running number and an item.",
                    example: "list(enumerate('ab', 1))\n#> [(1, 'a'), (2, 'b')]"
                ) { call in
                    let source = try call[0].iterator()
                    return .object(EnumerateIterator(source, start: try call.int(1), type: call.type))
                }),
            NativeType(
                "zip", "Tuples of the first items, of the second items, and so on, as long as all have some.",
                construct: Builtin(
                    "zip", "(*iterables, strict: bool = False)",
                    "Tuples of the first items, of the second items, and so on.",
                    example: "list(zip([1, 2], 'ab'))\n#> [(1, 'a'), (2, 'b')]"
                ) { call in
                    let sources = try call.rest.map { try $0.iterator() }
                    return .object(ZipIterator(sources, isStrict: try call.bool(0), type: call.type))
                }),
            NativeType(
                "map", "A function's results for the items.",
                construct: Builtin(
                    "map", "(*args)", "A function's results for the items.",
                    example: "list(map(str, [1, 2]))\n#> ['1', '2']"
                ) { call in
                    guard call.rest.count > 1 else {
                        throw Raised(.typeError, "map() must have at least two arguments.")
                    }
                    let sources = try call.rest.dropFirst().map { try $0.iterator() }
                    return .object(MapIterator(call.rest[0], sources, type: call.type))
                }),
            NativeType(
                "filter", "The items for which a function gives true.",
                construct: Builtin(
                    "filter", "(function, iterable, /)", "The items for which a function gives true.",
                    example: "list(filter(None, [0, 1, 2]))\n#> [1, 2]"
                ) { call in .object(FilterIterator(call[0], try call[1].iterator(), type: call.type)) }),
            NativeType(
                "reversed", "The items from the last to the first.",
                construct: Builtin(
                    "reversed", "(sequence, /)", "The items from the last to the first.",
                    example: "list(reversed([1, 2]))\n#> [2, 1]"
                ) { call in .object(try call[0].reversedIterator()) }),
        ])
}

extension Value {
    /// `callable(value)`
    var isCallable: Bool {
        guard case .object(let object) = self else { return false }
        if object.type.special.call != nil { return true }
        switch object {
        case is TypeObject, is FunctionObject, is BuiltinFunction, is BoundMethod, is NativeClosure: return true
        default: return object.type.lookup(.call) != nil
        }
    }
}
