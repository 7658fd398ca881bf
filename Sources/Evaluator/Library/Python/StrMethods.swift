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
                var pieces: [Str] = []
                pieces.reserveCapacity(items.count)
                for (index, item) in items.enumerated() {
                    guard case .str(let piece) = item else {
                        throw Raised(
                            .typeError, "sequence item \(index): expected str instance, \(item.typeName) found")
                    }
                    pieces.append(piece)
                }
                return .str(call.text.joining(pieces))
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

    /// `str`: case, alignment, translation, formatting.
    static let strForms = Family(
        type: "str",
        methods: [
            Builtin("upper", "()", "In capitals.", example: "'abc'.upper()\n#> 'ABC'") { call in
                .str(call.text.uppercased())
            },
            Builtin("lower", "()", "In small letters.", example: "'ABC'.lower()\n#> 'abc'") { call in
                .str(call.text.lowercased())
            },
            Builtin("title", "()", "Each word with a capital.", example: "'ab cd'.title()\n#> 'Ab Cd'") { call in
                .str(call.text.titled())
            },
            Builtin(
                "capitalize", "()", "The first character a capital, the others small.",
                example: "'aBC'.capitalize()\n#> 'Abc'"
            ) { call in .str(call.text.capitalized()) },
            Builtin("swapcase", "()", "Small letters for capitals and back.", example: "'aB'.swapcase()\n#> 'Ab'") {
                call in .str(call.text.swappedCase())
            },
            Builtin(
                "casefold", "()", "For comparing without regard to case.", example: "'Straße'.casefold()\n#> 'strasse'"
            ) { call in .str(call.text.casefolded()) },
            Builtin(
                "center", "(width, fillchar=' ', /)", "In the middle of `width` cells.",
                example: "'ab'.center(6, '*')\n#> '**ab**'"
            ) { call in try call.padded(.center) },
            Builtin(
                "ljust", "(width, fillchar=' ', /)", "At the left of `width` cells.",
                example: "'ab'.ljust(4)\n#> 'ab  '"
            ) { call in try call.padded(.left) },
            Builtin(
                "rjust", "(width, fillchar=' ', /)", "At the right of `width` cells.",
                example: "'7'.rjust(3, '0')\n#> '007'"
            ) { call in try call.padded(.right) },
            Builtin(
                "zfill", "(width, /)", "Filled with zeros after the sign.", example: "'-7'.zfill(4)\n#> '-007'"
            ) { call in .str(call.text.zeroFilled(to: try call.room(0))) },
            Builtin(
                "expandtabs", "(tabsize=8)", "With tabs as spaces.", example: "'a\\tb'.expandtabs(4)\n#> 'a   b'"
            ) { call in .str(call.text.expandingTabs(try call.room(0))) },
            Builtin(
                "format", "(*args, **kwargs)", "With `{}` fields filled in.",
                example: "'{:>4}|{x:.2f}'.format('a', x=0.5)\n#> '   a|0.50'"
            ) { call in
                let arguments = Array(call.rest)
                let keywords = call.keywords
                return .text(
                    try TemplateFormatter.format(call.text, arguments: arguments) { try keywords.get(.text($0)) })
            },
            Builtin(
                "format_map", "(mapping, /)", "With `{name}` fields filled in from a mapping.",
                example: "'{a}'.format_map({'a': 1})\n#> '1'"
            ) { call in
                let mapping = call[0]
                return .text(
                    try TemplateFormatter.format(call.text, arguments: nil) { try mapping.item(at: .text($0)) })
            },
            Builtin(
                "translate", "(table, /)", "With characters replaced by a table of code points (`str.maketrans`).",
                example: "'abc'.translate({97: 'x', 98: None})\n#> 'xc'"
            ) { call in
                var result = String.UnicodeScalarView()
                for scalar in call.text.scalars {
                    switch try call.translation(of: scalar) {
                    case .unbound: result.append(scalar)
                    case .none: break
                    case .str(let text): result.append(contentsOf: text.value.unicodeScalars)
                    case let value:
                        guard let code = try value.asIndex() else {
                            throw Raised(.typeError, "character mapping must return integer, None or str")
                        }
                        guard let other = Unicode.Scalar(UInt32(clamping: code)) else {
                            throw Raised(.valueError, "character mapping must be in range(0x110000)")
                        }
                        result.append(other)
                    }
                }
                return .text(String(result))
            },
            Builtin(
                "maketrans", "(x, y=None, z=None, /)",
                "A table for `translate`: from a dict, or character by character.",
                example: "str.maketrans('ab', 'xy', 'c')\n#> {97: 120, 98: 121, 99: None}", kind: .staticMethod
            ) { call in try translationTable(call) },
            Builtin(
                "encode", "(encoding='utf-8', errors='strict')",
                "Not part of this language: texts are Unicode throughout."
            ) { _ in throw Raised(.notImplementedError, "bytes are not part of this language") },
        ])

    /// `str`: questions about its characters.
    static let strTests = Family(
        type: "str",
        methods: [
            Builtin("isalpha", "()", "All letters.", example: "'한글'.isalpha()\n#> True") { call in
                .bool(call.text.all(\.isPythonAlpha))
            },
            Builtin("isdigit", "()", "All digits.", example: "'12'.isdigit()\n#> True") { call in
                .bool(call.text.all(\.isPythonDigit))
            },
            Builtin("isdecimal", "()", "All decimal digits.", example: "'²'.isdecimal()\n#> False") { call in
                .bool(call.text.all { $0.decimalDigit != nil })
            },
            Builtin("isnumeric", "()", "All numeric characters.", example: "'½'.isnumeric()\n#> True") { call in
                .bool(call.text.all(\.isPythonNumeric))
            },
            Builtin("isalnum", "()", "All letters or digits.", example: "'a1'.isalnum()\n#> True") { call in
                .bool(call.text.all(\.isPythonAlphanumeric))
            },
            Builtin("isspace", "()", "All whitespace.", example: "' \\t'.isspace()\n#> True") { call in
                .bool(call.text.all(\.isPythonSpace))
            },
            Builtin("isupper", "()", "Letters in capitals only.", example: "'AB1'.isupper()\n#> True") { call in
                .bool(call.text.isUpper)
            },
            Builtin("islower", "()", "Small letters only.", example: "'ab1'.islower()\n#> True") { call in
                .bool(call.text.isLower)
            },
            Builtin("istitle", "()", "Each word with one capital.", example: "'Ab Cd'.istitle()\n#> True") { call in
                .bool(call.text.isTitle)
            },
            Builtin("isascii", "()", "All below 128.", example: "'é'.isascii()\n#> False") { call in
                .bool(call.text.isASCII)
            },
            Builtin("isidentifier", "()", "Could be a name.", example: "'x1'.isidentifier()\n#> True") { call in
                .bool(call.text.isIdentifier)
            },
            Builtin(
                "isprintable", "()", "Shown by `repr` without escapes.", example: "'\\n'.isprintable()\n#> False"
            ) { call in .bool(call.text.scalars.allSatisfy(\.isPythonPrintable)) },
        ])

    private static func translationTable(_ call: borrowing Arguments) throws -> Value {
        let table = Dict()
        if call[1].isNone {
            guard case .dict(let source) = call[0] else {
                throw Raised(.typeError, "if you give only one argument to maketrans it must be a dict")
            }
            for (key, value) in source.pairs {
                if case .str(let text) = key {
                    guard text.count == 1 else {
                        throw Raised(.valueError, "string keys in translate table must be of length 1")
                    }
                    try table.set(.int(Int(text.scalar(at: 0).value)), value)
                } else {
                    guard case .int = key else {
                        throw Raised(.typeError, "keys in translate table must be strings or integers")
                    }
                    try table.set(key, value)
                }
            }
            return .dict(table)
        }
        guard case .str(let from) = call[0] else {
            throw Raised(.typeError, "first maketrans argument must be a string if there is a second argument")
        }
        let to = try call.str(1)
        guard from.count == to.count else {
            throw Raised(.valueError, "the first two maketrans arguments must have equal length")
        }
        for (a, b) in zip(from.scalars, to.scalars) { try table.set(.int(Int(a.value)), .int(Int(b.value))) }
        if !call[2].isNone {
            for scalar in try call.str(2).scalars { try table.set(.int(Int(scalar.value)), .none) }
        }
        return .dict(table)
    }
}

