/// Something that runs but is hardly meant: CPython prints it to standard error and goes on.
public struct SyntaxWarning: Hashable, Sendable {
    public let message: String
    public let range: SourceRange

    /// What Python writes to standard error: `file:line: SyntaxWarning: message` and the source line.
    public func report(in source: SourceText) -> String {
        let line = source.line(at: Int(range.start))
        let text = source.lineText(line).drop { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }
        return "\(source.name):\(line): SyntaxWarning: \(message)\n" + (text.isEmpty ? "" : "  \(text)\n")
    }
}

extension FlowChecker {
    mutating func warn(_ message: String, _ range: SourceRange) {
        warnings.append(SyntaxWarning(message: message, range: range))
    }

    mutating func warnAboutAssert(_ test: Expression, _ range: SourceRange) {
        if case .tuple(let items) = test.kind, !items.isEmpty {
            warn("assertion is always true, perhaps remove parentheses?", range)
        }
    }

    /// `x is 1` compares identities of equal values, which is luck.
    mutating func warnAboutIdentity(_ first: Expression, _ links: [ComparisonLink], _ range: SourceRange) {
        var left = first
        for link in links {
            let isLiteral = left.isValueLiteral || link.operand.isValueLiteral
            switch link.operation {
            case .is where isLiteral: return warn("\"is\" with a literal. Did you mean \"==\"?", range)
            case .isNot where isLiteral: return warn("\"is not\" with a literal. Did you mean \"!=\"?", range)
            case .is, .isNot, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .notIn: break
            }
            left = link.operand
        }
    }

    mutating func warnAboutCall(_ callee: Expression, _ range: SourceRange) {
        guard let type = callee.displayType, type != "function" else { return }
        warn("'\(type)' object is not callable; perhaps you missed a comma?", range)
    }

    mutating func warnAboutSubscript(_ base: Expression, _ index: Expression, _ range: SourceRange) {
        guard let type = base.displayType else { return }
        switch type {
        case "NoneType", "bool", "int", "float", "ellipsis", "set", "generator", "function":
            warn("'\(type)' object is not subscriptable; perhaps you missed a comma?", range)
        case "str", "bytes", "tuple", "list":
            guard let indexType = index.displayType, !["int", "bool"].contains(indexType) else { return }
            warn("\(type) indices must be integers or slices, not \(indexType); perhaps you missed a comma?", range)
        default: return
        }
    }
}

extension Expression {
    /// True for a literal other than `None`, `True`, `False` and `...`.
    fileprivate var isValueLiteral: Bool {
        switch kind {
        case .integer, .float, .string, .bytes: return true
        case .unary(.minus, let operand), .unary(.plus, let operand): return operand.isValueLiteral
        case .tuple(let items): return items.allSatisfy { $0.isValueLiteral }
        default: return false
        }
    }

    /// The type of a display or literal, where it is certain.
    fileprivate var displayType: String? {
        switch kind {
        case .none: return "NoneType"
        case .boolean: return "bool"
        case .ellipsis: return "ellipsis"
        case .integer: return "int"
        case .float: return "float"
        case .string, .formatted: return "str"
        case .bytes: return "bytes"
        case .tuple: return "tuple"
        case .list, .listComprehension: return "list"
        case .set, .setComprehension: return "set"
        case .dictionary, .dictionaryComprehension: return "dict"
        case .generator: return "generator"
        case .lambda: return "function"
        case .name, .unary, .binary, .binaryChain, .logical, .comparison, .conditional, .named, .call, .attribute,
            .subscript, .slice, .starred, .yield, .yieldFrom:
            return nil
        }
    }
}
