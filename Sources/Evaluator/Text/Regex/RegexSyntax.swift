/// A regular expression as a tree, with its flags already applied to the nodes they concern.
indirect enum RegexNode {
    case empty
    case literal(Unicode.Scalar, ignoresCase: Bool)
    case any(includesNewline: Bool)
    case set(RegexSet)
    case assertion(RegexAssertion)
    /// A group; `index` is nil for `(?:…)`.
    case group(Int?, RegexNode)
    case reference(Int, ignoresCase: Bool)
    case sequence([RegexNode])
    case alternatives([RegexNode])
    case repeated(RegexNode, minimum: Int, maximum: Int, mode: RegexRepeat)
    case look(RegexNode, behind: Bool, negated: Bool)
    case atomic(RegexNode)
    /// `(?(1)yes|no)`
    case conditional(Int, RegexNode, RegexNode)
}

enum RegexRepeat { case greedy, lazy, possessive }

enum RegexAssertion {
    case textStart
    case lineStart
    case textEnd
    /// `$`: the end, or before a newline at the end.
    case end
    case lineEnd
    case wordBoundary(ascii: Bool)
    case notWordBoundary(ascii: Bool)
}

/// `re`'s flags with CPython's numbers.
public struct RegexFlags: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let ignoreCase = RegexFlags(rawValue: 2)
    public static let multiline = RegexFlags(rawValue: 8)
    public static let dotAll = RegexFlags(rawValue: 16)
    public static let unicode = RegexFlags(rawValue: 32)
    public static let verbose = RegexFlags(rawValue: 64)
    public static let ascii = RegexFlags(rawValue: 256)
}

/// `re.error`: what is wrong with a pattern, and where.
public struct RegexError: Error, Hashable, Sendable {
    /// Without the place.
    public let text: String
    public let position: Int?
    public let pattern: String

    /// As CPython prints it: `nothing to repeat at position 0`.
    public var message: String {
        guard let position else { return text }
        let before = pattern.unicodeScalars.prefix(position)
        let place = "\(text) at position \(position)"
        guard pattern.unicodeScalars.contains("\n") else { return place }
        let line = before.reduce(1) { $1 == "\n" ? $0 + 1 : $0 }
        let column = before.reversed().prefix { $0 != "\n" }.count + 1
        return place + " (line \(line), column \(column))"
    }
}

extension RegexNode {
    /// The shortest and longest match; the longest is capped at `RegexNode.unlimited`.
    var width: (Int, Int) {
        switch self {
        case .empty, .assertion, .look: return (0, 0)
        case .literal, .any, .set: return (1, 1)
        case .group(_, let node), .atomic(let node): return node.width
        case .reference: return (0, RegexNode.unlimited)
        case .sequence(let nodes):
            return nodes.reduce((0, 0)) { ($0.0 + $1.width.0, min($0.1 + $1.width.1, RegexNode.unlimited)) }
        case .alternatives(let nodes):
            let widths = nodes.map(\.width)
            return (widths.map(\.0).min() ?? 0, widths.map(\.1).max() ?? 0)
        case .conditional(_, let yes, let no):
            return (min(yes.width.0, no.width.0), max(yes.width.1, no.width.1))
        case .repeated(let node, let minimum, let maximum, _):
            let (low, high) = node.width
            let product = high.multipliedReportingOverflow(by: maximum)
            return (
                low * minimum, product.overflow ? RegexNode.unlimited : min(product.partialValue, RegexNode.unlimited)
            )
        }
    }

    static let unlimited = 1 << 40
}