extension Value {
    static func texts(_ pieces: [Str]) -> Value { .items(pieces.lazy.map { Value.str($0) }) }

    /// Whether `iter` would give an iterator.
    var isIterable: Bool {
        get throws {
            switch self {
            case .str, .list, .tuple, .dict: true
            case .unbound, .none, .bool, .int, .float: false
            case .tensor, .object: try optionalIterator() != nil
            }
        }
    }
}

extension Arguments {
    /// `self` of a text's method.
    fileprivate var text: Str {
        if case .str(let text) = receiver { return text }
        return .empty
    }

    fileprivate func separator() throws -> Str {
        guard case .str(let separator) = self[0] else {
            let names = function.row.name.hasSuffix("split") ? "str or None" : "str"
            throw Raised(.typeError, "must be \(names), not \(self[0].typeName)")
        }
        if separator.isEmpty { throw Raised(.valueError, "empty separator") }
        return separator
    }

    fileprivate func searchText() throws -> Str {
        guard case .str(let other) = self[0] else {
            throw Raised(.typeError, "must be str, not \(self[0].typeName)")
        }
        return other
    }

    /// A bound of a search: a whole number or None.
    func sliceBound(_ index: Int) throws -> Int? {
        guard has(index) else { return nil }
        if case .int(let value) = self[index] { return value }
        guard let value = try self[index].asIndex() else {
            throw Raised(.typeError, "slice indices must be integers or None or have an __index__ method")
        }
        return value
    }

