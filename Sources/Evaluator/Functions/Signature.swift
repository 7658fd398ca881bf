/// The parameters of something that can be called: names, kinds, defaults. Binding, error texts, help, completion and the
/// bare flag read it.
public final class Signature {
    public struct Parameter {
        public let name: Symbol
        public let kind: Kind
        /// The default as written: `0`, `torch.float32`; nil where the argument is required.
        public let defaultText: String?
        /// The default as a value; `.unbound` where there is none, or where its text is not a literal.
        public let defaultValue: Value
        /// A note on its type: `bool`, `int`, `Tensor`.
        public let note: String?

        public var isRequired: Bool { defaultText == nil && kind != .rest && kind != .keywords }

        /// What the bare flag asks.
        public var isFlag: Bool {
            if note == "bool" { return true }
            if case .bool = defaultValue { return true }
            return false
        }
    }

    public enum Kind: Sendable {
        case positionalOnly
        case ordinary
        /// `*args`
        case rest
        case keywordOnly
        /// `**kwargs`
        case keywords
    }

    /// In source order.
    public let parameters: [Parameter]
    /// Those that may be passed by place.
    let positionalCount: Int
    /// How many of the positional ones must be passed.
    let requiredCount: Int
    let keywordOnlyCount: Int
    let namedCount: Int
    let hasRest: Bool
    let hasKeywords: Bool
    /// True where keyword-only parameters are required.
    let requiresKeywords: Bool

    public init(_ parameters: [Parameter]) {
        self.parameters = parameters
        var positional = 0
        var required = 0
        var keywordOnly = 0
        for parameter in parameters {
            switch parameter.kind {
            case .positionalOnly, .ordinary:
                positional += 1
                if parameter.isRequired { required += 1 }
            case .keywordOnly: keywordOnly += 1
            case .rest, .keywords: break
            }
        }
        positionalCount = positional
        requiredCount = required
        keywordOnlyCount = keywordOnly
        namedCount = positional + keywordOnly
        hasRest = parameters.contains { $0.kind == .rest }
        hasKeywords = parameters.contains { $0.kind == .keywords }
        requiresKeywords = parameters.contains { $0.kind == .keywordOnly && $0.isRequired }
    }

    /// The defaults of the named parameters in binding order.
    private(set) lazy var defaults: ContiguousArray<Value> = ContiguousArray(named.map(\.defaultValue))

    /// The named parameters in binding order: positional ones, keyword-only ones.
    private(set) lazy var named: [Parameter] = parameters.filter { $0.kind != .rest && $0.kind != .keywords }

    /// The place of a keyword among the named parameters; -1 where it is none.
    func keywordPlace(_ name: Symbol) -> Int {
        var place = 0
        for parameter in parameters {
            switch parameter.kind {
            case .positionalOnly: place += 1
            case .ordinary, .keywordOnly:
                if parameter.name == name { return place }
                place += 1
            case .rest, .keywords: break
            }
        }
        return -1
    }

    /// `(input, dim=0, *, keepdim=False)`
    public var text: String {
        var parts: [String] = []
        for (index, parameter) in parameters.enumerated() {
            if parameter.kind == .keywordOnly, !hasRest, index == 0 || parameters[index - 1].kind != .keywordOnly {
                parts.append("*")
            }
            let star = parameter.kind == .rest ? "*" : parameter.kind == .keywords ? "**" : ""
            let note = parameter.note.map { ": " + $0 } ?? ""
            let equals = parameter.note == nil ? "=" : " = "
            parts.append(star + parameter.name.name + note + (parameter.defaultText.map { equals + $0 } ?? ""))
            if parameter.kind == .positionalOnly,
                index + 1 == parameters.count || parameters[index + 1].kind != .positionalOnly
            {
                parts.append("/")
            }
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }
}
