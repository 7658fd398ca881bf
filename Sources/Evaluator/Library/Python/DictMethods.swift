extension Family {
    static let dictMethods = Family(
        type: "dict",
        methods: [
            Builtin("keys", "()", "A view of the keys.", example: "{'a': 1}.keys()\n#> dict_keys(['a'])") { call in
                .object(DictView(call.mapping, .keys))
            },
            Builtin(
                "values", "()", "A view of the values.", example: "{'a': 1}.values()\n#> dict_values([1])"
            ) { call in .object(DictView(call.mapping, .values)) },
            Builtin(
                "items", "()", "A view of the pairs.", example: "{'a': 1}.items()\n#> dict_items([('a', 1)])"
            ) { call in .object(DictView(call.mapping, .items)) },
            Builtin(
                "get", "(key, default=None, /)", "The key's value, or a default.",
                example: "{'a': 1}.get('b', 0)\n#> 0"
            ) { call in try call.mapping.get(call[0]) ?? call[1] },
            Builtin(
                "setdefault", "(key, default=None, /)",
                "The key's value, which becomes the default where it is missing.",
                example: "{}.setdefault('a', [])\n#> []"
            ) { call in
                if let value = try call.mapping.get(call[0]) { return value }
                try call.mapping.set(call[0], call[1])
                return call[1]
            },
            Builtin(
                "pop", "(key, default=..., /)", "Removes a key and gives its value, or a default.",
                example: "{'a': 1}.pop('a')\n#> 1"
            ) { call in
                if let value = try call.mapping.remove(call[0]) { return value }
                if call[1].isUnbound { throw Raised.key(call[0]) }
                return call[1]
            },
            Builtin(
                "popitem", "()", "Removes the last pair and gives it.",
                example: "{'a': 1, 'b': 2}.popitem()\n#> ('b', 2)"
            ) { call in
                guard let pair = call.mapping.pairs.last else {
                    throw Raised(.keyError, "popitem(): dictionary is empty")
                }
                try call.mapping.remove(pair.key)
                return .tuple([pair.key, pair.value])
            },
            Builtin(
                "update", "(iterable=(), /, **kwargs)",
                "Takes over the pairs of a mapping, of an iterable, or by name.",
                example: """
                    x = {'a': 1}
                    x.update({'b': 2}, c=3)
                    x
                    #> {'a': 1, 'b': 2, 'c': 3}
                    """
            ) { call in
                try call.mapping.merge(call[0])
                try call.mapping.merge(.dict(call.keywords))
                return .none
            },
            Builtin(
                "copy", "()", "A dict with the same pairs.", example: "{'a': 1}.copy()\n#> {'a': 1}"
            ) { call in .dict(call.mapping.copy()) },
            Builtin(
                "clear", "()", "Removes all pairs.",
                example: """
                    x = {'a': 1}
                    x.clear()
                    x
                    #> {}
                    """
            ) { call in
                call.mapping.removeAll()
                return .none
            },
            Builtin(
                "fromkeys", "(iterable, value=None, /)", "A dict with these keys and one value.",
                example: "dict.fromkeys('ab', 0)\n#> {'a': 0, 'b': 0}", kind: .staticMethod
            ) { call in
                let result = Dict()
                let value = call[1]
                try call[0].forEach { try result.set($0, value) }
                return .dict(result)
            },
        ])
}

extension Arguments {
    /// `self` of a dict's method.
    var mapping: Dict {
        if case .dict(let dict) = receiver { return dict }
        return Dict()
    }
}
