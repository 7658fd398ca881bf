/// Reads Python's regular expression syntax; the errors are `sre_parse`'s.
struct RegexParser {
    let pattern: [Unicode.Scalar]
    private let text: String
    private var position = 0
    private(set) var flags: RegexFlags
    private(set) var groupCount = 0
    private(set) var names: [(name: String, index: Int)] = []
    private var openGroups: [Int] = []
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

    private var next: Unicode.Scalar? { position < pattern.count ? pattern[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
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

    private func error(_ text: String, at position: Int? = nil) -> RegexError {
        RegexError(text: text, position: position ?? self.position, pattern: self.text)
    }

    private func slice(_ range: Range<Int>) -> String { Str(scalars: pattern[range]).value }

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

    private func literal(_ scalar: Unicode.Scalar) -> RegexNode {
        let ignores = flags.contains(.ignoreCase)
        return .literal(ignores ? RegexSet.folded(scalar, ascii: isASCII) : scalar, ignoresCase: ignores)
    }

    private var isASCII: Bool { flags.contains(.ascii) }

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

    // MARK: Escapes and sets

    private enum Escaped {
        case scalar(Unicode.Scalar)
        case category(RegexSet.Category, negated: Bool)
    }

    private mutating func escape(_ start: Int) throws(RegexError) -> RegexNode {
        guard let scalar = next else { throw error("bad escape (end of pattern)", at: start) }
        switch scalar {
        case "A", "Z", "b", "B":
            position += 1
            let assertion: RegexAssertion =
                switch scalar {
                case "A": .textStart
                case "Z": .textEnd
                case "b": .wordBoundary(ascii: isASCII)
                default: .notWordBoundary(ascii: isASCII)
                }
            return .assertion(assertion)
        case "1"..."9":
            var digits = position
            while digits < pattern.count, digits < position + 2, (48...57).contains(pattern[digits].value) {
                digits += 1
            }
            if digits == position + 2, digits < pattern.count,
                pattern[position...digits].allSatisfy({ (48...55).contains($0.value) })
            {
                return literal(try octal(digits + 1, start))
            }
            let group = Int(slice(position..<digits)) ?? 0
            position = digits
            if group > groupCount { throw error("invalid group reference \(group)", at: start + 1) }
            if openGroups.contains(group) { throw error("cannot refer to an open group", at: start) }
            return .reference(group, ignoresCase: flags.contains(.ignoreCase))
        default:
            switch try commonEscape(start) {
            case .scalar(let scalar): return literal(scalar)
            case .category(let category, let negated):
                return .set(RegexSet(category, negated: negated, ascii: isASCII))
            }
        }
    }

    private mutating func octal(_ end: Int, _ start: Int) throws(RegexError) -> Unicode.Scalar {
        let value = UInt32(slice(position..<end), radix: 8) ?? 0
        position = end
        if value > 0o377 {
            throw error("octal escape value \\\(slice(start + 1..<end)) outside of range 0-0o377", at: start)
        }
        return Unicode.Scalar(UInt8(value))
    }

    private mutating func commonEscape(_ start: Int) throws(RegexError) -> Escaped {
        guard let scalar = next else { throw error("bad escape (end of pattern)", at: start) }
        position += 1
        switch scalar {
        case "d": return .category(.digit, negated: false)
        case "D": return .category(.digit, negated: true)
        case "s": return .category(.space, negated: false)
        case "S": return .category(.space, negated: true)
        case "w": return .category(.word, negated: false)
        case "W": return .category(.word, negated: true)
        case "a": return .scalar("\u{7}")
        case "b": return .scalar("\u{8}")
        case "f": return .scalar("\u{c}")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "t": return .scalar("\t")
        case "v": return .scalar("\u{b}")
        case "x": return .scalar(try hexadecimal(2, start))
        case "u": return .scalar(try hexadecimal(4, start))
        case "U": return .scalar(try hexadecimal(8, start))
        case "0":
            position -= 1
            var end = position
            while end < pattern.count, end < position + 3, (48...55).contains(pattern[end].value) { end += 1 }
            return .scalar(try octal(end, start))
        default:
            if scalar.value < 128, scalar.isPythonAlphanumeric { throw error("bad escape \\\(scalar)", at: start) }
            return .scalar(scalar)
        }
    }

    private mutating func hexadecimal(_ length: Int, _ start: Int) throws(RegexError) -> Unicode.Scalar {
        var end = position
        while end < pattern.count, end < position + length, pattern[end].properties.isASCIIHexDigit { end += 1 }
        let digits = slice(position..<end)
        position = end
        guard digits.utf8.count == length, let value = UInt32(digits, radix: 16) else {
            throw error("incomplete escape \\\(slice(start + 1..<end))", at: start)
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw error("bad escape \\\(slice(start + 1..<end))", at: start)
        }
        return scalar
    }

    private mutating func set(_ start: Int) throws(RegexError) -> RegexNode {
        var result = RegexSet()
        result.ignoresCase = flags.contains(.ignoreCase)
        result.ascii = isASCII
        result.isNegated = take("^")
        let first = position
        func member(_ parser: inout RegexParser) throws(RegexError) -> Escaped {
            guard let scalar = parser.next else { throw parser.error("unterminated character set", at: start) }
            let place = parser.position
            parser.position += 1
            if scalar != "\\" { return .scalar(scalar) }
            if let digit = parser.next, (49...55).contains(digit.value) {
                var end = parser.position
                while end < parser.pattern.count, end < parser.position + 3,
                    (48...55).contains(parser.pattern[end].value)
                {
                    end += 1
                }
                return .scalar(try parser.octal(end, place))
            }
            return try parser.commonEscape(place)
        }
        while true {
            if next == "]", position > first {
                position += 1
                break
            }
            let place = position
            let low = try member(&self)
            guard next == "-", position + 1 < pattern.count || next == nil else {
                if next == "-", position + 1 >= pattern.count {
                    throw error("unterminated character set", at: start)
                }
                RegexParser.add(low, &result)
                continue
            }
            if pattern[position + 1] == "]" {
                RegexParser.add(low, &result)
                result.add("-")
                position += 2
                break
            }
            position += 1
            let high = try member(&self)
            guard case .scalar(let lower) = low, case .scalar(let upper) = high, lower <= upper else {
                throw error("bad character range \(slice(place..<position))", at: place)
            }
            result.ranges.append(lower.value...upper.value)
        }
        result.prepare()
        return .set(result)
    }

    private static func add(_ member: Escaped, _ set: inout RegexSet) {
        switch member {
        case .scalar(let scalar): set.add(scalar)
        case .category(let category, let negated): set.categories.append((category, negated))
        }
    }
}
