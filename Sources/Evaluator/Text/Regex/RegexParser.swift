/// Reads Python's regular expression syntax; the errors are `sre_parse`'s.
struct RegexParser {
    let pattern: [Unicode.Scalar]
    private let text: String
    var position = 0
    private(set) var flags: RegexFlags
    private(set) var groupCount = 0
    private(set) var names: [(name: String, index: Int)] = []
    var openGroups: [Int] = []
    private var lookBehindDepth = 0

    init(_ text: String, flags: RegexFlags) {
        self.text = text
        pattern = Array(text.unicodeScalars)
        self.flags = flags
    }

    static func parse(_ text: String, flags: RegexFlags) throws(RegexError) -> (RegexNode, RegexParser) {
        var parser = RegexParser(text, flags: flags)
        let node = try parser.alternatives(isTopLevel: true)
        if let next = parser.next {
            throw parser.error(next == ")" ? "unbalanced parenthesis" : "unexpected character", at: parser.position)
        }
        return (node, parser)
    }

    // MARK: Reading

    var next: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func takeText(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard pattern[position...].starts(with: scalars) else { return false }
        position += scalars.count
        return true
    }

    func error(_ text: String, at position: Int? = nil) -> RegexError {
        RegexError(text: text, position: position ?? self.position, pattern: self.text)
    }

    func slice(_ range: Range<Int>) -> String { Str(scalars: pattern[range]).value }

    // MARK: Structure

