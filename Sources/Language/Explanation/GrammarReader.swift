/// Reads the notation of `grammarText` into a `Grammar`.
struct GrammarReader {
    private let symbols: [Symbol]
    private var index = 0
    private var names: [String: Int] = [:]
    private var rules: [Grammar.Rule] = []
    private var unknownWords: [String] = []

    /// A piece of the notation.
    private enum Symbol: Equatable {
        case rule(String)
        case word(String)
        case token(String)
        case text(String)
        case mark(Character)
        case arrow
    }

    static func read(_ text: String) -> Grammar {
        var reader = GrammarReader(symbols: scan(text))
        reader.readRules()
        return Grammar(rules: reader.rules, indices: reader.names, unknownWords: reader.unknownWords)
    }

    private init(symbols: [Symbol]) {
        self.symbols = symbols
    }

    private static func scan(_ text: String) -> [Symbol] {
        var result: [Symbol] = []
        let bytes = Array(text.utf8)
        var index = 0
        func quoted() -> String {
            let quote = bytes[index]
            var value: [UInt8] = []
            index += 1
            while index < bytes.count, bytes[index] != quote {
                if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
                value.append(bytes[index])
                index += 1
            }
            index += 1
            return String(decoding: value, as: UTF8.self)
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") {
                result.append(.token(quoted()))
            } else if byte == UInt8(ascii: "\"") {
                result.append(.text(quoted()))
            } else if isLetter(byte) {
                let start = index
                while index < bytes.count, isLetter(bytes[index]) { index += 1 }
                let word = String(decoding: bytes[start..<index], as: UTF8.self)
                let beginsLine = start == 0 || bytes[start - 1] == 0x0A
                if beginsLine, index < bytes.count, bytes[index] == UInt8(ascii: ":") {
                    index += 1
                    result.append(.rule(word))
                } else {
                    result.append(.word(word))
                }
            } else if byte == UInt8(ascii: "="), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ">") {
                result.append(.arrow)
                index += 2
            } else {
                if byte > 0x20 { result.append(.mark(Character(Unicode.Scalar(byte)))) }
                index += 1
            }
        }
        return result
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    private var symbol: Symbol? { index < symbols.count ? symbols[index] : nil }

    private mutating func accept(_ character: Character) -> Bool {
        guard symbol == .mark(character) else { return false }
        index += 1
        return true
    }

    private mutating func readRules() {
        for case .rule(let name) in symbols {
            names[name] = rules.count
            rules.append(Grammar.Rule(name: name))
        }
        while case .rule(let name)? = symbol {
            index += 1
            guard let number = names[name] else { return }
            rules[number].alternatives = readAlternatives()
            while accept("\\") { rules[number].extensions.append(readAlternative()) }
        }
    }

    private mutating func readAlternatives() -> [Grammar.Alternative] {
        var result = [readAlternative()]
        while accept("|") { result.append(readAlternative()) }
        return result
    }

    private mutating func readAlternative() -> Grammar.Alternative {
        var alternative = Grammar.Alternative()
        while let symbol {
            if symbol == .arrow {
                index += 1
                alternative.action = readAction()
                break
            }
            if accept("@") {
                if case .word(let name)? = self.symbol {
                    alternative.kind = SyntaxKind(rawValue: name)
                    index += 1
                }
                break
            }
            guard let part = readPart() else { break }
            alternative.parts.append(part)
        }
        return alternative
    }

    private mutating func readPart() -> Grammar.Part? {
        var label: UInt8?
        if case .word(let name)? = symbol, name.utf8.count == 1, index + 1 < symbols.count,
            symbols[index + 1] == .mark(".")
        {
            label = name.utf8.first
            index += 2
        }
        guard let item = readItem() else { return nil }
        if accept("*") { return Grammar.Part(label: label, item: .many(item)) }
        if accept("+") { return Grammar.Part(label: label, item: .some(item)) }
        return Grammar.Part(label: label, item: item)
    }

    private mutating func readItem() -> Grammar.Item? {
        guard let symbol else { return nil }
        switch symbol {
        case .mark("("): return .group(readBracketed(")"))
        case .mark("["): return .optional(.group(readBracketed("]")))
        case .mark("{"): return .list(.group(readBracketed("}")))
        case .mark("&"):
            index += 1
            return readItem().map { .ahead($0) }
        case .mark("!"):
            index += 1
            return readItem().map { .notAhead($0) }
        case .mark("~"):
            index += 1
            return .commit
        case .mark("^"):
            index += 1
            guard case .token(let spelling)? = self.symbol, let kind = GrammarReader.kinds[spelling] else { return nil }
            index += 1
            return .forced(kind, spelling)
        case .token(let spelling):
            index += 1
            if GrammarReader.kinds[spelling] == nil { unknownWords.append(spelling) }
            return GrammarReader.kinds[spelling].map { .token($0) }
        case .text(let spelling):
            index += 1
            return .word(spelling)
        case .word(let name):
            index += 1
            return named(name)
        case .rule, .mark, .arrow:
            return nil
        }
    }

    private mutating func named(_ name: String) -> Grammar.Item? {
        switch name {
        case "NAME": return .token(.name)
        case "NUMBER": return .token(.number)
        case "STRINGTOKEN": return .token(.string)
        case "STRINGS": return .strings
        case "NEWLINE": return .token(.newline)
        case "INDENT": return .token(.indent)
        case "DEDENT": return .token(.dedent)
        case "END": return .token(.endMarker)
        case "SOFT": return .softWord
        default:
            if let number = names[name] { return .rule(number) }
            unknownWords.append(name)
            return nil
        }
    }

    private mutating func readBracketed(_ close: Character) -> [Grammar.Alternative] {
        index += 1
        let result = readAlternatives()
        _ = accept(close)
        return result
    }

    private mutating func word() -> String {
        guard case .word(let name)? = symbol else { return "" }
        index += 1
        return name
    }

    private mutating func label() -> UInt8 { word().utf8.first ?? 0 }

    private mutating func readAction() -> Grammar.Action {
        var action = Grammar.Action(place: .latest, message: "")
        let place = word()
        switch place {
        case "here": break
        case "indent": action.isIndentation = true
        case "target", "loop", "delete":
            _ = accept("(")
            let use: Grammar.TargetUse = place == "target" ? .assign : place == "loop" ? .loop : .delete
            action.place = .badTarget(label(), use)
            _ = accept(")")
        default:
            let first = place.utf8.first ?? 0
            action.place = .node(first)
            if accept("-") { action.place = .from(first, to: label()) }
            if accept("$") { action.place = .endOf(first) }
            if accept(".") {
                _ = accept(".")
                action.place = .startingAt(first)
            }
        }
        if case .word(let name)? = symbol {
            action.condition = Grammar.Condition(rawValue: name)
            index += 1
        }
        if case .text(let message)? = symbol {
            action.message = message
            index += 1
        }
        return action
    }

    private static let kinds: [String: TokenKind] = {
        var result: [String: TokenKind] = [
            "(": .leftParen, ")": .rightParen, "[": .leftBracket, "]": .rightBracket, "{": .leftBrace,
            "}": .rightBrace, ",": .comma, ":": .colon, ";": .semicolon, ".": .dot, "...": .ellipsis, "->": .arrow,
            "=": .assign, ":=": .walrus, "@": .at, "~": .tilde, "+": .plus, "-": .minus, "*": .star, "/": .slash,
            "//": .doubleSlash, "%": .percent, "**": .doubleStar, "<<": .leftShift, ">>": .rightShift,
            "&": .ampersand, "|": .bar, "^": .caret, "+=": .plusAssign, "-=": .minusAssign, "*=": .starAssign,
            "/=": .slashAssign, "//=": .doubleSlashAssign, "%=": .percentAssign, "**=": .doubleStarAssign,
            "<<=": .leftShiftAssign, ">>=": .rightShiftAssign, "&=": .ampersandAssign, "|=": .barAssign,
            "^=": .caretAssign, "@=": .atAssign, "==": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual,
            ">": .greater, ">=": .greaterOrEqual,
        ]
        for (offset, spelling) in TokenKind.keywordSpellings.enumerated() {
            result[spelling] = TokenKind(rawValue: TokenKind.keywordFalse.rawValue + UInt8(offset))
        }
        return result
    }()
}
