extension Family {
    /// `str`: taking apart, putting together, searching.
    static let strMethods = Family(
        type: "str",
        methods: [
            Builtin(
                "join", "(iterable, /)", "Concatenates texts, with this text between them.",
                example: "', '.join(['a', 'b'])\n#> 'a, b'"
            ) { call in
                guard try call[0].isIterable else { throw Raised(.typeError, "can only join an iterable") }
                let items = try call[0].collected()
                if let text = call.text.joining(items) { return .str(text) }
                for (index, item) in items.enumerated() {
                    if case .str = item { continue }
                    throw Raised(
                        .typeError, "sequence item \(index): expected str instance, \(item.typeName) found")
                }
                return .none
            },
            Builtin(
                "split", "(sep=None, maxsplit=-1)",
                "The words between separators; without one, between runs of whitespace.",
                example: """
                    ' a  b '.split()
                    #> ['a', 'b']
                    'a,b,,c'.split(',', 2)
                    #> ['a', 'b', ',c']
                    """
            ) { call in
                let limit = try call.int(1)
                if call[0].isNone { return .texts(call.text.splitAtWhitespace(limit: limit)) }
                return .texts(call.text.split(at: try call.separator(), limit: limit))
            },
            Builtin(
                "rsplit", "(sep=None, maxsplit=-1)", "Like `split`, counting from the right.",
                example: "'a.b.c'.rsplit('.', 1)\n#> ['a.b', 'c']"
            ) { call in
                let limit = try call.int(1)
                if call[0].isNone { return .texts(call.text.splitAtWhitespaceFromRight(limit: limit)) }
                return .texts(call.text.splitFromRight(at: try call.separator(), limit: limit))
            },
            Builtin(
                "splitlines", "(keepends: bool = False)", "The lines.",
                example: "'a\\nb\\r\\n'.splitlines()\n#> ['a', 'b']"
            ) { call in .texts(call.text.lines(keepingEnds: try call.bool(0))) },
            Builtin(
                "strip", "(chars=None, /)", "Without whitespace, or without these characters, at both ends.",
                example: "'  a '.strip()\n#> 'a'"
            ) { call in try call.stripped(.both) },
            Builtin(
                "lstrip", "(chars=None, /)", "Like `strip`, on the left.", example: "'xxa'.lstrip('x')\n#> 'a'"
            ) { call in try call.stripped(.left) },
            Builtin(
                "rstrip", "(chars=None, /)", "Like `strip`, on the right.", example: "'a\\n'.rstrip()\n#> 'a'"
            ) { call in try call.stripped(.right) },
            Builtin(
                "replace", "(old, new, count=-1, /)", "With every `old` replaced by `new`, at most `count` of them.",
                example: "'banana'.replace('a', 'o', 2)\n#> 'bonona'"
            ) { call in .str(call.text.replacing(try call.str(0), with: try call.str(1), limit: try call.int(2))) },
            Builtin(
                "removeprefix", "(prefix, /)", "Without this beginning.",
                example: "'nn.Linear'.removeprefix('nn.')\n#> 'Linear'"
            ) { call in
                let prefix = try call.str(0)
                return .str(
                    call.text.hasPrefix(prefix) ? call.text.substring(prefix.count..<call.text.count) : call.text)
            },
            Builtin(
                "removesuffix", "(suffix, /)", "Without this end.", example: "'a.py'.removesuffix('.py')\n#> 'a'"
            ) { call in
                let text = call.text
                let suffix = try call.str(0)
                return .str(text.hasSuffix(suffix) ? text.substring(0..<text.count - suffix.count) : text)
            },
            Builtin(
                "partition", "(sep, /)", "What is before the first separator, the separator, and what is after it.",
                example: "'a=b=c'.partition('=')\n#> ('a', '=', 'b=c')"
            ) { call in
                let separator = try call.separator()
                guard let (head, tail) = call.text.partitioned(by: separator) else {
                    return .tuple([.str(call.text), .str(.empty), .str(.empty)])
                }
                return .tuple([.str(head), .str(separator), .str(tail)])
            },
            Builtin(
                "rpartition", "(sep, /)", "Like `partition`, at the last separator.",
                example: "'a=b=c'.rpartition('=')\n#> ('a=b', '=', 'c')"
            ) { call in
                let separator = try call.separator()
                guard let (head, tail) = call.text.partitionedFromRight(by: separator) else {
                    return .tuple([.str(.empty), .str(.empty), .str(call.text)])
                }
                return .tuple([.str(head), .str(separator), .str(tail)])
            },
            Builtin(
                "find", "(sub, start=None, end=None, /)", "Where `sub` is first found, or -1.",
                example: "'hello'.find('l')\n#> 2"
            ) { call in .int(try call.searched().first ?? -1) },
            Builtin(
                "rfind", "(sub, start=None, end=None, /)", "Where `sub` is last found, or -1.",
                example: "'hello'.rfind('l')\n#> 3"
            ) { call in .int(try call.searched(fromRight: true).first ?? -1) },
            Builtin(
                "index", "(sub, start=None, end=None, /)", "Where `sub` is first found; ValueError where it is not.",
                example: "'hello'.index('e')\n#> 1"
            ) { call in
                guard let place = try call.searched().first else { throw Raised(.valueError, "substring not found") }
                return .int(place)
            },
            Builtin(
                "rindex", "(sub, start=None, end=None, /)", "Where `sub` is last found; ValueError where it is not.",
                example: "'hello'.rindex('l')\n#> 3"
            ) { call in
                guard let place = try call.searched(fromRight: true).first else {
                    throw Raised(.valueError, "substring not found")
                }
                return .int(place)
            },
            Builtin(
                "count", "(sub, start=None, end=None, /)", "How often `sub` occurs without overlap.",
                example: "'banana'.count('an')\n#> 2"
            ) { call in
                let other = try call.searchText()
                return .int(call.text.occurrences(of: other, try call.sliceBound(1), try call.sliceBound(2)))
            },
            Builtin(
                "startswith", "(prefix, start=None, end=None, /)",
                "Whether it begins with this text, or with one of a tuple.",
                example: "'hello'.startswith('he')\n#> True"
            ) { call in
                let (start, end) = (try call.sliceBound(1), try call.sliceBound(2))
                return .bool(try call.affixes("startswith").contains { call.text.hasPrefix($0, start, end) })
            },
            Builtin(
                "endswith", "(suffix, start=None, end=None, /)",
                "Whether it ends with this text, or with one of a tuple.",
                example: "'a.png'.endswith(('.jpg', '.png'))\n#> True"
            ) { call in
                let (start, end) = (try call.sliceBound(1), try call.sliceBound(2))
                return .bool(try call.affixes("endswith").contains { call.text.hasSuffix($0, start, end) })
            },
        ])
}
