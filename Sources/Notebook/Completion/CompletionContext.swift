/// What is being typed at a place of a text.
public enum CompletionContext: Hashable, Sendable {
    /// `%wh`, the `%` left out.
    case magic(prefix: String)
    /// What a magic is given: `%help ten`.
    case magicArgument(magic: String, prefix: String)
    /// `torch.nn.Li`: the names before the last dot, and what stands after it.
    case attribute(of: [String], prefix: String)
    /// A name, and the callee where it stands in a call, with the keywords that are already given.
    case name(prefix: String, callee: [String]?, given: Set<String>)
    /// After `import`.
    case module(prefix: String)
    /// After `from module import`.
    case moduleMember(module: String, prefix: String)
    /// Inside a string: a file name, perhaps.
    case string
    /// In a comment, in a number, after a value that is no name.
    case nothing

    /// - Parameter cursor: a UTF-8 offset.
    public init(text: String, cursor: Int) {
        let bytes = Array(text.utf8.prefix(max(0, cursor)))
        let scan = Scan(bytes)
        switch scan.state {
        case .string:
            self = .string
            return
        case .comment:
            self = .nothing
            return
        case .code: break
        }
        let lineStart = (bytes.lastIndex(of: 0x0A) ?? -1) + 1
        let line = bytes[lineStart...]
        if let magic = Self.magic(line) {
            self = magic
            return
        }
        let prefixStart = Self.wordStart(bytes, before: bytes.count)
        let prefix = String(decoding: bytes[prefixStart...], as: UTF8.self)
        if let first = prefix.utf8.first, (0x30...0x39).contains(first) {
            self = .nothing
            return
        }
        if let imported = Self.imported(line, prefix: prefix) {
            self = imported
            return
        }
        if prefixStart > 0, bytes[prefixStart - 1] == UInt8(ascii: ".") {
            let chain = Self.chain(bytes, before: prefixStart - 1)
            self = chain.map { .attribute(of: $0, prefix: prefix) } ?? .nothing
            return
        }
        var callee: [String]?
        var given: Set<String> = []
        if let open = scan.openBrackets.last, bytes[open.offset] == UInt8(ascii: "(") {
            callee = Self.chain(bytes, before: open.offset)
            given = Self.keywords(bytes, commas: [open.offset] + open.commas)
        }
        self = .name(prefix: prefix, callee: callee, given: given)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
            || byte >= 0x80
    }

    private static func wordStart(_ bytes: [UInt8], before end: Int) -> Int {
        var start = end
        while start > 0, isWord(bytes[start - 1]) { start -= 1 }
        return start
    }

    /// The dotted names that end at an offset; nil where something else stands there.
    private static func chain(_ bytes: [UInt8], before end: Int) -> [String]? {
        var names: [String] = []
        var end = end
        while true {
            let start = wordStart(bytes, before: end)
            guard start < end, !(0x30...0x39).contains(bytes[start]) else { return nil }
            names.append(String(decoding: bytes[start..<end], as: UTF8.self))
            guard start > 0, bytes[start - 1] == UInt8(ascii: ".") else { return names.reversed() }
            end = start - 1
        }
    }

    /// The names before a `=` that follow a call's bracket or commas.
    private static func keywords(_ bytes: [UInt8], commas: [Int]) -> Set<String> {
        var names: Set<String> = []
        for comma in commas {
            var index = comma + 1
            while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
            let start = index
            while index < bytes.count, isWord(bytes[index]) { index += 1 }
            let end = index
            while index < bytes.count, bytes[index] == 0x20 { index += 1 }
            let isKeyword = index < bytes.count && bytes[index] == UInt8(ascii: "=")
            if isKeyword, end > start { names.insert(String(decoding: bytes[start..<end], as: UTF8.self)) }
        }
        return names
    }

    private static func magic(_ line: ArraySlice<UInt8>) -> CompletionContext? {
        let rest = line.drop { $0 == 0x20 }.prefix { _ in true }
        guard rest.first == UInt8(ascii: "%") else { return nil }
        let text = String(decoding: rest.drop { $0 == UInt8(ascii: "%") }, as: UTF8.self)
        guard let blank = text.firstIndex(of: " ") else { return .magic(prefix: text) }
        let last = text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.endIndex
        return .magicArgument(magic: String(text[..<blank]), prefix: String(text[last...]))
    }

    private static func imported(_ line: ArraySlice<UInt8>, prefix: String) -> CompletionContext? {
        let words = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: true)
        guard let first = words.first else { return nil }
        let endsInBlank = line.last == 0x20
        switch first {
        case "import":
            guard words.count > 1 || endsInBlank, !words.contains("as") else { return nil }
            return .module(prefix: endsInBlank ? "" : words.last.map(String.init) ?? "")
        case "from":
            guard words.count > 1 || endsInBlank else { return nil }
            if words.count > 2 || words.count == 2 && endsInBlank {
                guard words.count > 2, words[2] == "import" else { return nil }
                return .moduleMember(module: String(words[1]), prefix: prefix == "import" ? "" : prefix)
            }
            return .module(prefix: words.count > 1 ? String(words[1]) : "")
        default: return nil
        }
    }
}

/// Reads text from its beginning: in a string or comment at its end, and which brackets are open.
private struct Scan {
    enum State { case code, string, comment }

    struct Bracket {
        let offset: Int
        var commas: [Int] = []
    }

    private(set) var state = State.code
    private(set) var openBrackets: [Bracket] = []

    init(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "#"):
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                if index == bytes.count { state = .comment }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let end = Self.stringEnd(bytes, from: index) else {
                    state = .string
                    return
                }
                index = end
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
                openBrackets.append(Bracket(offset: index))
                index += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                _ = openBrackets.popLast()
                index += 1
            case UInt8(ascii: ","):
                if !openBrackets.isEmpty { openBrackets[openBrackets.count - 1].commas.append(index) }
                index += 1
            default:
                index += 1
            }
        }
    }

    /// The offset after a string; nil where it is still open at the end. One that ends with its line is closed there.
    private static func stringEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        let quote = bytes[start]
        let isTriple = start + 2 < bytes.count && bytes[start + 1] == quote && bytes[start + 2] == quote
        var index = start + (isTriple ? 3 : 1)
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case 0x0A where !isTriple: return index
            case quote where !isTriple: return index + 1
            case quote where index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote:
                return index + 3
            default: index += 1
            }
        }
        return nil
    }
}