    /// Where the first argument is found: one place or none.
    fileprivate func searched(fromRight: Bool = false) throws -> [Int] {
        let other = try searchText()
        let (start, end) = (try sliceBound(1), try sliceBound(2))
        let place = fromRight ? text.lastIndex(of: other, start, end) : text.firstIndex(of: other, start, end)
        return place.map { [$0] } ?? []
    }

    fileprivate func affixes(_ name: String) throws -> [Str] {
        switch self[0] {
        case .str(let text): return [text]
        case .tuple(let tuple):
            return try tuple.items.map { item in
                guard case .str(let text) = item else {
                    throw Raised(.typeError, "tuple for \(name) must only contain str, not \(item.typeName)")
                }
                return text
            }
        case let other:
            throw Raised(.typeError, "\(name) first arg must be str or a tuple of str, not \(other.typeName)")
        }
    }

    fileprivate func stripped(_ ends: Str.Ends) throws -> Value {
        switch self[0] {
        case .none: return .str(text.stripped(ends))
        case .str(let characters): return .str(text.stripped(ends, of: characters))
        default: throw Raised(.typeError, "\(function.row.name) arg must be None or str")
        }
    }

    /// A width that there is memory for.
    fileprivate func room(_ index: Int) throws -> Int {
        let width = try int(index)
        if width > 1 << 32 { throw Raised(.memoryError) }
        return width
    }

    fileprivate func padded(_ alignment: Str.Alignment) throws -> Value {
        let width = try room(0)
        guard case .str(let fill) = self[1] else {
            throw Raised(.typeError, "The fill character must be a unicode character, not \(self[1].typeName)")
        }
        guard fill.count == 1 else { throw Raised(.typeError, "The fill character must be exactly one character long") }
        return .str(text.padded(to: width, alignment, fill: fill.scalar(at: 0)))
    }

    fileprivate func translation(of scalar: Unicode.Scalar) throws -> Value {
        let key = Value.int(Int(scalar.value))
        if case .dict(let table) = self[0], !table.type.isPythonDefined, table.defaultFactory.isUnbound {
            return try table.get(key) ?? .unbound
        }
        do {
            return try self[0].item(at: key)
        } catch let raised as Raised where raised.isKind(.lookupError) {
            return .unbound
        }
    }
}
