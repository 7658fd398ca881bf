extension Family {
    /// `set`: what changes it. A frozenset has only the others.
    static let setMethods = Family(
        type: "set",
        methods: reading + [
            Builtin(
                "add", "(object, /)", "Adds a member.",
                example: """
                    x = {1}
                    x.add(2)
                    x
                    #> {1, 2}
                    """
            ) { call in
                try call.members.add(call[0])
                return .none
            },
            Builtin(
                "remove", "(object, /)", "Removes a member; KeyError where it is missing.",
                example: """
                    x = {1, 2}
                    x.remove(1)
                    x
                    #> {2}
                    """
            ) { call in
                if try !call.members.remove(call[0]) { throw Raised.key(call[0]) }
                return .none
            },
            Builtin(
                "discard", "(object, /)", "Removes a member if it is there.",
                example: """
                    x = {1, 2}
                    x.discard(3)
                    x
                    #> {1, 2}
                    """
            ) { call in
                try call.members.remove(call[0])
                return .none
            },
            Builtin("pop", "()", "Removes a member and gives it.", example: "{7}.pop()\n#> 7") { call in
                guard let first = call.members.keys.first else { throw Raised(.keyError, "pop from an empty set") }
                try call.members.remove(first)
                return first
            },
            Builtin(
                "clear", "()", "Removes all members.",
                example: """
                    x = {1}
                    x.clear()
                    x
                    #> set()
                    """
            ) { call in
                call.members.removeAll()
                return .none
            },
            Builtin(
                "update", "(*others)", "Adds all members of these.",
                example: """
                    x = {1}
                    x.update([2, 3])
                    x
                    #> {1, 2, 3}
                    """
            ) { call in
                for other in call.rest { try other.forEach { try call.members.add($0) } }
                return .none
            },
            Builtin(
                "intersection_update", "(*others)", "Keeps only what all of these have.",
                example: """
                    x = {1, 2}
                    x.intersection_update({2, 3})
                    x
                    #> {2}
                    """
            ) { call in
                call.members.become(try call.combined { try $0.filter(in: $1, keeping: true) })
                return .none
            },
            Builtin(
                "difference_update", "(*others)", "Removes what these have.",
                example: """
                    x = {1, 2}
                    x.difference_update({2, 3})
                    x
                    #> {1}
                    """
            ) { call in
                call.members.become(try call.combined { try $0.filter(in: $1, keeping: false) })
                return .none
            },
            Builtin(
                "symmetric_difference_update", "(other, /)", "Keeps what only one of both has.",
                example: """
                    x = {1, 2}
                    x.symmetric_difference_update({2, 3})
                    x
                    #> {1, 3}
                    """
            ) { call in
                call.members.become(try symmetricDifference(call.members, SetObject.collecting(call[0])))
                return .none
            },
        ])

    static let frozensetMethods = Family(type: "frozenset", methods: reading)

    private static let reading = [
        Builtin("copy", "()", "A set with the same members.", example: "{1}.copy()\n#> {1}") { call in
            .object(call.members.copy())
        },
        Builtin(
            "union", "(*others)", "What this set or any of these has.", example: "{1}.union([2], {3})\n#> {1, 2, 3}"
        ) { call in .object(try call.combined { try $0.union($1) }) },
        Builtin(
            "intersection", "(*others)", "What this set and all of these have.",
            example: "{1, 2}.intersection([2, 3])\n#> {2}"
        ) { call in .object(try call.combined { try $0.filter(in: $1, keeping: true) }) },
        Builtin(
            "difference", "(*others)", "What this set has and none of these.",
            example: "{1, 2}.difference([2, 3])\n#> {1}"
        ) { call in .object(try call.combined { try $0.filter(in: $1, keeping: false) }) },
        Builtin(
            "symmetric_difference", "(other, /)", "What only one of both has.",
            example: "{1, 2}.symmetric_difference([2, 3])\n#> {1, 3}"
        ) { call in .object(try symmetricDifference(call.members, SetObject.collecting(call[0]))) },
        Builtin("issubset", "(other, /)", "Whether the other has all of it.", example: "{1}.issubset([1, 2])\n#> True")
        {
            call in .bool(try call.members.isSubset(of: SetObject.collecting(call[0])))
        },
        Builtin(
            "issuperset", "(other, /)", "Whether it has all of the other.", example: "{1, 2}.issuperset([1])\n#> True"
        ) { call in .bool(try SetObject.collecting(call[0]).isSubset(of: call.members)) },
        Builtin(
            "isdisjoint", "(other, /)", "Whether they share no member.", example: "{1}.isdisjoint([2])\n#> True"
        ) { call in
            .bool(try call.members.filter(in: SetObject.collecting(call[0]), keeping: true).count == 0)
        },
    ]

    private static func symmetricDifference(_ left: SetObject, _ right: SetObject) throws -> SetObject {
        try left.filter(in: right, keeping: false).union(right.filter(in: left, keeping: false))
    }
}

extension SetObject {
    fileprivate func become(_ other: SetObject) { copyEntries(of: other) }
}

extension Arguments {
    fileprivate var members: SetObject { receiver.object() ?? SetObject() }

    fileprivate func combined(_ combine: (SetObject, SetObject) throws -> SetObject) throws -> SetObject {
        var result = members.copy()
        for other in rest { result = try combine(result, SetObject.collecting(other)) }
        return result
    }
}
