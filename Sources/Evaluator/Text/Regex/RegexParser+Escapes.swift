/// Backslashes and sets: `\d`, `\x41`, `[a-z]`.
extension RegexParser {
    private enum Escaped {
        case scalar(Unicode.Scalar)
        case category(RegexSet.Category, negated: Bool)
    }

    mutating func escape(_ start: Int) throws(RegexError) -> RegexNode {
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

    mutating func set(_ start: Int) throws(RegexError) -> RegexNode {
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
