import Evaluator
import Markup

/// `%whos`: a row a variable, with type, shape and value.
enum VariableTable {
    static func text(_ kernel: Kernel) -> Markup {
        let rows = kernel.variableNames.compactMap { name in
            kernel.interpreter.globals.value(Symbol(name)).map { value in [name, value.typeName, describe(value)] }
        }
        guard !rows.isEmpty else { return Markup("There are no variables yet.\n") }
        let head = ["Variable", "Type", "Data/Info"]
        let widths = (0..<2).map { column in ([head] + rows).map { $0[column].displayWidth }.max() ?? 0 }
        func line(_ row: [String]) -> String {
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.displayWidth + 3) }.joined() + row[2]
                + "\n"
        }
        var text = Markup(line(head), .heading)
        text.append(String(repeating: "-", count: widths.reduce(6, +) + 9) + "\n", .dim)
        for row in rows { text.append(line(row)) }
        return text
    }

    private static func describe(_ value: Value) -> String {
        let limit = 50
        if case .tensor = value {
            let shape = (try? value.attribute("shape").repr()) ?? ""
            let dtype = (try? value.attribute("dtype").repr()) ?? ""
            let needsGradient = (try? value.attribute("requires_grad").repr()) == "True"
            return "\(shape.drop { $0 != "(" }.dropFirst().dropLast()) \(dtype)"
                + (needsGradient ? ", requires_grad" : "")
        }
        let text = (try? value.repr()) ?? ""
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        let size = value.lengthText.map { $0 + " " } ?? ""
        return line.count > limit || line != text ? "\(size)\(line.prefix(limit))…" : line
    }
}

extension Value {
    /// `n=3` for containers.
    fileprivate var lengthText: String? {
        switch self {
        case .list(let list): "n=\(list.items.count)"
        case .dict(let dict): "n=\(dict.count)"
        case .tuple(let tuple): "n=\(tuple.items.count)"
        case .unbound, .none, .bool, .int, .float, .str, .tensor, .object: nil
        }
    }
}
