extension Family {
    static let regex = Family(
        module: "re",
        functions: [
            Builtin(
                "compile", "(pattern, flags=0)", "A pattern as an object.",
                example: "re.compile('a+').findall('caaba')\n#> ['aa', 'a']", voice: .python
            ) {
                call in
                if let object = call[0].object(as: PatternObject.self) { return .object(object) }
                return .object(PatternObject(try Regexes.program(call[0], call[1])))
            },
            Builtin(
                "search", "(pattern, string, flags=0)", "The first match, or None.",
                example: "re.search('l+', 'hello')\n#> <re.Match object; span=(2, 4), match='ll'>", voice: .python
            ) {
                call in try Regexes.first(Regexes.program(call[0], call[2]), call[1], .search)
            },
            Builtin(
                "match", "(pattern, string, flags=0)", "A match at the beginning, or None.",
                example: "re.match('b', 'abc') is None\n#> True", voice: .python
            ) {
                call in try Regexes.first(Regexes.program(call[0], call[2]), call[1], .match)
            },
            Builtin(
                "fullmatch", "(pattern, string, flags=0)", "A match of everything, or None.",
                example: "re.fullmatch('[a-z]+', 'abc')[0]\n#> 'abc'", voice: .python
            ) {
                call in try Regexes.first(Regexes.program(call[0], call[2]), call[1], .fullMatch)
            },
            Builtin(
                "findall", "(pattern, string, flags=0)", "All matches, as texts or tuples of groups.",
                example: "re.findall(r'(\\w)=(\\d)', 'a=1 b=2')\n#> [('a', '1'), ('b', '2')]", voice: .python
            ) { call in try Regexes.all(Regexes.program(call[0], call[2]), call[1]) },
            Builtin(
                "finditer", "(pattern, string, flags=0)", "All matches, one after the other.",
                example: "[m.start() for m in re.finditer('a', 'banana')]\n#> [1, 3, 5]", voice: .python
            ) {
                call in try Regexes.each(Regexes.program(call[0], call[2]), call[1])
            },
            Builtin(
                "sub", "(pattern, repl, string, count=0, flags=0)",
                "With every match replaced by a text or a function's result.",
                example: "re.sub(r'([.!?])', r' \\1', 'Hi! You?')\n#> 'Hi ! You ?'", voice: .python
            ) { call in
                .str(try Regexes.replace(Regexes.program(call[0], call[4]), call[1], call[2], try call.int(3)).text)
            },
            Builtin(
                "subn", "(pattern, repl, string, count=0, flags=0)", "Like `sub`, with the number of replacements.",
                example: "re.subn('a', 'o', 'banana')\n#> ('bonono', 3)", voice: .python
            ) {
                call in
                let result = try Regexes.replace(Regexes.program(call[0], call[4]), call[1], call[2], try call.int(3))
                return .tuple([.str(result.text), .int(result.count)])
            },
            Builtin(
                "split", "(pattern, string, maxsplit=0, flags=0)", "The texts between matches.",
                example: "re.split(r'\\W+', 'a, b;c')\n#> ['a', 'b', 'c']", voice: .python
            ) {
                call in try Regexes.split(Regexes.program(call[0], call[3]), call[1], try call.int(2))
            },
            Builtin(
                "escape", "(pattern)", "A pattern that matches just this text.",
                example: "re.escape('a.b')\n#> 'a\\\\.b'", voice: .python
            ) { call in
                let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{b}\u{c}".unicodeScalars)
                var result = String.UnicodeScalarView()
                for scalar in try call.str(0).scalars {
                    if special.contains(scalar) { result.append("\\") }
                    result.append(scalar)
                }
                return .text(String(result))
            },
            Builtin("purge", "()", "Forgets compiled patterns.") { _ in
                PythonState.current.patterns = [:]
                return .none
            },
        ],
        constants: [
            flag("IGNORECASE", "I", .ignoreCase), flag("I", "I", .ignoreCase), flag("MULTILINE", "M", .multiline),
            flag("M", "M", .multiline), flag("DOTALL", "S", .dotAll), flag("S", "S", .dotAll),
            flag("VERBOSE", "X", .verbose), flag("X", "X", .verbose), flag("ASCII", "A", .ascii),
            flag("A", "A", .ascii),
            flag("UNICODE", "U", .unicode), flag("U", "U", .unicode),
        ],
        types: [
            NativeType("error", module: "re", bases: ["Exception"], "A pattern that cannot be read."),
            PatternObject.row, MatchObject.row,
        ])

    private static func flag(_ name: String, _ letter: String, _ value: RegexFlags) -> Constant {
        Constant(name, "The flag `(?\(letter.lowercased()))`.") { .int(value.rawValue) }
    }
}

/// What the functions of `re` and the methods of patterns share.
enum Regexes {
    static func program(_ pattern: Value, _ flags: Value) throws -> RegexProgram {
        if let object = pattern.object(as: PatternObject.self) {
            if let number = try flags.asIndex(), number != 0 {
                throw Raised(.valueError, "cannot process flags argument with a compiled pattern")
            }
            return object.program
        }
        guard case .str(let text) = pattern else {
            throw Raised(.typeError, "first argument must be string or compiled pattern")
        }
        let flags = try flags.asIndex() ?? 0
        let state = PythonState.current
        if let program = state.patterns[text]?[flags] { return program }
        do throws(RegexError) {
            let program = try RegexProgram(text, flags: RegexFlags(rawValue: flags))
            if state.patterns.count > 512 { state.patterns = [:] }
            state.patterns[text, default: [:]][flags] = program
            return program
        } catch { throw raised(error) }
    }

