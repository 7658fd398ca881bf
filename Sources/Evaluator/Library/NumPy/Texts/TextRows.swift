import Tensors

/// Rows of NumPy for arrays of numbers that serve arrays of texts too: they run on the places in the table.
enum TextRows {
    private enum Outcome {
        /// Arrays of places: texts again.
        case texts
        /// The first of several results is one of places.
        case firstIsTexts
        case plain
    }

    private struct Rule {
        /// Which parameters hold texts; -1 is the receiver.
        let parameters: [Int]
        var outcome = Outcome.texts
        /// The parameter is a list of arrays.
        var isList = false
        /// Places must be ordered as the texts are.
        var isOrdered = false
        /// A bare text is an element, not an option.
        var takesBare = false
    }

    private static let rules: [String: Rule] = {
        var rules: [String: Rule] = [:]
        for name in ["transpose", "ravel", "squeeze", "swapaxes", "repeat", "copy", "take", "diagonal"] {
            rules[name] = Rule(parameters: [0])
        }
        for name in ["roll", "flip", "tile", "expand_dims", "split", "permutation"] {
            rules[name] = Rule(parameters: [0])
        }
        for name in ["reshape", "flatten"] { rules[name] = Rule(parameters: [-1]) }
        for name in ["concatenate", "stack", "vstack", "hstack"] {
            rules[name] = Rule(parameters: [0], isList: true, isOrdered: true)
        }
        for name in ["argsort", "argmax", "argmin"] {
            rules[name] = Rule(parameters: [0], outcome: .plain, isOrdered: true)
        }
        for name in ["size", "shape", "ndim"] { rules[name] = Rule(parameters: [0], outcome: .plain) }
        rules["array_equal"] = Rule(parameters: [0, 1], outcome: .plain, isOrdered: true, takesBare: true)
        rules["isin"] = Rule(parameters: [0, 1], outcome: .plain, isOrdered: true, takesBare: true)
        rules["where"] = Rule(parameters: [1, 2], isOrdered: true, takesBare: true)
        rules["append"] = Rule(parameters: [0, 1], isOrdered: true, takesBare: true)
        rules["unique"] = Rule(parameters: [0], outcome: .firstIsTexts, isOrdered: true)
        return rules
    }()

    /// Rows of functions, of which some take texts too.
    static func serving(_ rows: [Builtin]) -> [Builtin] {
        rows.map { row in rules[row.name].map { lifted(row, $0) } ?? (row.name == "sort" ? sorting(row) : row) }
    }

    private static func lifted(_ row: Builtin, _ rule: Rule) -> Builtin {
        Builtin(
            row.name, row.signature, row.summary, example: row.example, kind: row.kind, voice: row.voice,
            called: row.called
        ) { call in
            guard let (table, width) = try replaceTexts(call, rule) else { return try row.body(call) }
            let result = try row.body(call)
            switch rule.outcome {
            case .plain: return result
            case .texts: return try wrapped(result, table, width)
            case .firstIsTexts:
                guard case .tuple(let parts) = result, let first = parts.items.first else {
                    return try wrapped(result, table, width)
                }
                return .tuple([try wrapped(first, table, width)] + parts.items.dropFirst())
            }
        }
    }

    /// `a.sort()` works in place, `np.sort(a)` does not.
    private static func sorting(_ row: Builtin) -> Builtin {
        let isMethod = !row.signature.hasPrefix("(a,")
        guard isMethod else { return lifted(row, Rule(parameters: [0], isOrdered: true)) }
        return Builtin(row.name, row.signature, row.summary, example: row.example, kind: row.kind, voice: row.voice) {
            call in
            guard let array = call.receiver.object(as: TextArray.self) else { return try row.body(call) }
            let (codes, table) = TextArray.jointly([array])
            array.table.texts = table.texts
            _ = try array.codes.copy(from: codes[0].sort(call.int(0)).values)
            return .none
        }
    }

    private static func wrapped(_ value: Value, _ table: TextArray.Table, _ width: Int) throws -> Value {
        switch value {
        case .object(let array as NDArray):
            return array.isScalar
                ? try TextArray.result(array.tensor, table, width: width)
                : .object(TextArray(array.tensor, table, width: width))
        case .list(let list): return .items(try list.items.map { try wrapped($0, table, width) })
        case .tuple(let tuple): return .tuple(try tuple.items.map { try wrapped($0, table, width) })
        case .unbound, .none, .bool, .int, .float, .str, .dict, .tensor, .object: return value
        }
    }

    /// Puts arrays of places where texts are; nil where there are none.
    private static func replaceTexts(_ call: borrowing Arguments, _ rule: Rule) throws -> (TextArray.Table, Int)? {
        let given = rule.parameters.map { $0 < 0 ? call.receiver : call[$0] }
        guard given.contains(where: { isText($0, rule) }) else { return nil }
        var arrays: [TextArray] = []
        for value in given {
            if rule.isList {
                for item in try value.collected() { arrays.append(try asArray(item)) }
            } else {
                arrays.append(try asArray(value))
            }
        }
        let width = arrays.reduce(1) { max($0, $1.width) }
        let isDirect = arrays.count == 1 && !rule.isOrdered
        let (codes, table) = isDirect ? ([arrays[0].codes], arrays[0].table) : TextArray.jointly(arrays)
        let replaced = codes.map { Value.object(NDArray($0)) }
        if rule.isList {
            call.replace(rule.parameters[0], with: .items(replaced))
        } else {
            for (parameter, value) in zip(rule.parameters, replaced) { call.replace(parameter, with: value) }
        }
        return (table, width)
    }

    private static func isText(_ value: Value, _ rule: Rule) -> Bool {
        if case .str = value { return rule.takesBare }
        return TextReading.hasText(value)
    }

    private static func asArray(_ value: Value) throws -> TextArray {
        try value.object(as: TextArray.self) ?? TextReading.array(value)
    }
}

extension Arguments {
    /// Another value in the place of an argument, or of the receiver at -1.
    fileprivate borrowing func replace(_ index: Int, with value: Value) {
        base[index < positionalCount ? index : index + restCount] = value
    }
}

extension Arguments {
    /// An array of texts where the argument holds texts or the dtype asks for them; nil for other arrays.
    func texts(_ index: Int, dtype: Int) throws -> Value? {
        if let width = try TextDType.width(of: self[dtype]) {
            if let object = TextReading.hasObject(self[index]) { throw TextReading.refusal(object) }
            return .object(try TextReading.array(self[index], width: width, isExplicit: true))
        }
        guard !has(dtype), TextReading.hasText(self[index]) else { return nil }
        if let object = TextReading.hasObject(self[index]) { throw TextReading.refusal(object) }
        return .object(try TextReading.array(self[index]))
    }

    /// Empty texts in the shape that the first argument gives.
    func emptyTexts(_ width: Int) throws -> Value {
        let shape = try numpyShape(0)
        return .object(try TextArray([Str](repeating: .empty, count: shape.numel), shape, width: max(width, 1)))
    }
}
