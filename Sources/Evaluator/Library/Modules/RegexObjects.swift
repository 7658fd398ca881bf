/// A compiled pattern of `re`.
final class PatternObject: Object {
    let program: RegexProgram

    init(_ program: RegexProgram) {
        self.program = program
        super.init(type: Types.current.named("re.Pattern") ?? Types.current.object)
    }

    override func repr() throws -> String {
        let names: [(RegexFlags, String)] = [
            (.ignoreCase, "re.IGNORECASE"), (.multiline, "re.MULTILINE"), (.dotAll, "re.DOTALL"),
            (.verbose, "re.VERBOSE"), (.ascii, "re.ASCII"),
        ]
        let flags = names.filter { program.flags.contains($0.0) }.map(\.1)
        return
            "re.compile(\(([program.pattern.repr] + (flags.isEmpty ? [] : [flags.joined(separator: "|")])).joined(separator: ", ")))"
    }

    override func isEqual(to other: Value) throws -> Bool? {
        other.object(as: PatternObject.self).map {
            $0.program.pattern == program.pattern && $0.program.flags == program.flags
        }
    }

    override func hash() throws -> Int? { program.pattern.hash ^ program.flags.rawValue }

    static let row = NativeType(
        "Pattern", module: "re", "A compiled regular expression.",
        methods: [
            searching("search", "The first match, or None.", .search),
            searching("match", "A match at the beginning, or None.", .match),
            searching("fullmatch", "A match of everything, or None.", .fullMatch),
            Builtin(
                "findall", "(string, pos=0, endpos=9223372036854775807)", "All matches, as texts or tuples of groups."
            ) { call in
                try Regexes.all(call.program, call[0], from: try call.int(1), to: try call.int(2))
            },
            Builtin("finditer", "(string, pos=0, endpos=9223372036854775807)", "All matches, one after the other.") {
                call in
                try Regexes.each(call.program, call[0], from: try call.int(1), to: try call.int(2))
            },
            Builtin("sub", "(repl, string, count=0)", "With every match replaced.") { call in
                .str(try Regexes.replace(call.program, call[0], call[1], try call.int(2)).text)
            },
            Builtin("subn", "(repl, string, count=0)", "Like `sub`, with the number of replacements.") { call in
                let result = try Regexes.replace(call.program, call[0], call[1], try call.int(2))
                return .tuple([.str(result.text), .int(result.count)])
            },
            Builtin("split", "(string, maxsplit=0)", "The texts between matches.") { call in
                try Regexes.split(call.program, call[0], try call.int(1))
            },
        ],
        properties: [
            Property("pattern", "The text it was made from.") { .str(try program($0).pattern) },
            Property("flags", "Its flags as a number.") { .int(try program($0).flags.rawValue) },
            Property("groups", "How many groups it has.") { .int(try program($0).groupCount) },
            Property("groupindex", "The numbers of named groups.") {
                let result = Dict()
                for (name, index) in try program($0).groupNames { result.set(name, .int(index)) }
                return .dict(result)
            },
        ])

    private static func searching(_ name: String, _ summary: String, _ mode: RegexMatcher.Mode) -> Builtin {
        Builtin(name, "(string, pos=0, endpos=9223372036854775807)", summary) { call in
            try Regexes.first(call.program, call[0], mode, from: try call.int(1), to: try call.int(2))
        }
    }

    fileprivate static func program(_ value: Value) throws -> RegexProgram {
        if let pattern = value.object(as: PatternObject.self) { return pattern.program }
        throw Raised(.typeError, "descriptor requires a 're.Pattern' object")
    }
}

extension Arguments {
    fileprivate var program: RegexProgram {
        get throws { try PatternObject.program(receiver) }
    }

    fileprivate var match: MatchObject {
        get throws { try MatchObject.from(receiver) }
    }
}

/// A match of `re`.
final class MatchObject: Object {
    private let program: RegexProgram
    private let text: Str
    private let match: RegexMatcher.Match
    private let window: Range<Int>

    init(_ program: RegexProgram, _ text: Str, _ match: RegexMatcher.Match, _ window: Range<Int>) {
        self.program = program
        self.text = text
        self.match = match
        self.window = window
        super.init(type: Types.current.named("re.Match") ?? Types.current.object)
    }

