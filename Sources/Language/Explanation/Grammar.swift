/// The grammar that explains syntax errors: CPython's rules and their order, as data.
///
/// A text that does not parse is read again by these rules, backtracking as CPython does, first plainly to learn how far
/// it reads, then with the rules whose names begin with `bad`, which describe mistakes. (Two such rules, `wrong…`, CPython
/// has in force from the start.)
struct Grammar: Sendable {
    struct Rule: Sendable {
        let name: String
        var alternatives: [Alternative] = []
        /// True for a description of a mistake: read in the second pass only.
        let isMistake: Bool
        /// True where mistakes are not looked for further down.
        let isPlain: Bool
        /// A number for the rules CPython remembers the outcome of; which ones decides what it complains about first.
        let memoryIndex: Int?
        /// `first (extension)*`, the extensions applied from the left: what CPython writes as left recursion.
        var extensions: [Alternative] = []

        init(name: String) {
            self.name = name
            isMistake = name.hasPrefix("bad")
            isPlain = name == "plainOnly"
            memoryIndex = Rule.remembered.firstIndex(of: name)
        }

        static let remembered = [
            "simple", "block", "expr", "starExpr", "disjunction", "conjunction", "inversion", "factor", "awaited",
            "arguments", "starTarget", "targetPlace", "delTarget", "badNamed", "bitOr", "bitXor", "bitAnd", "shift",
            "sum", "term", "primary", "targetBase",
        ]
    }

    struct Alternative: Sendable {
        var parts: [Part] = []
        var kind: SyntaxKind?
        var action: Action?
    }

    struct Part: Sendable {
        let label: UInt8?
        let item: Item
    }

    indirect enum Item: Sendable {
        case token(TokenKind)
        /// A name with this spelling.
        case word(String)
        /// What CPython takes for a soft keyword here: any name that one begins with, such as `c` of `case`.
        case softWord
        case rule(Int)
        case group([Alternative])
        case optional(Item)
        case many(Item)
        case some(Item)
        /// One or more, with commas between.
        case list(Item)
        case ahead(Item)
        case notAhead(Item)
        /// A token whose absence is an error at once.
        case forced(TokenKind, String)
        case commit
        case strings
    }

    /// What a description of a mistake says, and about what place.
    struct Action: Sendable {
        enum Place: Sendable {
            /// The token the reader has got to.
            case latest
            case node(UInt8)
            case from(UInt8, to: UInt8)
            case startingAt(UInt8)
            case endOf(UInt8)
            /// The part of the node that cannot be assigned to or deleted; says nothing where there is none.
            case badTarget(UInt8, TargetUse)
        }
        var place: Place
        var isIndentation = false
        var message: String
        var condition: Condition?
    }

    enum TargetUse: Sendable { case assign, loop, delete }

    enum Condition: String, Sendable {
        /// The labelled name is `print` or `exec`.
        case legacy
        /// The first part is not such a name, and the place is inside brackets.
        case bracketed
        /// More than one argument comes before the generator.
        case severalArguments
    }

    var rules: [Rule]
    let indices: [String: Int]
    /// Words of the notation that mean nothing; a test holds that there are none.
    let unknownWords: [String]

    static let python = GrammarReader.read(grammarText)
}

/// What kind of expression a piece of text is, for the words of a message.
enum SyntaxKind: String, Sendable {
    case name, attribute, `subscript`, starred, list, tuple, lambda, call, operation, generator, yield, await
    case listcomp, setcomp, dictcomp, dict, set, strings, number, none, `true`, `false`, ellipsis, compare, conditional
    case walrus, keyword, unpacking
    /// Not an expression: its expressions belong to whatever it is part of.
    case other

    /// CPython's words for it.
    var description: String {
        switch self {
        case .name: return "name"
        case .attribute: return "attribute"
        case .subscript: return "subscript"
        case .starred: return "starred"
        case .list: return "list"
        case .tuple: return "tuple"
        case .lambda: return "lambda"
        case .call: return "function call"
        case .operation, .other, .keyword, .unpacking: return "expression"
        case .generator: return "generator expression"
        case .yield: return "yield expression"
        case .await: return "await expression"
        case .listcomp: return "list comprehension"
        case .setcomp: return "set comprehension"
        case .dictcomp: return "dict comprehension"
        case .dict: return "dict literal"
        case .set: return "set display"
        case .strings, .number: return "literal"
        case .none: return "None"
        case .true: return "True"
        case .false: return "False"
        case .ellipsis: return "ellipsis"
        case .compare: return "comparison"
        case .conditional: return "conditional expression"
        case .walrus: return "named expression"
        }
    }
}
