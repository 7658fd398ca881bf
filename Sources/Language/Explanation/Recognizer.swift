/// Matches tokens against the `Grammar` by backtracking, and stops at the first mistake a rule describes.
struct Recognizer {
    /// A matched stretch of tokens, and the matched parts within it.
    struct Node {
        var kind: SyntaxKind
        var first: Int
        /// The last token of the stretch; before `first` where nothing was consumed.
        var last: Int
        var children: [Int] = []
    }

    /// A mistake that was found.
    struct Mistake {
        let action: Grammar.Action
        let first: Int
        let last: Int
        let message: String
    }

    let grammar: Grammar
    let tokens: UnsafeBufferPointer<Token>
    let bytes: UnsafeBufferPointer<UInt8>
    let source: SourceText
    /// Where the statement begins.
    let origin: Int
    var mark: Int
    /// One past the furthest token looked at.
    var fill: Int
    var findsMistakes = false
    var mistake: Mistake?
    /// True when the reader ran into the place where the lexer stopped.
    var reachedFailure = false
    var gaveUp = false
    private var steps = 0
    private var depth = 0
    var nodes: [Node] = []
    /// For each token and each remembered rule the node and the token after it, or `absent`, or `unknown`.
    private var memory: [Int64] = []
    /// How deep each token is in brackets, counted from the statement's start.
    let levels: [Int32]

    private static let unknown: Int64 = -1
    private static let absent: Int64 = -2
    static let maximumSteps = 1_500_000
    static let maximumDepth = 24_000

    init(
        _ grammar: Grammar, source: SourceText, bytes: UnsafeBufferPointer<UInt8>,
        tokens: UnsafeBufferPointer<Token>, origin: Int
    ) {
        self.grammar = grammar
        self.source = source
        self.bytes = bytes
        self.tokens = tokens
        self.origin = origin
        mark = origin
        fill = origin
        var level: Int32 = 0
        var levels: [Int32] = []
        levels.reserveCapacity(tokens.count - origin)
        for token in tokens[origin...] {
            switch token.kind {
            case .leftParen, .leftBracket, .leftBrace: level += 1
            case .rightParen, .rightBracket, .rightBrace: level -= 1
            default: break
            }
            levels.append(level)
        }
        self.levels = levels
    }

    /// Reads from the origin by one rule; true where it matches.
    mutating func run(_ rule: String, findsMistakes: Bool) -> Bool {
        guard let number = grammar.indices[rule] else { return false }
        self.findsMistakes = findsMistakes
        mark = origin
        memory = Array(
            repeating: Recognizer.unknown, count: (tokens.count - origin + 1) * Grammar.Rule.remembered.count)
        nodes.removeAll(keepingCapacity: true)
        nodes.append(Node(kind: .other, first: origin, last: origin - 1))
        return match(rule: number) != nil
    }

    private var isStopped: Bool { mistake != nil || reachedFailure || gaveUp }

    /// The kind of the token at the mark, which counts as looked at.
    private mutating func look() -> TokenKind {
        let position = min(mark, tokens.count - 1)
        if position >= fill { fill = position + 1 }
        let kind = tokens[position].kind
        if kind == .failure { reachedFailure = true }
        return kind
    }

    private mutating func match(rule number: Int) -> Int? {
        let rule = grammar.rules[number]
        if isStopped || (rule.isMistake && !findsMistakes) { return nil }
        let start = mark
        let key = rule.memoryIndex.map { (start - origin) * Grammar.Rule.remembered.count + $0 }
        if let key, memory[key] != Recognizer.unknown {
            let known = memory[key]
            if known == Recognizer.absent { return nil }
            mark = Int(known & 0xFFFF_FFFF)
            return Int(known >> 32)
        }
        steps += 1
        depth += 1
        defer { depth -= 1 }
        if steps > Recognizer.maximumSteps || depth > Recognizer.maximumDepth {
            gaveUp = true
            return nil
        }
        var result: Int?
        if rule.isPlain {
            let saved = findsMistakes
            findsMistakes = false
            result = match(rule.alternatives, isMistake: false)
            findsMistakes = saved
        } else {
            result = match(rule.alternatives, isMistake: rule.isMistake)
        }
        if let base = result, !rule.extensions.isEmpty { result = extend(base, from: start, rule.extensions) }
        if isStopped { return nil }
        if let key { memory[key] = result.map { Int64($0) << 32 | Int64(mark) } ?? Recognizer.absent }
        return result
    }

