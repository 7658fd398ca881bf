/// Prints trees as S-expressions, `(+ a (call f 1))`: for parser tests and for looking at a tree.
public struct SyntaxPrinter {
    /// True to print each node's offsets after it, `a@0-1`.
    public let showsRanges: Bool

    public init(showsRanges: Bool = false) {
        self.showsRanges = showsRanges
    }

    public func print(_ tree: SyntaxTree) -> String {
        tree.statements.map(print).joined(separator: "\n")
    }

    func list(_ head: String, _ items: [String], _ range: SourceRange) -> String {
        mark("(" + ([head] + items).joined(separator: " ") + ")", range)
    }

    func mark(_ text: String, _ range: SourceRange) -> String {
        showsRanges ? "\(text)@\(range.start)-\(range.end)" : text
    }

    /// A string with backslashes where a character would break the line or the quotes.
    func quote(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    func optional(_ expression: Expression?) -> String {
        expression.map(print) ?? "-"
    }
}

extension SyntaxPrinter {
    public func print(_ expression: Expression) -> String {
        let range = expression.range
        switch expression.kind {
        case .none: return mark("None", range)
        case .boolean(let value): return mark(value ? "True" : "False", range)
        case .ellipsis: return mark("...", range)
        case .integer(let value): return mark(String(value), range)
        case .float(let value): return mark("\(value)", range)
        case .string(let text): return mark(quote(text), range)
        case .bytes(let bytes): return list("b", bytes.map { String($0) }, range)
        case .formatted(let parts): return list("f", parts.map(print), range)
        case .name(let name): return mark(name, range)
        case .tuple(let items): return list("tuple", items.map(print), range)
        case .list(let items): return list("list", items.map(print), range)
        case .set(let items): return list("set", items.map(print), range)
        case .dictionary(let items): return list("dict", items.map(print), range)
        case .unary(let operation, let operand): return list("u" + operation.rawValue, [print(operand)], range)
        case .binary(let left, let operation, let right):
            return list(operation.rawValue, [print(left), print(right)], range)
        case .binaryChain(let first, let links):
            var result = print(first)
            for link in links {
                let whole = SourceRange(start: range.start, end: link.operand.range.end)
                result = list(link.operation.rawValue, [result, print(link.operand)], whole)
            }
            return result
        case .logical(let operation, let operands): return list(operation.rawValue, operands.map(print), range)
        case .comparison(let first, let links):
            let rest = links.flatMap { [$0.operation.rawValue, print($0.operand)] }
            return list("compare", [print(first)] + rest, range)
        case .conditional(let test, let then, let otherwise):
            return list("if-else", [print(test), print(then), print(otherwise)], range)
        case .lambda(let definition):
            return list("lambda", [print(definition.parameters), print(definition.body)], range)
        case .named(let target, let targetRange, let value):
            return list(":=", [mark(target, targetRange), print(value)], range)
        case .call(let callee, let arguments): return list("call", [print(callee)] + arguments.map(print), range)
        case .attribute(let base, let name, _): return list(".", [print(base), name], range)
        case .subscript(let base, let index): return list("[]", [print(base), print(index)], range)
        case .slice(let lower, let upper, let step):
            return list("slice", [optional(lower), optional(upper), optional(step)], range)
        case .starred(let value): return list("*", [print(value)], range)
        case .listComprehension(let element, let clauses):
            return list("listcomp", [print(element)] + clauses.map(print), range)
        case .setComprehension(let element, let clauses):
            return list("setcomp", [print(element)] + clauses.map(print), range)
        case .dictionaryComprehension(let key, let value, let clauses):
            return list("dictcomp", [print(key), print(value)] + clauses.map(print), range)
        case .generator(let element, let clauses):
            return list("genexp", [print(element)] + clauses.map(print), range)
        case .yield(let value): return list("yield", [optional(value)], range)
        case .yieldFrom(let value): return list("yield-from", [print(value)], range)
        }
    }

    func print(_ part: FormattedPart) -> String {
        switch part {
        case .literal(let text): return quote(text)
        case .field(let field):
            let format = field.format.map { "(spec " + $0.map(print).joined(separator: " ") + ")" } ?? "-"
            return "(field \(print(field.value)) \(field.conversion?.rawValue ?? "-") \(format))"
        }
    }

    func print(_ item: DictionaryItem) -> String {
        switch item {
        case .pair(let key, let value): return "(\(print(key)) \(print(value)))"
        case .unpacked(let value): return "(** \(print(value)))"
        }
    }

    func print(_ argument: Argument) -> String {
        switch argument.kind {
        case .positional: return print(argument.value)
        case .keyword(let name): return "(= \(name) \(print(argument.value)))"
        case .unpackedSequence: return "(* \(print(argument.value)))"
        case .unpackedMapping: return "(** \(print(argument.value)))"
        }
    }

    func print(_ clause: ComprehensionClause) -> String {
        "(for \(print(clause.target)) \(print(clause.iterable))"
            + clause.conditions.map { " " + print($0) }.joined() + ")"
    }

    func print(_ parameters: Parameters) -> String {
        func one(_ parameter: Parameter, _ star: String = "") -> String {
            var text = star + parameter.name
            if let annotation = parameter.annotation { text += ":" + print(annotation) }
            if let value = parameter.defaultValue { text += "=" + print(value) }
            return text
        }
        var items = parameters.positionalOnly.map { one($0) }
        if !items.isEmpty { items.append("/") }
        items += parameters.positional.map { one($0) }
        if let variadic = parameters.variadic {
            items.append(one(variadic, "*"))
        } else if !parameters.keywordOnly.isEmpty {
            items.append("*")
        }
        items += parameters.keywordOnly.map { one($0) }
        if let keywords = parameters.keywords { items.append(one(keywords, "**")) }
        return "(" + items.joined(separator: " ") + ")"
    }
}
