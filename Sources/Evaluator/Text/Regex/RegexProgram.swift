/// One step of a compiled expression. Numbers are places in the program, group slots or loop numbers.
enum RegexStep {
    case character(Unicode.Scalar)
    case folded(Unicode.Scalar, ascii: Bool)
    case any(includesNewline: Bool)
    case set(Int)
    case assertion(RegexAssertion)
    case save(Int)
    case reference(Int, ignoresCase: Bool)
    /// Tries the next step first, the other place after it.
    case split(otherwise: Int)
    case jump(Int)
    /// A one-character step, repeated: no step of its own for each round.
    case span(Single, minimum: Int, maximum: Int, mode: RegexRepeat)
    case loopStart(Int)
    case loop(Int, minimum: Int, maximum: Int, isLazy: Bool, exit: Int)
    /// Runs up to the matching `lookEnd`, then goes on behind it from where it stood.
    case look(behind: Int?, negated: Bool, next: Int)
    case atomic(next: Int)
    case lookEnd
    case condition(group: Int, otherwise: Int)
    case match

    enum Single {
        case character(Unicode.Scalar)
        case folded(Unicode.Scalar, ascii: Bool)
        case any(includesNewline: Bool)
        case set(Int)
    }
}

/// A compiled regular expression.
public final class RegexProgram {
    public let pattern: Str
    public let flags: RegexFlags
    public let groupCount: Int
    /// Names in the order of their groups.
    public let groupNames: [(name: String, index: Int)]
    private(set) var steps: [RegexStep] = []
    private(set) var sets: [RegexSet] = []
    private(set) var loopCount = 0
    /// What every match begins with, to skip places that cannot match.
    private(set) var start = Start.anywhere

    enum Start {
        case anywhere
        case character(Unicode.Scalar)
        case set(RegexSet)
    }

    public init(_ pattern: Str, flags: RegexFlags = []) throws(RegexError) {
        let (node, parser) = try RegexParser.parse(pattern.value, flags: flags)
        self.pattern = pattern
        self.flags = parser.flags.contains(.ascii) ? parser.flags : parser.flags.union(.unicode)
        groupCount = parser.groupCount
        groupNames = parser.names
        emit(node)
        steps.append(.match)
        start = RegexProgram.start(of: node)
    }

    private static func start(of node: RegexNode) -> Start {
        switch node {
        case .literal(let scalar, ignoresCase: false): .character(scalar)
        case .set(let set): .set(set)
        case .group(_, let inner), .atomic(let inner): start(of: inner)
        case .sequence(let nodes): nodes.first.map(start) ?? .anywhere
        case .repeated(let inner, let minimum, _, _): minimum > 0 ? start(of: inner) : .anywhere
        case .empty, .literal, .any, .assertion, .reference, .alternatives, .look, .conditional: .anywhere
        }
    }

    private func single(_ node: RegexNode) -> RegexStep.Single? {
        switch node {
        case .literal(let scalar, let ignores):
            return ignores ? .folded(scalar, ascii: flags.contains(.ascii)) : .character(scalar)
        case .any(let includesNewline): return .any(includesNewline: includesNewline)
        case .set(let set):
            sets.append(set)
            return .set(sets.count - 1)
        case .group(nil, let inner): return single(inner)
        case .empty, .group, .assertion, .reference, .sequence, .alternatives, .repeated, .look, .atomic, .conditional:
            return nil
        }
    }

    private func emit(_ node: RegexNode) {
        switch node {
        case .empty: break
        case .literal(let scalar, let ignores):
            steps.append(ignores ? .folded(scalar, ascii: flags.contains(.ascii)) : .character(scalar))
        case .any(let includesNewline): steps.append(.any(includesNewline: includesNewline))
        case .set(let set):
            sets.append(set)
            steps.append(.set(sets.count - 1))
        case .assertion(let assertion): steps.append(.assertion(assertion))
        case .group(let index, let inner):
            if let index { steps.append(.save(index * 2)) }
            emit(inner)
            if let index { steps.append(.save(index * 2 + 1)) }
        case .reference(let group, let ignores): steps.append(.reference(group, ignoresCase: ignores))
        case .sequence(let nodes): nodes.forEach(emit)
        case .alternatives(let branches): emitAlternatives(branches)
        case .repeated(let inner, let minimum, let maximum, let mode):
            emitRepeat(inner, minimum, maximum, mode)
        case .look(let inner, let behind, let negated):
            let start = hole()
            emit(inner)
            steps.append(.lookEnd)
            steps[start] = .look(behind: behind ? inner.width.0 : nil, negated: negated, next: steps.count)
        case .atomic(let inner):
            let start = hole()
            emit(inner)
            steps.append(.lookEnd)
            steps[start] = .atomic(next: steps.count)
        case .conditional(let group, let yes, let no):
            let test = hole()
            emit(yes)
            let end = hole()
            steps[test] = .condition(group: group, otherwise: steps.count)
            emit(no)
            steps[end] = .jump(steps.count)
        }
    }

    private func hole() -> Int {
        steps.append(.match)
        return steps.count - 1
    }

    private func emitAlternatives(_ branches: [RegexNode]) {
        var ends: [Int] = []
        for (index, branch) in branches.enumerated() {
            if index == branches.count - 1 {
                emit(branch)
            } else {
                let split = hole()
                emit(branch)
                ends.append(hole())
                steps[split] = .split(otherwise: steps.count)
            }
        }
        for end in ends { steps[end] = .jump(steps.count) }
    }

    private func emitRepeat(_ inner: RegexNode, _ minimum: Int, _ maximum: Int, _ mode: RegexRepeat) {
        if maximum == 0 { return }
        if let single = single(inner) {
            steps.append(.span(single, minimum: minimum, maximum: maximum, mode: mode))
            return
        }
        if mode == .possessive {
            emit(.atomic(.repeated(inner, minimum: minimum, maximum: maximum, mode: .greedy)))
            return
        }
        let loop = loopCount
        loopCount += 1
        steps.append(.loopStart(loop))
        let test = hole()
        emit(inner)
        steps.append(.jump(test))
        steps[test] = .loop(
            loop, minimum: minimum, maximum: maximum, isLazy: mode == .lazy, exit: steps.count)
    }
}