    fileprivate static func from(_ value: Value) throws -> MatchObject {
        if let match = value.object(as: MatchObject.self) { return match }
        throw Raised(.typeError, "descriptor requires a 're.Match' object")
    }

    override func repr() throws -> String {
        let range = match.range
        return "<re.Match object; span=(\(range.lowerBound), \(range.upperBound)), match=\(text.substring(range).repr)>"
    }

    private func place(_ group: Value) throws -> Int {
        if let number = try group.asIndex() {
            if (0...program.groupCount).contains(number) { return number }
        } else if case .str(let name) = group,
            let index = program.groupNames.first(where: { $0.name == name.value })?.index
        {
            return index
        }
        throw Raised(.indexError, "no such group")
    }

    private func group(_ index: Int, _ missing: Value = .none) -> Value {
        match.range(index).map { .str(text.substring($0)) } ?? missing
    }

    override func item(at index: Value) throws -> Value? { group(try place(index)) }

    private func range(_ group: Value) throws -> (Int, Int) {
        match.range(try place(group)).map { ($0.lowerBound, $0.upperBound) } ?? (-1, -1)
    }

    static let row = NativeType(
        "Match", module: "re", "Where a pattern matched, and what its groups took.",
        methods: [
            Builtin(
                "group", "(*args)", "What a group took; without a number, everything.",
                example: "re.match('(.)(.)', 'ab').group(2)\n#> 'b'"
            ) {
                call in
                let match = try call.match
                switch call.rest.count {
                case 0: return match.group(0)
                case 1: return match.group(try match.place(call.rest[0]))
                default: return .tuple(try call.rest.map { match.group(try match.place($0)) })
                }
            },
            Builtin(
                "groups", "(default=None)", "What all groups took.",
                example: "re.match('(.)(x)?', 'ab').groups()\n#> ('a', None)"
            ) { call in
                let match = try call.match
                let missing = call[0]
                return .tuple((0..<match.program.groupCount).map { match.group($0 + 1, missing) })
            },
            Builtin(
                "groupdict", "(default=None)", "What the named groups took.",
                example: "re.match('(?P<x>.)', 'ab').groupdict()\n#> {'x': 'a'}"
            ) {
                call in
                let match = try call.match
                let result = Dict()
                for (name, index) in match.program.groupNames { result.set(name, match.group(index, call[0])) }
                return .dict(result)
            },
            Builtin("start", "(group=0, /)", "Where a group begins.") { call in .int(try call.match.range(call[0]).0) },
            Builtin("end", "(group=0, /)", "Where a group ends.") { call in .int(try call.match.range(call[0]).1) },
            Builtin(
                "span", "(group=0, /)", "Where a group begins and ends.",
                example: "re.search('b', 'abc').span()\n#> (1, 2)"
            ) { call in
                let (start, end) = try call.match.range(call[0])
                return .tuple([.int(start), .int(end)])
            },
            Builtin("expand", "(template)", "A text with references to groups filled in.") { call in
                let match = try call.match
                do {
                    return .text(try RegexTemplate(try call.str(0), match.program).expand(match.match, in: match.text))
                } catch RegexTemplateError.pattern(let error) {
                    throw Regexes.raised(error)
                } catch RegexTemplateError.unknownName(let name) {
                    throw Raised(.indexError, "unknown group name \(Str.repr(name))")
                }
            },
        ],
        properties: [
            Property("string", "The text that was searched.") { .str(try from($0).text) },
            Property("re", "The pattern.") { .object(PatternObject(try from($0).program)) },
            Property("pos", "Where the search began.") { .int(try from($0).window.lowerBound) },
            Property("endpos", "Where the search ended.") { .int(try from($0).window.upperBound) },
            Property("lastindex", "The number of the last group that took part.") {
                try from($0).match.lastGroup.map { .int($0) } ?? .none
            },
            Property("lastgroup", "The name of the last group that took part.") { value in
                let match = try from(value)
                let name = match.program.groupNames.first { $0.index == match.match.lastGroup }?.name
                return name.map { .text($0) } ?? .none
            },
        ])
}