    private mutating func extend(_ base: Int, from start: Int, _ extensions: [Grammar.Alternative]) -> Int? {
        var value = base
        search: while !isStopped {
            let before = mark
            for alternative in extensions {
                mark = before
                var commits = false
                if let node = match(alternative, isMistake: false, commits: &commits), mark > before {
                    let kind = nodes[node].kind
                    nodes.append(Node(kind: kind, first: start, last: mark - 1, children: [value, node]))
                    value = nodes.count - 1
                    continue search
                }
                if isStopped { return nil }
            }
            mark = before
            return value
        }
        return nil
    }

    private mutating func match(_ alternatives: [Grammar.Alternative], isMistake: Bool) -> Int? {
        let start = mark
        for alternative in alternatives {
            mark = start
            var commits = false
            let result = match(alternative, isMistake: isMistake, commits: &commits)
            if isStopped { return nil }
            if let result { return alternative.action == nil ? result : nil }
            if commits { break }
        }
        mark = start
        return nil
    }

    private mutating func match(_ alternative: Grammar.Alternative, isMistake: Bool, commits: inout Bool) -> Int? {
        let start = mark
        var children: [Int] = []
        var labels: [(UInt8, Int)] = []
        var significant = 0
        for part in alternative.parts {
            switch part.item {
            case .commit:
                commits = true
                continue
            case .ahead, .notAhead: break
            case .token, .word, .softWord, .rule, .group, .optional, .many, .some, .list, .forced, .strings:
                significant += 1
            }
            let before = mark
            guard var node = match(part.item), !isStopped else { return nil }
            if let label = part.label {
                if node == 0 { node = add(Node(kind: .other, first: before, last: mark - 1)) }
                labels.append((label, node))
            }
            if node != 0 { children.append(node) }
        }
        if let action = alternative.action {
            raise(action, labels)
            return 0
        }
        if alternative.kind == nil {
            if let labelled = labels.first?.1 { return labelled }
            if significant == 1, children.count == 1 { return children[0] }
        }
        return add(Node(kind: alternative.kind ?? .other, first: start, last: mark - 1, children: children))
    }

    private mutating func add(_ node: Node) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    /// Matches one item; 0 stands for a match that has no node.
    private mutating func match(_ item: Grammar.Item) -> Int? {
        if isStopped { return nil }
        let start = mark
        switch item {
        case .token(let kind):
            guard look() == kind, !isStopped else { return nil }
            mark += 1
            return 0
        case .word(let spelling):
            guard look() == .name, text(mark) == spelling else { return nil }
            mark += 1
            return 0
        case .softWord:
            guard look() == .name, ["_", "case", "match"].contains(where: { $0.hasPrefix(text(mark)) }) else {
                return nil
            }
            mark += 1
            return 0
        case .rule(let number): return match(rule: number)
        case .group(let alternatives): return match(alternatives, isMistake: false)
        case .optional(let inner):
            if let node = match(inner) { return node }
            mark = start
            return isStopped ? nil : 0
        case .many(let inner): return repeated(inner, atLeast: 0)
        case .some(let inner): return repeated(inner, atLeast: 1)
        case .list(let inner): return separated(inner)
        case .ahead(let inner):
            let matches = match(inner) != nil
            mark = start
            return matches && !isStopped ? 0 : nil
        case .notAhead(let inner):
            let matches = match(inner) != nil
            mark = start
            return matches || isStopped ? nil : 0
        case .forced(let kind, let spelling):
            let actual = look()
            if isStopped { return nil }
            guard actual == kind else {
                let action = Grammar.Action(place: .node(0), message: "")
                mistake = Mistake(action: action, first: mark, last: mark, message: "expected '\(spelling)'")
                return nil
            }
            mark += 1
            return 0
        case .commit: return 0
        case .strings:
            while look() == .string { mark += 1 }
            return isStopped ? nil : add(Node(kind: .other, first: start, last: mark - 1))
        }
    }

    private mutating func repeated(_ item: Grammar.Item, atLeast least: Int) -> Int? {
        let start = mark
        var children: [Int] = []
        var count = 0
        while true {
            let before = mark
            guard let node = match(item), mark > before else {
                mark = before
                break
            }
            count += 1
            if node != 0 { children.append(node) }
        }
        if isStopped || count < least { return nil }
        return add(Node(kind: .other, first: start, last: mark - 1, children: children))
    }

    private mutating func separated(_ item: Grammar.Item) -> Int? {
        let start = mark
        guard let first = match(item) else { return nil }
        var children = first == 0 ? [] : [first]
        while !isStopped {
            let before = mark
            guard look() == .comma else { break }
            mark += 1
            guard let node = match(item) else {
                mark = before
                break
            }
            if node != 0 { children.append(node) }
        }
        if isStopped { return nil }
        return add(Node(kind: .other, first: start, last: mark - 1, children: children))
    }

    func text(_ index: Int) -> String {
        let token = tokens[min(index, tokens.count - 1)]
        return String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
    }
}