    static func raised(_ error: RegexError) -> Raised {
        let type = Types.current.named("re.error") ?? Types.current.exception(.exception)
        let exception = ExceptionObject(type, [.text(error.message)])
        exception.setField("msg", .text(error.text))
        exception.setField("pattern", .text(error.pattern))
        exception.setField("pos", error.position.map { .int($0) } ?? .none)
        return Raised(exception)
    }

    static func subject(_ value: Value) throws -> Str {
        guard case .str(let text) = value else {
            throw Raised(.typeError, "expected string or bytes-like object, got '\(value.typeName)'")
        }
        return text
    }

    static func matcher(_ program: RegexProgram, _ scalars: [Unicode.Scalar], end: Int) -> RegexMatcher {
        let machine = Machine.current
        return RegexMatcher(program, scalars, end: end) { try machine.poll() }
    }

    static func first(
        _ program: RegexProgram, _ string: Value, _ mode: RegexMatcher.Mode, from start: Int = 0, to end: Int = .max
    ) throws -> Value {
        let text = try subject(string)
        let end = min(max(end, 0), text.count)
        let start = min(max(start, 0), text.count)
        if start > end { return .none }
        var matcher = matcher(program, text.scalars, end: end)
        guard let match = try matcher.run(mode, from: start) else { return .none }
        return .object(MatchObject(program, text, match, start..<end))
    }

    /// Calls `body` with every match, until it gives false.
    static func forEach(
        _ program: RegexProgram, _ text: Str, from start: Int = 0, to end: Int = .max,
        _ body: (RegexMatcher.Match) throws -> Bool
    ) throws {
        let end = min(end, text.count)
        var matcher = matcher(program, text.scalars, end: end)
        var position = start
        /// After an empty match the next one must not be empty at the same place.
        var emptyAt: Int?
        while position <= end, let match = try matcher.run(.search, from: position, notEmptyAt: emptyAt) {
            if try !body(match) { return }
            position = match.range.upperBound
            emptyAt = match.range.isEmpty ? position : nil
        }
    }

    static func all(_ program: RegexProgram, _ string: Value, from start: Int = 0, to end: Int = .max) throws -> Value {
        let text = try subject(string)
        var found: [Value] = []
        try forEach(program, text, from: start, to: end) { match in
            func group(_ index: Int) -> Value { .str(match.range(index).map { text.substring($0) } ?? .empty) }
            switch program.groupCount {
            case 0: found.append(group(0))
            case 1: found.append(group(1))
            case let count: found.append(.tuple((1...count).map(group)))
            }
            return true
        }
        return .items(found)
    }

    static func each(_ program: RegexProgram, _ string: Value, from start: Int = 0, to end: Int = .max) throws -> Value
    {
        let text = try subject(string)
        let end = min(end, text.count)
        var matcher = matcher(program, text.scalars, end: end)
        var position = start
        /// After an empty match the next one must not be empty at the same place.
        var emptyAt: Int?
        return .object(
            ClosureIterator(type: .named("callable_iterator")) {
                guard position <= end, let match = try matcher.run(.search, from: position, notEmptyAt: emptyAt) else {
                    position = end + 1
                    return .unbound
                }
                position = match.range.upperBound
                emptyAt = match.range.isEmpty ? position : nil
                return .object(MatchObject(program, text, match, start..<end))
            })
    }

    static func replace(_ program: RegexProgram, _ replacement: Value, _ string: Value, _ limit: Int) throws -> (
        text: Str, count: Int
    ) {
        let text = try subject(string)
        var template: RegexTemplate?
        if case .str(let source) = replacement {
            do throws(RegexTemplateError) {
                template = try RegexTemplate(source, program)
            } catch {
                switch error {
                case .pattern(let error): throw raised(error)
                case .unknownName(let name): throw Raised(.indexError, "unknown group name \(Str.repr(name))")
                }
            }
        } else if !replacement.isCallable {
            throw Raised(.typeError, "decoding to str: need a bytes-like object, \(replacement.typeName) found")
        }
        var result = ""
        var place = 0
        var count = 0
        try forEach(program, text) { match in
            result += text.substring(place..<match.range.lowerBound).value
            if let template {
                result += template.expand(match, in: text)
            } else {
                let value = try Calls.call(replacement, [.object(MatchObject(program, text, match, 0..<text.count))])
                guard case .str(let piece) = value else {
                    throw Raised(
                        .typeError, "sequence item \(max(count * 2, 0)): expected str instance, \(value.typeName) found"
                    )
                }
                result += piece.value
            }
            place = match.range.upperBound
            count += 1
            return limit <= 0 || count < limit
        }
        if count == 0 { return (text, 0) }
        return (Str(result + text.substring(place..<text.count).value), count)
    }

    static func split(_ program: RegexProgram, _ string: Value, _ limit: Int) throws -> Value {
        let text = try subject(string)
        var pieces: [Value] = []
        var place = 0
        var count = 0
        if limit < 0 { return .items([.str(text)]) }
        try forEach(program, text) { match in
            pieces.append(.str(text.substring(place..<match.range.lowerBound)))
            for group in 0..<program.groupCount {
                pieces.append(match.range(group + 1).map { .str(text.substring($0)) } ?? .none)
            }
            place = match.range.upperBound
            count += 1
            return limit == 0 || count < limit
        }
        pieces.append(.str(text.substring(place..<text.count)))
        return .items(pieces)
    }
}