    private mutating func alternatives(isTopLevel: Bool = false) throws(RegexError) -> RegexNode {
        let start = position
        var branches = [try sequence(isFirst: isTopLevel && start == 0)]
        while take("|") { branches.append(try sequence(isFirst: false)) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence(isFirst: Bool) throws(RegexError) -> RegexNode {
        var items: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if flags.contains(.verbose) {
                if scalar.value < 128, UInt8(scalar.value).isASCIISpace {
                    position += 1
                    continue
                }
                if scalar == "#" {
                    while let other = next, other != "\n" {
                        _ = other
                        position += 1
                    }
                    continue
                }
            }
            switch scalar {
            case "*", "+", "?": try repeatLast(&items)
            case "{":
                if bounds(peeking: true) != nil {
                    try repeatLast(&items)
                } else {
                    position += 1
                    items.append(literal("{"))
                }
            default:
                if let item = try atom(isFirst: isFirst && items.isEmpty) { items.append(item) }
            }
        }
        return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
    }

    /// `{m}`, `{m,}`, `{,n}`, `{m,n}` at the position; nil when the brace is a literal.
    private func bounds(peeking: Bool) -> (minimum: Int, maximum: Int, end: Int)? {
        var index = position + 1
        func number() -> (Int?, Int) {
            var end = index
            var value: Int?
            while end < pattern.count, let digit = pattern[end].decimalDigit, pattern[end].value < 128 {
                value = min((value ?? 0) * 10 + digit, 1 << 32)
                end += 1
            }
            return (value, end)
        }
        if index < pattern.count, pattern[index] == "}" { return nil }
        let (low, afterLow) = number()
        index = afterLow
        var high = low
        if index < pattern.count, pattern[index] == "," {
            index += 1
            let (value, end) = number()
            (high, index) = (value ?? RegexNode.unlimited, end)
        }
        guard index < pattern.count, pattern[index] == "}" else { return nil }
        return (low ?? 0, high ?? 0, index + 1)
    }

    private mutating func repeatLast(_ items: inout [RegexNode]) throws(RegexError) {
        let start = position
        var minimum = 0
        var maximum = RegexNode.unlimited
        switch pattern[position] {
        case "*": position += 1
        case "+":
            minimum = 1
            position += 1
        case "?":
            maximum = 1
            position += 1
        default:
            if let found = bounds(peeking: false) {
                (minimum, maximum, position) = found
                if minimum >= 1 << 32 || (maximum != RegexNode.unlimited && maximum >= 1 << 32) {
                    throw error("the repetition number is too large", at: start)
                }
                if maximum < minimum { throw error("min repeat greater than max repeat", at: start + 1) }
            }
        }
        guard let last = items.last else { throw error("nothing to repeat", at: start) }
        switch last {
        case .assertion, .empty: throw error("nothing to repeat", at: start)
        case .repeated: throw error("multiple repeat", at: start)
        default: break
        }
        let mode: RegexRepeat = take("?") ? .lazy : take("+") ? .possessive : .greedy
        items[items.count - 1] = .repeated(last, minimum: minimum, maximum: maximum, mode: mode)
    }

    func literal(_ scalar: Unicode.Scalar) -> RegexNode {
        let ignores = flags.contains(.ignoreCase)
        return .literal(ignores ? RegexSet.folded(scalar, ascii: isASCII) : scalar, ignoresCase: ignores)
    }

    var isASCII: Bool { flags.contains(.ascii) }

    private mutating func atom(isFirst: Bool) throws(RegexError) -> RegexNode? {
        let start = position
        let scalar = pattern[position]
        position += 1
        switch scalar {
        case ".": return .any(includesNewline: flags.contains(.dotAll))
        case "^": return .assertion(flags.contains(.multiline) ? .lineStart : .textStart)
        case "$": return .assertion(flags.contains(.multiline) ? .lineEnd : .end)
        case "(": return try group(start, isFirst: isFirst)
        case "[": return try set(start)
        case "\\": return try escape(start)
        default: return literal(scalar)
        }
    }

    // MARK: Groups

    private mutating func group(_ start: Int, isFirst: Bool) throws(RegexError) -> RegexNode? {
        guard take("?") else { return try capture(start, name: nil) }
        guard let kind = next else { throw error("unexpected end of pattern") }
        position += 1
        switch kind {
        case ":": return .group(nil, try body(start))
        case "P":
            if take("<") {
                let nameStart = position
                let name = try self.name(until: ">")
                guard Str(name).isIdentifier else {
                    throw error("bad character in group name \(Str.repr(name))", at: nameStart)
                }
                if let existing = names.first(where: { $0.name == name }) {
                    let text = "redefinition of group name \(Str.repr(name)) as group \(groupCount + 1); was group "
                    throw error(text + String(existing.index), at: nameStart)
                }
                return try capture(start, name: name)
            }
            if take("=") {
                let nameStart = position
                let name = try self.name(until: ")")
                guard Str(name).isIdentifier else {
                    throw error("bad character in group name \(Str.repr(name))", at: nameStart)
                }
                guard let index = names.first(where: { $0.name == name })?.index else {
                    throw error("unknown group name \(Str.repr(name))", at: nameStart)
                }
                if openGroups.contains(index) { throw error("cannot refer to an open group", at: nameStart) }
                return .reference(index, ignoresCase: flags.contains(.ignoreCase))
            }
            guard let other = next else { throw error("unexpected end of pattern") }
            throw error("unknown extension ?P\(other)", at: start + 1)
        case "#":
            while let scalar = next, scalar != ")" {
                _ = scalar
                position += 1
            }
            if !take(")") { throw error("missing ), unterminated comment", at: start) }
            return nil
        case "=", "!": return .look(try body(start), behind: false, negated: kind == "!")
        case "<":
            guard let direction = next else { throw error("unexpected end of pattern") }
            position += 1
            guard direction == "=" || direction == "!" else {
                throw error("unknown extension ?<\(direction)", at: start + 1)
            }
            let node = try body(start)
            let (low, high) = node.width
            if low != high {
                throw RegexError(text: "look-behind requires fixed-width pattern", position: nil, pattern: text)
            }
            return .look(node, behind: true, negated: direction == "!")
        case ">": return .atomic(try body(start))
        case "(": return try conditional(start)
        default:
            if kind == "-" || RegexParser.flag(kind) != nil { return try flagGroup(kind, start, isFirst: isFirst) }
            throw error("unknown extension ?\(kind)", at: start + 1)
        }
    }

    private mutating func body(_ start: Int) throws(RegexError) -> RegexNode {
        let saved = flags
        let node = try alternatives()
        flags = saved
        if !take(")") { throw error("missing ), unterminated subpattern", at: start) }
        return node
    }

    private mutating func capture(_ start: Int, name: String?) throws(RegexError) -> RegexNode {
        groupCount += 1
        let index = groupCount
        if let name { names.append((name, index)) }
        openGroups.append(index)
        let node = try body(start)
        openGroups.removeLast()
        return .group(index, node)
    }

    private mutating func name(until end: Unicode.Scalar) throws(RegexError) -> String {
        let start = position
        while let scalar = next, scalar != end {
            _ = scalar
            position += 1
        }
        if next == nil {
            throw start == position
                ? error("missing group name", at: start) : error("missing \(end), unterminated name", at: start)
        }
        let name = slice(start..<position)
        position += 1
        if name.isEmpty { throw error("missing group name", at: start) }
        return name
    }

    private mutating func conditional(_ start: Int) throws(RegexError) -> RegexNode {
        let nameStart = position
        let name = try self.name(until: ")")
        let index: Int
        if let number = FormatTemplate.index(name) {
            index = number
            if number == 0 { throw error("bad group number", at: nameStart) }
        } else {
            guard let found = names.first(where: { $0.name == name })?.index else {
                throw error("unknown group name \(Str.repr(name))", at: nameStart)
            }
            index = found
        }
        if index > groupCount { throw error("invalid group reference \(index)", at: nameStart) }
        let yes = try sequence(isFirst: false)
        var no = RegexNode.empty
        if take("|") {
            no = try sequence(isFirst: false)
            if next == "|" { throw error("conditional backref with more than two branches") }
        }
        if !take(")") { throw error("missing ), unterminated subpattern", at: start) }
        return .conditional(index, yes, no)
    }

    private static func flag(_ letter: Unicode.Scalar) -> RegexFlags? {
        switch letter {
        case "i": .ignoreCase
        case "m": .multiline
        case "s": .dotAll
        case "x": .verbose
        case "a": .ascii
        case "u": .unicode
        default: nil
        }
    }

    /// `(?i)` at the beginning, or `(?i-s:…)`.
    private mutating func flagGroup(_ first: Unicode.Scalar, _ start: Int, isFirst: Bool) throws(RegexError)
        -> RegexNode?
    {
        var added: RegexFlags = []
        var removed: RegexFlags = []
        position -= 1
        while let letter = next, let flag = RegexParser.flag(letter) {
            added.insert(flag)
            position += 1
        }
        if take(")") {
            if !isFirst { throw error("global flags not at the start of the expression", at: start) }
            flags.formUnion(added)
            return nil
        }
        if take("-") {
            guard next != nil else { throw error("missing flag") }
            while let letter = next, let flag = RegexParser.flag(letter) {
                removed.insert(flag)
                position += 1
            }
        }
        guard take(":") else {
            guard next != nil else { throw error("missing -, : or )") }
            throw error(next?.properties.isAlphabetic == true ? "unknown flag" : "missing -, : or )")
        }
        let saved = flags
        flags = flags.union(added).subtracting(removed)
        let node = try alternatives()
        flags = saved
        if !take(")") { throw error("missing ), unterminated subpattern", at: start) }
        return .group(nil, node)
    }
}
